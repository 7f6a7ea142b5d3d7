"""The name grammar: a suffix closes a name (…产业园, …平台, …计划), and words that cannot belong to it open it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs

from loaders.mentions.mention import Mention
from loaders.mentions.segment import KINDS, Words
from loaders.mentions.words import CUES, SUFFIXES, WEAK_SUFFIXES

# Classes whose names the suffix shows well enough; the others need the tagger.
CLASSES = (
    "Park",
    "Institution",
    "Platform",
    "Policy",
    "Programme",
    "Project",
    "Event",
    "GovernmentBody",
    "Recognition",
    "Enterprise",
    "Region",
    "Industry",
)
_BUILT = re.compile(
    r"(?:建设|建成|建立|搭建|打造|构建|完善|推广|上线|开通|启用|运行|升级|开发|推进|启动建设|加强|统一的|全市|全省|全区|组建|新建|谋划)(?:了|好|一个|全市|全省|全区)?$"
)
_MOST_STARTS = 4
_FUNCTION = frozenset("pdvfmt")
_LONGEST = 28
_STOPS = frozenset("。,;:!?\n、《》()“”… \t|—")
_JOINTS = frozenset("的了在与和对以为等把将由向从于是及或被让使到有")
_GENERIC = re.compile(
    r"(?:全|各|该|此|本|一批|一个|若干|重大|重点|主要|相关|有关|特色|大型|新型|现代|传统|专业|综合|各类|各级|多个|更多|示范|"
    r"先进|优质|骨干|国家级|省级|市级|区级|"
    r"高水平|高质量|高标准|高能级|数字|智能|智慧|产业|工业|创新|科技|公共|服务|信息|信息化|技术|发展|建设|管理|应用|基础|政策|"
    r"扶持|支持|项目|企业|城市|工作|一系列|"
    r"系列|具体|三年|五年|年度|总体|专项|实施|行动|配套|保障|规划|第三方|海外|国际|国内|全国|我国|两|三|四|五|六|七|八|九|十|"
    r"\d|大|小|新|个|项|家|条|座|类|批|所)+"
)
_COUNTED = re.compile(
    r"^(?:第)?[\d.,万亿一二三四五六七八九十百千两多余]+(?:余|多)?(?:个|家|项|批|座|所|条|类|处|大|款|名|支|场|"
    r"次|件)"
)
_SPECIFIC = re.compile(r"[A-Za-z0-9“”+]|中国|国家|全国|世界|国际|长三角|粤港澳|京津冀|“")


@dataclass(frozen=True, slots=True)
class _Words:
    automaton: ahocorasick_rs.AhoCorasick
    classes: tuple[tuple[str, ...], ...]


@cache
def _suffixes() -> _Words:
    by_word: dict[str, list[str]] = {}
    for kind in CLASSES:
        for word in (*SUFFIXES.get(kind, ()), *WEAK_SUFFIXES.get(kind, ())):
            by_word.setdefault(word, []).append(kind)
    words = tuple(by_word)
    return _Words(ahocorasick_rs.AhoCorasick(words, store_patterns=False), tuple(tuple(by_word[word]) for word in words))


@cache
def openers() -> re.Pattern[str]:
    words = {word for kind, group in CUES.items() if kind != "at" for word in group if len(word) > 1}
    words |= {
        "加快",
        "大力",
        "积极",
        "深入",
        "持续",
        "不断",
        "全面",
        "全力",
        "扎实",
        "重点",
        "着力",
        "稳步",
        "进一步",
        "高标准",
        "高质量",
        "启用",
        "申报",
        "运营",
        "投用",
        "依托",
        "借助",
        "通过",
        "发挥",
        "优化",
        "升级",
        "推广",
        "上线",
        "开通",
        "开发",
        "研发",
        "运行",
        "做好",
        "做优",
        "编制",
        "制定",
        "修订",
        "出台",
        "印发",
        "做强",
        "用好",
        "建好",
        "办好",
        "协同",
        "统筹",
        "加强",
        "强化",
        "健全",
        "搭建",
        "对接",
    }
    return re.compile("|".join(sorted(words, key=len, reverse=True)))


def suffix_mentions(text: str, shadow: str, words: Words) -> Iterator[Mention]:
    """Names that end in a suffix of the grammar; a suffix that only goes on in a longer one (产业园 in 产业园区) opens no name.

    Where several words could open the name, each is proposed; the reconciliation weighs them.
    """
    suffixes = _suffixes()
    ends: dict[int, tuple[int, tuple[str, ...]]] = {}
    for pattern, start, end in suffixes.automaton.find_matches_as_indexes(shadow, overlapping=True):
        if end not in ends or start < ends[end][0]:
            ends[end] = (start, suffixes.classes[pattern])
    for end, (suffix_start, kinds) in sorted(ends.items()):
        if any(later in ends and ends[later][0] < end for later in range(end + 1, end + 4)) or words.place[end - 1] in (2, 3):
            continue
        outer = _left_boundary(shadow, suffix_start)
        for number, start in enumerate(_starts(outer, suffix_start, words)):
            stem = shadow[start:suffix_start]
            if _GENERIC.fullmatch(stem) and not _SPECIFIC.search(stem) and kinds != ("Industry",):
                continue
            for kind in kinds:
                yield Mention(
                    start=start,
                    end=end,
                    type=kind,
                    text=text[start:end],
                    confidence=0.35,
                    source=f"grammar/{'suffix' if number == 0 else 'within'}-{kind}",
                )
                if number == 0 and kind in ("Platform", "Park") and _BUILT.search(shadow, max(0, start - 6), start):
                    yield Mention(
                        start=start, end=end, type=kind, text=text[start:end], source=f"grammar/built-{kind}", confidence=0.4
                    )


def _starts(outer: int, suffix_start: int, words: Words) -> list[int]:
    """The word beginnings from the outer boundary on at which a name may open, the longest name first."""
    found = [outer] if suffix_start - outer >= 2 else []
    for position in range(outer + 1, suffix_start - 1):
        if words.place[position] <= 2 and not (
            words.kind[position - 1]
            and KINDS[int(words.kind[position - 1]) - 1] in "nw"
            and words.kind[position]
            and KINDS[int(words.kind[position]) - 1] in _FUNCTION
        ):
            found.append(position)
    return found[:_MOST_STARTS]


def _left_boundary(shadow: str, suffix_start: int) -> int:
    """Where the name begins: behind the last stop, joint word, opening verb or counted noun before its suffix."""
    start = suffix_start
    while start > 0 and suffix_start - start < _LONGEST and shadow[start - 1] not in _STOPS and shadow[start - 1] not in _JOINTS:
        start -= 1
    for opener in openers().finditer(shadow, start, suffix_start):
        start = max(start, opener.end())
    while counted := _COUNTED.match(shadow[start:suffix_start]):
        start += counted.end()
    return start
