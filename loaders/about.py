"""The place that a document speaks for: whose 我市 and 全区 it is.

Every place named is a vote: five for the title and for the publisher, one for each mention in the text. From China downwards
the place is followed into the part that holds more than half of the votes of its whole and is spoken of more than the whole;
what the text calls its own (我省, 全市, 旗政府) says at which level to stop. Where 我区
stands in a text that names no such district, the official abbreviations at the head of a local app's name (X Y 通: a city's
abbreviation, then its district's first character) are taken if only one place fits, else the city whose zone it must be.
A document that names many places and calls none its own speaks for China, or for none.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs

from loaders.lexicon.places import CHINA, Gazetteer, Place
from loaders.passages import sentences

_TITLE_VOTES = 5
_FEWEST_VOTES = 2
_FEWEST_ZONES = 3
_LEVEL = r"(省|市|区|县|州|盟|旗)"
_SELF = re.compile(rf"(?:我|本){_LEVEL}(?!场|民|长|域|间|政|委)")
_WHOLE = re.compile(rf"(?<![居占列领在比为安健齐完])全{_LEVEL}(?!场|第|首|前|领先|最|平均|排|总|比|\d)")
_ORGAN = re.compile(rf"(?:^|[\s，,。；;、据在由经从和与对]){_LEVEL}(?:委|政府|人民政府)", re.MULTILINE)
_ZONE = re.compile(r"(?:高新|经开|开发|科创|示范|综保|保税|度假)区|(?:产业|工业|科技|软件|科学)园|园区|新城")
_NATION = re.compile(r"我国|中国")
_MANY_PROVINCES = 4
_APP = re.compile(r"[“\"「]([\u4e00-\u9fff])([\u4e00-\u9fff])[\u4e00-\u9fffA-Za-z0-9+]{1,6}[”\"」]"
                  r"[\u4e00-\u9fff]{0,8}?(?:平台|APP|App|app|客户端|小程序|系统|服务号|公众号|应用)")


@dataclass(frozen=True, slots=True)
class About:
    """`place`: id of the place, None where the document does not tell. `reason`: one line for the load report."""

    place: str | None
    reason: str


def about_place(text: str, title: str | None, gazetteer: Gazetteer, publisher: str | None = None) -> About:
    """The place that the document speaks for, from its own words alone."""
    named = _places_named(gazetteer)
    body = "\n".join(sentence.text for sentence in sentences(text) if not sentence.furniture)
    votes = Counter(place.id for place in named.within(body))
    titled = {place.id for place in named.within(title or "")}
    signed = {place.id for place in named.within(publisher or "")}
    for place_ids in (titled, signed):
        for place_id in place_ids:
            votes[place_id] += _TITLE_VOTES
    votes.pop(CHINA, None)
    forms = Counter(match[1] for pattern in (_SELF, _WHOLE, _ORGAN) for match in pattern.finditer(body))
    place, share = _followed(votes, forms, gazetteer)
    if level := _own_level(body):
        return _at_level(level, place, votes, body, gazetteer)
    if (level := _spoken_level(body, place, votes, titled)) and (
            (found := _at_level(level, place, votes, body, gazetteer)).place or place is None):
        return found
    if place is not None and share * votes.total() >= _FEWEST_VOTES:
        return About(place.id, f"{share:.0%} 的地名属于{place.name}（{share:.0%} of the places named lie in it）")
    provinces = {province.id for place_id in votes if (province := gazetteer.province(place_id))}
    if len(_NATION.findall(body)) >= _FEWEST_VOTES or len(provinces) >= _MANY_PROVINCES:
        return About(CHINA, "全文不专讲一地，讲的是全国（speaks of the country, of no single place）")
    return About(None, "看不出讲的是哪里；可在附加文件里写 about（does not tell which place it speaks for: give about）")


@cache
def _places_named(gazetteer: Gazetteer) -> "_PlacesNamed":
    """Made once: there is one gazetteer, and many documents."""
    return _PlacesNamed(gazetteer)


class _PlacesNamed:
    """Finds the places that a text names by full or short form, longest first; of 江苏省无锡市 only the inner one."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._full: dict[str, list[Place]] = {}
        self._short: dict[str, list[Place]] = {}
        for place in gazetteer.places:
            if place.type in ("Province", "City", "District") or place.id == CHINA:
                self._full.setdefault(place.name, []).append(place)
                if not place.common and place.short != place.name:
                    self._short.setdefault(place.short, []).append(place)
        self._former = _former_names(gazetteer)
        for former, places in self._former.items():
            self._full.setdefault(former, places)
        self._forms = list(dict.fromkeys((*self._full, *self._short)))
        self._automaton = ahocorasick_rs.AhoCorasick(self._forms, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)

    def within(self, text: str) -> list[Place]:
        hits = [(start, end, self._forms[form]) for form, start, end in self._automaton.find_matches_as_indexes(text)]
        sure = {places[0].id for _, _, form in hits
                if len(places := self._full.get(form) or self._larger(form)) == 1 and form not in self._former}
        named = sure | {outer.id for place_id in sure for outer in self._gazetteer.ancestors(place_id)}
        resolved = [(start, end, place) for start, end, form in hits if (place := self._resolved(form, named))]
        return list(self._innermost(resolved))

    def _larger(self, form: str) -> list[Place]:
        """Places above the county level with this short form; those of counties are too often parts of other words."""
        return [place for place in self._short.get(form, ()) if place.type != "District"]

    def _resolved(self, form: str, named: set[str]) -> Place | None:
        """Of homonyms the one that the text names otherwise or that lies in a place it names, else the only larger one."""
        places = self._full.get(form) or self._short[form]
        if len(places) == 1 and form in self._full and len(form) > 2 and not (form in self._former and places[0].common):
            return places[0]
        near = [place for place in places if place.id in named
                or any(outer.id in named for outer in self._gazetteer.ancestors(place.id) if outer.id != CHINA)]
        if len(near) == 1:
            return near[0]
        provinces = [place for place in places if place.type == "Province"]
        larger = provinces or [place for place in places if place.type in ("Country", "City")]
        return larger[0] if len(larger) == 1 else None

    def _innermost(self, hits: list[tuple[int, int, Place]]) -> Iterator[Place]:
        for i, (_, end, place) in enumerate(hits):
            if i + 1 < len(hits) and hits[i + 1][0] == end and self._gazetteer.within(hits[i + 1][2].id, place.id):
                continue
            yield place


def _former_names(gazetteer: Gazetteer) -> dict[str, list[Place]]:
    """Districts under the names they bore as county-level city or county (X区: X市, X县)."""
    former: dict[str, list[Place]] = {}
    for place in gazetteer.places:
        stem = place.name.removesuffix("区")
        if place.type == "District" and place.code and len(stem) >= 2 and stem != place.name:
            for kind in "市县":
                former.setdefault(stem + kind, []).append(place)
    return former


def _own_level(body: str) -> str | None:
    """省, 市, 区 …, as the text calls its own place (我省) most often; forms like 全省 speak for the same levels."""
    own = Counter(match[1] for match in _SELF.finditer(body))
    if own.total() < _FEWEST_VOTES:
        return None
    for match in _WHOLE.finditer(body):
        if match[1] in own:
            own[match[1]] += 1
    return own.most_common(1)[0][0]


def _spoken_level(body: str, place: Place | None, votes: Counter[str], titled: set[str]) -> str | None:
    """The level that 全市 and 市政府 speak of; None where the title names the place found, or the text does so as often."""
    whole = Counter(match[1] for pattern in (_WHOLE, _ORGAN) for match in pattern.finditer(body))
    if whole.total() < _FEWEST_VOTES or (place is not None and place.id in titled):
        return None
    level, times = whole.most_common(1)[0]
    outdone = place is not None and place.name.endswith(level) is False and times <= votes[place.id] and not _inner(level, place)
    return None if outdone or times * 2 <= whole.total() else level


def _inner(level: str, place: Place) -> bool:
    """Whether places of the level lie in the place: 县 in a city, 市 in a province."""
    return level not in "省" and (place.type == "Province" or (place.type == "City" and level in "区县旗"))


def _followed(votes: Counter[str], forms: Counter[str], gazetteer: Gazetteer) -> tuple[Place | None, float]:
    """From China downwards, the last place that holds more than half of its whole and is spoken of more than the whole itself,
    `forms` (全省, 旗政府) of either's level counted with it; and its share of all votes."""
    held = _held(votes, gazetteer)
    found, whole = None, gazetteer.by_id(CHINA)
    while parts := [part for part in gazetteer.children(whole.id) if held[part.id]]:
        part = max(parts, key=lambda part: held[part.id])
        going = held[part.id] + (forms[part.name[-1]] if part.name[-1] != whole.name[-1] else 0)
        if held[part.id] * 2 <= held[whole.id] or going <= votes[whole.id] + forms[whole.name[-1]]:
            break
        found = whole = part
    return found, held[found.id] / held[CHINA] if found else 0.0


def _held(votes: Counter[str], gazetteer: Gazetteer) -> Counter[str]:
    """Votes of each place with those of all places in it."""
    held: Counter[str] = Counter()
    for place_id, number in votes.items():
        for place in (gazetteer.by_id(place_id), *gazetteer.ancestors(place_id)):
            held[place.id] += number
    return held


def _at_level(level: str, place: Place | None, votes: Counter[str], body: str, gazetteer: Gazetteer) -> About:
    """The place of the level that the text calls its own (我市: one whose name ends in 市)."""
    for outer in (place, *gazetteer.ancestors(place.id)) if place else ():
        if _is_of_level(outer, level):
            return About(outer.id, f"文中称“我{level}”，地名多属{outer.name}（the text calls it 我{level}）")
    held = _held(votes, gazetteer)
    fitting = sorted((-number, place_id) for place_id, number in held.items() if _is_of_level(gazetteer.by_id(place_id), level)
                     and (place is None or gazetteer.within(place_id, place.id)))
    most = -fitting[0][0] if fitting else 0
    alone = len(fitting) == 1
    if (alone and place is not None) or (most >= _FEWEST_VOTES and (alone or most > -2 * fitting[1][0])):
        found = gazetteer.by_id(fitting[0][1])
        return About(found.id, f"文中称“我{level}”，提得最多的是{found.name}（the place of this level that is named most）")
    by_app = _by_app(level, votes, body, gazetteer)
    zones = len(_ZONE.findall(body))
    if by_app.place is None and level == "区" and place is not None and place.type == "City" and zones >= _FEWEST_ZONES:
        return About(place.id, f"文中称“我区”的应是{place.name}的园区（我区 seems to be a zone of this city）")
    return by_app


def _is_of_level(place: Place, level: str) -> bool:
    return place.type != "Country" and place.name.endswith(level)


def _by_app(level: str, votes: Counter[str], body: str, gazetteer: Gazetteer) -> About:
    """The district that a local app's name abbreviates, if one alone fits; within the provinces named, if any are."""
    provinces = {province.id for place_id in votes if (province := gazetteer.province(place_id))}
    fitting: dict[str, str] = {}
    for match in _APP.finditer(body):
        for city in gazetteer.by_abbreviation(match[1]):
            province = gazetteer.province(city.id)
            if provinces and province and province.id not in provinces:
                continue
            for inner in gazetteer.children(city.id):
                if inner.name.startswith(match[2]) and _is_of_level(inner, level):
                    fitting[inner.id] = match[0]
    if len(fitting) == 1:
        place_id, app = fitting.popitem()
        name = gazetteer.by_id(place_id).name
        return About(place_id, f"弱证据：{app}的简称只合{name}，请核对（weak: the abbreviation fits only this place; check it）")
    return About(None, f"文中称“我{level}”，没有说是哪里；请在附加文件里写 about（says 我{level} without naming it: give about）")
