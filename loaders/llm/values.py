"""Whether a figure of an answer is the text's: its number read in the quotation, its years and words named in the document."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from loaders.context.periods import MARK, Period, marks, part_of, years
from loaders.figures.number import NUMERALS, Quantity, numeral, quantities
from loaders.lexicon.units import normalise
from loaders.mentions.width import shadow

_PERIOD = re.compile(r"(?P<first>(?:19|20)\d\d)年?(?:[-—–~至到](?P<last>(?:19|20)\d\d)年?)?(?P<part>[^\d\-—–~年].{0,11})?")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DIGITS = re.compile(r"\d+(?:[,，]\d{3})*(?:\.\d+)?")
_RANK = re.compile(r"第([一二三四五六七八九十]{1,3}|\d{1,4})|(首位|榜首|首个|第1)")
_DOUBLED = re.compile(r"翻了?([一两二三四])?番|(?:实现|翻)倍增?")


@dataclass(frozen=True, slots=True)
class Written:
    """A number as the text writes it. `bound` is what the text's own words say; `read` is False where they could not be read."""

    value: float
    unit: str
    bound: str | None = None
    read: bool = True


def as_written(value: float, unit: str, quotation: str) -> Written | None:
    """The number of the quotation that an answer's value and unit mean, as it is written there; None where there is none."""
    text = shadow(quotation)
    read = quantities(text, 0, len(text))
    for quantity in read:
        if _means(quantity, value, unit):
            return Written(quantity.value, quantity.unit, quantity.bound)
    if unit == "位" and any(_close(value, rank) for rank in _ranks(text)):
        return Written(value, unit)
    if unit == "倍" and any(_close(value, 2.0 ** NUMERALS.get(found[1] or "一", 1)) for found in _DOUBLED.finditer(text)):
        return Written(value, unit)
    for found in _DIGITS.finditer(text):  # a unit that the grammar of figures does not know
        unread = not any(quantity.start <= found.start() < quantity.end for quantity in read)
        if unread and shadow(unit) in text[found.end() :] and _close(value, float(re.sub("[,，]", "", found[0]))):
            return Written(value, unit, read=False)
    return None


def _means(quantity: Quantity, value: float, unit: str) -> bool:
    if _close(quantity.value, value) and _plain(quantity.unit) == _plain(unit):
        return True
    one, two = normalise(quantity.value, quantity.unit), normalise(value, unit)
    return one is not None and two is not None and one[1] == two[1] and _close(one[0], two[0])


def _plain(unit: str) -> str:
    return shadow(unit).replace("个", "").removesuffix("人民币") or unit


def _ranks(text: str) -> Iterator[float]:
    for found in _RANK.finditer(text):
        rank = 1.0 if found[1] is None else float(found[1]) if found[1].isdigit() else numeral(found[1])
        if rank is not None:
            yield rank


def _close(one: float, two: float) -> bool:
    return math.isclose(one, two, rel_tol=1e-9, abs_tol=1e-12)


class Times:
    """The periods that a document can speak of: its years, those its plans and 今年 mean, and parts of years it names."""

    def __init__(self, text: str, date: str | None) -> None:
        self._text = shadow(text)
        self._year = int(date[:4]) if date else None

    @cached_property
    def _years(self) -> frozenset[int]:
        named = {int(found) for found in _YEAR.findall(self._text)}
        meant = (mark.period for mark in marks(self._text, (), self._year))
        return frozenset(named | {int(edge[:4]) for period in meant if period for edge in (period.start, period.end)})

    @cached_property
    def _parts(self) -> frozenset[str]:
        found = (match["part"] or (match["bare"] and match[0]) for match in MARK.finditer(self._text))
        return frozenset(part for part in found if part)

    def period(self, written: str) -> Period | None:
        """2020, 2019-2021 or 2021前三季度 with its first and last day; None where the document names no such time."""
        match = _PERIOD.fullmatch(shadow(written).strip())
        if match is None:
            return None
        first, last, part = int(match["first"]), int(match["last"] or match["first"]), match["part"]
        if first > last or not {first, last} <= self._years or (part and (match["last"] or part not in self._parts)):
            return None
        return part_of(first, part) if part else years(first, last)
