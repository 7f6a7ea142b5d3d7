"""Names within one document: the canonical name of a mention, and which names are the same thing's.

Joined are: the lexicon's entry; a definition in the text (以下简称…); the same name without quotation marks; a body's level
word (市委 → the city's); the core of a firm's name (without place and legal form); an ordered subsequence with one
candidate; the end of a longer name of the same class. Else names stay apart.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from graph.facts import Document
from graph.names import LEGAL_FORM
from loaders.lexicon import CHINA, Body, Firm, Gazetteer, NationalName, Zone, body, firm, national_name, zone
from loaders.mentions import Mention

Definition = tuple[int, str, int, int]
"""Where a bracket opens, the short name that it defines, and the short name's span; see `loaders.mentions.titles`."""

_QUOTES = str.maketrans("", "", "“”\"'‘’《》〈〉 \u3000")
_POINTING = re.compile(r"^(?:本|我|全)(?:省|市|区|县)(?=[一-鿿]{3})(?!通办)")
_SECOND = re.compile(r"([^()（）]{3,})[(（]([^()（）]+)[)）]")
_LEVELS = {"省": "省", "市": "市", "区": "区", "县": "县", "自治区": "区"}
_BODY = re.compile(r"^(?:我|本|全)?(省|市|区|县|自治区)(?=委|政府|人大|政协|[一-鿿]{1,14}(?:局|委|厅|办|会|组|院|中心))")
_ZONE = re.compile(r"^(?:国家级)?(?:高新区|经开区|开发区|高新技术产业开发区|经济技术开发区|自贸区|综保区|保税区|新区|园区)$")
_ZONE_KINDS = (
    ("高新技术产业开发区", "高新区"),
    ("高新技术开发区", "高新区"),
    ("高新技术产业园区", "高新区"),
    ("经济技术开发区", "经开区"),
    ("经济开发区", "经开区"),
    ("综合保税区", "综保区"),
    ("自由贸易试验区", "自贸区"),
    ("自主创新示范区", "示范区"),
)
_RANK = re.compile(r"国家级|省级|市级|国家|[省市县]|区(?=.{2,}区$)")
_BEFORE_NAMES = ("Province", "City", "District")
_BARE_START = re.compile(r"^(?:产业|科技|工业|高新|国家|示范|创新|经济)")
_BY_END = ("Park", "Project", "Institution", "Platform", "Programme", "Policy")


def curated(name: str, kind: str) -> Firm | Body | NationalName | Zone | None:
    """The lexicon's entry of this class and name."""
    for entry in (firm(name), body(name), national_name(name), zone(name)):
        if entry is not None and entry.type == kind:
            return entry
    return None


def fold(name: str) -> str:
    """The form in which names are compared: without quotation marks and blanks, brackets half-width."""
    return name.translate(_QUOTES).replace("（", "(").replace("）", ")")


def full_name(mention: Mention, document: Document, gazetteer: Gazetteer) -> str:
    """The canonical name: elided places of bodies and zones are filled in from the place the document is about; of a name with a
    second one in brackets it is the first."""
    name = _POINTING.sub("", mention.called.replace("\n", ""))
    if entry := curated(name, mention.type):
        return entry.name
    if mention.type in _BY_END and len(both := second_names(name)) == 2:
        return both[0]
    about = gazetteer.get(document.about) if document.about else None
    if about is None or about.id == CHINA:
        return name
    if mention.type == "GovernmentBody" and (match := _BODY.match(name)):
        level = _LEVELS[match[1]]
        for place in (about, *gazetteer.ancestors(about.id)):
            if place.name.endswith(level) and place.id != CHINA:
                return place.name + name[match.end() :]
    if mention.type == "Park" and _ZONE.match(name):
        return about.short + name.removeprefix("国家级")
    return name


def settled_types(mentions: Sequence[Mention], names: Sequence[str]) -> dict[str, str]:
    """One class for each name: the one with the greatest sum of confidence."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for mention, name in zip(mentions, names, strict=True):
        votes[fold(name)][mention.type] += round(mention.confidence * 1000)
    return {name: max(counted.items(), key=lambda item: (item[1], item[0]))[0] for name, counted in votes.items()}


def joined_names(
    mentions: Sequence[Mention],
    names: Sequence[str],
    kind_of: Mapping[str, str],
    definitions: Sequence[Definition],
    gazetteer: Gazetteer,
) -> dict[tuple[str, str], str]:
    """For each (class, folded name) the name of the thing that bears it."""
    by_kind: dict[str, dict[str, str]] = defaultdict(dict)
    for name in names:
        by_kind[kind_of[fold(name)]].setdefault(fold(name), name)
    main = {(kind, folded): name for kind, group in by_kind.items() for folded, name in group.items()}
    for kind, group in by_kind.items():
        cores = {folded: _core(folded, gazetteer) if kind == "Enterprise" else folded for folded in group}
        kin = _kin(cores)
        for folded in sorted(group, key=lambda folded: (len(folded), folded)):
            longer = [other for other in kin(folded) if len(other) > len(folded) and _may_shorten(kind, folded, other, cores)]
            if longer and all(cores[longer[0]] == cores[other] for other in longer[1:]):
                main[(kind, folded)] = group[longer[0]]
    for offset, short, _, _ in definitions:
        for mention, name in zip(mentions, names, strict=True):
            kind = kind_of[fold(name)]
            if mention.end == offset and (kind, fold(short)) in main and fold(short) != fold(name):
                main[(kind, fold(short))] = name
    for key, name in list(main.items()):
        seen = {key[1]}
        while (step := main.get((key[0], fold(name)), name)) != name and fold(name) not in seen:
            seen.add(fold(name))
            name = step
        main[key] = name
    return main


def _core(name: str, gazetteer: Gazetteer) -> str:
    """A firm's name without the place before it and the legal form behind it."""
    core = LEGAL_FORM.sub("", name)
    for cut in range(min(6, len(core) - 2), 1, -1):
        if any(place.type in ("Province", "City", "District") for place in gazetteer.by_name(core[:cut])):
            return core[cut:]
    return core


def _kin(cores: Mapping[str, str]) -> Callable[[str], list[str]]:
    """For a name those that begin or end as it does or have its core, the longest first: only they can be its full form."""
    alike: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in sorted(cores, key=lambda name: (-len(name), name)):
        for key in {("first", name[:1]), ("last", name[-2:]), ("core", cores[name])}:
            alike[key].append(name)

    def of(name: str) -> list[str]:
        keys = (("first", name[:1]), ("last", name[-2:]), ("core", cores[name]))
        return sorted({other for key in keys for other in alike[key]}, key=lambda other: (-len(other), other))

    return of


def _may_shorten(kind: str, short: str, full: str, cores: Mapping[str, str]) -> bool:
    """Whether the one may be a short form of the other, both of the same class."""
    if kind == "Enterprise":
        if cores[short] == cores[full]:
            return True
        if full.startswith(short) and LEGAL_FORM.sub("", full) == short:
            return True
        if full.endswith(short) and len(short) >= 3 and (firm(full.removesuffix(short)) or full.removesuffix(short).isascii()):
            return True
        return 2 <= len(short) <= 4 and short[0] == full[0] and LEGAL_FORM.search(full) is not None and _subsequence(short, full)
    if kind in _BY_END and len(short) >= 4:
        if _without_brackets(full) == short or (
            full.endswith(short) and kind in ("Park", "Project") and _BARE_START.match(short) is None
        ):
            return True
        return kind == "Park" and len(short) >= 5 and _zone_core(short) == _zone_core(full)
    return False


def _zone_core(name: str) -> str:
    """A zone's name with its kind in short and without rank: 合肥国家高新技术产业开发区 → 合肥高新区."""
    for long, brief in _ZONE_KINDS:
        name = name.replace(long, brief)
    return _RANK.sub("", name)


def without_place(name: str, kind: str, gazetteer: Gazetteer) -> str | None:
    """津南区八里台工业区 is also called 八里台工业区: the name without the place before it where enough of a name is left."""
    if kind not in ("Park", "Project", "Institution", "Platform", "Recognition", "Event"):
        return None
    for cut in range(min(9, len(name) - 5), 1, -1):
        rest = name[cut:]
        known = gazetteer.by_name(name[:cut])
        if any(place.type in _BEFORE_NAMES and not (place.common and place.name != name[:cut]) for place in known):
            generic = _ZONE.match(rest) or _BARE_START.match(rest) or rest[0] in "市省区县州的至和与"
            return None if generic else rest
    return None


def second_names(name: str) -> tuple[str, ...]:
    """What a name in brackets at the end adds: 智能产业园(中国创新园) is called by either; 平台(二期) by its first part too."""
    match = _SECOND.fullmatch(name)
    if match is None:
        return ()
    first, second = match.groups()
    return (first, second) if len(second) >= 4 and second[-1] == first[-1] else (first,)


def _without_brackets(name: str) -> str:
    return re.sub(r"\([^()]*\)", "", name)


def _subsequence(short: str, full: str) -> bool:
    characters = iter(full)
    return all(character in characters for character in short)
