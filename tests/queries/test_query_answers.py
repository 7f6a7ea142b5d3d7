"""Every named question, asked of the worked example in the embedded engine."""

from typing import Any

import pytest

from graph.store import Store
from queries.catalogue import Answer, QueryParameterError, ask, catalogue, choices, query, resolve
from queries.tables import sources_of, table

NEEDED = {
    "firm_neighbourhood": {"firm": "SK Hynix"}, "facts_of_document": {"document": "xinwu.txt"},
    "path_between": {"first": "SK海力士", "second": "浪潮"}, "relations_of_entity": {"entity": "新吴区"},
    "observations_of_entity": {"entity": "新吴区"}, "documents_of_entity": {"entity": "济南市"},
    "shared_by_two_places": {"second": "新吴区"}, "titles": {"place": "无锡市"},
}


def answer_to(store: Store, key: str, **arguments: str) -> Answer:
    return ask(store, query(key), {**NEEDED.get(key, {}), **arguments})


def lines(store: Store, key: str, **arguments: str) -> list[tuple[str, ...]]:
    """The cells as Chinese text, without the evidence."""
    answer = answer_to(store, key, **arguments)
    return [tuple(line[:len(answer.columns)]) for line in table(answer, {}, "zh")]


@pytest.mark.parametrize("key", [known.key for known in catalogue()])
def test_every_row_has_its_evidence_and_every_edge_its_ends(example: Store, key: str) -> None:
    answer = answer_to(example, key)
    assert answer.rows, "the worked example has an answer to every question"
    nodes = {node.id for node in answer.nodes}
    assert all(edge.source in nodes and edge.target in nodes for edge in answer.edges)
    sources = sources_of(example, answer, all_of_them=True)
    for row in answer.rows:
        assert len(row.cells) == len(answer.columns)
        assert all(passage in sources for passage in row.evidence)
        assert ("graph" in answer.query.views) == bool(row.edges) or key == "facts_of_document"  # figures are no edges
        structural = all(edge.type in ("WITHIN", "BROADER") for edge in row.edges)
        assert row.evidence or key == "newest_documents" or (row.edges and structural)


def test_parks_of_narrower_industries_with_district_and_city(example: Store) -> None:
    assert lines(example, "parks_by_industry") == [
        ("无锡市", "新吴区", "传感网产业园", "传感网", "计划"),
        ("无锡市", "新吴区", "智能传感器产业园", "传感网", "现状"),
    ]
    assert lines(example, "parks_by_industry", status="planned") == [("无锡市", "新吴区", "传感网产业园", "传感网", "计划")]
    assert lines(example, "parks_by_industry", place="Jinan", industry="any") == [("济南市", "", "齐鲁软件园", "软件", "现状")]


@pytest.mark.parametrize("word", ["物联网", "IoT", "iot", " ＩｏＴ ", "industry/internet-of-things"])
def test_an_english_word_an_alias_or_an_id_gives_the_same_rows(example: Store, word: str) -> None:
    wanted = resolve(example, query("parks_by_industry").parameter("industry"), "物联网")
    asked = wanted if word.startswith("industry/") else word
    assert answer_to(example, "parks_by_industry", industry=str(asked)).rows == answer_to(example, "parks_by_industry").rows


def test_who_is_in_a_place_reaches_through_districts(example: Store) -> None:
    found = lines(example, "entities_in_place", place="江苏省")
    assert ("SK海力士", "企业", "新吴区", "现状") in found
    assert ("传感网产业园", "产业园区", "新吴区", "计划") in found
    assert not any(line[0] == "浪潮" for line in found)


def test_a_firms_neighbourhood_stops_at_places_and_industries(example: Store) -> None:
    assert {(line[0], line[3]) for line in lines(example, "firm_neighbourhood")} == {("1", "新吴区"), ("1", "集成电路")}


def test_policies_by_place_and_industry(example: Store) -> None:
    [line] = lines(example, "policies_by_place_and_industry", place="新吴区", industry="物联网")
    assert line == ("新吴区物联网促进办法", "政策文件", "新吴区", "新吴区", "物联网", "现状")
    assert not lines(example, "policies_by_place_and_industry", place="济南市")


def test_targets_stand_beside_actuals_and_disagreement_shows(example: Store) -> None:
    assert sorted(lines(example, "indicator_across_places")) == [
        ("新吴区", "2023", "3000个", ""), ("新吴区", "2025", "", "5000个"),
        ("济南市", "2023", "22000个", ""), ("济南市", "2023", "25000个", "")]
    [conflict] = lines(example, "conflicting_figures")
    assert conflict[:3] == ("济南市", "5G基站数", "2023")
    assert {conflict[3], conflict[4]} == {"22000个", "25000个"}
    assert conflict[5] == "12"
    assert lines(example, "targets_without_actuals") == [("新吴区", "5G基站数", "2025", "5000个", "3000个")]


def test_titles_held_and_aimed_at(example: Store) -> None:
    assert sorted(lines(example, "titles")) == [
        ("新吴区", "区县", "双千兆城区", "现状"), ("智能传感器产业园", "产业园区", "中国软件名园", "计划")]


def test_facts_of_a_document_are_its_own(example: Store) -> None:
    answer = answer_to(example, "facts_of_document")
    assert len(answer.rows) == 17
    passages = sources_of(example, answer, all_of_them=True)
    assert {source.document.name for source in passages.values()} == {"xinwu.txt"}


def test_what_two_places_share(example: Store) -> None:
    assert lines(example, "shared_by_two_places") == [("集成电路", "产业领域", "浪潮", "SK海力士")]


def test_entities_of_one_document(example: Store) -> None:
    found = {line[0] for line in lines(example, "entities_of_one_document")}
    assert "浪潮" in found
    assert not found & {"齐鲁软件园", "济南市", "集成电路", "无锡市"}


def test_a_path_leads_over_the_shared_industry(example: Store) -> None:
    assert [line[2:5] for line in lines(example, "path_between")] == [
        ("SK海力士", "聚焦产业", "集成电路"), ("浪潮", "聚焦产业", "集成电路")]
    assert not lines(example, "path_between", second="SK海力士")


def test_industries_with_firms_and_no_park(example: Store) -> None:
    assert {line[0] for line in lines(example, "industries_without_park", place="济南市")} == {"人工智能", "集成电路"}


def test_documents_of_an_entity_and_the_newest(example: Store) -> None:
    assert [line[0] for line in lines(example, "documents_of_entity")] == ["济南市的一篇短文", "济南市的另一篇短文"]
    newest = [line[0] for line in lines(example, "newest_documents")]
    assert newest == ["济南市的一篇短文", "新吴区的一篇短文", "济南市的另一篇短文"]
    assert [line[1] for line in lines(example, "newest_documents", place="无锡市")] == ["新吴区"]


def test_what_the_graph_lacks_is_said_with_suggestions(example: Store) -> None:
    with pytest.raises(QueryParameterError) as error:
        answer_to(example, "parks_by_industry", industry="物联")
    assert "物联网" in error.value.zh
    assert [choice.label["zh"] for choice in error.value.suggestions][:1] == ["物联网"]


@pytest.mark.parametrize(("key", "arguments", "part"), [
    ("parks_by_industry", {"sector": "物联网"}, "没有参数“sector”"),
    ("firm_neighbourhood", {"firm": "any"}, "请给出参数“firm”"),
    ("parks_by_industry", {"status": "perhaps"}, "没有“perhaps”"),
    ("facts_of_document", {"document": "短文"}, "新吴区的一篇短文"),
])
def test_arguments_that_cannot_be_used(example: Store, key: str, arguments: dict[str, str], part: str) -> None:
    with pytest.raises(QueryParameterError) as error:
        answer_to(example, key, **arguments)
    assert part in error.value.zh


def test_choices_come_from_the_graph(example: Store) -> None:
    def labels(key: str, name: str) -> list[Any]:
        return [choice.label["zh"] for choice in choices(example, query(key).parameter(name))]

    assert {"物联网", "传感网", "集成电路"} <= set(labels("parks_by_industry", "industry"))
    assert labels("parks_by_industry", "status") == ["现状", "计划"]
    assert labels("indicator_across_places", "indicator") == ["5G基站数"]
    assert {"齐鲁软件园", "济南市"} <= set(labels("entities_in_place", "place"))
    assert set(labels("facts_of_document", "document")) == {"济南市的一篇短文", "新吴区的一篇短文", "济南市的另一篇短文"}


def test_a_status_may_be_named_in_either_language(example: Store) -> None:
    for word in ("planned", "计划", "Planned"):
        assert len(answer_to(example, "parks_by_industry", status=word).rows) == 1


def test_more_rows_than_the_limit_are_announced(example: Store) -> None:
    answer = ask(example, query("relations_of_entity"), {"entity": "新吴区"}, limit=2)
    assert (len(answer.rows), answer.truncated) == (2, True)
