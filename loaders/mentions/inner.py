"""Names within names: the field in a park's name, the place in a bureau's, the firm in a platform's."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import ahocorasick_rs

from loaders.mentions.mention import PLACES, Mention

_INNER = ("Industry", "Enterprise", "Region", "Park", "Institution", "GovernmentBody")
HOLDERS = (
    "Park",
    "Institution",
    "Platform",
    "Policy",
    "Programme",
    "Project",
    "Event",
    "Recognition",
    "Enterprise",
    "GovernmentBody",
)


def inner_mentions(mentions: Iterable[Mention], lexical: Iterable[Mention], shadow: str, text: str) -> Iterator[Mention]:
    """For each name the lexicon's and the document's own fields, places and firms that it holds; longest first, no overlaps."""
    chosen = tuple(mentions)
    own = {m.text: m for m in chosen if m.type in _INNER and len(m.text) >= 2}
    found = [
        m
        for m in lexical
        if m.type == "Industry"
        or (m.type == "Enterprise" and m.confidence >= 0.3)
        or (m.type in PLACES and m.confidence >= 0.3)
        or m.type == "GovernmentBody"
    ]
    found += _again(own, text)
    found.sort(key=lambda m: (m.start, -m.end, m.type))
    position = 0
    for outer in chosen:
        if outer.type not in HOLDERS or (outer.text.startswith("《") and outer.type != "Policy"):
            continue
        while position < len(found) and found[position].start < outer.start:
            position += 1
        inside: list[Mention] = list(_named_field(outer, text))
        at = position
        while at < len(found) and found[at].start < outer.end:
            short = (
                found[at].type == "Enterprise" and len(found[at].text) == 2 and outer.type == "Park" and found[at].text not in own
            )
            if found[at].end <= outer.end and found[at].end - found[at].start < outer.end - outer.start and not short:
                inside.append(found[at])
            at += 1
        end = outer.start
        for mention in _merged(_untangled(inside), outer):
            if mention.start >= end and _telling(mention, outer, own, text):
                mention = _whole_field(mention, outer, text)
                yield replace(mention, inside=True, source="inner", reasons=(f"in {outer.start}:{outer.end}",))
                end = mention.end


def _again(own: Mapping[str, Mention], text: str) -> list[Mention]:
    """Every place in the text where a name of the document stands."""
    if not own:
        return []
    names = tuple(own)
    automaton = ahocorasick_rs.AhoCorasick(names, store_patterns=False)
    return [
        replace(own[names[number]], start=start, end=end)
        for number, start, end in automaton.find_matches_as_indexes(text, overlapping=True)
    ]


def _untangled(inside: list[Mention]) -> list[Mention]:
    """In order, the longest first; a field that the grammar read off the name begins behind the places and firms before it."""
    known = [m for m in inside if m.type != "Industry"]
    told = {m.end for m in inside if m.type == "Industry" and m.source != "inner" and len(m.text) >= 3}
    inside = [m for m in inside if m.source != "inner" or m.end not in told]
    found: list[Mention] = []
    for mention in inside:
        while mention.source == "inner" and (before := next((m for m in known if m.start == mention.start), None)):
            cut = before.end - mention.start
            mention = replace(mention, start=before.end, text=mention.text[cut:])
        if mention.start < mention.end and (mention.source != "inner" or len(mention.text) >= 2):
            found.append(mention)
    return sorted(found, key=lambda m: (m.start, -m.end, m.type))


def _merged(inside: list[Mention], outer: Mention) -> list[Mention]:
    """Two fields side by side, one of them a short word, are one field (光伏 玻璃 → 光伏玻璃)."""
    if outer.type not in ("Park", "Institution", "Project"):
        return inside
    found: list[Mention] = []
    for mention in inside:
        last = found[-1] if found else None
        if (
            last
            and last.type == mention.type == "Industry"
            and last.end == mention.start
            and min(len(last.text), len(mention.text)) <= 2
        ):
            found[-1] = replace(last, end=mention.end, text=last.text + mention.text, key=None, name=None)
        elif last is None or mention.start >= last.end:
            found.append(mention)
    return found


_BROAD = frozenset(
    (
        "工业",
        "制造业",
        "制造",
        "产业",
        "电子",
        "农业",
        "健康",
        "教育",
        "文化",
        "体育",
        "汽车",
        "金融",
        "能源",
        "高铁",
        "水利",
        "交通",
        "科技",
        "经济",
    )
)
_SUFFIX = re.compile(
    r"(?:产业|科技|技术|工业|创新|应用|产业化|生产|研发|制造|产品|设备|综合|发展)*(?:园|城|基地|谷|港|小镇|"
    r"研究院|研究所|实验室|创新中心|中心|平台|工程|项目|计划|行动|规划|"
    r"试验区|示范区|先导区|核心区|集群|联盟|协会|大会|论坛|公司|集团)"
)


def _telling(mention: Mention, outer: Mention, own: Mapping[str, Mention], text: str) -> bool:
    """Whether a field within a name says what the thing is about; a broad word only right before the name's own last word."""
    if mention.type != "Industry":
        return True
    name = mention.text
    if outer.type == "Enterprise":
        return name not in _NO_TRADE and _LEGAL_FORM.fullmatch(text, mention.end, outer.end) is not None
    if name in _BROAD:
        return (
            outer.type in ("Park", "Institution")
            and name not in ("工业", "产业", "科技", "经济")
            and _SUFFIX.match(text, mention.end, outer.end) is not None
        )
    return len(name) >= 3 or name in own or name.isascii() or _SUFFIX.match(text, mention.end, outer.end) is not None


_LEGAL_FORM = re.compile(
    r"(?:产业|实业|科技|技术|发展|投资|工业)*(?:股份|集团|控股)*(?:有限责任公司|有限公司|公司|集团|总?厂)?(?:[^一-鿿].*)?"
)
_NO_TRADE = frozenset(("工业", "产业", "科技", "经济", "制造", "投资", "实业", "发展"))
_STEM = re.compile(
    r"(?:国家级?|全国|中国|省级|市级|区级|首批|现代|国际|"
    r"[一-鿿]{0,8}?[省市区县州])?([一-鿿A-Za-z0-9]{2,8}?)(?:产业园区?|产业化?基地|产业城|产业集聚区|产业带|"
    r"特色产业园|产业聚集区|集聚区|聚集区|生产基地|制造基地|加工基地|研发基地|炼化基地)$"
)
_STUDIED = re.compile(
    r"(?:国家级?|全国|中国|省级|市级|区级|长三角|[一-鿿]{0,8}?[省市区县州])?([一-鿿A-Za-z0-9]{3,7}?)(?:产业)?(?:协会|学会|商会|联盟|分会|研究院|研究所)$"
)

_JOINTS = re.compile(
    r"[及和与、等]|\d|测试|一体|生产|地图|大数据|中[德日韩美英法新]|特色|综合|创新|示范|国家|高新|经济|开发|"
    r"现代|科技|新兴|战略"
)


def _named_field(outer: Mention, text: str) -> Iterator[Mention]:
    """The field that a park's name states before 产业园, 产业基地 …, known to the lexicon or not."""
    if outer.type not in ("Park", "Institution"):
        return
    match = (_STEM if outer.type == "Park" else _STUDIED).search(text[outer.start : outer.end].rstrip("”）)"))
    if match and not _JOINTS.search(match[1]):
        start = outer.start + match.start(1)
        yield Mention(start=start, end=start + len(match[1]), type="Industry", text=match[1], source="inner", confidence=0.5)


def _whole_field(field: Mention, outer: Mention, text: str) -> Mention:
    """The field with the words that stand between it and the name's last word: 智慧医疗 in 智慧医疗装备集聚区 → 智慧医疗装备."""
    if field.type != "Industry" or outer.type not in ("Park", "Institution", "Project"):
        return field
    tail = _SUFFIX.search(text, field.end, outer.end)
    if (
        tail is None
        or tail.end() != outer.end
        or not 0 < tail.start() - field.end <= 3
        or _JOINTS.search(text, field.end, tail.start())
    ):
        return field
    return replace(field, end=tail.start(), text=text[field.start : tail.start()], key=None, name=None)
