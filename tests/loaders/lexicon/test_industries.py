"""The industry scheme: one label one concept, every concept under a top, both languages."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.lexicon import Concept, LexiconError, Scheme, nbs_digital, scheme

CONCEPTS = scheme().concepts


def test_internet_of_things() -> None:
    concept = scheme().by_key("internet-of-things")
    assert concept.id == "industry/internet-of-things"
    assert {"传感网", "车联网", "工业物联网"} <= {narrower.name for narrower in scheme().narrower(concept.key)}
    assert concept.parent == "industry/digital-technology-application"
    assert "smart-sensor" in concept.related


def test_integrated_circuit_holds_design_manufacturing_testing() -> None:
    narrower = {concept.name for concept in scheme().narrower("integrated-circuit")}
    assert {"集成电路设计", "集成电路制造", "集成电路封装测试"} <= narrower


@pytest.mark.parametrize(("label", "key"), [
    ("物联网技术", "internet-of-things"), ("IoT", "internet-of-things"), ("internet of things", "internet-of-things"),
    ("芯片产业", "integrated-circuit"), ("集成电路行业", "integrated-circuit"), ("ＬＥＤ", "led"), ("人工智能领域",
    "artificial-intelligence"),
    ("旅游业", "tourism"), ("文化产业", "culture"), ("文旅产业", "culture-tourism"), ("5G技术", "mobile-communication-5g"),
    ("“新三样”", "new-trio"), ("大数据技术产业", "big-data"),
])
def test_labels_and_their_suffixes(label: str, key: str) -> None:
    concept = scheme().by_label(label)
    assert concept
    assert concept.key == key


@pytest.mark.parametrize("label", ["", "产业", "技术", "服务平台", "营商环境"])
def test_no_near_guess(label: str) -> None:
    assert scheme().by_label(label) is None


def test_everyday_words_are_marked() -> None:
    education = scheme().by_label("教育")
    assert education
    assert "教育" in education.common
    assert scheme().by_key("internet-of-things").common == ()


def test_five_divisions_of_the_digital_economy() -> None:
    divisions = [concept.nbs for concept in scheme().narrower("digital-economy") if concept.nbs]
    assert divisions == ["01", "02", "03", "04", "05"]
    assert divisions == [code for code in nbs_digital() if len(code) == 2]
    assert all(code[:2] in nbs_digital() and code[:4] in nbs_digital() for code in nbs_digital())


@given(st.sampled_from(CONCEPTS))
def test_every_concept_reaches_a_top_and_is_found_by_its_labels(concept: Concept) -> None:
    chain = (concept, *scheme().ancestors(concept.key))
    assert chain[-1] in scheme().tops
    for label in concept.labels:
        assert scheme().by_label(label) is concept


def test_faults_are_refused() -> None:
    concept = scheme().by_key("digital-economy")
    with pytest.raises(LexiconError, match="names both"):
        Scheme((concept, replace(concept, key="other")))
    with pytest.raises(LexiconError, match="broader than itself"):
        Scheme((replace(concept, broader="a"), replace(concept, key="a", name="a", name_en="b", aliases=(), broader=concept.key)))
    with pytest.raises(LexiconError, match="unknown broader"):
        Scheme((replace(concept, broader="nowhere"),))
    with pytest.raises(LexiconError, match="unknown related"):
        Scheme((replace(concept, related=("nowhere",)),))
