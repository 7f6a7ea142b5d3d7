"""A measure to its figures: shares, comparisons, lists told apart, and the plain case."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from loaders.figures.clause import Measure
from loaders.figures.metric import BARE_NAMES, is_bare, items, metric, noun, told_of, trimmed
from loaders.figures.number import Quantity
from loaders.figures.subject import ABOUT, PLACES, THINGS, Candidate, Subject
from loaders.figures.telling import Figure, Memory, Teller
from loaders.figures.units import CAPACITIES, COUNTERS, MULTIPLIERS, RATIOS, base, is_counter
from loaders.figures.words import APART, COMPARED, EACH, GROWTH, LISTED_VERB, MONEY_OF_WORKS, OF_EVENT, OWNED, POLICY_NOUNS, WORKS

ONLY_MONEY = re.compile(r"[\d百千万亿元]*(?:以上|级)?\s*")
HELD_BY = re.compile(r"的[\u4e00-\u9fff]{0,4}[“《]?$")
FARTHEST_EVENT = 400
HOSTS = (*PLACES, "Park", "Institution")
PEOPLE = re.compile(
    r"名?[\u4e00-\u9fff]{0,6}(?:群众|农户|居民|人口|企业|用户|职工|学生|岗位|家庭|商户|市场主体|经营主体|消费者|游客|网民)")
BUILT = ("Project", "Park")
OF_WORKS = re.compile(r"(?:项目|工程|基地|园区?)(?P<own>(?:计划|预计|规划)?总?(?:投资|占地面积|建筑面积|用地面积)额?)$")
THIS = re.compile(r"(?:这一|该|此)(?:比重|比例|占比|指标|数字|数据|规模|增速|数量|指数)")
CLASS_UNITS = frozenset(("个", "座", "处", "所", "条", "项"))
IN_WORKS = re.compile(
    r"的?(?P<product>[\u4e00-\u9fffA-Za-z]{2,16}?)(?:生产线)?(?:(?:项目|工程|生产线|基地)(?!数|的|[\u4e00-\u9fff]{0,4}\d)|(?=[及和]\d))")
QUALITY = re.compile(r"^[\d.百千万亿]+元(?:以上|级)?的?")
INVESTED = re.compile(r"(?:投资|投入|斥资|投资额)(?:约|近|超过?|达到?|逾|总额)*$")
BUILDS = re.compile(r"(?:人民币)?[，,]?(?:在[^，,。；;]{1,14}?)?(?:开建|建设|兴建|新建|打造|建立|扩建)")
FARTHEST_BUILT = 50
STOP = re.compile(r"[。；;！？、]")
POINTS = ("个百分点", "百分点")


def told(teller: Teller, measure: Measure, upcoming: Measure | None, begin: int, clause: tuple[int, int],
         memory: Memory) -> Iterator[Figure]:
    """The figures of one measure of a clause; `upcoming` is the next one, `begin` where the subject's name ends.

    Leaves the measure and the subject in `memory` for the clauses that follow.
    """
    start, end = clause
    if _of_programme(memory.subject) and (measure.unit in COUNTERS or base(measure.unit) in RATIOS):
        memory.subject, begin = memory.place, start  # a programme moves money and people; what grows or is counted is the place's
    offset = max(begin, measure.before[0])
    if (counted := _class_counted(teller, measure, offset, memory.subject)) is not None:
        memory.subject = memory.place
        name = f"{teller.text[counted.start : counted.end]}数"
        memory.tell(name)
        yield from (teller.figure(start, end, memory.place, name, number, "count") for number in measure.numbers)
        return
    owner = _owner(teller, offset, measure.before[1])
    if owner is not None:
        memory.subject, offset = Subject(candidate=owner, end=owner.end), owner.end
    before = teller.text[offset : measure.before[1]]
    after = teller.text[measure.after[0] : measure.after[1]]
    for reading in (_compared(teller, measure, before, clause, memory), _parted(teller, measure, before, after, offset, clause),
                    _share(teller, measure, clause, memory), _listed(teller, measure, before, clause, memory)):
        figures = list(reading)
        if figures:
            yield from figures
            return
    yield from _plain(teller, measure, upcoming, before, after, start, end, memory)


def _plain(teller: Teller, measure: Measure, upcoming: Measure | None, before: str, after: str, start: int, end: int,
           memory: Memory) -> Iterator[Figure]:
    counter = is_counter(measure.unit) or (measure.unit in MULTIPLIERS and PEOPLE.match(after) is not None)
    subject = _subject(teller, measure, memory)
    name = _called(teller, measure, upcoming, before, after, counter, memory)
    carried = bool(memory.measure) and memory.measure in name and memory.measure not in before
    evidence = memory.since(start, carried=carried)
    name = _of_subject(name, subject, counter, memory)
    if subject is memory.place and subject.candidate is None and subject.deixis is None:
        subject = memory.owners.get(name, subject)
    planned: Literal["target"] | None = None
    works = IN_WORKS.match(teller.text, measure.numbers[-1].end, end)
    if works is not None and base(measure.unit) in CAPACITIES and not counter and is_bare(noun(before).strip("及和")):
        name, planned = f"{works['product']}产能", "target"  # 某公司100MW电池项目: the capacity of works is their target
    if not name:
        return
    rule = "count" if counter else "ratio" if not measure.unit or base(measure.unit) in RATIOS else "amount"
    for number in measure.numbers:
        yield teller.figure(evidence, end, subject, name, number, rule, planned)
    memory.tell(name)
    if subject.candidate is not None and subject.candidate.type not in PLACES:
        memory.owners.setdefault(name, subject)
    _remember(memory, name, before, rule, start, evidence)


def _called(teller: Teller, measure: Measure, upcoming: Measure | None, before: str, after: str, counter: bool,
            memory: Memory) -> str:
    """The name of the measure from the words around the figure and from what was told before it."""
    if made := measure.numbers[-1].made:
        return f"{made}{measure.unit[-1]}产量"
    if counter and upcoming is not None and ONLY_MONEY.fullmatch(after) and (before.endswith("等") or not noun(before)):
        # 12个百亿元、70个30亿元以上项目: projects both
        after += QUALITY.sub("", teller.text[upcoming.after[0] : upcoming.after[1]])
    compared = base(measure.unit) in POINTS and bool(memory.told)  # 增长4%,高出全国2个百分点 compares the growth
    name = metric(before, after, measure.unit, memory.told[-1] if compared else memory.measure, counter)
    if counter and upcoming is not None and after.strip() and teller.text.startswith("实现", upcoming.before[0]):
        name = f"{trimmed(teller.text[upcoming.before[0] : upcoming.before[1]])}的{name}"
    if not counter and before.lstrip("、，,并").startswith("带动") and memory.told:
        name = f"{memory.told[-1].removesuffix('数')}带动{name}"
    return memory.told[-1] if THIS.fullmatch(name) and memory.told else name


def _of_subject(name: str, subject: Subject, counter: bool, memory: Memory) -> str:
    """The name with what only the subject or the clause before it tells: whose money, which aspect, the growth of what."""
    thing = subject.candidate
    if not counter and MONEY_OF_WORKS.fullmatch(name) and (thing is None or thing.type in PLACES):
        name = _works(memory) + name
    if memory.aspect and thing is not None and thing.type == "Policy":
        name = memory.aspect + name
    if thing is not None and thing.type in BUILT and (own := OF_WORKS.search(name)):
        name = own["own"]
    if thing is None and not memory.told and (not name or name in BARE_NAMES):
        name = told_of(memory.clause) + name
    return name


def _remember(memory: Memory, name: str, before: str, rule: str, start: int, evidence: int) -> None:
    """The measure that 增长20% or 居全省第一 after it will mean."""
    if rule != "ratio":
        memory.measure, memory.measure_start = (name.removesuffix("数") if rule == "count" else name), evidence
        return
    growth = GROWTH.search(before)
    root = re.split(r"占(?!比)", noun(before[: growth.start()] if growth else before))[0]
    if not is_bare(root) and name.startswith(root):
        memory.measure, memory.measure_start = root, start
    elif name.endswith("比重"):
        memory.measure, memory.measure_start = name, start


def _works(memory: Memory) -> str:
    """The works without a name whose money a clause tells: 引进项目30个,总投资500亿元; 某大桥项目开工,总投资…"""
    if memory.told and memory.told[-1].endswith("数"):
        return memory.told[-1].removesuffix("数")
    named = list(WORKS.finditer(memory.clause))
    return noun(named[-1]["name"]) if named else ""


def _listed(teller: Teller, measure: Measure, before: str, clause: tuple[int, int], memory: Memory) -> Iterator[Figure]:
    """A、B、C分别达18%、16%、15.7%, or one figure for each of A和B (双双达到7000亿级)."""
    subject, growth = _subject(teller, measure, memory), LISTED_VERB.search(before)
    verb = growth.group() if growth else ""
    pairs = _paired(before, verb, measure.numbers, memory.names)
    for name, number in pairs:
        full = metric(name + verb, "", number.unit, memory.measure, is_counter(number.unit))
        memory.tell(full)
        yield teller.figure(*clause, subject, full, number, "list")
    if pairs:
        memory.names = tuple(name for name, _ in pairs)
        memory.measure, memory.measure_start = pairs[-1][0], clause[0]


def _paired(before: str, verb: str, numbers: Sequence[Quantity], names_before: Sequence[str]) -> list[tuple[str, Quantity]]:
    apart, each = APART.search(before), EACH.search(before)
    mark = apart or each
    listed = len(numbers) > 1 and numbers[1].joined == "list"
    if not listed and (mark is None or len(numbers) > 1):
        return []
    words = before.removesuffix(verb)
    words = trimmed(words[: mark.start()] if mark and mark.start() < len(words) else words)
    if not listed:
        return [(name, numbers[0]) for name in items(words, None)]
    names: Sequence[str] = items(words, len(numbers))
    if not names and is_bare(noun(words)) and len(names_before) == len(numbers):
        names = names_before
    return list(zip(names, numbers, strict=True)) if names else []


def _share(teller: Teller, measure: Measure, clause: tuple[int, int], memory: Memory) -> Iterator[Figure]:
    """全市43.6%的核心产业营收 → 核心产业营收占全市比重."""
    number = measure.numbers[0]
    form = teller.subjects.form_before(number.start, 1)
    if form is None or number.unit != "%" or teller.text[number.end : number.end + 1] != "的":
        return
    things = teller.text[measure.after[0] + 1 : measure.after[1]]
    subject = memory.place if memory.place.deixis is None else ABOUT
    for one in measure.numbers:
        yield teller.figure(*clause, subject, f"{things}占{form.form}比重", one, "share")


def _compared(teller: Teller, measure: Measure, before: str, clause: tuple[int, int], memory: Memory) -> Iterator[Figure]:
    """远低于全国的19.8%和全省的12.9%: the same measure, of the places compared with."""
    if not memory.measure or base(measure.unit) in POINTS:
        return
    if not COMPARED.search(before) and memory.compared != clause[0]:
        return
    for number in measure.numbers:
        form = teller.subjects.form_before(number.start, 8)
        if form is not None:
            memory.compared = clause[0]
            subject = Subject(deixis=form, end=form.end)
            yield teller.figure(memory.since(clause[0], carried=True), clause[1], subject, memory.measure, number, "compared")


def _parted(teller: Teller, measure: Measure, before: str, after: str, offset: int, clause: tuple[int, int]) -> Iterator[Figure]:
    """由甲公司与乙公司各持股50%: each of the things joined before 各 has the figure."""
    mark = re.search(r"各(?=[持占出投])", before)
    owners = teller.subjects.within(offset, offset + mark.start(), tuple(THINGS)) if mark else []
    if mark and len(owners) > 1:
        name = metric(before[mark.end() :], after, measure.unit, "", is_counter(measure.unit))
        for owner in owners:
            yield teller.figure(*clause, Subject(candidate=owner, end=owner.end), name, measure.numbers[-1], "parted")


def _subject(teller: Teller, measure: Measure, memory: Memory) -> Subject:
    """The thing behind the figure (占地130亩的…中心), the policy whose tasks are counted, else the one remembered."""
    counter = is_counter(measure.unit)
    subject = memory.subject.candidate
    if OF_EVENT.search(teller.text, measure.before[0], measure.after[1]) and (subject is None or subject.type in HOSTS):
        at = measure.before[1]
        event = teller.subjects.last(("Event",), at, max(0, at - FARTHEST_EVENT))
        if event is not None:
            return Subject(candidate=event)
    if counter:
        holder = _holder(teller, measure)
        if holder is not None:
            return Subject(candidate=holder)
    if not counter and INVESTED.search(teller.text, *measure.before):
        begun = BUILDS.match(teller.text, measure.numbers[-1].end)
        built = teller.subjects.within(begun.end(), begun.end() + FARTHEST_BUILT, BUILT) if begun else []
        if built and not STOP.search(teller.text, measure.numbers[-1].end, built[0].start):
            return Subject(candidate=built[0])
    if not counter or teller.text.startswith("的", measure.after[0]):
        behind = teller.subjects.behind(measure.after[0], measure.after[1] + 40)
        if behind is not None:
            return Subject(candidate=behind)
    if counter and POLICY_NOUNS.search(teller.text, *measure.after):
        policy = teller.subjects.last(("Policy",), measure.before[1], max(0, measure.before[1] - 400))
        if policy is not None:
            return Subject(candidate=policy)
    return memory.subject


def _holder(teller: Teller, measure: Measure) -> Candidate | None:
    """可容纳500家企业入驻的“…产业园”: what holds the things counted, named behind them."""
    if not teller.text.endswith(("容纳", "集聚了", "汇集了"), max(0, measure.before[1] - 4), measure.before[1]):
        return None
    for candidate in teller.subjects.within(*measure.after, tuple(THINGS)):
        if HELD_BY.search(teller.text, measure.after[0], candidate.start):
            return candidate
    return None


def _class_counted(teller: Teller, measure: Measure, offset: int, subject: Subject) -> Candidate | None:
    """省级产业园达到10个: what opens the clause is a class whose members are counted, no thing with a name."""
    candidate = subject.candidate
    if candidate is None or candidate.end != offset or candidate.type not in THINGS or base(measure.unit) not in CLASS_UNITS:
        return None
    before, after = teller.text[offset : measure.before[1]], teller.text[measure.after[0] : measure.after[1]]
    return candidate if before and not trimmed(before) and not after.strip("”》 ") else None


def _of_programme(subject: Subject) -> bool:
    return subject.candidate is not None and subject.candidate.type == "Programme"


def _owner(teller: Teller, start: int, end: int) -> Candidate | None:
    """此次开建的…基地占地面积约1000亩: a thing whose name ends right before a short measure."""
    for candidate in teller.subjects.within(start, end, tuple(THINGS)):
        joined = candidate.start > 0 and teller.text[candidate.start - 1] in "、和与及占比较超"
        if OWNED.fullmatch(teller.text, candidate.end, end) and not joined:
            return candidate
    return None
