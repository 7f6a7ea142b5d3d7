"""Names that punctuation marks: 《…》, “…” with the word behind it, （以下简称…）, （second name）."""

import re
from collections.abc import Iterator
from functools import cache

from loaders.mentions.mention import Mention
from loaders.mentions.words import SUFFIXES

_TITLE = re.compile(r"《([^《》\n]{3,80})》")
_NO_POLICY = re.compile(
    r"(?:报告|白皮书|蓝皮书|指数|新闻联播|日报|晚报|时报|周刊|杂志|榜单?|年鉴|讲话|选集|歌|记|"
    r"传)(?:\([^)]*\))?$"
)
_POLICY = re.compile(
    rf"(?:{'|'.join(sorted(SUFFIXES['Policy'], key=len, reverse=True))}|法|计划|体系|函|批复|协议书|备忘录|"
    rf"公报|倡议|章程|清单|\d+条|十条|举措)"
    r"(?:\((?:[^()]{1,24})\))*(?:[IVⅠⅡ]+)?$"
)
_QUOTED = re.compile(r"“([^“”\n]{1,40})”")
_SHORT = re.compile(
    r"\((?:(?:以下|下)(?:简称|称)|又称|又名|也称|亦称|简称|原名|"
    r"原称)[:为]?\s*[“《]?([^()“”《》]{2,20})[”“》]?(?:[、,和或][“《]([^()“”《》]{2,20})[”》])?\)"
)
_BEHIND_QUOTES: tuple[str, ...] = ("Platform", "Programme", "Project", "Park", "Policy", "Recognition", "Institution", "Event")
_CONFERRED = re.compile(
    r"(?:获评|入选|荣获|获批|评为|评选为|授予|获得|认定为|列入|蝉联|誉为|称为|命名为|跻身|争创|创建|打造|"
    r"建成|建设|成为|摘得|斩获)(?:全国|国家|全省|省级|首批|国家级|为|了|首个|中国)*$"
)
_ONLINE = re.compile(
    r"(?:一[网键窗件码站卡屏图][一-鿿]{0,3}[办管享览知通查]|通办|.{1,8}[办通码]|.{2,8}(?:云|APP|大脑|在线)|"
    r"一部手机.{1,6})$"
)


def title_mentions(text: str, shadow: str) -> Iterator[Mention]:
    """Policies in 《》; the short name that the text defines for one is its alias."""
    for match in _TITLE.finditer(shadow):
        inner = match[1]
        if _NO_POLICY.search(inner) or not _POLICY.search(inner):
            continue
        start, end = match.span()
        yield Mention(
            start=start,
            end=end,
            type="Policy",
            text=text[start:end],
            source="grammar/title",
            confidence=0.95,
            name=text[start + 1 : end - 1],
            aliases=(text[start:end],),
        )


def definitions(text: str, shadow: str) -> Iterator[tuple[int, str, int, int]]:
    """Short names that the text defines: (offset where the bracket opens, short name, its start, its end)."""
    for match in _SHORT.finditer(shadow):
        for group in (1, 2):
            if match[group]:
                start, end = match.span(group)
                yield match.start(), text[start:end], start, end


@cache
def _behind() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """For each class the pattern of words that may stand behind quotation marks and close the name."""
    return tuple(
        (kind, re.compile(rf"[一-鿿A-Za-z0-9+]{{0,10}}?(?:{'|'.join(sorted(SUFFIXES[kind], key=len, reverse=True))})"))
        for kind in _BEHIND_QUOTES
    )


def quoted_mentions(text: str, shadow: str) -> Iterator[Mention]:
    """“锡新通”平台, “十百千万”工程, 获评“…”: a quotation whose neighbours tell its class."""
    for match in _QUOTED.finditer(shadow):
        start, end = match.span()
        if any(mark in match[1] for mark in "。;!?"):
            continue
        bare = text[start + 1 : end - 1]
        best: tuple[int, str] | None = None
        for kind, pattern in _behind():
            if (found := pattern.match(shadow, end)) and (best is None or found.end() < best[0]):
                best = (found.end(), kind)
        if best and best[0] - end <= 8:
            stop, kind = best
            yield Mention(
                start=start,
                end=stop,
                type=kind,
                text=text[start:stop],
                source=f"grammar/quoted-{kind}",
                confidence=0.45,
                aliases=(bare, text[start:end]),
            )
        if _CONFERRED.search(shadow, max(0, start - 14), start):
            for part in re.finditer("[^、]+", match[1]) if "、" in match[1] else ():
                first, last = start + 1 + part.start(), start + 1 + part.end()
                yield Mention(
                    start=first, end=last, type="Recognition", text=text[first:last], source="grammar/conferred", confidence=0.6
                )
            yield Mention(
                start=start,
                end=end,
                type="Recognition",
                text=text[start:end],
                source="grammar/conferred",
                confidence=0.6,
                name=bare,
                aliases=(text[start:end],),
            )
        if _ONLINE.fullmatch(match[1]):
            yield Mention(
                start=start,
                end=end,
                type="Platform",
                text=text[start:end],
                source="grammar/online",
                confidence=0.55,
                name=bare,
                aliases=(text[start:end],),
            )
