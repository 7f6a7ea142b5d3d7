from dataclasses import replace

import pytest

from graph.candidates import Thing, compare
from graph.names import bare, place_and_core

HERE, THERE = frozenset({"place/370100"}), frozenset({"place/340100"})


def thing(number: int, name: str, places: frozenset[str] = HERE, kind: str = "Enterprise", *aliases: str) -> Thing:
    return Thing(f"organisation/{number}", kind, name, frozenset(map(bare, (name, *aliases))), places)


@pytest.mark.parametrize(("name", "kept"), [
    ("济南泉韵软件股份有限公司", "泉韵软件"), ("泉韵软件集团", "泉韵软件"), ("泉韵(中国)有限公司", "泉韵"), ("“泉韵”", "泉韵"),
    ("济南公司", "济南"), ("公司", "公司"), ("ＡＢＣ公司", "abc"),
])
def test_a_core_is_the_name_without_place_and_legal_form(name: str, kept: str) -> None:
    assert place_and_core(name, {"济南"})[1] == kept


def test_the_same_core_is_a_candidate_and_says_why() -> None:
    [found] = compare([thing(1, "济南泉韵软件有限公司"), thing(2, "泉韵软件")], ["济南"])
    assert (found.reason, found.same_place, found.first.name) == ("core", True, "济南泉韵软件有限公司")


def test_the_strictest_reason_is_given() -> None:
    [found] = compare([thing(1, "泉韵软件有限公司", HERE, "Enterprise", "泉韵软件"), thing(2, "泉韵软件")], [])
    assert found.reason == "name"


def test_homonyms_of_two_places_come_last_and_say_so() -> None:
    park, other = thing(1, "软件园", HERE, "Park"), thing(2, "软件园", THERE, "Park")
    found = compare([park, other, thing(3, "泉韵软件"), thing(4, "泉韵软件公司")], [])
    assert [item.same_place for item in found] == [True, False]


def test_names_that_begin_with_different_places_are_told_apart() -> None:
    places = ["济南", "济南市", "合肥"]
    assert compare([thing(1, "济南高新区", kind="Park"), thing(2, "合肥高新区", kind="Park")], places) == ()
    [found] = compare([thing(1, "济南高新区", kind="Park"), thing(2, "济南市高新区", kind="Park")], places)
    assert found.reason == "core"


def test_a_short_name_with_two_readings_is_left_alone() -> None:
    assert compare([thing(1, "泉韵"), thing(2, "泉城韵达"), thing(3, "泉水韵味")], []) == ()
    assert [item.reason for item in compare([thing(1, "泉韵"), thing(2, "泉城韵达")], [])] == ["short"]


def test_a_short_name_elsewhere_or_of_another_class_is_no_candidate() -> None:
    full = thing(1, "泉城韵达")
    assert compare([full, thing(2, "泉韵", THERE)], []) == ()
    assert compare([full, replace(thing(2, "泉韵"), type="Park")], []) == ()


def test_where_no_place_is_known_it_says_so() -> None:
    [found] = compare([thing(1, "泉韵软件", frozenset()), thing(2, "泉韵软件公司")], [])
    assert found.same_place is None


def test_the_order_of_things_does_not_matter() -> None:
    things = [thing(1, "济南泉韵软件有限公司"), thing(2, "泉韵软件"),
              thing(3, "软件园", HERE, "Park"), thing(4, "软件园", THERE, "Park")]
    assert compare(things, ["济南"]) == compare(reversed(things), ["济南"])
