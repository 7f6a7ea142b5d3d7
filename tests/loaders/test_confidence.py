"""The confidence of relations: a probability that grows with how sure the names are."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from loaders.relations.confidence import End, Grounds, confidence

RULES = st.frozensets(st.sampled_from(["field/place", "site/stated", "nobody/knows"]), max_size=2)


@given(RULES, st.floats(0, 1), st.integers(0, 9), st.booleans(), st.integers(1, 9))
def test_it_is_a_probability_whatever_the_grounds(
    rules: frozenset[str], sure: float, named: int, planned: bool, times: int
) -> None:
    end = End("City", sure, named, True)
    assert 0 <= confidence(Grounds("LOCATED_IN", rules, end, end, planned, times, planned, False)) <= 1


def test_surer_names_make_a_surer_relation() -> None:
    def of(sure: float) -> float:
        ends = End("City", 0.95, 6, True), End("Industry", sure, 2, False)
        return confidence(Grounds("FOCUSES_ON", frozenset(("field/place",)), *ends, False, 1, False, False))

    assert all(of(low) < of(high) for low, high in product((0.25,), (0.75, 1.0)))
