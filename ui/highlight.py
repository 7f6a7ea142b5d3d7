"""Stretches of a text marked in HTML; everything escaped."""

from collections.abc import Sequence

from ui.escape import html

Stretch = tuple[int, int]


def marked_html(text: str, stretches: Sequence[Stretch], chosen: Stretch | None = None) -> str:
    """`text` with the stretches (half-open offsets into it) in <mark>, those that hold `chosen` with class pg-here."""
    parts: list[str] = []
    done = 0
    for start, end in merged([(max(0, start), min(len(text), end)) for start, end in stretches]):
        mark = '<mark class="pg-here">' if chosen and start <= chosen[0] < end else "<mark>"
        parts += [html(text[done:start]), mark, html(text[start:end]), "</mark>"]
        done = end
    parts.append(html(text[done:]))
    return "".join(parts)


def merged(stretches: Sequence[Stretch]) -> list[Stretch]:
    """In order, those that overlap made one, empty ones left out."""
    result: list[Stretch] = []
    for start, end in sorted(stretches):
        if end <= start:
            continue
        if result and start < result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result
