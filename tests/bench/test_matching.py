"""When two facts are the same to the bench."""

from typing import Any

from bench.matching import Scores, likeness, names_found, pairs


def facts(**parts: Any) -> dict[str, Any]:
    entities = [{"id": "c", "type": "City", "name": "济南市", "aliases": ["济南"]},
                {"id": "p", "type": "Park", "name": "“齐鲁”软件园", "aliases": []}]
    return {"entities": entities, "relations": [], "observations": [], **parts}


def figure(value: float, period: str, metric: str = "软件业务收入") -> dict[str, Any]:
    return {"subject": "c", "metric": metric, "value": value, "unit": "亿元", "period": period, "status": "actual"}


def test_pairs_are_as_many_as_there_can_be() -> None:
    assert pairs("ab", "xy", lambda a, b: (a, b) != ("b", "y")) == {0: 1, 1: 0}


def test_entities_agree_in_class_and_one_name() -> None:
    scores = Scores()
    predicted = facts(entities=[{"id": "1", "type": "City", "name": "济南", "aliases": []},
                                {"id": "2", "type": "Platform", "name": "齐鲁软件园", "aliases": []}])
    scores.add(facts(), predicted)
    found = scores.tallies["entities"]
    assert (found.found, found.annotated, found.predicted) == (1, 2, 2)
    assert scores.tallies["entities/City"].f1 == 1
    assert scores.tallies["entities/Platform"].precision == 0


def test_a_relation_needs_its_status_to_be_right() -> None:
    def lies(status: str) -> dict[str, str]:
        return {"head": "p", "type": "LOCATED_IN", "tail": "c", "status": status}

    scores = Scores()
    right = scores.add(facts(relations=[lies("actual")]), facts(relations=[lies("planned")]))
    assert scores.tallies["relations"].f1 == 1
    assert scores.tallies["relations+"].f1 == 0
    assert right.relations == frozenset()


def test_a_figure_of_two_years_is_not_paired_crosswise() -> None:
    scores = Scores()
    right = scores.add(facts(observations=[figure(5, "2020"), figure(5, "2021")]),
                       facts(observations=[figure(5, "2021"), figure(5, "2020")]))
    assert right.observations == {0, 1}
    assert scores.tallies["observations+"].f1 == 1


def test_metrics_agree_by_half_their_characters() -> None:
    assert likeness("软件业务收入", "软件收入") == 0.8
    scores = Scores()
    scores.add(facts(observations=[figure(5, "2020")]), facts(observations=[figure(5, "2020", "企业数")]))
    assert scores.tallies["observations"].found == 0


def test_several_spellings_of_one_thing_count_once() -> None:
    tally = names_found(facts()["entities"], [frozenset({"济南"}), frozenset({"济南市"}), frozenset({"山东"})])
    assert (tally.found, tally.annotated, tally.predicted) == (1, 2, 2)
