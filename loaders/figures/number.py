"""Quantities: numbers with their unit and bound as official prose writes them, found in one pass from left to right.

`近8亿元`, `2.2万余处`, `4万个以上`, `6-8亿元`, `13.1、8.6个百分点`, `突破千亿元`, `两百多家`, `5成`, `1/3`: the value is the
number as written, the multiplier (万, 亿) stays with the unit. No dates, ordinals, codes or numbers inside words like 5G.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from loaders.figures.units import MULTIPLIERS, PATTERN, SCALE, TIMES, base

Bound = Literal["min", "max", "approx"]

DIGITS = r"\d{1,3}(?:[,，]\d{3}(?!\d)){1,4}(?:[.．]\d{1,6})?|\d{1,12}(?:[.．]\d{1,6})?"
HAN = r"[一二两三四五六七八九十百千]{1,7}"
MULTIPLIER = "|".join(MULTIPLIERS)
LESS = "不超过|不高于|不多于|不到|少于|低于|至多|最多|不足|控制在"
MORE = "不少于|不低于|不小于|超过|超出|突破|至少|多于|高于|逾|超|(?<![经通超不跨])过"
NEAR = "大约|将近|接近|(?<![签合契节公邀履违特制])约|(?<![附靠临])近|几乎|上下"
PREFIX = re.compile(rf"(?:(?P<max>{LESS})|(?P<min>{MORE})|(?P<approx>{NEAR}))了?$")
_NUMBER = (
    rf"(?:(?P<digits>(?<![\d.．A-Za-z+第﹒:：时])(?:{DIGITS})|(?<=[+])\d{{1,4}}(?=[个项条大家]))"
    rf"|百分之(?P<percent>{HAN}|\d{{1,3}}(?:\.\d{{1,4}})?)|(?P<han>(?<![第几数十百千一二三四五六七八九])(?:{HAN})))?"
)
_PER = r"/(?:月|年|天|日|平方公里|平方米|人|万人|亩|秒|小时|公里|次|户|吨|股|斤|公斤|度|千瓦时|平米|立方米|瓦)"
QUANTITY = re.compile(
    rf"{_NUMBER}[ \t]?(?P<more>余|多|来)?(?:个(?=亿))?(?P<multiplier>{MULTIPLIER})?(?P<more2>余|多)?"
    rf"[ \t]?(?P<unit>{PATTERN})?(?P<twin>[(（][台套辆个家只][)）])?(?P<per>{_PER})?(?P<grade>级)?"
    r"(?:(?P<made>[\u4e00-\u9fff]{2,8})(?P<rate>/[年月日]))?"
    rf"(?P<after>(?:及|或)?以上|以内|以下|左右|上下|多)?"
)
FRACTION = re.compile(
    r"(?:(?<![\d/])([1-9])/([2-9]|10)(?![\d/])|([一二三四五六七八九])分之([一二三四五六七八九])|(?P<half>一半|半数))(?P<over>以上)?"
)
RANGE = re.compile(r"[-—–~～]{1,2}|至|到")
APART = re.compile(r"分别|依次")
LIST = re.compile(r"、|和|与|及|以及")
NUMERALS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
SIGNS = tuple("一二两三四五六七八九十百千几数")
NEIGHBOURS = re.compile(
    r"(?<![一二三四五六七八九十第“\"])(?:(?P<less>[一二三四五六七八])(?P<more>[二三四五六七八九]))(?<=一二|二三|三四|四五|五六|六七|七八|八九)"
    rf"(?P<scale>[十百千](?![强佳大]))(?P<multiplier>万|亿)?余?(?P<unit>{PATTERN})")
GENERATIONS = ("G", "T", "P", "E")  # 5G and the like are names
NOT_YEARS = tuple("前来级代度初底末后内")
AFTER_MAX = ("以内", "以下")
START = re.compile(r"[\d半一二两三四五六七八九十百千万亿]|百分之")
WORDS = re.compile(
    r"千万工程|千千万万|万物|万众|百年|千年|亿万|千家万户|百姓|百强|千兆|万兆|十[二三四五]五|十五规划|一带一路|百千万|两[化业会院]|双千兆|二十大|十九大"
    r"|一体|三农|万科|百度|千分|百分(?!之|点)"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with unit at `text[start:end]`, words of bound included. `joined` says how it hangs on the one before: list
    (13.1、8.6个百分点) or range (6-8亿元). `spelled` is false for digits, true for Chinese numerals. `made`: what a rate makes
    (8万张玻璃/月)."""

    start: int
    end: int
    value: float
    unit: str
    bound: Bound | None
    spelled: bool = False
    bare: bool = False
    joined: Literal["list", "range"] | None = None
    made: str = ""


def numeral(text: str) -> float | None:
    """Value of a Chinese numeral below ten thousand (两百 → 200, 二十 → 20); None where it is none (一二)."""
    total, digit = 0, 0
    for sign in text:
        if sign in NUMERALS:
            if digit:
                return None
            digit = NUMERALS[sign]
        else:
            total += (digit or 1) * SCALE[sign]
            digit = 0
    return float(total + digit)


def quantities(text: str, start: int, end: int) -> tuple[Quantity, ...]:
    """The quantities of `text[start:end]`, in order, without overlap."""
    return tuple(_joined(text, list(_quantities(text, start, end))))


def _quantities(text: str, start: int, end: int) -> Iterator[Quantity]:
    position = start
    while (sign := START.search(text, position, end)) is not None:
        at = sign.start()
        word = WORDS.match(text, at, end)
        if word:
            position = word.end()
            continue
        if neighbours := NEIGHBOURS.match(text, at, end):
            yield from _neighbours(neighbours)
            position = neighbours.end()
            continue
        found = _fraction(text, at, end) or _quantity(text, at, start, end)
        if found is None:
            position = at + 1
            while text[at].isdigit() and position < end and (text[position].isdigit() or text[position] in ".,"):
                position += 1
            continue
        yield found
        position = max(found.end, at + 1)


def _neighbours(match: re.Match[str]) -> Iterator[Quantity]:
    """一二百万元 is from 100 to 200 万元, 三四十家 from 30 to 40 家."""
    scale, multiplier = SCALE[match["scale"] or ""], match["multiplier"] or ""
    less, more = NUMERALS[match["less"]] * scale, NUMERALS[match["more"]] * scale
    unit = f"{multiplier}{match['unit']}"
    cut = match.start() + 1
    yield Quantity(match.start(), cut, float(less), unit, "min", spelled=True)
    yield Quantity(cut, match.end(), float(more), unit, "max", spelled=True, joined="range")


def _fraction(text: str, at: int, end: int) -> Quantity | None:
    match = FRACTION.match(text, at, end)
    if match is None:
        return None
    if match["half"]:
        near = text[max(0, at - 1) : at] in ("近", "约")
        return Quantity(at - near, match.end(), 50.0, "%", "approx", spelled=True, bare=True)
    top, bottom = (match[1], match[2]) if match[1] else (str(NUMERALS[match[4]]), str(NUMERALS[match[3]]))
    bound: Bound | None = "min" if match["over"] else None
    share = round(int(top) / int(bottom), 4)
    return Quantity(at, match.end(), share, "", bound, spelled=not match[1], bare=True)


def _quantity(text: str, at: int, start: int, end: int) -> Quantity | None:
    match = QUANTITY.match(text, at, end)
    if match is None or match.end() == at:
        return None
    multiplier, unit = match["multiplier"] or "", match["unit"] or ""
    if match["percent"]:
        digits = match["percent"]
        value = float(digits) if digits[0].isdigit() else numeral(digits)
        unit = "%"
    elif match["digits"]:
        value = float(re.sub("[,，]", "", match["digits"]).replace("．", "."))
    elif match["han"]:
        value, multiplier = _spelled(match["han"], multiplier)
    elif multiplier:
        value, multiplier = 1.0, multiplier
    else:
        return None
    if value is None or (not match["digits"] and not match["percent"] and text[max(start, at - 1) : at] in SIGNS):
        return None
    bare = not match["digits"] and not match["percent"] and (not match["han"] or set(match["han"]) <= set("十百千"))
    if bare and multiplier and multiplier[0] in "千百十":
        value, multiplier = value * SCALE[multiplier[0]], multiplier[1:]
    if (not unit and not multiplier and not match["digits"]) or (unit in GENERATIONS and not multiplier and value < 10):
        return None
    whole = "%" if unit == "％" else unit.removesuffix("人民币")
    written = f"{multiplier}{whole}{match['twin'] or ''}{match['per'] or ''}{match['grade'] or ''}{match['rate'] or ''}"
    begin, bound = _bound(text, at, start, match)
    return Quantity(begin, match.end(), value, written, bound, spelled=not match["digits"] and not match["percent"], bare=bare,
                    made=match["made"] or "")


def _spelled(numerals: str, multiplier: str) -> tuple[float | None, str]:
    """十五 → 15; a numeral before a multiplier like 千万 is the regular reading (一千万 → 1000 万)."""
    value = numeral(numerals)
    if value is not None and len(multiplier) == 2 and multiplier[0] in SCALE:
        return value * SCALE[multiplier[0]], multiplier[1:]
    return value, multiplier


def _bound(text: str, at: int, start: int, match: re.Match[str]) -> tuple[int, Bound | None]:
    before = PREFIX.search(text, max(start, at - 5), at)
    begin = before.start() if before else at
    if before:
        return begin, "max" if before["max"] else "min" if before["min"] else "approx"
    after = match["after"]
    if after in AFTER_MAX:
        return begin, "max"
    if after in ("左右", "上下", "多") or match["more"] or match["more2"]:
        return begin, "approx"
    return begin, "min" if after else None


def _joined(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """Numbers of a list or a range take the unit of its last member; a number that never gets one is no quantity."""
    for index in range(len(found) - 2, -1, -1):
        one, two = found[index], found[index + 1]
        between = text[one.end : two.start].strip()
        if RANGE.fullmatch(between) and two.unit and not two.spelled and _of_one_kind(one.unit, two.unit):
            unit = one.unit if base(one.unit) else f"{one.unit}{base(two.unit)}"
            found[index] = replace(one, unit=unit, bound="min")
            found[index + 1] = replace(two, joined="range", bound="max")
        elif RANGE.fullmatch(between) and two.unit.startswith(one.unit) and two.unit and one.value < two.value:
            found[index] = replace(one, unit=two.unit, bound="min")
            found[index + 1] = replace(two, joined="range", bound="max")
        elif LIST.fullmatch(between) and two.unit and not one.spelled and (
                one.unit in ("", two.unit) or APART.search(text, max(0, found[0].start - 10), one.start)):
            found[index] = replace(one, unit=one.unit or two.unit)
            found[index + 1] = replace(two, joined="list")
    for one in found:
        if (one.unit or one.bare) and not _is_date(text, one):
            yield one


def _of_one_kind(one: str, two: str) -> bool:
    """8000万元到1亿元, 7500亿至1万亿元: other multipliers of the same unit."""
    less, more = one.removesuffix(base(one)), two.removesuffix(base(two))
    if less not in MULTIPLIERS or more not in MULTIPLIERS or MULTIPLIERS.index(more) >= MULTIPLIERS.index(less):
        return False
    return base(one) in ("", base(two))


def _is_date(text: str, one: Quantity) -> bool:
    """2019年 and 30分 are times of day and year; a count of years is small or stands after 连续, 达到 and the like."""
    if one.unit not in TIMES:
        return False
    return one.unit == "年" and (one.value >= 1000 or text.startswith(NOT_YEARS, one.end))
