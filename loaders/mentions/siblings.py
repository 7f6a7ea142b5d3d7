"""Siblings: what stands in one list is of one kind. Items of a list of which some are known get the class of those."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from loaders.mentions.enumerations import OPENER
from loaders.mentions.mention import PLACES, Mention

_CLAUSE = re.compile(r"[^。!?;\n,:()《》]+")
_CUT = re.compile(r"、|以及|和(?!平|谐)|与|及(?=[^其时])")
_ITEM = re.compile(r"[一-鿿A-Za-z0-9+·\-“”/.]{2,24}")
_END = re.compile(r"等|为代表|为主|为龙头|为支撑|为重点|为核心")


def siblings(text: str, shadow: str, known: Iterable[Mention]) -> Iterator[Mention]:
    """For each list the items that nothing proposed, as what most of the known items are; no places but regions."""
    by_span: dict[tuple[int, int], list[str]] = {}
    for mention in known:
        by_span.setdefault((mention.start, mention.end), []).append(mention.type)
    for clause in _CLAUSE.finditer(shadow):
        if "、" not in clause.group():
            continue
        spans = list(_items(shadow, *clause.span()))
        votes: Counter[str] = Counter()
        for span in spans:
            votes.update(tuple(dict.fromkeys(by_span.get(span, ()))))
        if not votes:
            continue
        kind, count = votes.most_common(1)[0]
        if kind in PLACES and kind != "Region":
            continue
        for start, end in spans:
            if kind not in by_span.get((start, end), ()) and _ITEM.fullmatch(shadow[start:end]):
                share = count / len(spans)
                yield Mention(
                    start=start,
                    end=end,
                    type=kind,
                    text=text[start:end],
                    confidence=0.3,
                    source=f"grammar/sibling-{'most' if share >= 0.5 else 'some'}",
                )


def _items(shadow: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    closing = _END.search(shadow, begin, end)
    if closing:
        end = closing.start()
    cuts = [match.span() for match in _CUT.finditer(shadow, begin, end)]
    starts, stops = [begin, *(b for _, b in cuts)], [*(a for a, _ in cuts), end]
    for number, (start, stop) in enumerate(zip(starts, stops, strict=True)):
        if number == 0 and (opener := OPENER.match(shadow, start, stop)):
            start = opener.end()
        if start < stop:
            yield start, stop
