"""What an answer says counts only as far as the document says it: every check, and any JSON at all."""

import json
from collections import Counter
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.facts import Facts
from graph.ontology import ontology
from loaders.llm.grounding import Grounded, Reason, refers
from loaders.llm.join import join
from loaders.llm.schema import answer_schema
from tests.loaders.llm.examples import TEXT, answer, document, grounded


def reasons(found: Grounded) -> Counter[tuple[str, Reason]]:
    return Counter((refusal.part, refusal.reason) for refusal in found.rejected)


def test_a_good_answer_passes_whole() -> None:
    found = grounded(answer("good"))
    assert not found.rejected
    assert [entity.name for entity in found.entities] == ["新吴区", "滨湖智能传感产业园", "传感网", "SK海力士"]
    quoted = [TEXT[relation.start : relation.end] for relation in found.relations]
    assert quoted == ["滨湖智能传感产业园位于新吴区", "重点发展传感网产业", "SK海力士落户新吴区"]
    assert [(o.written.value, o.written.unit) for o in found.observations] == [(3000, "个"), (5000, "个")]


def test_every_kind_of_invention_is_rejected_for_its_reason() -> None:
    found = grounded(answer("hallucinated"))
    assert reasons(found) == Counter({
        ("entities", Reason.NAME): 1, ("entities", Reason.QUOTE): 1, ("entities", Reason.TYPE): 1,
        ("relations", Reason.END): 1, ("relations", Reason.QUOTE): 1, ("relations", Reason.TYPE): 1,
        ("relations", Reason.PAIR): 1, ("relations", Reason.STATUS): 1, ("relations", Reason.APART): 1,
        ("relations", Reason.SAME): 1,
        ("observations", Reason.VALUE): 2, ("observations", Reason.PERIOD): 1, ("observations", Reason.METRIC): 1,
        ("observations", Reason.FORM): 1, ("observations", Reason.STATUS): 1})
    assert not found.relations
    assert not found.observations
    assert [entity.forms for entity in found.entities] == [("新吴区",), ("SK海力士",), ("传感网",)]


def test_words_that_address_the_model_give_nothing() -> None:
    found = grounded(answer("injected"))
    assert [entity.name for entity in found.entities] == ["新吴区"]
    assert reasons(found) == Counter({("entities", Reason.ADDRESSING): 2, ("relations", Reason.END): 2})


def test_names_put_together_of_an_enumeration_are_the_texts() -> None:
    text = "建设国家集成电路、软件产业基地。"
    item = {"id": "a", "type": "Park", "name": "国家集成电路产业基地", "aliases": ["国家集成电路、软件产业基地"]}
    [entity] = grounded(json.dumps({"entities": [item]}), document(text)).entities
    assert (entity.name, entity.forms) == ("国家集成电路产业基地", ("国家集成电路、软件产业基地",))


def test_the_documents_own_place_need_not_be_named() -> None:
    items = [{"id": "a", "type": "District", "name": "无锡市新吴区", "aliases": []},
             {"id": "b", "type": "City", "name": "苏州市"}]
    found = grounded(json.dumps({"entities": items}), document("软件产业增长。"))
    assert [entity.name for entity in found.entities] == ["无锡市新吴区"]


def test_what_only_points_is_told_from_names() -> None:
    assert all(map(refers, ("我市", "全区", "本公司", "该平台", "这一园区", "公司")))
    assert not any(map(refers, ("我武生物", "全志科技", "本田", "该隐集团公司", "无锡市")))


def test_the_schema_has_what_the_ontology_has() -> None:
    relation = answer_schema()["properties"]["relations"]["items"]
    assert relation["properties"]["type"]["enum"] == list(ontology().relations)
    assert relation["properties"]["status"]["enum"] == ["actual", "planned"]
    assert set(relation["required"]) == {"head", "type", "tail", "status", "evidence"}


# ---------------------------------------------------------------- any JSON at all

NAMES = ("新吴区", "SK海力士", "传感网", "我区", "天穹宇航集团", "", "\0", "\ud800")
WORDS = st.sampled_from((*TEXT.split("，"), *TEXT.split("\n"), *NAMES))
SCRAPS = st.builds(lambda text, a, b: text[a : a + b], st.just(TEXT), st.integers(0, len(TEXT)), st.integers(0, 30))
STRINGS = WORDS | SCRAPS | st.text(max_size=6)
SCALARS = STRINGS | st.none() | st.booleans() | st.floats() | st.integers() | st.just(10**400)
ANYTHING = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(STRINGS, inner, max_size=3), max_leaves=5)
IDS = st.sampled_from(("e1", "e2", "e3", "e4"))


def field(*values: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(values) | STRINGS | ANYTHING


ENTITY = st.fixed_dictionaries({"id": IDS, "type": st.sampled_from(ontology().entity_classes), "name": STRINGS}, optional={
    "aliases": st.lists(STRINGS, max_size=3) | ANYTHING, "evidence": STRINGS | ANYTHING}) | ANYTHING
RELATION = st.fixed_dictionaries({
    "head": IDS, "type": st.sampled_from(tuple(ontology().relations)), "tail": IDS, "status": field("actual", "planned"),
    "evidence": STRINGS | ANYTHING}) | ANYTHING
OBSERVATION = st.fixed_dictionaries({
    "subject": IDS, "metric": field("5G基站数", "建成5G基站"), "value": field(3000, 5000.0), "unit": field("个", None),
    "status": field("actual", "target"), "evidence": STRINGS},
    optional={"period": field("2023", None), "bound": field("min", None)}) | ANYTHING
ANSWER = st.fixed_dictionaries({}, optional={
    "entities": st.lists(ENTITY, max_size=6) | ANYTHING, "relations": st.lists(RELATION, max_size=6) | ANYTHING,
    "observations": st.lists(OBSERVATION, max_size=6) | ANYTHING})


@given(ANSWER)
@settings(max_examples=150, deadline=None)
def test_whatever_comes_back_only_exact_quotations_and_allowed_pairs_are_kept(data: dict[str, Any]) -> None:
    found = grounded(json.dumps(data))
    facts = join(Facts(document=document()), [found], "llm:any").facts
    text, passages = facts.document.text, {p.id: p for p in facts.passages}
    entities = {entity.id: entity for entity in facts.entities}
    for passage in passages.values():
        assert text[passage.start : passage.end] == passage.text
        assert "天穹" not in passage.text
    for relation in facts.relations:
        assert relation.evidence
        assert passages.keys() >= set(relation.evidence)
        assert ontology().allows(entities[relation.head].type, relation.type, entities[relation.tail].type)
    for observation in facts.observations:
        assert observation.subject in entities
        assert passages.keys() >= set(observation.evidence)
        assert any(str(int(observation.value)) in passages[key].text for key in observation.evidence)
    for answered in found.entities:
        assert answered.forms or answered.name in ("新吴区", "无锡市新吴区", "新吴")
        assert all(form in text for form in answered.forms)
