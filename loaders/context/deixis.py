"""Deixis: the forms that mean a place only in their own document (我市, 全省, 该区), and which place they mean.

`全` and `我` speak of a place in the line of the place the document is about; `该` and `当地` of the place
named last. 区 is a district, a new area or an autonomous region, whichever the line holds.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

FORM = re.compile(
    r"(?P<country>我国|全国(?!人大|政协|人民代表|两会|第|首|性|各地)|本国)"
    r"|(?P<own>我|全|本|吾)(?P<level>自治区|省|市(?!场|值)|新区|区(?!域|块|间|位)|县|旗|州|盟|镇(?!江))(?![长委级])"
    r"|(?P<that>该|此)(?P<named>省|市(?!场|值)|新区|区(?!域|块|间)|县|旗|州|盟|镇)"
    r"|(?P<here>当地|本地(?!化))"
)
NOT_AFTER = "安健齐完保兼周双百"  # 安全区, 周全, 完全省去 …: the 全 belongs to the word before


@dataclass(frozen=True, slots=True)
class Deixis:
    """A form at `text[start:end]`; `level` is the character a referent's name ends in (国 省 市 区 县 旗 州 盟 镇, or ""
    for 当地); `anaphoric` forms mean the place named last."""

    start: int
    end: int
    form: str
    level: str
    anaphoric: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A place as deixis sees it. `start` is the offset where it is named (-1 for one of the document's own line)."""

    id: str
    type: str
    name: str
    start: int = -1


def deictic(text: str) -> tuple[Deixis, ...]:
    """Every deictic form of the text, in order."""
    return tuple(_deixis(match) for match in FORM.finditer(text)
                 if match.start() == 0 or text[match.start() - 1] not in NOT_AFTER or not match.group().startswith("全"))


def _deixis(match: re.Match[str]) -> Deixis:
    form = match.group()
    if match["country"]:
        level = "国"
    elif match["here"]:
        level = ""
    else:
        level = (match["level"] or match["named"])[-1]
    return Deixis(match.start(), match.end(), form, level, bool(match["that"] or match["here"]))


def referent(deixis: Deixis, line: Sequence[Place], named: Sequence[Place] = ()) -> Place | None:
    """The place a form means, or None.

    `line`: the place the document is about, then its parents upward. `named`: places named in the text, by offset.
    我市 in a district's document is its city; 全区 in an autonomous region's document is the region; where the line has
    no place of the level (全市 in a province's document), the nearest place named before the form is meant.
    """
    before = [place for place in named if place.start < deixis.start]
    candidates = [*reversed(before), *line] if deixis.anaphoric else [*line, *reversed(before)]
    if not deixis.level:
        return candidates[0] if candidates else None
    return next((place for place in candidates if _at_level(place, deixis.level)), None)


def _at_level(place: Place, level: str) -> bool:
    if level == "国":
        return place.type == "Country"
    if level == "省":
        return place.type == "Province" and not place.name.endswith("区")
    if level == "市":
        return place.name.endswith("市") and place.type in ("City", "District")
    if level == "区":
        return place.name.endswith("区") and place.type in ("District", "Province", "Park")
    return place.name.endswith(level)
