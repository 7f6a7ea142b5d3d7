from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given

from graph.errors import InvalidFacts
from graph.facts import Facts
from graph.wellformed import check
from tests.graph.example import CITY, PARK, TEXT, observation, relation, small
from tests.graph.strategies import facts

FACTS = small()
PASSAGE = FACTS.passages[0]
ELSEWHERE = replace(CITY, id="place/370200")


@given(facts())
def test_what_the_strategies_make_is_well_formed(reading: Facts) -> None:
    check(reading)


def test_a_text_beyond_measure_is_refused() -> None:
    with pytest.raises(InvalidFacts, match="longer than 20 MB"):
        check(small(TEXT + "长" * 7_000_000))


def test_the_example_is_well_formed() -> None:
    check(FACTS)


@pytest.mark.parametrize(("spoil", "said"), [
    (lambda f: replace(f, entities=(*f.entities, CITY)), "occurs 2 times"),
    (lambda f: replace(f, entities=f.entities[1:]), "its parent place/370000 is missing"),
    (lambda f: replace(f, entities=(replace(PARK, type="Place"), *f.entities[:2])), "Place is no class of entities"),
    (lambda f: replace(f, entities=(replace(PARK, type="Platform"), *f.entities[:2])), "is no id for a Platform"),
    (lambda f: replace(f, entities=(replace(PARK, parent=CITY.id), *f.entities[:2])), "a Park has no parent of class City"),
    (lambda f: replace(f, passages=f.passages[1:]), "evidence that is no passage"),
    (lambda f: replace(f, passages=(replace(PASSAGE, text="别的"), *f.passages[1:])), "does not quote the document"),
    (lambda f: replace(f, relations=(relation(PARK, "NEAR", CITY, PASSAGE),)), "NEAR is no relation"),
    (lambda f: replace(f, relations=(relation(CITY, "LOCATED_IN", PARK, PASSAGE),)), "no LOCATED_IN from City to Park"),
    (lambda f: replace(f, relations=(relation(PARK, "LOCATED_IN", CITY),)), "has no evidence"),
    (lambda f: replace(f, relations=(relation(PARK, "LOCATED_IN", CITY, PASSAGE, status="target"),)), "target is no status"),
    (lambda f: replace(f, relations=(relation(PARK, "LOCATED_IN", ELSEWHERE, PASSAGE),)), "an end of it is missing"),
    (lambda f: replace(f, indicators=()), "its indicator indicator/digital-economy-share-of-gdp is missing"),
    (lambda f: replace(f, observations=(replace(observation(CITY, 1, PASSAGE), bound="about"),)), "about is no bound"),
])
def test_what_is_wrong_is_named(spoil: Callable[[Facts], Facts], said: str) -> None:
    with pytest.raises(InvalidFacts, match=said) as error:
        check(spoil(FACTS))
    assert "plan.txt" in error.value.zh
