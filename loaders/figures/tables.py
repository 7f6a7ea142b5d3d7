"""Tables: rows of cells parted by tabs, the first of which heads the columns.

Two layouts are read: one indicator a row under years (指标 | 单位 | 2019年 | 2020年 | 增速), and one place or thing a row
under indicators (城市 | 产值（亿元） | 企业数（家）). A unit stands in the cell, in a column of its own, or in brackets behind
the name. Whatever fits neither is left to the sentences.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from loaders.context import Context, Period
from loaders.context.periods import MARK, part_of, years
from loaders.figures.number import Bound
from loaders.figures.subject import PLACES, THINGS, Subject, Subjects
from loaders.figures.telling import Figure
from loaders.lexicon.units import unit as known_unit

LONGEST_NAME = 40
MOST_COLUMNS = 60
_YEAR = re.compile(
    r"(?P<year>(?:19|20)\d\d)年?(?P<part>[^\d（(]{0,6}?)(?:目标|计划|预期|规划|实际|完成)?(?:[值数量]|情况)?(?:[（(].*[)）])?")
_UNIT_COLUMN = re.compile(r"(?:计量)?单\s*位")
_GROWTH = re.compile(r".{0,6}(?:增长|增速|增幅|同比).{0,10}")
_NUMBER_COLUMN = re.compile(r"序\s*号|编\s*号|No\.?")
_BRACKET = re.compile(r"[（(]([^（()）]{1,10})[)）]\s*$")
_VALUE = re.compile(
    r"(?P<bound>[≥＞>≤＜<]|超过?|不低于|大于|不超过|小于|低于|约|近)?\s*(?P<number>-?\d{1,12}(?:[,，]\d{3}){0,4}(?:\.\d{1,6})?)"
    r"\s*(?P<unit>[^\d\s.,，]{0,8}?)(?P<after>以上|以下|左右)?")
_BOUNDS: dict[str, Bound] = {
    **dict.fromkeys(("≥", "＞", ">", "超", "超过", "不低于", "大于", "以上"), "min"),
    **dict.fromkeys(("≤", "＜", "<", "不超过", "小于", "低于", "以下"), "max"), **dict.fromkeys(("约", "近", "左右"), "approx")}
_OF_A_MEASURE = re.compile(r"[数率额值量比重速度名次]$|面积|规模|收入|利润|投资|税收|人口|产能|指数|得分")
_TOTAL = re.compile(r"合\s*计|总\s*计|小\s*计|全部|总数")
_PLANNED, _DONE = re.compile(r"目标|计划|预期|规划"), re.compile(r"实际|完成|现状|基数")


@dataclass(frozen=True, slots=True)
class _Cell:
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class _Row:
    start: int
    end: int
    cells: tuple[_Cell, ...]


@dataclass(frozen=True, slots=True)
class _Column:
    """`kind`: name, unit, skip, value (one indicator a row), growth, or measure (`name` says which)."""

    kind: str
    name: str = ""
    unit: str = ""
    period: Period | None = None
    status: Literal["actual", "target"] | None = None


def tabulated(text: str, context: Context, subjects: Subjects) -> Iterator[tuple[int, int, list[Figure]]]:
    """The stretches of the text that are tables and were understood, each with its figures."""
    for above, rows in _tables(text):
        columns = _columns(rows[0], above)
        if columns is None:
            continue
        figures = [figure for row in rows[1:] for figure in _figures(row, columns, context, subjects)]
        if figures:
            yield rows[0].start, rows[-1].end, figures


def _tables(text: str) -> Iterator[tuple[str, list[_Row]]]:
    """Runs of at least two lines with tabs, each with the line above it."""
    if "\t" not in text:
        return
    above, run, at = "", list[_Row](), 0
    for line in [*text.split("\n"), ""]:
        if "\t" in line.strip():
            run.append(_row(line, at))
        else:
            if len(run) > 1:
                yield above, run
            run = []
            above = line if line.strip() else above
        at += len(line) + 1


def _row(line: str, at: int) -> _Row:
    cells, start = list[_Cell](), at
    for cell in line.split("\t")[:MOST_COLUMNS]:
        bare = cell.strip()
        cells.append(_Cell(start + (cell.index(bare) if bare else 0), bare))
        start += len(cell) + 1
    inner = line.strip()
    begin = at + line.index(inner[0])
    return _Row(begin, begin + len(inner), tuple(cells))


def _columns(header: _Row, above: str) -> list[_Column] | None:
    """What each column holds; None where the first row heads nothing."""
    caption = next((match for match in MARK.finditer(above) if match["year"] or match["report"]), None)
    period = _period(caption["number"] or caption["reported"], "") if caption else None
    by_year = any(_YEAR.fullmatch(cell.text) for cell in header.cells[1:])
    columns: list[_Column] = []
    for cell in header.cells:
        named = any(column.kind == "name" for column in columns)
        year = _YEAR.fullmatch(cell.text)
        if _NUMBER_COLUMN.fullmatch(cell.text) or (named and not cell.text):
            columns.append(_Column("skip"))
        elif _UNIT_COLUMN.fullmatch(cell.text):
            columns.append(_Column("unit"))
        elif not named:
            columns.append(_Column("name", cell.text))
        elif year is not None:
            period = _period(year["year"], year["part"])
            columns.append(_Column("value", unit=_parted(cell.text)[1], period=period, status=_status(cell.text)))
        elif by_year and _GROWTH.fullmatch(cell.text):
            columns.append(_Column("growth", unit="%", period=period, status=_status(cell.text)))
        elif by_year or _VALUE.fullmatch(cell.text) or len(cell.text) > LONGEST_NAME:
            columns.append(_Column("skip"))
        else:
            name, unit = _parted(cell.text)
            columns.append(_Column("measure", name, unit, period, _status(cell.text)))
    return columns if any(column.kind in ("value", "measure") for column in columns) else None


def _period(year: str, part: str) -> Period:
    inner = re.search(r"前[一二三四]季度|[一二三四]季度|[上下]半年|1[-—~至]\d{1,2}月", part)
    return part_of(int(year), inner.group()) if inner else years(int(year), int(year))


def _status(heading: str) -> Literal["actual", "target"] | None:
    return "target" if _PLANNED.search(heading) else "actual" if _DONE.search(heading) else None


def _parted(name: str) -> tuple[str, str]:
    """产值（亿元） → 产值, 亿元; a bracket that holds no unit stays."""
    match = _BRACKET.search(name)
    if match is None or not (match[1] == "%" or known_unit(match[1])):
        return name, ""
    return name[: match.start()].strip(), match[1]


def _figures(row: _Row, columns: Sequence[_Column], context: Context, subjects: Subjects) -> Iterator[Figure]:
    cells = list(zip(columns, row.cells, strict=False))
    first = next((cell for column, cell in cells if column.kind == "name"), None)
    if first is None or not first.text or len(first.text) > LONGEST_NAME or _VALUE.fullmatch(first.text):
        return
    name, unit = _parted(first.text)
    unit = next((cell.text for column, cell in cells if column.kind == "unit"), "") or unit
    subject = _subject(first, subjects)
    for column, cell in cells:
        match = _VALUE.fullmatch(cell.text) if column.kind in ("value", "growth", "measure") else None
        if match is None:
            continue
        written = match["unit"] or column.unit or (unit if column.kind == "value" else "")
        if column.kind == "measure" and not written and not _OF_A_MEASURE.search(column.name):
            continue
        whose = name if subject is None and _TOTAL.fullmatch(name) is None else ""
        metric = {"value": name, "growth": f"{name}增速"}.get(column.kind) or f"{whose}{column.name}"
        yield Figure(
            start=row.start, end=row.end, subject=(subject if column.kind == "measure" else None) or Subject(), metric=metric,
            value=float(re.sub("[,，]", "", match["number"])), unit="%" if written == "％" else written,
            bound=_BOUNDS.get(match["bound"] or match["after"] or ""), period=column.period,
            status=column.status or _expected(column.period, context), rule="table")


def _subject(first: _Cell, subjects: Subjects) -> Subject | None:
    """The place or thing that heads a row, where the whole cell names it."""
    end = first.start + len(first.text)
    named = subjects.at(first.start)
    if named is not None and named.end == end and (named.type in PLACES or named.type in THINGS):
        return Subject(candidate=named, end=end)
    form = subjects.form_before(end, 0)
    return Subject(deixis=form, end=end) if form is not None and form.start == first.start else None


def _expected(period: Period | None, context: Context) -> Literal["actual", "target"]:
    """A year after the document's is still to come."""
    return "target" if period is not None and context.year is not None and int(period.end[:4]) > context.year else "actual"
