"""The store's answers over one small document, on the embedded engine."""

import time
from dataclasses import replace

import pytest

from graph.answers import Change
from graph.confidence import SHOWN
from graph.errors import InvalidFacts, QueryError, QueryTimeout, StoreError
from graph.store import Store, open_store
from graph.values import Edge, Node, Path
from tests.graph.dump import dump
from tests.graph.example import CITY, INDUSTRY, PARK, PROVINCE, TEXT, large, relation, small


@pytest.fixture
def loaded(store: Store) -> Store:
    store.load(small())
    return store


def test_the_graph_is_as_the_ontology_lays_down(loaded: Store) -> None:
    facts = small()
    graph = dump(loaded)
    nodes = {identifier: (labels, properties) for identifier, labels, properties in graph.nodes}
    assert nodes[CITY.id] == (("City", "Place", "Actor", "Entity"), {
        "id": CITY.id, "uri": f"https://w3id.org/parkgraph/id/{CITY.id}", "type": "City", "name": "济南市", "nameEn": "Jinan",
        "adminCode": "370100", "aliases": ["泉城", "济南"], "searchNames": ["jinan", "泉城", "济南", "济南市"]})
    planned = facts.relations[0]
    assert ("LOCATED_IN", PARK.id, CITY.id, {
        "id": planned.id, "status": "planned", "confidence": 0.9, "extractor": "rules/1", "evidence": list(planned.evidence),
        "evidenceConfidence": [0.9], "evidenceExtractor": ["rules/1"]}) in graph.edges
    assert ("WITHIN", CITY.id, PROVINCE.id, {}) in graph.edges
    assert ("MENTIONS", facts.document.id, CITY.id, {
        "type": "City", "name": "济南市", "nameEn": "Jinan", "adminCode": "370100", "aliases": ["泉城", "济南"],
        "references": ["我市"], "parent": PROVINCE.id, "mentioned": True}) in graph.edges
    figure = facts.observations[0]
    assert nodes[figure.id][1]["normalisedValue"] == 50.0
    assert {(kind, target) for kind, source, target, _ in graph.edges if source == figure.id} == {
        ("ABOUT", CITY.id), ("OF_INDICATOR", figure.indicator), ("EVIDENCE", figure.evidence[0])}


def test_rows_are_plain_values(loaded: Store) -> None:
    rows = loaded.rows("""MATCH path = (p:Park)-[r:LOCATED_IN]->(c) WHERE c.name = $city
                          RETURN p.name AS park, r, c, path, [p, r] AS list, {park: p} AS map, date('2021-03-01') AS day""",
                       {"city": "济南市"})
    assert rows.columns == ("park", "r", "c", "path", "list", "map", "day")
    [(name, edge, city, path, pair, mapping, day)] = rows.records
    assert name == PARK.name
    assert isinstance(edge, Edge)
    assert (edge.type, edge.source, edge.target) == ("LOCATED_IN", PARK.id, CITY.id)
    assert isinstance(city, Node)
    assert (city.id, city.type, city.name, city.labels) == (CITY.id, "City", "济南市", ("City", "Place", "Actor", "Entity"))
    assert isinstance(path, Path)
    assert [node.id for node in path.nodes] == [PARK.id, CITY.id]
    assert path.edges == (edge,)
    assert pair == [mapping["park"], edge]
    assert day.isoformat() == "2021-03-01"


def test_an_edge_alone_knows_its_ends(loaded: Store) -> None:
    rows = loaded.rows("MATCH (:Park)-[r]->() RETURN r ORDER BY type(r)")
    assert [(row[0].type, row[0].source, row[0].target) for row in rows.records] == [
        ("FOCUSES_ON", PARK.id, INDUSTRY.id), ("LOCATED_IN", PARK.id, CITY.id)]


def test_rows_are_limited_and_say_so(loaded: Store) -> None:
    assert not loaded.rows("UNWIND range(1, 10) AS i RETURN i", limit=10).truncated
    rows = loaded.rows("UNWIND range(1, 11) AS i RETURN i", limit=10)
    assert rows.truncated
    assert len(rows.records) == 10


def test_a_limit_spares_the_engine_the_rest(store: Store) -> None:
    store.load(large(1))
    begin = time.monotonic()
    assert store.rows("MATCH (a), (b), (c), (d) RETURN a.id, d.id", limit=5).truncated
    assert time.monotonic() - begin < 5


def test_a_slow_statement_is_given_up_in_time(store: Store) -> None:
    store.load(large(1))
    begin = time.monotonic()
    with pytest.raises(QueryTimeout, match="1 s"):
        store.rows("MATCH (a), (b), (c), (d) WHERE a.id + b.id = c.id + d.id + 'x' RETURN a", timeout=1)
    assert time.monotonic() - begin < 3
    assert store.counts().documents == 1  # and the store answers on


@pytest.mark.parametrize("statement", ["MATCH (n RETURN n", "RETURN $missing.x.y(", "CALL no.such() YIELD x RETURN x"])
def test_an_error_carries_the_engines_words(store: Store, statement: str) -> None:
    with pytest.raises(QueryError) as error:
        store.rows(statement)
    assert isinstance(error.value, StoreError)
    assert len(error.value.en) > len("The engine refused the statement: ")


def test_documents_and_their_text(loaded: Store) -> None:
    [info] = loaded.documents()
    facts = small()
    assert (info.id, info.title, info.about, info.about_name, info.demonstration) == (
        facts.document.id, "数字济南规划", CITY.id, "济南市", True)
    assert (info.entities, info.relations, info.observations, info.uncovered) == (3, 2, 1, 0)  # the province is not mentioned
    assert info.loaded_at.endswith("+00:00")
    assert loaded.document(info.id) == facts.document
    assert loaded.document("document/none") is None


def test_evidence_stands_in_its_paragraph(loaded: Store) -> None:
    planned, _, target = small().passages
    first, second = loaded.evidence([target.id, "passage/none", planned.id])
    assert first.passage == target
    assert (first.before, first.after) == ("", "。")
    assert second.passage == planned
    assert second.before + second.passage.text + second.after == TEXT.splitlines()[1]
    assert second.document.title == "数字济南规划"


def test_counts(loaded: Store) -> None:
    counts = loaded.counts()
    assert dict(counts.entities) == {"City": 1, "Industry": 1, "Park": 1, "Province": 1}
    assert dict(counts.relations) == {"LOCATED_IN": 1, "FOCUSES_ON": 1, "WITHIN": 1}
    assert (counts.documents, counts.passages, counts.observations) == (1, 3, 1)


@pytest.mark.parametrize(("text", "kind", "found"), [
    ("济南市", "City", [CITY.id]), ("济南", "Place", [CITY.id]), ("JINAN", "Entity", [CITY.id]),
    ("ｊｉｎａｎ", "City", [CITY.id]),
    (CITY.id, "City", [CITY.id]), ("济南", "Park", []), ("济", "City", []), ("iot", "Industry", [INDUSTRY.id]),
    ("internet  of things", "Industry", [INDUSTRY.id]), ("中国传感网创新园", "Park", [PARK.id]),
])
def test_resolve(loaded: Store, text: str, kind: str, found: list[str]) -> None:
    assert [hit.id for hit in loaded.resolve(text, kind)] == found


@pytest.mark.parametrize(("text", "first", "matched"), [
    ("传感", PARK.id, "智能传感器产业园"), ("创新园", PARK.id, "中国传感网创新园"), ("iot", INDUSTRY.id, "IoT"),
    ("things", INDUSTRY.id, "Internet of Things"), ("泉", CITY.id, "泉城"), ("山东", PROVINCE.id, "山东省"),
    ("sensor smart", PARK.id, "Smart Sensor Park"),
])
def test_search_finds_any_name(loaded: Store, text: str, first: str, matched: str) -> None:
    hit = loaded.search(text)[0]
    assert (hit.id, hit.matched) == (first, matched)


def test_search_ranks_and_restricts(loaded: Store) -> None:
    assert [hit.id for hit in loaded.search("济南")] == [CITY.id]
    assert loaded.search("济南", types=["Park"]) == []
    assert [hit.id for hit in loaded.search("园", types=["Park", "Platform"])] == [PARK.id]
    assert loaded.search("  ") == []
    assert loaded.search("没有的") == []
    scores = [hit.score for hit in loaded.search("省") + loaded.search("山东省")]
    assert scores == sorted(scores)


def test_neighbours(loaded: Store) -> None:
    around = loaded.neighbours(PARK.id)
    assert around.nodes[0].id == PARK.id
    assert {node.id for node in around.nodes} == {PARK.id, CITY.id, INDUSTRY.id}
    assert {edge.type for edge in around.edges} == {"LOCATED_IN", "FOCUSES_ON"}
    assert around.omitted == 0
    assert loaded.neighbours(CITY.id, limit=1).omitted == 1
    assert loaded.neighbours("park/none").nodes == ()
    assert loaded.entity("park/none") is None


def test_neighbours_take_turns_by_kind_and_the_most_certain_come_first(store: Store) -> None:
    facts = small()
    fields = [replace(INDUSTRY, id=f"industry/{number}", name=f"第{number}业", name_en=None, aliases=()) for number in range(20)]
    focus = tuple(replace(relation(PARK, "FOCUSES_ON", field, facts.passages[1]), confidence=(75 + number) / 100)
                  for number, field in enumerate(fields))
    weak = replace(facts.relations[1], confidence=SHOWN / 2)
    store.load(replace(facts, entities=(*facts.entities, *fields), relations=(facts.relations[0], weak, *focus)))
    around = store.neighbours(PARK.id, limit=4)
    assert [(edge.type, edge.properties["confidence"]) for edge in around.edges] == [
        ("FOCUSES_ON", 0.94), ("LOCATED_IN", 0.9), ("FOCUSES_ON", 0.93), ("FOCUSES_ON", 0.92)]
    assert [node.id for node in around.nodes][:2] == [PARK.id, "industry/19"]
    assert around.omitted == 17
    assert store.neighbours(PARK.id, least=0.0, limit=4).omitted == 18
    assert (store.doubted(PARK.id), store.doubted(INDUSTRY.id, SHOWN / 2), store.doubted("park/none")) == (1, 0, 0)
    assert store.doubted(CITY.id, 0.85) == 1  # the figure


def test_the_document_itself_is_replaced(loaded: Store) -> None:
    facts = small()
    less = replace(facts, relations=facts.relations[:1], document=replace(facts.document, title="新题"))
    assert loaded.load(less) == Change(facts.document.id, added=0, withdrawn=1, kept=2)
    assert loaded.documents()[0].title == "新题"
    assert loaded.documents()[0].relations == 1


def test_an_unknown_document_is_removed_without_a_change(loaded: Store) -> None:
    before = dump(loaded)
    assert loaded.remove("document/none") == Change("document/none", 0, 0, 0)
    assert dump(loaded) == before


def test_facts_against_the_ontology_are_not_loaded(loaded: Store) -> None:
    facts = small("另一个文件。" + TEXT)
    wrong = replace(facts, relations=(*facts.relations, relation(CITY, "LOCATED_IN", PARK, facts.passages[0])))
    before = dump(loaded)
    with pytest.raises(InvalidFacts, match="no LOCATED_IN from City to Park"):
        loaded.load(wrong)
    assert dump(loaded) == before


def test_two_stores_share_one_database(loaded: Store) -> None:
    with open_store(loaded.url) as reader:
        assert reader.counts() == loaded.counts()
        loaded.load(small("又一个文件。" + TEXT))
        assert reader.counts().documents == 2
