"""Ranks, streaks and doublings of a clause to figures, and the capacities that stand in the names of works."""

import re
from collections.abc import Iterator, Sequence

from loaders.figures.clause import AWARDED, Measure, sheltered
from loaders.figures.metric import is_bare, items, noun, with_base
from loaders.figures.number import Quantity, quantities
from loaders.figures.ranks import Rank, ranks, streak
from loaders.figures.subject import Subject
from loaders.figures.telling import Figure, Memory, Teller
from loaders.figures.units import CAPACITIES, COUNTERS, base
from loaders.figures.words import EACH, SINCE

DOUBLED = re.compile(r"翻了?(?P<times>一|两|二)?番|倍增")
NUMBERED = re.compile(r"[“\"]?[两二三四五六七八九十\d]{1,2}个?[“\"]?$")  # 实现“四个翻番”
SECOND = re.compile(r"^[-—–~～至]+[\d.]+(?:[千兆吉]?瓦时?|[kKMG]Wh?|万?[吨台套辆片])?")
BEFORE_DOUBLED = re.compile(rf"(?:{SINCE}|[一二三四五两\d]{{1,2}}年)[内将]?$")
SIZES = ("规模", "总量", "数量")
PRODUCT_END = re.compile(r"项目|工程|基地|生产|一体化|及\d|建设|等")


def ranked(teller: Teller, begin: int, clause: tuple[int, int], found: Sequence[Measure], memory: Memory) -> Iterator[Figure]:
    """居全省第二 and 连续17年居全省第一位: the rank, and how long it has been held."""
    start, end = clause
    text, run = teller.text, streak(teller.text, start, end)
    shelters = sheltered(text, start, end)
    held = [rank for rank in ranks(text, start, end) if not any(a <= rank.start < b or a < rank.end <= b for a, b in shelters)]
    for rank in held:
        stop = run.start if run is not None and run.start < rank.start else rank.start
        before = text[_since(found, begin, stop) : stop]
        for name in _names(before, rank, memory):
            evidence = memory.since(start, carried=name not in before)
            number = Quantity(rank.start, rank.end, rank.value, "位", None)
            yield teller.figure(evidence, end, memory.subject, f"{name}{rank.scope}排名", number, "rank")
    if run is not None and AWARDED.search(text, run.end, end):
        since = _since(found, begin, run.start)
        root = noun(text[since : run.start])
        if is_bare(root):
            root = memory.measure if held or since > begin else ""
        name = f"{root}连续{text[run.end : end].strip('的')[:30]}{'年数' if run.unit == '年' else ''}"
        yield teller.figure(start, end, memory.subject, name, Quantity(run.start, run.end, run.value, run.unit, None), "streak")


def _since(found: Sequence[Measure], begin: int, stop: int) -> int:
    """Where the words before a rank begin: behind the last figure before it."""
    return min(stop, max([begin, *(m.numbers[-1].end for m in found if m.numbers[-1].end <= stop)]))


def _names(before: str, rank: Rank, memory: Memory) -> list[str]:
    """The measures that a rank is told of: those of its own clause, of the list before it, or the one named last."""
    each = EACH.search(before + rank.verb)
    words = noun(EACH.split(before)[0] if each else before)
    if not is_bare(words):
        if each and (names := items(words, None)):
            return [with_base(name, memory.measure) for name in names]
        return [with_base(words, memory.measure) + (rank.noun if len(rank.noun) < 10 else "")]
    if rank.field or rank.noun:
        return [rank.field or rank.noun]
    if each and not any(sign.isdigit() for sign in memory.clause) and len(names := items(noun(memory.clause), None)) > 1:
        return names
    if each and memory.told:
        return list(dict.fromkeys(memory.told))
    if words in SIZES and memory.measure:
        return [with_base(words, memory.measure)]
    return [memory.told[-1] if memory.told else memory.measure]


def doubled(teller: Teller, begin: int, clause: tuple[int, int], found: Sequence[Measure], memory: Memory) -> Iterator[Figure]:
    """翻一番 is 2 倍, of each member of a list where the text says 均 or “四个翻番”."""
    match = DOUBLED.search(teller.text, *clause)
    if match is None:
        return
    before = teller.text[_since(found, begin, match.start()) : match.start()]
    each = NUMBERED.search(before) or EACH.search(before)
    words = BEFORE_DOUBLED.sub("", noun(before[: each.start()] if each else before))
    number = Quantity(match.start(), match.end(), 4.0 if match["times"] in ("两", "二") else 2.0, "倍", None)
    names = items(words, None) if each else []
    if each and not words:
        names = list(dict.fromkeys(name.removesuffix("数") for name in memory.told))
    for name in names or [words or memory.measure]:
        if name:
            yield teller.figure(*clause, memory.subject, name, number, "doubled")


def capacities(teller: Teller, clause: tuple[int, int]) -> Iterator[Figure]:
    """1GW太阳能电池项目: the capacity in the name of works is their target."""
    for works in teller.subjects.within(*clause, ("Project", "Park")):
        for number in quantities(teller.text, works.start, works.end):
            if base(number.unit) not in CAPACITIES or number.unit in COUNTERS or (number.spelled and not number.bare):
                continue
            product = PRODUCT_END.split(SECOND.sub("", teller.text[number.end : works.end]).lstrip("的"))[0][:20]
            yield teller.figure(works.start, works.end, Subject(candidate=works), f"{product}产能", number, "capacity", "target")
