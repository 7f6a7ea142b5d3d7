"""The industry scheme: fields of the digital economy and their neighbours, with broader and related fields."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from graph.keys import coded_id
from loaders.lexicon.table import LexiconError, Row, rows

# What official texts append to the name of a field without changing which field it is; longest first.
SUFFIXES = ("产业领域", "技术产业", "产业", "行业", "领域", "技术", "业")


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A field; `broader` is the key of the wider field (None at the tops), `nbs` a code of NBS-2021.

    `common` are those of its labels that are everyday words too (教育, 文化): alone they often name no field.
    """

    id: str
    key: str
    name: str
    name_en: str
    broader: str | None
    related: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    aliases_en: tuple[str, ...] = ()
    nbs: str | None = None
    common: tuple[str, ...] = ()

    @property
    def parent(self) -> str | None:
        """Id of the broader concept."""
        return coded_id("industry", self.broader) if self.broader else None

    @property
    def labels(self) -> tuple[str, ...]:
        """Every name in both languages, the preferred Chinese one first."""
        return (self.name, *self.aliases, self.name_en, *self.aliases_en)


@dataclass(frozen=True)
class Scheme:
    """All concepts, in the order of the file."""

    concepts: tuple[Concept, ...]
    _by_key: Mapping[str, Concept] = field(init=False, repr=False)
    _by_label: Mapping[str, Concept] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        by_label: dict[str, Concept] = {}
        for concept in self.concepts:
            for label in concept.labels:
                other = by_label.setdefault(fold(label), concept)
                if other is not concept:
                    raise LexiconError(f"{label!r} names both {other.key} and {concept.key}")
        object.__setattr__(self, "_by_key", {concept.key: concept for concept in self.concepts})
        object.__setattr__(self, "_by_label", by_label)
        if len(self._by_key) < len(self.concepts):
            raise LexiconError("two concepts have the same key")
        for concept in self.concepts:
            self.ancestors(concept.key)
            for key in concept.related:
                if key not in self._by_key:
                    raise LexiconError(f"{concept.key}: unknown related concept {key}")

    @property
    def tops(self) -> tuple[Concept, ...]:
        return tuple(concept for concept in self.concepts if concept.broader is None)

    def by_key(self, key: str) -> Concept:
        """Raises KeyError for an unknown key."""
        return self._by_key[key]

    def by_id(self, industry_id: str) -> Concept | None:
        return self._by_key.get(industry_id.removeprefix("industry/"))

    def by_label(self, label: str) -> Concept | None:
        """The concept of this name, in either language and any case; 产业, 行业, 技术 … at the end are looked through."""
        for form in _forms(fold(label)):
            if concept := self._by_label.get(form):
                return concept
        return None

    def labels(self) -> Iterable[tuple[str, Concept]]:
        """Every label as written in the file, with its concept."""
        return ((label, concept) for concept in self.concepts for label in concept.labels)

    def ancestors(self, key: str) -> tuple[Concept, ...]:
        """The wider fields, nearest first. Raises LexiconError for an unknown or circular broader concept."""
        chain: list[Concept] = []
        concept = self._by_key[key]
        while concept.broader:
            if concept.broader not in self._by_key:
                raise LexiconError(f"{concept.key}: unknown broader concept {concept.broader}")
            concept = self._by_key[concept.broader]
            if concept in chain or concept.key == key:
                raise LexiconError(f"{key} is broader than itself")
            chain.append(concept)
        return tuple(chain)

    def narrower(self, key: str) -> tuple[Concept, ...]:
        return tuple(concept for concept in self.concepts if concept.broader == key)


def fold(label: str) -> str:
    """The form in which labels are compared: full-width letters as plain ones, any case, no spaces or quotation marks."""
    folded = unicodedata.normalize("NFKC", label).casefold()
    return "".join(character for character in folded if character not in " “”\"'‘’·-—")


def _forms(label: str) -> Iterable[str]:
    """The label, then without each suffix, then with 产业 (文化 → 文化产业 where only that is a label)."""
    yield label
    for suffix in SUFFIXES:
        stem = label.removesuffix(suffix)
        if stem != label and len(stem) >= 2:
            yield stem
            yield stem + "业"
            yield stem + "产业"


@dataclass(frozen=True, slots=True)
class NbsClass:
    """A division (two digits), class (four) or subclass (six) of 数字经济及其核心产业统计分类(2021)."""

    code: str
    name: str
    name_en: str


@cache
def nbs_digital() -> Mapping[str, NbsClass]:
    """The official classification by code, in its order."""
    return {row.required("code"): NbsClass(row.required("code"), row.required("zh"), row.required("en"))
            for row in rows("nbs_digital_2021.tsv", ("code", "zh", "en"))}


@cache
def scheme() -> Scheme:
    """The scheme, read once."""
    columns = ("key", "zh", "en", "broader", "related", "alt_zh", "alt_en", "nbs")
    words = {row.required("label") for row in rows("industry_words.tsv", ("label",))}
    return Scheme(tuple(_concept(row, words) for row in rows("industries.tsv", columns)))


def _concept(row: Row, words: set[str]) -> Concept:
    key, name, nbs = row.required("key"), row.required("zh"), row.optional("nbs")
    if nbs and nbs not in nbs_digital():
        raise row.error(f"{nbs} is no code of nbs_digital_2021.tsv")
    return Concept(
        id=coded_id("industry", key), key=key, name=name, name_en=row.required("en"),
        broader=row.optional("broader"), related=row.items("related"),
        aliases=row.items("alt_zh"), aliases_en=row.items("alt_en"), nbs=nbs,
        common=tuple(label for label in (name, *row.items("alt_zh")) if label in words),
    )
