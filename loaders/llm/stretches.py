"""A document cut for asking: stretches of bounded size that begin at sections where they can, and cover all of the text."""

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.passages import RUN_IN, Sentence, sections, sentences

LONGEST = 2400
"""Characters in one request: small enough for an answer of a few thousand tokens, large enough to hold a section of a plan."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """`text[start:end]` of the document, white space around it left out, and the headings above its beginning."""

    start: int
    end: int
    headings: tuple[str, ...]


def stretches(text: str, longest: int = LONGEST) -> tuple[Stretch, ...]:
    """The stretches in order; no sentence is cut, so that one longer than `longest` is a stretch of its own."""
    starts = {section.start for section in sections(text) if section.level < RUN_IN}
    groups = list(_filled(list(_units(sentences(text), starts, longest)), longest))
    return tuple(Stretch(group[0].start, group[-1].end, group[0].section.path) for group in groups)


def _units(split: tuple[Sentence, ...], starts: set[int], longest: int) -> Iterator[list[Sentence]]:
    """Sections without their subsections, where these are short enough; else as many sentences as fit."""
    unit: list[Sentence] = []
    for sentence in split:
        if unit and (sentence.start in starts or sentence.end - unit[0].start > longest):
            yield unit
            unit = []
        unit.append(sentence)
    if unit:
        yield unit


def _filled(units: list[list[Sentence]], longest: int) -> Iterator[list[Sentence]]:
    """Neighbouring units joined as long as they fit."""
    group: list[Sentence] = []
    for unit in units:
        if group and unit[-1].end - group[0].start > longest:
            yield group
            group = []
        group = [*group, *unit]
    if group:
        yield group
