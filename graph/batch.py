"""Loading many documents: each for itself, what fails is told, the others are in.

Knows no file format: what extraction made of each document comes in as a stream, by name.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

from graph.errors import InvalidFacts
from graph.facts import Document, Facts
from graph.store import Store

Outcome = Literal["loaded", "unchanged", "failed"]
Progress = Callable[[int, str], None]

DESCRIPTION = ("name", "title", "publisher", "date", "number", "url", "about", "demonstration")


class Problem(Protocol):
    """Why a document cannot be loaded, for people."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A document that was read, and found to be in the graph as it would be loaded."""

    document: Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """One line of the report. `about` is a place's name, counts are of the document's own facts, `uncovered` of sentences
    with names or figures from which nothing was taken; `notes` in extraction's words; `zh` and `en` say why it failed."""

    name: str
    outcome: Outcome
    document: str | None = None
    title: str | None = None
    about: str | None = None
    entities: int = 0
    relations: int = 0
    observations: int = 0
    uncovered: int = 0
    notes: tuple[str, ...] = ()
    zh: str | None = None
    en: str | None = None


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What became of each document, in the order of loading."""

    entries: tuple[Loaded, ...]

    @property
    def loaded(self) -> tuple[Loaded, ...]:
        return self._of("loaded")

    @property
    def unchanged(self) -> tuple[Loaded, ...]:
        return self._of("unchanged")

    @property
    def failed(self) -> tuple[Loaded, ...]:
        return self._of("failed")

    def _of(self, outcome: Outcome) -> tuple[Loaded, ...]:
        return tuple(entry for entry in self.entries if entry.outcome == outcome)


def repeated() -> Callable[[Document], bool]:
    """Whether the very text was asked about before: a copy under another name is the same document."""
    seen: set[str] = set()

    def came_before(document: Document) -> bool:
        known = document.id in seen
        seen.add(document.id)
        return known

    return came_before


def unchanged_in(store: Store, extraction: str) -> Callable[[Document], bool]:
    """Whether the graph holds the document with the same title, date, place and so on, read by that very extraction, or the
    text was asked about before."""
    known = {info.id: info for info in store.documents() if info.extraction == extraction}
    came_before = repeated()

    def unchanged(document: Document) -> bool:
        info = known.get(document.id)
        same = info is not None and all(getattr(info, name) == getattr(document, name) for name in DESCRIPTION)
        return came_before(document) or same

    return unchanged


def load_all(
    store: Store, extracted: Iterable[tuple[str, Facts | Unchanged | Problem]], progress: Progress | None = None,
) -> LoadReport:
    """Load what can be loaded and report on everything. `progress` is told the number done and the name, after each.

    Facts that the store refuses (InvalidFacts) fail that document alone; any other StoreError ends the load, and what was
    loaded before it stays.
    """
    entries: list[Loaded] = []
    for name, result in extracted:
        entries.append(_load(store, name, result))
        if progress is not None:
            progress(len(entries), name)
    return LoadReport(tuple(entries))


def _load(store: Store, name: str, result: Facts | Unchanged | Problem) -> Loaded:
    if isinstance(result, Unchanged):
        return Loaded(name=name, outcome="unchanged", document=result.document.id, title=result.document.title)
    if not isinstance(result, Facts):
        return Loaded(name=name, outcome="failed", zh=result.zh, en=result.en)
    try:
        store.load(result)
    except InvalidFacts as error:
        return Loaded(name=name, outcome="failed", title=result.document.title, zh=error.zh, en=error.en)
    about = next((entity.name for entity in result.entities if entity.id == result.document.about), None)
    return Loaded(
        name=name, outcome="loaded", document=result.document.id, title=result.document.title, about=about,
        entities=sum(entity.mentioned for entity in result.entities), relations=len(result.relations),
        observations=len(result.observations), uncovered=len(result.uncovered), notes=result.notes,
    )
