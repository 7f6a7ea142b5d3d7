"""A document is asked about in pieces that leave nothing out."""

import json
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from loaders.llm.prompt import instructions, requests
from loaders.llm.stretches import LONGEST, stretches
from tests.loaders.llm.examples import TEXT, document

PLAN = "\n".join(f"第{n}章 发展{n}\n" + "我市大力发展数字经济，推动产业升级。" * 90 for n in "一二三四")


def test_stretches_begin_at_sections_and_are_bounded() -> None:
    found = stretches(PLAN)
    assert all(stretch.end - stretch.start <= LONGEST for stretch in found)
    assert [PLAN[stretch.start : stretch.start + 3] for stretch in found] == ["第一章", "第二章", "第三章", "第四章"]
    assert found[2].headings[-1] == "第三章 发展三"


PIECES = ("第一章 总则\n", "一、现状\n", "我市发展。", "，", "\n", "《", "“", "增长12%；", " ")


@given(st.lists(st.sampled_from(PIECES), max_size=80).map("".join), st.integers(10, 60))
def test_every_character_is_in_one_stretch(text: str, longest: int) -> None:
    found = stretches(text, longest)
    assert all(one.end <= two.start for one, two in pairwise(found))
    rest = list(text)
    for stretch in found:
        rest[stretch.start : stretch.end] = " " * (stretch.end - stretch.start)
    assert not "".join(rest).strip()


def test_the_text_is_passed_as_data_and_the_rules_hold_none_of_it() -> None:
    [request] = requests(document())
    (system, told), (user, data) = request.messages
    assert (system, user) == ("system", "user")
    assert told == instructions()
    assert json.loads(data) == {"title": "新吴区数字经济发展计划", "date": "2024-01-20", "about": "无锡市新吴区",
                                "headings": [], "text": TEXT.strip()}


def test_the_same_question_has_the_same_key() -> None:
    [one], [two] = requests(document()), requests(document())
    assert one == two
    assert one.key in one.name
    assert requests(document(TEXT + "完。"))[0].key != one.key


def test_an_empty_document_is_not_asked_about() -> None:
    assert requests(document(" \n")) == ()
