"""Ranks: 居全省第二, 稳居全国首位, 连续17年位列全省第一, 全球第一的市场地位, 第4名."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.figures.number import numeral

VERB = (
    r"(?:均|都|稳|跃|再|继续|持续|始终|保持|长期|连续|双双|仍|也)*+"
    r"(?:位居|位列|居于|居|位于|列|排名|排位|排在|排|名列|升至|升到|跃居|跃升至|保持|达到|达|成为|蝉联|跻身|进入|巩固|评为|位次)"
)
SCOPE = (
    r"全省|全国|全市|全球|世界|国内|省内|市内|全区|全县|西部|中部|东部|东北|华东|华南|华北|西南|西北|沿海(?=第|首|省|地区)|亚洲|行业|业内"
    r"|同类[^，,。的]{0,6}|国内外|我国|我省|我市|中国"
)
# 第一批, 第二产业, 第一时间
NO_RANK = "批届季次章节条款期产十部线阶步时书方者轮年编站场卷篇项家座台艘例任版类天人二三四五六七八九一极世城园港村镇.．\\d"
RANK = re.compile(
    rf"(?P<verb>{VERB})?(?P<field>(?<=[位列居于名入持])[^，,。；;、\d第首“”]{{2,16}}?)??"
    rf"(?P<scope>(?:{SCOPE})(?:[^，,。；;“”第首榜前、\d%占增(（]{{0,16}}?)(?:[(（][^)）]{{1,8}}[)）])?)?"
    rf"(?:(?:第(?P<number>\d{{1,3}}|[一二三四五六七八九十]{{1,3}})(?P<unit>位|名|大|个|(?![{NO_RANK}])))|(?P<first>首位|榜首))"
    r"(?P<tail>品牌|的[^，,。；;、]{1,10}|[^，,。；;、的]{0,8})?"
)
RANKED = re.compile(r"(?:排名|排位|排行|位次|中|的)+$")
STANDING = re.compile(r"(?<=地位)|(?<=水平)|(?<=位置)|(?<=品牌)")
STREAK = re.compile(r"(?:连续|蝉联|稳居)(?P<number>\d{1,3}|[一二两三四五六七八九十]{1,3})(?P<unit>年|个?月|个季度|届|次)")


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank at `text[start:end]`: position, scope (全省) and, after 第N大/第N个, the ranked noun."""

    start: int
    end: int
    value: float
    scope: str
    noun: str
    field: str
    verb: str


@dataclass(frozen=True, slots=True)
class Streak:
    """连续17年 at `text[start:end]`."""

    start: int
    end: int
    value: float
    unit: str


def ranks(text: str, start: int, end: int) -> Iterator[Rank]:
    for match in RANK.finditer(text, start, end):
        unit, scope, verb = match["unit"], match["scope"] or "", match["verb"] or ""
        tail = match["tail"] or ""
        placed = unit in ("位", "名") or match["first"] or (verb and tail.startswith("品牌"))
        if not scope and not (verb and placed) and unit not in ("位", "名"):
            continue
        if not verb and not scope:
            noun_before = text[max(start, match.start() - 1) : match.start()]
            if not noun_before or noun_before in "，,、":
                continue
        value = 1.0 if match["first"] else _value(match["number"])
        stop = match.end() if unit in ("大", "个") or tail.startswith(("品牌", "的")) else match.end() - len(tail)
        noun = STANDING.split(tail.removeprefix("的"))[0] if unit in ("大", "个") or tail.startswith(("品牌", "的")) else ""
        yield Rank(match.start(), stop, value, RANKED.sub("", scope), noun, match["field"] or "", verb)


def streak(text: str, start: int, end: int) -> Streak | None:
    match = STREAK.search(text, start, end)
    return Streak(match.start(), match.end(), _value(match["number"]), match["unit"]) if match else None


def _value(number: str) -> float:
    return float(number) if number.isdigit() else numeral(number) or 0.0
