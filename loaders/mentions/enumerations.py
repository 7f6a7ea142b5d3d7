"""Enumerations whose closing noun tells what the items are: 集聚了A、B等…企业, 以A、B为代表的…, 聚焦A、B、C等产业."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from loaders.mentions.mention import Mention
from loaders.mentions.segment import KINDS as WORD_KINDS
from loaders.mentions.segment import Words
from loaders.mentions.words import ENUMERATION_HEADS

_CLAUSE = re.compile(r"[^。!?;\n,:]+")
_PART = re.compile(r"、|以及|和(?!平|谐)|与|及|(?<=”)(?=“)")
OPENER = re.compile(
    r".*(?:了|出|以|(?<!华)为|如|在|对|的|有|于|是|把|将|向|由|(?:聚焦|发展|培育|壮大|围绕|引进|集聚|打造|推动|推进|布局|涌现|形成|"
    r"支持|鼓励|包括|涵盖|突出|建设|瞄准|做强|做优|做大|吸引|"
    r"招引|依托|加快|推广|开展|实施|探索|优化|提升|加强|深化|强化|拓展|完善|促进|抢抓|谋划|构建|建成|落地|参与|规范|管理|重点|大力|积极))(?=..)"
)
_ITEM = re.compile(r"[一-鿿A-Za-z0-9+·()\-“”—/.&]{2,20}")
_PAIR = re.compile(r"等|为代表的?|为主的?|为龙头的?|为核心的?|为重点的?")
_SIGN = re.compile(r"(?:旅游|文化|公共|服务|活动|节庆|城市|区域|农产品|文旅)(?:特色)?(?:公共)?品牌$")
_NO_ITEM = re.compile(
    r"(?:方面|环节|问题|因素|工作|单位|部门|人员|情况|需求|能力|水平|作用|体系|功能|服务|群体|手段|措施|方式|"
    r"质量|效益|转型|升级|改造|发展|建设|管理|治理|教育|就业|养老|医疗|生产|运输|销售|交易)$"
)
KINDS = (
    "Enterprise",
    "Industry",
    "Platform",
    "Park",
    "Institution",
    "Project",
    "Programme",
    "Recognition",
)  # in order of preference


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Items as spans, and the closing noun phrase: 一批国内数字领域骨干企业 (start, end) with its class."""

    items: tuple[tuple[int, int], ...]
    head: tuple[int, int]
    type: str


@cache
def _heads() -> re.Pattern[str]:
    words = {word: kind for kind in KINDS for word in ENUMERATION_HEADS.get(kind, ())}
    return re.compile("|".join(sorted(words, key=len, reverse=True)))


@cache
def _class_of(word: str) -> str:
    return next(kind for kind in KINDS if word in ENUMERATION_HEADS.get(kind, ()))


def enumerations(shadow: str, words: Words) -> Iterator[Enumeration]:
    """Enumerations that are closed by 等 or 为代表的 and a noun of a known class."""
    for clause in _CLAUSE.finditer(shadow):
        begin = clause.start()
        for closing in _PAIR.finditer(shadow, *clause.span()):
            if closing.start() < begin or shadow[closing.end() : closing.end() + 1] in "待级候同于":
                continue
            tail_end = min(clause.end(), closing.end() + 22)
            tail = re.match(r"[^、]*", shadow[closing.end() : tail_end])
            heads = list(_heads().finditer(shadow, closing.end(), closing.end() + len(tail[0] if tail else "")))
            if not heads:
                continue
            items = tuple(_items(shadow, begin, closing.start()))
            if items:
                head = next((h for h in heads if _closes(shadow, h.end(), clause.end(), words)), heads[0])
                kind = "Recognition" if _SIGN.search(shadow, closing.end(), head.end()) else _class_of(head.group())
                yield Enumeration(items, (closing.end(), head.end()), kind)
            begin = closing.end()


def _closes(shadow: str, end: int, stop: int, words: Words) -> bool:
    """Whether the noun phrase ends here: at a stop, or before a verb, an adverb or a particle."""
    if end >= stop or shadow[end] in "、()":
        return True
    kind = int(words.kind[end])
    return words.place[end] <= 2 and (not kind or WORD_KINDS[kind - 1] in "vwdpmft")


def _items(shadow: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The items before `end`, the first one from behind its opening word."""
    cuts = [match.span() for match in _PART.finditer(shadow, begin, end) if not _in_brackets(shadow, begin, match.start())]
    starts = [begin, *(stop for _, stop in cuts)]
    stops = [*(start for start, _ in cuts), end]
    for number, (start, stop) in enumerate(zip(starts, stops, strict=True)):
        if number == 0:
            opener = OPENER.match(shadow, start, stop)
            if opener:
                start = opener.end()
        yield start, stop


def _in_brackets(shadow: str, begin: int, position: int) -> bool:
    part = shadow[begin:position]
    return part.count("“") > part.count("”") or part.count("(") > part.count(")") or part.count("《") > part.count("》")


_COMPLETED = {
    "Platform": ("平台", "系统", "数据库"),
    "Project": ("高铁", "铁路", "高速", "通道", "水库"),
    "Programme": ("计划", "工程", "行动", "改革", "试点"),
    "Park": ("基地", "示范区", "试验区", "开发区", "产业园", "集群"),
    "Institution": ("实验室", "研究院", "中心"),
}
_NAMED_ALREADY = ("节点", "云", "大脑", "网", "池", "APP", "园", "区", "院", "城")
_FILLING = re.compile(
    r"^(?:的|一批|系列|重大|重点|特色|专项|[\d一二三四五六七八九十两多余]+(?:个|家|项|大|座|类|条)?|国家级|"
    r"主题)+"
)


def enumeration_mentions(text: str, shadow: str, words: Words) -> Iterator[Mention]:
    """A proposal for every item that looks like a name; the class is that of the closing noun.

    Items that leave out their own last words get them from the closing noun (政务服务、城市治理等平台 → 政务服务平台).
    """
    for found in enumerations(shadow, words):
        completing = _COMPLETED.get(found.type, ())
        closing = _FILLING.sub("", shadow[found.head[0] : found.head[1]])
        completes = closing.endswith(completing) if completing else False
        for start, end in found.items:
            item = shadow[start:end]
            if not _ITEM.fullmatch(item) or (not completing and _NO_ITEM.search(item)):
                continue
            whole = not completes or item.endswith((*completing, *_NAMED_ALREADY))
            yield Mention(
                start=start,
                end=end,
                type=found.type,
                text=text[start:end],
                confidence=0.4,
                source=f"grammar/list-{found.type}",
                name=None if whole else text[start:end] + closing,
            )
