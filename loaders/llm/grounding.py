"""The items of an answer → what of them the document says in its own words; the rest is rejected, each with its reason.

The checks are the same whatever the model was told or talked into: the quotation and the names must stand in the text, the
classes and pairs in the ontology, the number in the quotation.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from graph.facts import Document
from graph.ontology import ontology
from loaders.context import deictic
from loaders.context.periods import Period
from loaders.lexicon.places import gazetteer
from loaders.llm.parsing import Parsed
from loaders.llm.quoting import Quarry
from loaders.llm.schema import PARTS, statuses
from loaders.llm.stretches import Stretch
from loaders.llm.values import Times, Written, as_written
from loaders.mentions import PLACES

LONGEST_NAME, LONGEST_METRIC, LONGEST_QUOTATION = 80, 60, 400

_REFERRING = re.compile(
    r"(?:我|本|该|此|这[一个家座项]?)"
    r"(?:公司|集团|企业|园区?|校|院|厂|中心|平台|项目|工程|机构|单位|行动|计划|政策|文件|.?[省市区县州盟旗镇国])|公司|集团|园区")


class Reason(Enum):
    """Why an item was rejected; the value is shown in reports."""

    FORM = "缺项或类型不对 (a field is missing or of the wrong kind)"
    QUOTE = "引文不在原文中 (quotation is not in the text)"
    LONG_QUOTE = "引文过长 (quotation is too long)"
    ADDRESSING = "引文所在的句子是写给模型的话 (quotation addresses the model)"
    TYPE = "没有这种类型 (no such class or relation)"
    NAME = "名称不在原文中 (name is not in the text)"
    END = "一端不是所列的实体，或已被拒绝 (an end is no accepted entity)"
    PAIR = "本体不允许这种组合 (pair is not in the ontology)"
    SAME = "两端是同一事物 (both ends are one thing)"
    APART = "引文没有提到任何一端 (quotation names neither end)"
    STATUS = "没有这种状态或界限 (no such status or bound)"
    VALUE = "数值不在引文中 (number is not in the quotation)"
    METRIC = "指标不是原文的用语 (metric is not in the words of its paragraph)"
    PERIOD = "时间不见于原文 (period is not of the text)"


@dataclass(frozen=True, slots=True)
class Rejected:
    part: str
    reason: Reason
    item: Any


@dataclass(frozen=True, slots=True)
class Named:
    """An entity of an answer. `spans`: where its name (first) and other forms stand in the document; none for the document's
    own place where the stretch does not name it. `name`: as the text has it, or put together of an enumeration's parts."""

    type: str
    name: str
    spans: tuple[tuple[int, int], ...]
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stated:
    """A relation of an answer, its ends by their number among the entities; evidence is `text[start:end]`."""

    head: int
    type: str
    tail: int
    status: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Measured:
    """An observation of an answer, its subject by number."""

    subject: int
    metric: str
    written: Written
    bound: str | None
    period: Period | None
    status: str
    start: int
    end: int


@dataclass
class Grounded:
    """What one answer says and the document bears out."""

    entities: list[Named] = field(default_factory=list)
    relations: list[Stated] = field(default_factory=list)
    observations: list[Measured] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)


class _Refusal(Exception):
    def __init__(self, reason: Reason) -> None:
        self.reason = reason


def ground(parsed: Parsed, document: Document, stretch: Stretch, times: Times) -> Grounded:
    """Check every item of an answer about a stretch of the document. Never raises, whatever the items are."""
    reading = _Reading(document, Quarry(document.text, stretch.start, stretch.end), times)
    for part, read in zip(PARTS, (reading.entity, reading.relation, reading.observation), strict=True):
        for item in parsed.items.get(part, ()):
            try:
                if not isinstance(item, dict):
                    raise _Refusal(Reason.FORM)
                read(item)
            except _Refusal as refusal:
                reading.found.rejected.append(Rejected(part, refusal.reason, item))
    return reading.found


class _Reading:
    def __init__(self, document: Document, quarry: Quarry, times: Times) -> None:
        self.document = document
        self.quarry = quarry
        self.times = times
        self.found = Grounded()
        self.numbers: dict[str, int] = {}

    def entity(self, item: Mapping[str, Any]) -> None:
        key, kind, name = _text(item, "id"), _text(item, "type"), _text(item, "name")
        if kind not in ontology().entity_classes:
            raise _Refusal(Reason.TYPE)
        if item.get("evidence") is not None:  # files in the annotation's form have none: there the name is the quotation
            self.quotation(_text(item, "evidence"))
        given = item.get("aliases", [])
        forms = [form for form in given if isinstance(form, str)] if isinstance(given, list) else []
        if key in self.numbers:
            raise _Refusal(Reason.FORM)
        named = self.named(kind, name, forms)
        self.numbers[key] = len(self.found.entities)
        self.found.entities.append(named)

    def named(self, kind: str, name: str, forms: list[str]) -> Named:
        spans = [span for form in (name, *forms) if 2 <= len(form) <= LONGEST_NAME and (span := self.quarry.find(form))]
        text = self.document.text
        own = self._own_forms() if kind in PLACES else frozenset()
        if not spans and name not in own:
            raise _Refusal(Reason.ADDRESSING if self.quarry.addressing(name) else Reason.NAME)
        written = tuple(dict.fromkeys(text[start:end] for start, end in spans))
        standing = self.quarry.find(name)
        if standing is not None and standing in spans:
            called = text[slice(*standing)]
        elif name in own or any(_in_order(name, form) for form in written):
            called = name
        else:  # the answer's own name is not the text's: it goes by the first form that is, best by one that is no 我市
            called = next((form for form in written if not refers(form)), written[0])
        return Named(kind, called, tuple(dict.fromkeys(spans)), written)

    def _own_forms(self) -> frozenset[str]:
        place = gazetteer().get(self.document.about) if self.document.about else None
        if place is None:
            return frozenset()
        outer = gazetteer().get(place.parent) if place.parent else None
        return frozenset((place.name, place.short, *((outer.name + place.name,) if outer else ())))

    def relation(self, item: Mapping[str, Any]) -> None:
        kind, status = _text(item, "type"), _text(item, "status")
        if kind not in ontology().relations:
            raise _Refusal(Reason.TYPE)
        if status not in statuses("Fact"):
            raise _Refusal(Reason.STATUS)
        head, tail = self.number(item, "head"), self.number(item, "tail")
        if head == tail:
            raise _Refusal(Reason.SAME)
        one, two = self.found.entities[head], self.found.entities[tail]
        if not ontology().allows(one.type, kind, two.type):
            raise _Refusal(Reason.PAIR)
        start, end = self.quotation(_text(item, "evidence"))
        quoted = self.document.text[start:end]
        if not any(form in quoted for form in (*one.forms, *two.forms)):
            raise _Refusal(Reason.APART)
        self.found.relations.append(Stated(head, kind, tail, status, start, end))

    def observation(self, item: Mapping[str, Any]) -> None:
        metric, status = _text(item, "metric").strip(), _text(item, "status")
        bound = None if item.get("bound") is None else _text(item, "bound")
        if status not in statuses("Observation") or not (bound is None or bound in ontology().bounds):
            raise _Refusal(Reason.STATUS)
        subject = self.number(item, "subject")
        start, end = self.quotation(_text(item, "evidence"))
        quoted = self.document.text[start:end]
        paragraph = self.document.text.rfind("\n", 0, start) + 1  # a measure is carried from clause to clause
        told = self.document.text[paragraph:end]
        in_text = 2 * sum(character in told for character in metric) >= len(metric)
        if not (2 <= len(metric) <= LONGEST_METRIC and metric.isprintable() and in_text):
            raise _Refusal(Reason.METRIC)
        unit = item.get("unit") or ""
        if not isinstance(unit, str) or (written := as_written(_number(item.get("value")), unit.strip(), quoted)) is None:
            raise _Refusal(Reason.VALUE)
        period = None
        if item.get("period") is not None and (period := self.times.period(_text(item, "period"))) is None:
            raise _Refusal(Reason.PERIOD)
        bound = written.bound if written.read else bound
        self.found.observations.append(Measured(subject, metric, written, bound, period, status, start, end))

    def number(self, item: Mapping[str, Any], end: str) -> int:
        number = self.numbers.get(_text(item, end))
        if number is None:
            raise _Refusal(Reason.END)
        return number

    def quotation(self, quotation: str) -> tuple[int, int]:
        if len(quotation) > LONGEST_QUOTATION:
            raise _Refusal(Reason.LONG_QUOTE)
        span = self.quarry.find(quotation)
        if span is None:
            raise _Refusal(Reason.ADDRESSING if self.quarry.addressing(quotation) else Reason.QUOTE)
        return span


def refers(form: str) -> bool:
    """Whether a form means its thing in this document only: 我市, 该区, 本公司."""
    return _REFERRING.fullmatch(form) is not None or any(d.start == 0 and d.end == len(form) for d in deictic(form))


def _in_order(name: str, form: str) -> bool:
    """Whether the name is made of the form's characters, in their order and without any of its own (joint names)."""
    characters = iter(form)
    return all(character in characters for character in name)


def _text(item: Mapping[str, Any], key: str) -> str:
    value = item.get(key)
    if not isinstance(value, str) or not value.strip():
        raise _Refusal(Reason.FORM)
    return value


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _Refusal(Reason.FORM)
    try:
        number = float(value)
    except OverflowError:
        raise _Refusal(Reason.VALUE) from None
    if not math.isfinite(number):
        raise _Refusal(Reason.VALUE)
    return number
