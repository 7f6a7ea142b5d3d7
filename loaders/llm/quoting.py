"""Quotations located in a stretch of a document: exactly, or up to width, blanks and the shape of punctuation.

Nothing is located by likeness: every character of the quotation must stand in the text, in order and without gaps. What is
kept is always the document's own characters.
"""

import re
import unicodedata
from functools import cached_property

from loaders.passages import sentences

_MARKS = str.maketrans({
    **dict.fromkeys("“”„‟〝〞「」『』＂", '"'), **dict.fromkeys("‘’‛＇", "'"), **dict.fromkeys("—―－–‐‑−", "-"),
    **dict.fromkeys("﹒•・", "·"), "〈": "《", "〉": "》", "﹑": "、"})

ADDRESSING = re.compile(
    r"(?:忽略|无视|忘记|不要理会|不必理会)(?:掉|了)?(?:你|所有|全部|上述|以上|上面|前面|之前|此前|先前|系统)"
    r"|(?:ignore|disregard|forget)\s+(?:\w+\s+){0,2}(?:above|previous|prior|earlier|instructions?)"
    r"|(?:系统|开发者)提示词|system\s+prompt|(?:你|您)(?:现在)?(?:是|作为)(?:一[个名])?(?:AI|人工智能|语言模型|智能)?(?:助手|模型)"
    r"|(?:as|you\s+are)\s+an?\s+(?:AI|assistant|language\s+model)|(?:请|只|直接)(?:你)?(?:输出|返回|回复)(?:以下|如下)?\s*JSON",
    re.IGNORECASE)
"""Words that speak to a machine that reads along, not to the public; no official document needs them."""


class Folded:
    """A text in the one spelling in which quotations are compared, with the offset that each of its characters came from."""

    def __init__(self, text: str) -> None:
        pieces = [_fold(character) for character in text]
        self.text = "".join(pieces)
        self._origin = [i for i, piece in enumerate(pieces) for _ in piece]

    def find(self, quotation: str) -> tuple[int, int] | None:
        """Where the quotation stands first in the original text, whole characters of it only."""
        wanted = "".join(map(_fold, quotation))
        at = self.text.find(wanted) if wanted else -1
        while at >= 0:
            end = at + len(wanted)
            begins = at == 0 or self._origin[at - 1] != self._origin[at]
            ends = end == len(self.text) or self._origin[end] != self._origin[end - 1]
            if begins and ends:
                return self._origin[at], self._origin[end - 1] + 1
            at = self.text.find(wanted, at + 1)
        return None


def _fold(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character.translate(_MARKS))
    return "".join(c for c in folded if not c.isspace() and unicodedata.category(c) != "Cf").translate(_MARKS)


class Quarry:
    """A stretch of a document in which quotations are looked up. Offsets in answers are the document's."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.start = start
        self.text = text[start:end]
        spoken = [(s.start, s.end) for s in sentences(self.text) if ADDRESSING.search(s.text)]
        self._allowed = self.text
        for first, last in spoken:  # NUL stands in no quotation that is left after `find` has cleaned it
            self._allowed = self._allowed[:first] + "\0" * (last - first) + self._allowed[last:]
        self.addresses = bool(spoken)

    def find(self, quotation: str) -> tuple[int, int] | None:
        """The span of the quotation in the document, outside of sentences that address a machine."""
        wanted = quotation.replace("\0", "").strip()
        if not wanted:
            return None
        at = self._allowed.find(wanted)
        found = (at, at + len(wanted)) if at >= 0 else self._folded.find(wanted)
        return (found[0] + self.start, found[1] + self.start) if found else None

    def addressing(self, quotation: str) -> bool:
        """Whether the quotation stands in the stretch, but only with words that address a machine."""
        return self.addresses and self.find(quotation) is None and self._whole.find(quotation) is not None

    @cached_property
    def _folded(self) -> Folded:
        return Folded(self._allowed)

    @cached_property
    def _whole(self) -> Folded:
        return Folded(self.text)
