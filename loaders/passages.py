"""Text to sections and sentences, with offsets into the text (code points, half-open).

Sections follow the numbering of official writing (第一章, 一、, （一）, 1., (1), 一是) and short lines that stand alone.
Sentences hold every character that is no white space, once and in order. All in linear time.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from loaders.furniture import is_furniture

TITLE, CHAPTER, PART, MAJOR, MINOR, POINT, SUBPOINT, RUN_IN = 1, 2, 3, 4, 5, 6, 7, 8
"""Levels of headings: title, 第一章, 第一节, 一、 (or a line that stands alone), （一）, 1., (1), 一是 within a paragraph."""

LONGEST_SENTENCE = 2000
"""Longer ones (tables run together, lists without stops) are cut at a comma, so that later steps stay fast."""

_NUMERAL = "一二三四五六七八九十"
_HEADINGS = (
    (CHAPTER, re.compile(rf"第[{_NUMERAL}百零〇\d]+(?:[编篇章]|部分)")),
    (PART, re.compile(rf"第[{_NUMERAL}百零〇\d]+节")),
    (MAJOR, re.compile(rf"[{_NUMERAL}]{{1,3}}[、.．]")),
    (MINOR, re.compile(rf"[(（][{_NUMERAL}]{{1,3}}[)）]")),
    (POINT, re.compile(r"\d{1,2}(?:[、．]|\.(?!\d))")),
    (SUBPOINT, re.compile(r"[(（]\d{1,2}[)）]|[①-⑳]")),
)
_SIGNS = re.compile(r"(#{1,6})[ \t]+")
_RUN_IN = re.compile(rf"[{_NUMERAL}]{{1,3}}是(?!否)|[{_NUMERAL}]{{1,3}}要(?=[^素点件])")
_LONGEST_HEADING = 45
_LONGEST_LONE_LINE = 30
_SHORTEST_BODY = 40

_ENDS = frozenset("。！？!?；;…")
_AFTER_END = frozenset("”’」』》）)】]\"'")
_PAIRS = dict(zip("（(《〈【[〔「『“‘", "）)》〉】]〕」』”’", strict=True))
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
_SPEECH = frozenset("“「『")
_LONGEST_QUOTE = 40
_LONGEST_BRACKET = 300
_GOES_ON = frozenset("，、,；;：:。的是等和与及在为")


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch under one heading, its subsections included; `path` ends with its own heading. The whole text is
    a section of level 0 without heading."""

    heading: str | None
    level: int
    start: int
    end: int
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """`section` is the innermost one; `paragraph` counts the lines that are not blank, from 0."""

    start: int
    end: int
    text: str
    section: Section
    paragraph: int
    furniture: bool


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    furniture: bool


def sections(text: str) -> tuple[Section, ...]:
    """The sections in the order of their starts; the first is the whole text."""
    return _nested(text, _lines(text))


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences in order; a sentence never goes past the end of a line."""
    lines = _lines(text)
    found = _nested(text, lines)
    result: list[Sentence] = []
    opened: list[Section] = []
    following = 0
    for paragraph, line in enumerate(lines):
        for start, end in _stretches(line):
            while following < len(found) and found[following].start <= start:
                opened.append(found[following])
                following += 1
            while opened[-1].end <= start:
                opened.pop()
            result.append(Sentence(start, end, text[start:end], opened[-1], paragraph, line.furniture))
    return tuple(result)


def _lines(text: str) -> list[_Line]:
    """The lines that are not blank, without the white space around them."""
    lines, at = [], 0
    for raw in text.split("\n"):
        if stripped := raw.strip():
            start = at + raw.index(stripped[0])
            lines.append(_Line(start, start + len(stripped), stripped, is_furniture(stripped)))
        at += len(raw) + 1
    return lines


def _nested(text: str, lines: list[_Line]) -> tuple[Section, ...]:
    """Each heading with its end: the next heading of its level or above; for 一是 at latest the paragraph's end."""
    marks = [(0, 0, None, len(text)), *_headings(text, lines)]
    ends = [limit for *_, limit in marks]
    opened: list[int] = []
    paths: list[tuple[str, ...]] = []
    for i, (start, level, heading, _) in enumerate(marks):
        while opened and (marks[opened[-1]][1] >= level > 0 or ends[opened[-1]] <= start):
            last = opened.pop()
            ends[last] = min(ends[last], start)
        above = paths[opened[-1]] if opened else ()
        paths.append((*above, heading) if heading is not None else above)
        opened.append(i)
    return tuple(Section(heading, level, start, ends[i], paths[i]) for i, (start, level, heading, _) in enumerate(marks))


def _headings(text: str, lines: list[_Line]) -> Iterator[tuple[int, int, str | None, int]]:
    """(start, level, heading, latest end) in order."""
    body_seen = False
    for i, line in enumerate(lines):
        if line.furniture:
            continue
        following = next((other for other in lines[i + 1:i + 4] if not other.furniture), None)
        if (level := _numbered_level(line.text)) is not None:
            yield line.start, level, _heading_of(line.text), len(text)
        elif _stands_alone(line, following):
            yield line.start, MAJOR if body_seen else TITLE, line.text, len(text)
            continue
        body_seen = body_seen or len(line.text) > _LONGEST_HEADING
        for start, end in _stretches(line):
            if match := _RUN_IN.match(text, start, end):
                yield start, RUN_IN, _heading_of(text[match.start():end]), line.end


def _numbered_level(line: str) -> int | None:
    signs = _SIGNS.match(line)
    rest = line[signs.end():] if signs else line
    for level, pattern in _HEADINGS:
        if pattern.match(rest):
            return level
    return len(signs[1]) if signs else None


def _heading_of(line: str) -> str:
    """The heading at the start of a line: all of a short line, else up to its first stop, else to its first comma."""
    line = _SIGNS.sub("", line, count=1).strip()
    for stops in ("。！？!?；;：:", "，,、"):
        first = re.search(f"(?<=.{{4}})[{stops}]", line[:_LONGEST_HEADING + 1])
        if first:
            return line[:first.start()]
        if len(line) <= _LONGEST_HEADING:
            return line
    return line[:_LONGEST_HEADING]


def _stands_alone(line: _Line, following: _Line | None) -> bool:
    """A short line without a stop, over a paragraph or over a numbered heading."""
    short = 2 <= len(line.text) <= _LONGEST_LONE_LINE
    if not short or following is None or line.text[-1] in "；;，,、：:…" or re.search(r"[。\t]|^[\d\W]+$", line.text):
        return False
    return len(following.text) >= _SHORTEST_BODY or _numbered_level(following.text) is not None


def _stretches(line: _Line) -> Iterator[tuple[int, int]]:
    """The sentences of a line as offsets into the text, white space around them left out."""
    cuts = [0, *_cuts(line.text), len(line.text)]
    for left, right in pairwise(cuts):
        piece = line.text[left:right]
        stripped = piece.strip()
        if stripped:
            start = line.start + left + piece.index(stripped[0])
            yield from _bounded(line, start, start + len(stripped))


def _bounded(line: _Line, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST_SENTENCE:
        window = line.text[start - line.start:start - line.start + LONGEST_SENTENCE]
        at = max(window.rfind("，"), window.rfind(","), window.rfind("、"), window.rfind("\t"))
        cut = start + (at + 1 if at > 0 else LONGEST_SENTENCE)
        yield start, cut
        start = cut
        while start < end and line.text[start - line.start].isspace():
            start += 1
    if start < end:
        yield start, end


def _cuts(line: str) -> Iterator[int]:
    """Positions behind the stops of a line that do not lie in brackets or short quotations."""
    close = _closed_by(line)
    i, length = 0, len(line)
    while i < length:
        if i in close:
            i = close[i]
            if line[i - 1] in _ENDS and line[i] in "”」』" and i + 1 < length and line[i + 1] not in _GOES_ON:
                yield i + 1
        elif line[i] in _ENDS:
            while i + 1 < length and (line[i + 1] in _ENDS or line[i + 1] in _AFTER_END):
                i += 1
            yield i + 1
        i += 1


def _closed_by(line: str) -> dict[int, int]:
    """Opening positions of brackets and short quotations to the positions of their closing marks; long speech is left out,
    since its sentences are sentences."""
    close: dict[int, int] = {}
    opened: list[int] = []
    for i, c in enumerate(line):
        if c in _PAIRS:
            opened.append(i)
        elif c in _CLOSERS and opened and line[opened[-1]] == _CLOSERS[c]:
            start = opened.pop()
            if i - start <= (_LONGEST_QUOTE if line[start] in _SPEECH else _LONGEST_BRACKET):
                close[start] = i
    return close
