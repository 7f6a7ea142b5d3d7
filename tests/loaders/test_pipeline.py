"""The whole way from a document to Facts: whole, grounded, the same every time."""

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.facts import Document, Facts
from graph.ontology import ontology
from loaders.pipeline import extract

TEXT = """一、发展现状
2022年,我市软件产业收入达到120亿元,增长12%。集聚了华为、浪潮等一批人工智能龙头企业,获评中国软件名城。
二、下一步打算
聚焦物联网、区块链等产业,力争到2025年建成滨河物联网产业园,推进政务数据共享平台建设。
"""


def document(text: str, about: str | None = "place/370100") -> Document:
    return Document.of("a.txt", text, "a", about=about, date="2023-03-01")


def check(facts: Facts) -> None:
    """What holds of the facts of any document."""
    text, passages, entities = facts.document.text, {p.id for p in facts.passages}, {e.id: e for e in facts.entities}
    assert len(entities) == len(facts.entities)
    for passage in facts.passages:
        assert text[passage.start : passage.end] == passage.text
    for relation in facts.relations:
        assert relation.evidence
        assert passages.issuperset(relation.evidence)
        assert ontology().allows(entities[relation.head].type, relation.type, entities[relation.tail].type)
        assert 0 < relation.confidence <= 1
    for observation in facts.observations:
        assert observation.subject in entities
        assert passages.issuperset(observation.evidence)
    for entity in facts.entities:
        assert entity.parent is None or entity.parent in entities


def test_a_plan_gives_what_it_says() -> None:
    facts = extract(document(TEXT))
    check(facts)
    names = {entity.id: entity.name for entity in facts.entities}
    said = {(names[r.head], r.type, names[r.tail], r.status) for r in facts.relations}
    assert ("华为", "LOCATED_IN", "济南市", "actual") in said
    assert ("滨河物联网产业园", "FOCUSES_ON", "物联网", "planned") in said
    assert any(o.value == 120 and o.unit == "亿元" and o.period == "2022" for o in facts.observations)
    assert {"山东省", "中国"} <= {e.name for e in facts.entities if not e.mentioned}


def test_the_same_document_gives_the_same_facts() -> None:
    assert extract(document(TEXT)) == extract(document(TEXT))


def test_a_document_of_nowhere_and_an_empty_one_are_no_error() -> None:
    check(extract(document(TEXT, about=None)))
    assert extract(document("")).relations == ()


PIECES = (
    *"《》“”、,。等与()\n\t A",
    *("我市", "全省", "企业", "产业园", "平台", "获评", "建设", "2025年", "3.5亿元"),
    *("物联网", "济南市", "5G", "一、", "市委", "为代表的"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@settings(max_examples=150, deadline=None)
def test_any_shuffle_of_words_is_read_without_a_fault(text: str) -> None:
    check(extract(document(text)))


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_characters_are_read_without_a_fault(text: str) -> None:
    check(extract(document(text)))
