"""Names that lexicons know: places, fields, firms, bodies. Proposals only; what they mean here is decided later."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs

from loaders.lexicon import bodies, firms, gazetteer, national_names, scheme, trades, zones
from loaders.mentions.mention import Mention

# Parts of words that only look like a place's short form (the character before or after makes another word of it).
_NOT_BEFORE = {"海南": "京", "中东": "部", "上海": "拔", "南海": "岸", "南京": "东", "东海": "拔"}
_SINGLE_BEFORE = frozenset("在来驻抵赴入离落援")
_SINGLE_AFTER = frozenset("举投建设落开启召签考调注企商召揭首")


@dataclass(frozen=True, slots=True)
class _Entry:
    type: str
    key: str | None
    source: str
    prior: float


@cache
def _matcher() -> tuple[ahocorasick_rs.AhoCorasick, tuple[tuple[str, tuple[_Entry, ...]], ...]]:
    entries: dict[str, dict[str, _Entry]] = {}

    def add(form: str, entry: _Entry) -> None:
        entries.setdefault(form, {}).setdefault(entry.type, entry)

    for place in gazetteer().places:
        for form in (place.name, place.short, *place.aliases):
            if len(form) > 1 and not form.isascii():
                everyday = place.common and form == place.short
                prior = 0.15 if everyday else 0.9 if form == place.name or place.type in ("Province", "Country") else 0.7
                add(form, _Entry(place.type, None, "gazetteer/place", prior))
    for label, concept in scheme().labels():
        if not label.isascii() or (len(label) <= 8 and label.upper() == label):
            add(label, _Entry("Industry", concept.id, "gazetteer/industry", 0.2))
    for word in trades():
        if len(word) > 1:
            add(word, _Entry("Industry", None, "gazetteer/trade", 0.2))
    for firm in firms():
        for form in firm.forms:
            if len(form) > 1 and (not form.isascii() or form.upper() == form or len(form) >= 5):
                add(
                    form,
                    _Entry("Enterprise", firm.id, "gazetteer/firm", 0.1 if form in firm.common or form.endswith("云") else 0.6),
                )
    for kind, key, names in (
        *((e.type, e.id, e.forms) for e in bodies()),
        *((e.type, e.id, e.forms) for e in national_names()),
        *((e.type, e.id, e.forms) for e in zones()),
    ):
        for form in names:
            if len(form) > 1 and not form.isascii():
                add(form, _Entry(kind, key, f"gazetteer/{kind}", 0.6))
    forms = tuple(sorted(entries))
    return (
        ahocorasick_rs.AhoCorasick(forms, store_patterns=False),
        tuple((form, tuple(entries[form].values())) for form in forms),
    )


def gazetteer_mentions(text: str, shadow: str) -> Iterator[Mention]:
    """Every occurrence of a lexicon's name, overlaps included; the longest of one kind at one start comes first."""
    automaton, forms = _matcher()
    for pattern, start, end in automaton.find_matches_as_indexes(shadow, overlapping=True):
        form, entries = forms[pattern]
        if form.isascii() and _inside_latin(shadow, start, end):
            continue
        if shadow[end : end + 1] and shadow[end] == _NOT_BEFORE.get(form):
            continue
        for entry in entries:
            yield Mention(
                start=start,
                end=end,
                type=entry.type,
                text=text[start:end],
                source=entry.source,
                confidence=entry.prior,
                key=entry.key,
            )


def joined_abbreviations(text: str, shadow: str) -> Iterator[Mention]:
    """Regions named by the abbreviations of their places: 川渝, 苏锡常, 宁镇扬."""
    for match in _joined().finditer(shadow):
        start, end = match.span()
        yield Mention(start=start, end=end, type="Region", text=text[start:end], source="gazetteer/joined", confidence=0.3)


@cache
def _joined() -> re.Pattern[str]:
    characters = "".join(sorted({form for place in gazetteer().places for form in place.abbreviations}))
    return re.compile(
        f"(?<![{characters}])(?:[{characters}]{{2,4}}(?![{characters}])|[{characters}][东南西北中]{{1,2}}(?![东南西北中部方向]))"
    )


_LATIN = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9]*(?:[-+.][A-Za-z0-9]+)*(?![A-Za-z0-9])|"
    r"(?<![A-Za-z0-9.])[1-9][GK](?:-A)?(?![A-Za-z0-9])"
)
_REGIONAL = re.compile(r"(?:一体化|协同|高质量|生态保护和高质量)?发展(?:战略|规划)?|一体化|协同发展|振兴|崛起|大开发")


def latin_mentions(text: str, shadow: str) -> Iterator[Mention]:
    """Latin words and abbreviations among Chinese: fields (5G-A, IPv6, TFT-LCD) or firms (SAP)."""
    for match in _LATIN.finditer(shadow):
        start, end = match.span()
        for kind in ("Industry", "Enterprise"):
            yield Mention(start=start, end=end, type=kind, text=text[start:end], source="grammar/latin", confidence=0.3)


def regional_programmes(text: str, shadow: str, known: Iterable[Mention]) -> Iterator[Mention]:
    """长三角一体化发展, 东北振兴: a region and what is to become of it."""
    for region in known:
        if region.type == "Region" and (match := _REGIONAL.match(shadow, region.end)):
            yield Mention(
                start=region.start,
                end=match.end(),
                type="Programme",
                text=text[region.start : match.end()],
                source="grammar/regional",
                confidence=0.4,
            )


def single_characters(text: str, shadow: str, allowed: frozenset[str]) -> Iterator[Mention]:
    """One-character names of places (津, 渝) of the document's own line: 在津, 来渝, 驻沪."""
    for position, character in enumerate(shadow):
        if character in allowed and position and shadow[position - 1] in _SINGLE_BEFORE:
            after = shadow[position + 1 : position + 2]
            if not after or not "一" <= after <= "鿿" or after in _SINGLE_AFTER or shadow[position - 1] in "驻抵赴":
                yield Mention(
                    start=position,
                    end=position + 1,
                    type="City",
                    text=text[position],
                    source="gazetteer/abbreviation",
                    confidence=0.7,
                )


_CLOUD = re.compile(
    r"(?:[一-鿿]{0,10}?(?:云|平台|大脑|大模型|系统)|[一-鿿]{0,12}?(?:创新中心|研究院|研究中心|实验室|总部|"
    r"生产基地|产业园|产业基地|工厂|项目))(?![一-鿿]*?计算)"
)
_CLOUD_KINDS = {
    "云": "Platform",
    "平台": "Platform",
    "大脑": "Platform",
    "大模型": "Platform",
    "系统": "Platform",
    "中心": "Institution",
    "院": "Institution",
    "室": "Institution",
    "总部": "Project",
    "基地": "Park",
    "园": "Park",
    "工厂": "Project",
    "项目": "Project",
}


def own_of_firms(text: str, shadow: str, known: Iterable[Mention]) -> Iterator[Mention]:
    """What bears a firm's name before its own: 华为云, 浪潮云洲平台, 百度创新中心."""
    for firm in known:
        if firm.type != "Enterprise" or firm.end - firm.start < 2:
            continue
        match = _CLOUD.match(shadow, firm.end)
        if match:
            kind = next(kind for ending, kind in _CLOUD_KINDS.items() if match.group().endswith(ending))
            yield Mention(
                start=firm.start,
                end=match.end(),
                type=kind,
                text=text[firm.start : match.end()],
                source="grammar/firm's",
                confidence=0.4,
            )


def _inside_latin(text: str, start: int, end: int) -> bool:
    """Whether Latin letters or digits go on before or behind the match."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return (before.isascii() and before.isalnum()) or (after.isascii() and after.isalnum() and text[end - 1].isalnum())
