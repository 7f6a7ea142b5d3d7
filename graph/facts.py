"""Facts: the one form in which loaders, stores and exports exchange what a document says.

All values are immutable. Offsets count Unicode code points of `Document.text`, half-open,
so that `document.text[p.start:p.end] == p.text` for every passage `p`.
"""

from dataclasses import dataclass

from graph.keys import content_hash, document_id, passage_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One fixed version of an official text. `date` is ISO 8601; `about` is the id of the place it speaks for."""

    id: str
    content_hash: str
    name: str
    text: str
    title: str
    publisher: str | None = None
    date: str | None = None
    number: str | None = None
    url: str | None = None
    about: str | None = None
    demonstration: bool = False

    @classmethod
    def of(
        cls, name: str, text: str, title: str, *, publisher: str | None = None, date: str | None = None,
        number: str | None = None, url: str | None = None, about: str | None = None, demonstration: bool = False,
    ) -> "Document":
        """The document with its id and hash computed from the text."""
        text_hash = content_hash(text)
        return cls(id=document_id(text_hash), content_hash=text_hash, name=name, text=text, title=title,
                   publisher=publisher, date=date, number=number, url=url, about=about, demonstration=demonstration)

    def passage(self, start: int, end: int) -> "Passage":
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"{start}:{end} is no stretch of {self.name} ({len(self.text)} characters)")
        return Passage(id=passage_id(self.content_hash, start, end), document=self.id, start=start, end=end,
                       text=self.text[start:end])


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of a document, quoted exactly."""

    id: str
    document: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A named thing.

    `aliases`: other names, from the text and from the lexicon (both languages), valid anywhere.
    `references`: forms that mean the thing in this document only (我市, 该区); never stored as names.
    `parent`: id of the next larger place (GB/T 2260) or of the broader industry, from the lexicon.
    `mentioned`: False for a larger place or broader industry that only completes the chain of parents.
    """

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    name_en: str | None = None
    code: str | None = None
    parent: str | None = None
    mentioned: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A measure after its spellings were merged; by the scheme where `scheme` is true, else the metric as written."""

    id: str
    name: str
    name_en: str | None = None
    unit: str | None = None
    scheme: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A statement of one relation; `status` is actual or planned, `evidence` holds ids of passages, at least one."""

    id: str
    head: str
    type: str
    tail: str
    status: str
    evidence: tuple[str, ...]
    confidence: float
    extractor: str
    valid_from: str | None = None
    valid_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """A figure that measures something about `subject`.

    `value` and `unit` are as written (5.7, 万个), `normalised_value` and `normalised_unit` in base units (57000, 个).
    `period` is as in the annotation guide (2020, 2019-2021, 2021前三季度), `period_start`/`period_end` ISO dates.
    `status` is actual or target; `bound` min, max, approx or None.
    """

    id: str
    subject: str
    indicator: str
    metric: str
    value: float
    unit: str
    status: str
    evidence: tuple[str, ...]
    confidence: float
    extractor: str
    normalised_value: float | None = None
    normalised_unit: str | None = None
    period: str | None = None
    period_start: str | None = None
    period_end: str | None = None
    bound: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncovered:
    """A sentence with names or figures from which nothing was taken, and why where that is known."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that one document says. Entities, relations and observations refer to each other by id.

    `extraction` names what read the document, so that one read by an older version can be told.
    """

    document: Document
    passages: tuple[Passage, ...] = ()
    entities: tuple[Entity, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    relations: tuple[Relation, ...] = ()
    observations: tuple[Observation, ...] = ()
    uncovered: tuple[Uncovered, ...] = ()
    notes: tuple[str, ...] = ()
    extraction: str | None = None
