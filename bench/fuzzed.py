"""Documents that nobody would write, made out of ones that somebody did. The same seed gives the same documents."""

import random
from collections.abc import Callable, Iterator, Sequence

from loaders.passages import sentences

_WIDE = {ord("!") + i: 0xFF01 + i for i in range(94)}
_NARROW = {wide: narrow for narrow, wide in _WIDE.items()} | {ord("。"): ord("."), ord("、"): ord(",")}
_BRACKETS = ("《》", "“”", "（）", "()", "〔〕", "【】", "‘’", "「」", '""', "[]", "<>")
_SIGNS = "，。；：、！？,.;:!?·—…-~%‰℃㎡/\\|&#*@\t \u3000\u00a0\u200b\ufeff0123456789０９一二三十百千万亿年月日《》“”（）()"
_FOREIGN = "aZéßΩЖшعربהไทย한국어かなカナ🏭🚀𠮷㐀臺灣產業園區àx\u0301\u202e\x00\x0b\x7f"
_PIECES = (
    "我市", "全省", "该区", "产业园", "开发区", "有限公司", "“十四五”", "2025年", "前三季度", "5.7万个", "同比增长", "分别",
    "以下简称“", "《关于", "》的通知", "力争到", "建成", "尚未", "国家级", "第一", "1.", "（一）", "| 指标 | 2023年 |", "和",
    "等", "http://", "# ",
)


def fuzzed(texts: Sequence[str], count: int, seed: int, *, longest: int = 600) -> Iterator[str]:
    """`count` documents of at most some `longest` characters, each of the sentences of several `texts` and then damaged."""
    split = [[sentence.text for sentence in sentences(text)] for text in texts]
    for number in range(count):
        chance = random.Random(f"{seed}/{number}")
        text = _shuffled(split, chance, chance.randint(1, longest))
        for change in chance.choices(CHANGES, k=chance.randint(0, 4)):
            text = change(text, chance)
        yield text


def _shuffled(split: Sequence[Sequence[str]], chance: random.Random, length: int) -> str:
    """Sentences in disorder, with ends of paragraphs anywhere."""
    sources = chance.sample(split, k=chance.randint(1, min(3, len(split))))
    parts: list[str] = []
    while sum(map(len, parts)) < length:
        parts += (chance.choice(chance.choice(sources)), chance.choice(("", "", "\n", "\n\n", " ")))
    return "".join(parts)


def _deleted(text: str, chance: random.Random) -> str:
    share = chance.choice((0.01, 0.05, 0.3))
    return "".join(c for c in text if chance.random() >= share)


def _inserted(text: str, chance: random.Random) -> str:
    share, what = chance.choice((0.01, 0.05, 0.3)), chance.choice((_SIGNS, _FOREIGN, _PIECES))
    return "".join(c + chance.choice(what) if chance.random() < share else c for c in text)


def _widths(text: str, chance: random.Random) -> str:
    """Half for full width and the reverse, everywhere or here and there."""
    share, other = chance.choice((0.5, 1.0)), chance.choice((_WIDE, _NARROW))
    return "".join(c.translate(other) if chance.random() < share else c for c in text)


def _truncated(text: str, chance: random.Random) -> str:
    start, end = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
    return text[start:end]


def _joined(text: str, chance: random.Random) -> str:
    """One long line, with or without full stops."""
    text = "".join(text.split())
    return text.replace("。", chance.choice(("。", "，", "、", "")))


def _broken(text: str, chance: random.Random) -> str:
    """Lines cut at a fixed width, as PDF files are."""
    width = chance.randint(1, 40)
    return chance.choice(("\n", "\r\n", "\n ")).join(text[i : i + width] for i in range(0, len(text), width))


def _nested(text: str, chance: random.Random) -> str:
    """Brackets and quotation marks around stretches that overlap, some never closed."""
    for _ in range(chance.randint(1, 20)):
        start, end = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
        pair = chance.choice(_BRACKETS)
        text = text[:start] + pair[0] + text[start:end] + chance.choice((pair[1], pair[1], "")) + text[end:]
    return text


def _repeated(text: str, chance: random.Random) -> str:
    start = chance.randint(0, len(text))
    stretch = text[start : start + chance.randint(1, 30)]
    return text[:start] + stretch * chance.randint(2, 20) + text[start:]


def _reversed(text: str, chance: random.Random) -> str:
    return text[::-1]


CHANGES: tuple[Callable[[str, random.Random], str], ...] = (
    _deleted, _inserted, _widths, _truncated, _joined, _broken, _nested, _repeated, _reversed)

WALLS = {
    "digits": "7", "digits and points": "1.", "digits and commas": "1,", "numerals": "十", "units": "万亿元", "years": "2023年",
    "enumeration commas": "、", "commas": "，", "full stops": "。", "dashes": "-", "lines": "\n", "blanks": " ", "and": "和",
    "opening brackets": "（", "closing brackets": "）", "pairs of brackets": "（）", "opening titles": "《",
    "closing titles": "》", "titles": "《园》", "policies": "《关于发展的意见》", "quotation marks": "“",
    "straight quotation marks": '"',
    "definitions": "（以下简称“园区”）", "plans": "“十四五”", "spaces and a letter": "a ", "addresses": "http://a.cn/",
    "our city": "我市", "places": "济南市", "places listed": "济南市、", "short places": "京津冀", "recognised": "国家级",
    "parks": "产业园", "parks listed": "智能产业园、", "companies": "有限公司", "companies listed": "东方科技有限公司、",
    "firms": "华为",
    "fields listed": "人工智能、", "verbs": "建设发展", "figures": "增长5%", "figures listed": "5亿元、", "metrics": "营业收入",
    "metrics with figures": "营业收入5亿元，", "respectively": "分别达18%、16%、", "spans of years": "2021-2023年",
    "headings": "一、发展\n", "numbered": "（一）", "a table's line": "| 1 |", "a table": "|a|5|\n",
    "lines of a report": "济南市获评国家级高新区\n", "sentences": "济南市建成智能产业园，2023年营业收入达到5亿元。",
    "one sentence of clauses": "济南市建成智能产业园，2023年营业收入达到5亿元，",
}
"""What a wall is made of, by what it is."""


def wall(unit: str, length: int) -> str:
    """`unit` without end, up to `length` characters."""
    return (unit * (length // len(unit) + 1))[:length]
