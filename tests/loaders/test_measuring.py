"""Observations with their subject's id: the document's place, or the park that it speaks for."""

from graph.facts import Document
from loaders.lexicon import gazetteer
from loaders.pipeline import extract

SUZHOU = gazetteer().by_name("苏州市")[0].id


def subjects(text: str, title: str = "标题") -> dict[str, str]:
    """What each metric is told of, by name."""
    facts = extract(Document.of("a.txt", text, title, about=SUZHOU))
    names = {entity.id: entity.name for entity in facts.entities}
    return {observation.metric: names[observation.subject] for observation in facts.observations}


def test_a_figure_without_a_subject_is_the_places() -> None:
    assert subjects("软件业务收入达到88亿元。") == {"软件业务收入": "苏州市"}


def test_it_is_the_parks_where_the_document_speaks_for_one() -> None:
    text = ("苏州工业园区加快发展。苏州工业园区集聚软件企业。苏州工业园区持续优化服务。\n"
            "软件业务收入达到88亿元。\n全区专利授权量增长9%。")
    assert subjects(text) == {"软件业务收入": "苏州工业园区", "专利授权量增速": "苏州工业园区"}


def test_a_name_in_the_title_counts_more() -> None:
    text = "苏州工业园区加快发展。\n软件业务收入达到88亿元。"
    assert subjects(text, "苏州工业园区产业发展情况") == {"软件业务收入": "苏州工业园区"}


def test_not_where_the_place_is_named_as_often() -> None:
    text = "苏州市支持苏州工业园区。苏州市推动苏州工业园区发展。苏州市、苏州工业园区共建平台。\n软件业务收入达到88亿元。"
    assert subjects(text) == {"软件业务收入": "苏州市"}


def test_values_are_also_given_in_base_units() -> None:
    (observation,) = extract(Document.of("a.txt", "软件业务收入达到88亿元。", "标题", about=SUZHOU)).observations
    assert (observation.normalised_value, observation.normalised_unit) == (8_800_000_000, "元")


def test_where_no_place_is_known_it_is_what_the_paragraph_named_last() -> None:
    facts = extract(Document.of("a.txt", "参与江苏省软件产业的企业已达104家。", "标题"))
    names = {entity.id: entity.name for entity in facts.entities}
    assert [names[observation.subject] for observation in facts.observations] == ["江苏省"]
