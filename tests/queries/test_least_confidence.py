"""Facts below the confidence that is asked for leave no trace in an answer, and at 0 nothing is left out."""

import re
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from graph import embedded
from graph.confidence import BANDS, SHOWN, band
from graph.facts import Facts, Observation, Relation
from graph.ontology import ontology
from graph.store import Store, open_store
from graph.values import Node
from queries.catalogue import Answer, ask, catalogue, query
from tests.queries.test_query_answers import NEEDED
from tests.queries.worked_example import all_facts

TELLS_WHAT_IS_WEAK = {"weak_facts"}  # its answer is what the others leave out
LEAST = 0.5  # between what is doubtful here and what is certain
LOOKS_AT_SHORTEST_ONLY = {"path_between"}  # a longer way is not looked for instead of one that is left out

_RELATION = re.compile(r"-\[(?P<name>\w*)(?::(?P<types>[A-Z_|]+))?(?P<steps>\*[\d.]*)?\]-")
_OBSERVATION = re.compile(r"\((?P<name>\w*):Observation[ )]")
_COMMENT = re.compile(r"//[^\n]*")
WHOLE_WAY = "all(step IN relationships({}) WHERE coalesce(step.confidence, 1) >= $least)"


def statement(key: str) -> str:
    return _COMMENT.sub("", query(key).cypher)


def demands(cypher: str) -> list[str]:
    """For each relation type and each observation that the statement matches, the condition that must stand in it.

    A pattern that can only meet reference data or the links of evidence needs none.
    """
    facts = set(ontology().relations)
    conditions: list[str] = []
    for line in re.split(r"MATCH|\[(?=\()", cypher)[1:]:
        pattern = re.split(r"\bWHERE\b|\bRETURN\b|\bWITH\b|\n(?=\S)", line)[0]
        met = [found for found in _RELATION.finditer(pattern)
               if (found["types"] is None or facts & set(found["types"].split("|"))) and found["name"] != "mention"]
        if any(found["steps"] or not found["name"] for found in met):
            way = re.match(r"\s*(\w+) = ", pattern)
            conditions.append(WHOLE_WAY.format(way[1] if way else "?"))
        else:
            conditions += [found["name"] for found in met]
        conditions += [found["name"] for found in _OBSERVATION.finditer(pattern)]
    return conditions


@pytest.mark.parametrize("key", [known.key for known in catalogue() if known.key not in TELLS_WHAT_IS_WEAK])
def test_every_fact_that_a_statement_matches_is_compared_with_the_least_confidence(key: str) -> None:
    cypher = statement(key)
    wanted = demands(cypher)
    for condition in set(wanted):
        if condition.startswith("all("):
            written = cypher.count(condition)
        else:
            plain, coalesced = f"{condition}.confidence >= $least", f"coalesce({condition}.confidence, 1) >= $least"
            written = len(re.findall(rf"\b{re.escape(plain)}", cypher)) + cypher.count(coalesced)
        assert written == wanted.count(condition), f"{condition}: {wanted.count(condition)} patterns, {written} conditions"
    assert bool(wanted) == query(key).leaves_out


@pytest.mark.parametrize(("cypher", "wanted"), [
    ("MATCH (p)-[r:LOCATED_IN]->(c) RETURN p", ["r"]),
    ("MATCH (p)-[:LOCATED_IN]->(c) RETURN p", [WHOLE_WAY.format("?")]),
    ("MATCH w = (p)-[:LOCATED_IN|WITHIN*1..3]->(c) WHERE x RETURN p", [WHOLE_WAY.format("w")]),
    ("MATCH (a)-[:WITHIN*0..5]->(b) RETURN [(a)-[r]->(:Entity) | r]", ["r"]),
    ("MATCH (a)<-[:ABOUT]-(o:Observation)-[:OF_INDICATOR]->(i) RETURN o", ["o"]),
    ("MATCH (a)<-[:ABOUT]-(:Observation) RETURN a", [""]),
])
def test_the_reading_of_statements_itself(cypher: str, wanted: list[str]) -> None:
    assert demands(cypher) == wanted



def chance(key: str) -> float:
    """0.3 for about a third of all facts, 0.9 for the others, the same on every machine."""
    return 0.3 if sha256(key.encode()).digest()[1] % 3 == 0 else 0.9


def doubtful(facts: Facts) -> Facts:
    return replace(facts, relations=tuple(replace(item, confidence=chance(item.id)) for item in facts.relations),
                   observations=tuple(replace(item, confidence=chance(item.id)) for item in facts.observations))


def certain(facts: Facts) -> Facts:
    """What is left of the doubtful facts."""
    def sure(item: Relation | Observation) -> bool:
        return chance(item.id) >= LEAST

    return replace(facts, relations=tuple(filter(sure, facts.relations)), observations=tuple(filter(sure, facts.observations)))


@pytest.fixture(scope="module")
def writer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("doubtful")
    with open_store(f"embedded:{folder}", role="writer") as store:
        yield store
    embedded.stop(Path(folder))


def answers(store: Store, facts: list[Facts], least: float) -> dict[str, Any]:
    for item in facts:
        store.load(item)
    return {known.key: content(ask(store, known, NEEDED.get(known.key, {}), least=least)) for known in catalogue()}


def content(answer: Answer) -> list[Any]:
    """The rows without the confidence."""
    def plain(cell: Any) -> Any:
        return [plain(item) for item in cell] if isinstance(cell, list) else cell.id if isinstance(cell, Node) else cell

    return [([plain(cell) for cell in row.cells], sorted(row.evidence), sorted(edge.id for edge in row.edges))
            for row in answer.rows]


def test_what_is_left_out_might_as_well_not_have_been_said(writer: Store) -> None:
    everything = [doubtful(item) for item in all_facts()]
    left = [certain(item) for item in all_facts()]
    assert 3 < sum(len(item.relations) for item in left) < sum(len(item.relations) for item in everything) - 3
    seen = answers(writer, everything, LEAST)
    whole = answers(writer, everything, 0.0)
    alone = answers(writer, left, 0.0)
    before = answers(writer, list(all_facts()), 0.0)
    confidences = {"weak_facts"}  # the only one that shows them as a number
    for key in seen:
        if key not in TELLS_WHAT_IS_WEAK | LOOKS_AT_SHORTEST_ONLY:
            assert seen[key] == alone[key], key
        if key not in confidences:
            assert whole[key] == before[key], key
    assert sum(seen[key] != whole[key] for key in seen) > 10


def test_a_row_is_as_certain_as_its_least_certain_fact(writer: Store) -> None:
    for facts in all_facts():
        writer.load(doubtful(facts))
    answer = ask(writer, query("relations_of_entity"), {"entity": "新吴区"}, least=0.0)
    assert {row.confidence for row in answer.rows} == {0.3, 0.9, None}  # none: the district lies in its city
    assert (answer.least, answer.rated) == (0.0, True)
    figures = ask(writer, query("indicator_across_places"), {}, least=0.0)
    assert {row.confidence for row in figures.rows} <= {0.3, 0.9}
    assert ask(writer, query("newest_documents"), {}).rated is False


def test_the_bands_cover_all_confidences_and_the_lowest_is_what_is_not_shown() -> None:
    assert [item.key for item in BANDS] == ["high", "medium", "low"]
    assert [band(value).key for value in (1.0, SHOWN, SHOWN - 0.001, 0.0)] == ["high", "medium", "low", "low"]
    limits = [item.least for item in BANDS]
    assert limits == sorted(limits, reverse=True)
    assert limits[-1] == 0.0
