"""The shadow of a text keeps every offset."""

from hypothesis import given
from hypothesis import strategies as st

from loaders.mentions.width import shadow


@given(st.text(max_size=200))
def test_a_shadow_is_as_long_as_its_text(text: str) -> None:
    assert len(shadow(text)) == len(text)


def test_punctuation_becomes_half_width_and_quotation_marks_curly() -> None:
    assert shadow('（一）大力发展ＡＩ，"一网通办"：') == "(一)大力发展AI,“一网通办”:"
