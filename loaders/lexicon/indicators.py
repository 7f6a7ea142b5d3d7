"""Indicators that official documents report, and which of them a metric as written names."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from graph.keys import coded_id
from loaders.lexicon.table import LexiconError, Row, rows

DIRECTIONS = frozenset({"up", "down", "none"})
_RATES = frozenset({"%", "位", "1"})  # of these no growth rate is reported as an indicator of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorEntry:
    """An indicator; `unit` is the base unit of its figures (1: a pure number), `direction` whether more is better."""

    id: str
    key: str
    name: str
    name_en: str
    unit: str
    direction: str
    aliases: tuple[str, ...] = ()


@cache
def indicators() -> tuple[IndicatorEntry, ...]:
    """All indicators in the order of the file, each followed by its growth rates."""
    columns = ("key", "zh", "en", "alt", "unit", "direction")
    return tuple(entry for row in rows("indicators.tsv", columns) for entry in _with_growth(_entry(row)))


def match(metric: str) -> IndicatorEntry | None:
    """The indicator that this metric names, by normalised spelling; None rather than a near guess."""
    return _by_spelling().get(spelling(metric))


# In this order; each changes how a metric is written, none what it measures.
_REWRITES: tuple[tuple[re.Pattern[str], str], ...] = tuple((re.compile(pattern), by) for pattern, by in (
    (r"[\s“”\"'‘’「」《》()\[\]【】,、·]", ""),
    (r"地区生产总值|国内生产总值|(?<!总)生产总值", "gdp"),
    (r"规模以上", "规上"),
    (r"^(?:截至[^,]*?底|目前|今年|全年|年末|当年)", ""),
    (r"^(?:全市|全省|全区|全县|全州|全国|全域|我市|我省|我区|我县|我国|本市|本区)的?", ""),
    (r"^(?:累计|已|共|共有|现有|拥有|预计|实现|完成(?!投资)|建成并?|开通|建设|新建成)+", ""),
    (r"(?:实现|达到|突破|超过|达|超|为)+$", ""),
    (r"占(.+?)(?:的)?(?:比重|比例|比率|比|份额)$", r"占\1比重"),
    (r"(?:的)?(?:占比|比重占比)$", "占比"),
    (r"年均(?:复合)?(?:增速|增长率|增长|增幅|增长速度)$", "年均增速"),
    (r"(?:比上年|较上年|同比)?(?<!年均)(?:名义|实际)?(?:增速|增长率|增长速度|增幅|增长|同比)$", "增速"),
    (r"(?<=[^均指])(?:总数量|总数|数量|个数|家数|户数|人数|数)(?=(?:年均)?增速$|$)", ""),
))


def spelling(metric: str) -> str:
    """The normalised spelling of a metric, by which metrics are compared."""
    text = unicodedata.normalize("NFKC", metric).casefold()
    for pattern, by in _REWRITES:
        rewritten = pattern.sub(by, text)
        text = rewritten or text
    return text


def _entry(row: Row) -> IndicatorEntry:
    key = row.required("key")
    return IndicatorEntry(
        id=coded_id("indicator", key), key=key, name=row.required("zh"), name_en=row.required("en"), unit=row.required("unit"),
        direction=row.one_of("direction", DIRECTIONS), aliases=row.items("alt"),
    )


def _with_growth(entry: IndicatorEntry) -> Iterator[IndicatorEntry]:
    yield entry
    if entry.unit in _RATES:
        return
    for suffix, key, english in (("增速", "growth", "growth"), ("年均增速", "annual-growth", "mean annual growth")):
        yield IndicatorEntry(
            id=coded_id("indicator", f"{entry.key}-{key}"), key=f"{entry.key}-{key}", name=entry.name + suffix,
            name_en=f"{entry.name_en}: {english}", unit="%", direction=entry.direction,
            aliases=tuple(alias + suffix for alias in entry.aliases),
        )


@cache
def _by_spelling() -> Mapping[str, IndicatorEntry]:
    found: dict[str, IndicatorEntry] = {}
    for entry in indicators():
        for name in (entry.name, *entry.aliases):
            other = found.setdefault(spelling(name), entry)
            if other is not entry:
                raise LexiconError(f"{name!r} names both {other.key} and {entry.key}")
    return found
