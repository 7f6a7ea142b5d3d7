"""Periods: the stretches of time that a text gives (2020年, 2021年前三季度, “十四五”期间), and how far each one carries.

A bare year or a deadline holds to the end of its paragraph, a month or the year of a story (于2003年) only to the end
of its sentence; 目前 and the like end what was carried. Years inside the titles of policies are no periods.
The five-year plans' years are common knowledge: from the tenth on, the N-th begins in 1951 + 5 N.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_PART = r"前[一二三四1-4]个?季度|第?[一二三四1-4]季度|上半年|下半年|前[一二三四五六七八九十\d]{1,3}个?月|1[-—–~～至]1?\d月"
MARK = re.compile(
    r"(?P<range>(?<![\d.])(?P<first>(?:19|20)\d\d)年?(?:[-—–~～]{1,2}|至|到)(?P<last>(?:19|20)\d\d)年(?!内))"
    rf"|(?P<year>(?<![\d.])(?P<number>(?:19|20)\d\d)年(?P<part>{_PART})?)"
    r"|(?P<report>(?<![\d.])(?P<reported>(?:19|20)\d\d)年?(?=半年报|年报|年度))"
    rf"|(?P<bare>(?<!年)(?:{_PART})(?!报))"
    r"|(?P<plan>[“‘\"]?(?P<which>十[一二三四五六七八]?)五[”’\"]?(?P<tail>期间|时期|以来|末|(?=[，,形发])))"
    r"|(?P<then>当时|彼时|同年)"
    r"|(?P<relative>今年|去年|明年|前年|当年(?=[，,就底]))"
    r"|(?P<now>截至目前|截至上周|截止目前|到目前为止|目前(?!为止)|当前|现阶段|迄今|至今(?!年)|建[厂园院校]以来"
    r"|近年来|近几年|多年来)"
)
AFTER_YEAR = re.compile(r"\d{1,2}月|[一二三四五六七八九十]{1,2}月(?!份?均)")
COMPARED_WITH = ("比", "较", "为")
NARRATED = re.compile(r"(?:于|自|自从|从|创建于|成立于)$")
AFTER_NARRATED = re.compile(r"起(?!步)|以来|以前|之前|率先|成立|创建")
BEFORE_DEADLINE = re.compile(r"(?:(?<!截)(?:到|至)|(?:力争|争取|预计|预期|预测|计划|有望|拟)[，,]?)$")
FARTHEST_THEN = 600
_PLACES = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
SHIFT = {"今年": 0, "去年": -1, "明年": 1, "前年": -2}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time: `text` is 2020, 2019-2021 or 2021前三季度, `start` and `end` are ISO dates."""

    text: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A period named at `text[start:end]`.

    `kind`: year, deadline (到2025年), date (2021年5月, 于2003年), plan (“十四五”期间), or now (目前: `period` is None).
    """

    start: int
    end: int
    period: Period | None
    kind: str


def years(first: int, last: int) -> Period:
    return Period(str(first) if first == last else f"{first}-{last}", f"{first}-01-01", f"{last}-12-31")


def part_of(year: int, part: str) -> Period:
    """2021, 前三季度 → 2021前三季度 with its first and last day; an unknown part is the whole year."""
    first, last = _months(part)
    days = 31 if last in (1, 3, 5, 7, 8, 10, 12) else 28 if last == 2 else 30
    return Period(f"{year}{part}", f"{year}-{first:02}-01", f"{year}-{last:02}-{days}")


def _months(part: str) -> tuple[int, int]:
    if part == "上半年":
        return 1, 6
    if part == "下半年":
        return 7, 12
    numerals = re.findall(r"\d{1,2}|[一二三四五六七八九十]", part)
    number = _number(numerals[-1]) if numerals else 12
    if part.endswith("季度"):
        last = min(number, 4) * 3
        return (1 if part.startswith("前") else last - 2), last
    return 1, min(max(number, 1), 12)


def _number(numeral: str) -> int:
    return int(numeral) if numeral.isdigit() else _PLACES[numeral]


def marks(text: str, titles: Sequence[tuple[int, int]], year: int | None = None) -> tuple[Mark, ...]:
    """Every period named in the text outside `titles` (stretches in 《》), in order; 今年 counts from `year`, where known,
    and a bare 前三季度 belongs to the year named last, or else to `year`; 当时 is the day or year told of a little before."""
    found: list[Mark] = []
    spoken = year
    closed = iter(titles)
    title = next(closed, None)
    for match in MARK.finditer(text):
        while title is not None and title[1] <= match.start():
            title = next(closed, None)
        if title is not None and title[0] <= match.start():
            continue
        if text[max(0, match.start() - 1) : match.start()] in COMPARED_WITH:
            continue
        if match["then"]:
            told = next((mark for mark in reversed(found) if mark.kind in ("date", "year")), None)
            if told is not None and match.start() - told.start < FARTHEST_THEN:
                found.append(Mark(*match.span(), told.period, "date"))
            continue
        mark = _mark(text, match, year, spoken)
        if mark is None:
            continue
        found.append(mark)
        if mark.period is not None and not match["plan"] and mark.kind != "deadline":
            spoken = int(mark.period.end[:4])
    return tuple(found)


def _mark(text: str, match: re.Match[str], year: int | None, spoken: int | None) -> Mark | None:
    start, end = match.span()
    if match["now"]:
        return Mark(start, end, None, "now")
    if match["range"]:
        first, last = int(match["first"]), int(match["last"])
        return Mark(start, end, years(first, last), "year") if first < last else None
    if match["year"]:
        number = int(match["number"])
        if match["part"]:
            return Mark(start, end, part_of(number, match["part"]), "year")
        return Mark(start, end, years(number, number), _kind(text, start, end))
    if match["report"]:
        number = int(match["reported"])
        return Mark(start, end, years(number, number), "date")
    if match["bare"]:
        return Mark(start, end, part_of(spoken, match["bare"]), "year") if spoken is not None else None
    if match["plan"]:
        return _plan(match, start, end)
    if year is None or match["relative"] not in SHIFT:
        return None
    return Mark(start, end, years(year + SHIFT[match["relative"]], year + SHIFT[match["relative"]]), "year")


def _kind(text: str, start: int, end: int) -> str:
    before = max(0, start - 4)
    if BEFORE_DEADLINE.search(text, before, start):
        return "deadline"
    told = AFTER_YEAR.match(text, end) or AFTER_NARRATED.match(text, end) or NARRATED.search(text, before, start)
    return "date" if told else "year"


def _plan(match: re.Match[str], start: int, end: int) -> Mark:
    """“十四五”期间 is 2021-2025, “十四五”末 is 2025."""
    ordinal = 10 + (_PLACES[match["which"][1]] if len(match["which"]) > 1 else 0)
    first = 1951 + 5 * ordinal
    if match["tail"] == "末":
        return Mark(start, end, years(first + 4, first + 4), "deadline")
    return Mark(start, end, years(first, first + 4), "plan")
