"""The annotation form: there and back, and what is refused."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from graph.facts import Document, Facts
from graph.keys import named_id
from loaders.annotation import AnnotationError, from_annotation, to_annotation
from loaders.lexicon.places import gazetteer
from loaders.metadata import document
from loaders.readers import read

TEXT = "江苏省无锡市新吴区加快发展物联网。我区软件园集聚甲乙科技有限公司，2022年营收超过15.5亿元，力争建成平台5个。"


def _document() -> Document:
    return Document.of("a.txt", TEXT, "标题", about="place/320214")


def _annotation() -> dict[str, Any]:
    return {
        "document": "a.txt", "about": "无锡市新吴区",
        "entities": [
            {"id": "e1", "type": "District", "name": "新吴区", "aliases": ["江苏省无锡市新吴区", "我区"]},
            {"id": "e2", "type": "Industry", "name": "物联网", "aliases": []},
            {"id": "e3", "type": "Park", "name": "软件园", "aliases": ["我区软件园"]},
            {"id": "e4", "type": "Enterprise", "name": "甲乙科技有限公司", "aliases": []},
        ],
        "relations": [
            {"head": "e1", "type": "FOCUSES_ON", "tail": "e2", "status": "actual", "evidence": "新吴区加快发展物联网"},
            {"head": "e3", "type": "LOCATED_IN", "tail": "e1", "status": "actual", "evidence": "我区软件园"},
        ],
        "observations": [
            {"subject": "e4", "metric": "营收", "value": 15.5, "unit": "亿元", "period": "2022", "status": "actual",
             "bound": "min", "evidence": "2022年营收超过15.5亿元"},
            {"subject": "e1", "metric": "平台数", "value": 5, "unit": "个", "period": None, "status": "target", "bound": None,
             "evidence": "力争建成平台5个"},
        ],
    }


def _by_type(facts: Facts, entity_type: str) -> str:
    return next(entity.id for entity in facts.entities if entity.type == entity_type)


def test_there_and_back_is_the_same() -> None:
    assert to_annotation(from_annotation(_annotation(), _document())) == _annotation()


def test_ids_follow_codes_scheme_and_place() -> None:
    facts = from_annotation(_annotation(), _document())
    assert _by_type(facts, "District") == "place/320214"
    assert _by_type(facts, "Industry").startswith("industry/")
    assert _by_type(facts, "Park") == named_id("park", "软件园", "place/320214")
    assert _by_type(facts, "Enterprise") == named_id("organisation", "甲乙科技有限公司", None)


def test_well_known_firms_have_the_lexicons_id_and_name() -> None:
    document = Document.of("b.txt", "东软集团落户。", "标题", about="place/210100")
    data = {"entities": [{"id": "e1", "type": "Enterprise", "name": "东软集团", "aliases": []}]}
    entity, = from_annotation(data, document).entities
    assert (entity.id, entity.name, entity.name_en, entity.aliases) == ("organisation/neusoft", "东软", "Neusoft", ("东软集团",))


def test_larger_places_complete_the_chain_unmentioned() -> None:
    facts = from_annotation(_annotation(), _document())
    larger = {entity.id: entity.mentioned for entity in facts.entities if entity.id.startswith("place/")}
    assert larger == {"place/320214": True, "place/320200": False, "place/320000": False, "place/100000": False}
    parents = {entity.parent for entity in facts.entities if entity.parent}
    assert parents <= {entity.id for entity in facts.entities}


def test_forms_that_hold_in_one_document_only_are_references() -> None:
    district = next(entity for entity in from_annotation(_annotation(), _document()).entities if entity.type == "District")
    assert (district.aliases, district.references) == (("江苏省无锡市新吴区",), ("我区",))


def test_quotations_are_exact_passages() -> None:
    facts = from_annotation(_annotation(), _document())
    assert all(TEXT[passage.start:passage.end] == passage.text for passage in facts.passages)
    known = {passage.id for passage in facts.passages}
    assert all(set(fact.evidence) <= known for fact in (*facts.relations, *facts.observations))


def test_figures_are_normalised_and_dated() -> None:
    revenue, platforms = from_annotation(_annotation(), _document()).observations
    assert (revenue.normalised_value, revenue.normalised_unit) == (1_550_000_000, "元")
    assert (revenue.period_start, revenue.period_end) == ("2022-01-01", "2022-12-31")
    assert (platforms.period_start, platforms.period_end) == (None, None)


def test_the_same_fact_twice_gathers_its_evidence() -> None:
    data = _annotation()
    data["relations"].append({**data["relations"][0], "evidence": "我区"})
    facts = from_annotation(data, _document())
    assert [len(relation.evidence) for relation in facts.relations] == [2, 1]


@pytest.mark.parametrize(("part", "change", "said"), [
    ("relations", {"evidence": "不在原文"}, "不在原文"), ("relations", {"evidence": ""}, "not in the text"),
    ("relations", {"head": "e9"}, "e9"), ("relations", {"type": "OPERATES"}, "not in the ontology"),
    ("relations", {"type": "LIKES"}, "not in the ontology"), ("relations", {"status": "maybe"}, "maybe"),
    ("observations", {"subject": "e9"}, "e9"), ("observations", {"value": "many"}, "many"),
    ("observations", {"bound": "about"}, "about"),
    ("observations", {"status": "planned-ish"}, "planned-ish"), ("entities", {"type": "Thing"}, "Thing"),
])
def test_what_does_not_fit_is_refused(part: str, change: dict[str, str], said: str) -> None:
    data = _annotation()
    data[part][0] |= change
    with pytest.raises(AnnotationError) as refused:
        from_annotation(data, _document())
    assert any(said in problem for problem in refused.value.problems)


def test_every_fault_is_listed() -> None:
    data = _annotation()
    for fact in (*data["relations"], *data["observations"]):
        fact["evidence"] = "没有这句"
    del data["relations"][0]["status"]
    with pytest.raises(AnnotationError) as refused:
        from_annotation(data, _document())
    assert len(refused.value.problems) == 4


def _forms(entity: dict[str, Any]) -> set[str]:
    return {entity["name"], *entity["aliases"]}


def _pairs(facts: Iterable[dict[str, Any]], data: dict[str, Any]) -> list[tuple[str, ...]]:
    types = {entity["id"]: entity["type"] for entity in data["entities"]}
    return sorted({(fact["type"], types[fact["head"]], types[fact["tail"]], fact["status"], fact["evidence"]) for fact in facts})


@pytest.mark.parametrize("folder", [
    ("eval/gold", "documents"), ("eval/dev-gold", "eval/dev-documents"), ("eval/train-gold", "eval/train-documents")])
def test_the_gold_annotation_survives_the_way_there_and_back(shared: Path, folder: tuple[str, str]) -> None:
    gold, texts = shared / folder[0], shared / folder[1]
    for path in sorted(gold.glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        source = texts / data["document"]
        facts = from_annotation(data, document(read(source), source.name, sidecar=None, gazetteer=gazetteer()))
        back = to_annotation(facts)
        forms = {form for entity in back["entities"] for form in _forms(entity)}
        assert all(_forms(entity) <= forms for entity in data["entities"])
        assert _pairs(back["relations"], back) == _pairs(data["relations"], data)
        keys = ("metric", "value", "unit", "period", "status", "bound", "evidence")
        observed, expected = ([[fact[key] for key in keys] for fact in side["observations"]] for side in (back, data))
        assert observed == expected
        text = source.read_text(encoding="utf-8")
        assert all(fact["evidence"] in text for fact in (*back["relations"], *back["observations"]))
