"""One spelling of characters for matching, of the same length as the text, so that offsets stay valid."""

import re
import unicodedata

_STRAIGHT_QUOTES = re.compile(r'"([^"\n]{1,60})"')


def _table() -> dict[int, str]:
    """Full-width and compatibility forms that NFKC maps to one character, and brackets that mean quotation marks."""
    table: dict[int, str] = {}
    for code in [*range(0xFF01, 0xFF5F), *range(0x3000, 0x3001), *range(0x2160, 0x2180), 0x00A0]:
        folded = unicodedata.normalize("NFKC", chr(code))
        if len(folded) == 1 and folded != chr(code):
            table[code] = folded
    table.update(
        {ord("「"): "“", ord("」"): "”", ord("『"): "“", ord("』"): "”", ord("〈"): "《", ord("〉"): "》", ord("﹑"): "、"}
    )
    return table


_TABLE = _table()


def shadow(text: str) -> str:
    """The text with half-width punctuation and curly quotation marks; `len(shadow(t)) == len(t)`."""
    return _STRAIGHT_QUOTES.sub("“\\1”", text.translate(_TABLE))
