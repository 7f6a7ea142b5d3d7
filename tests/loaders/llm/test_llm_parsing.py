"""Answers of any shape are read as far as they can be, and never further."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.llm.parsing import MOST_ITEMS, parse
from tests.loaders.llm.examples import answer


def counts(content: str) -> tuple[int, ...]:
    parsed = parse(content)
    return tuple(len(parsed.items.get(part, ())) for part in ("entities", "relations", "observations"))


def test_a_good_answer_is_whole() -> None:
    assert counts(answer("good")) == (4, 3, 2)
    assert parse(answer("good")).whole


def test_talk_fences_and_thoughts_around_an_answer_are_left_out() -> None:
    assert counts(answer("fenced")) == (2, 1, 0)
    assert parse(answer("fenced")).whole


def test_of_an_answer_that_breaks_off_the_complete_items_are_read() -> None:
    parsed = parse(answer("truncated"))
    assert counts(answer("truncated")) == (4, 1, 0)
    assert (parsed.readable, parsed.whole) == (True, False)


@pytest.mark.parametrize("content", [
    "", answer("malformed"), "{}", "[]", "null", '{"entities": {}}', '{"error": "busy"}', "[" * 100_000, '{"a":' * 100_000,
    '{"value": ' + "9" * 5000 + "}"])
def test_what_holds_no_part_of_an_answer_is_unreadable(content: str) -> None:
    assert not parse(content).readable


def test_an_answer_without_end_is_bounded_and_the_rest_counted() -> None:
    parsed = parse(json.dumps({"entities": [{"id": str(i)} for i in range(MOST_ITEMS + 7)], "relations": []}))
    assert len(parsed.items["entities"]) == MOST_ITEMS
    assert parsed.surplus == 7


@given(st.integers(0, len(answer("good"))), st.integers(0, len(answer("good"))))
def test_no_cut_makes_an_item_that_was_not_there(start: int, end: int) -> None:
    whole = parse(answer("good")).items
    for part, items in parse(answer("good")[start:end]).items.items():
        assert all(item in whole[part] for item in items)
