"""Nothing that stands in a document is interpreted."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.escape import html, markdown
from ui.highlight import marked_html, merged

STRETCHES = st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60)), max_size=8)


@given(st.text())
def test_html_holds_no_tag_of_its_own(text: str) -> None:
    assert not set(html(text)) & set("<>\"'")


@given(st.text(alphabet="*_[]()#$:`<>!\\a中"))
def test_markdown_leaves_no_sign_bare(text: str) -> None:
    bare = markdown(text).replace("\\\\", "")
    for sign in "*_[]#$`<":
        assert bare.count(sign) == bare.count(f"\\{sign}")


@pytest.mark.parametrize("address", ["http://a.b", "见HTTPS://a.b/c", "www.a.b", "WWW.a.b", "a.b@c.d", "xmpp:a@c.d"])
def test_no_bare_address_is_whole(address: str) -> None:
    shown = markdown(address).replace("\\", "")
    assert not re.search(r"https?://|www\.|[\w.+-]@", shown, re.IGNORECASE)
    assert shown.replace("\u2060", "") == address


@given(st.text(alphabet="a<中&", max_size=50), STRETCHES)
def test_marking_changes_nothing_but_the_marks(text: str, stretches: list[tuple[int, int]]) -> None:
    marked = marked_html(text, stretches)
    assert marked.replace("<mark>", "").replace("</mark>", "") == html(text)


@given(STRETCHES)
def test_merged_stretches_do_not_overlap(stretches: list[tuple[int, int]]) -> None:
    result = merged(stretches)
    assert all(start < end for start, end in result)
    assert all(before[1] <= after[0] for before, after in pairwise(result))


def test_the_chosen_stretch_is_marked_apart() -> None:
    assert marked_html("abcd", [(0, 1), (2, 4)], (2, 3)) == '<mark>a</mark>b<mark class="pg-here">cd</mark>'
