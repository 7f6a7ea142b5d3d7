"""Sentences to figures: the text is read clause by clause, with the subject and the measure named last in mind."""

import re
from collections.abc import Iterator, Sequence

from loaders.context import Context
from loaders.figures.amounts import told
from loaders.figures.clause import measures
from loaders.figures.standing import capacities, doubled, ranked
from loaders.figures.subject import ABOUT, PLACES, Candidate, Subject, Subjects
from loaders.figures.tables import tabulated
from loaders.figures.telling import Figure, Memory, Teller
from loaders.figures.words import ATTRIBUTE_OF_WORKS, GOES_ON, JOINED_BEFORE, JOINED_BEHIND, MACRO, RESUMED

BOUND_KINDS = frozenset(("Project", "Programme", "Platform", "Institution", "Event"))
STORIES = ("Enterprise", "Park")
OPENS_STORY = 15  # characters: a paragraph that begins with a firm or park goes on about it
BUILT = ("Project", "Park")
FARTHEST_WORKS = 160
AREA = re.compile(r"生产总值|GDP|公共预算|财政收入|工业总产值|固定资产投资|进出口|使用外资|规模以上|规上")
ITS = re.compile(r"(?:目前|现|同时|此外|截至目前|预计|据悉|而)?[,，]?其(?![中他它余次间实])")
FARTHEST_NAME = 1200  # 公司 and 项目 mean a thing named at most so many characters before
MOST_REPEATED = 20


def observations(text: str, context: Context, candidates: Sequence[Candidate] = ()) -> tuple[Figure, ...]:
    """The figures of a document in the order of the text. `candidates` are its mentions: they may be subjects.

    A figure that the text tells twice is given once. Linear in the length of the text.
    """
    subjects = Subjects(text, candidates, context.deixis)
    teller = Teller(text, context, subjects)
    return tuple(_once(teller, _read(teller, list(tabulated(text, context, subjects)))))


def _read(teller: Teller, tables: Sequence[tuple[int, int, list[Figure]]]) -> Iterator[list[Figure]]:
    """The figures of each table and of each sentence outside them. A place holds to the full stop where a figure was
    told of it, else as a thing does to the semicolon."""
    memory = Memory()
    paragraph, goes_on, aspect = -1, False, ""
    topic: Subject | None = None
    begins, following, owners = 0, 0, dict[str, Subject]()
    for index, sentence in enumerate(teller.context.sentences):
        if sentence.paragraph != paragraph:
            topic, begins, owners = None, sentence.start, {}
        elif memory.topic is not None or memory.place_opened:
            topic = memory.topic
        if sentence.paragraph != paragraph or not goes_on:
            memory = Memory()
        memory.topic, memory.place_opened, memory.paragraph_start, memory.owners = topic, False, begins, owners
        if sentence.paragraph != paragraph:
            opening = teller.text[slice(*next(iter(teller.context.clauses_of(index)), (0, 0)))]
            aspect = opening if opening.endswith("方面") else ""
        memory.aspect = aspect
        if not memory.place_told:
            memory.place = ABOUT
        memory.subject = memory.place
        paragraph, goes_on = sentence.paragraph, sentence.text.endswith((";", "；"))
        while following < len(tables) and tables[following][1] <= sentence.start:
            following += 1
        if following < len(tables) and tables[following][0] <= sentence.start:
            if tables[following][0] == sentence.start:
                yield tables[following][2]
        elif not sentence.furniture:
            yield [figure for clause in teller.context.clauses_of(index) for figure in _clause(teller, clause, memory)
                   if not figure.subject.unnamed]


def _clause(teller: Teller, clause: tuple[int, int], memory: Memory) -> Iterator[Figure]:
    start, end = clause
    floor = start if memory.counted_works else max(0, start - FARTHEST_NAME)  # 项目 means those just counted
    opening = teller.subjects.opening(start, end, floor)
    found = measures(teller.text, start, end, teller.subjects)
    if opening is not None:
        memory.subject = opening
        if opening.unnamed or (opening.candidate is not None and opening.candidate.type not in PLACES):
            memory.topic = opening
        elif not opening.unnamed:
            memory.place, memory.place_told, memory.place_opened, memory.topic = opening, False, True, None
    elif not memory.counted_works and (works := _works(teller, clause, memory)) is not None:
        memory.subject = Subject(candidate=works)
    elif _resumes(teller.text, memory, start, end):
        memory.subject = memory.topic or memory.subject
    elif found and _turns(teller.text, memory.subject.candidate, start, end):
        memory.subject = memory.place
    begin = opening.end if opening is not None else start
    yield from capacities(teller, clause)
    for measure, upcoming in zip(found, (*found[1:], None)[: len(found)], strict=True):
        yield from told(teller, measure, upcoming, begin, clause, memory)
        if memory.subject.candidate is not None and memory.subject.candidate.type == "Park" and AREA.search(memory.told_last):
            memory.place = memory.subject  # a zone with an economy of its own is spoken of as a place is
        memory.place_told = memory.place_told or memory.subject is memory.place
        memory.figure_end = measure.numbers[-1].end
    if memory.subject.candidate is not None and memory.subject.candidate.type == "Programme":
        memory.subject, begin = memory.place, start  # ranks and doublings that a programme brings are the place's
    yield from ranked(teller, begin, clause, found, memory)
    yield from doubled(teller, begin, clause, found, memory)
    memory.clause = teller.text[begin:end]


def _works(teller: Teller, clause: tuple[int, int], memory: Memory) -> Candidate | None:
    """The works that a clause of their size or money tells of (总投资, 占地, 建成后), named in the clause before it."""
    start, end = clause
    subject = memory.subject.candidate
    if not ATTRIBUTE_OF_WORKS.match(teller.text, start, end) or (subject is not None and subject.type in BUILT):
        return None
    works = teller.subjects.last(BUILT, start, max(memory.figure_end, start - FARTHEST_WORKS, memory.paragraph_start))
    if works is None or JOINED_BEFORE.search(teller.text, max(0, works.start - 4), works.start):
        return None
    return None if JOINED_BEHIND.match(teller.text, works.end) else works


def _resumes(text: str, memory: Memory, start: int, end: int) -> bool:
    """Whether a clause without a subject goes on about the thing that the sentence before it opened with."""
    if memory.topic is None or memory.subject is not memory.place or memory.place_opened or memory.counted_works:
        return False
    if ITS.match(text, start, end):
        return True
    if memory.topic.candidate is None:
        return ATTRIBUTE_OF_WORKS.match(text, start, end) is not None
    if memory.topic.candidate.type in STORIES and memory.topic.candidate.start - memory.paragraph_start < OPENS_STORY:
        return MACRO.match(text, start, end) is None
    goes_on = RESUMED.get(memory.topic.candidate.type)
    return goes_on is not None and goes_on.match(text, start, end) is not None


def _turns(text: str, thing: Candidate | None, start: int, end: int) -> bool:
    """Whether a clause turns from the thing spoken of to the place's own affairs or to a thing without a name."""
    if thing is None or thing.type in PLACES or text.startswith("其中", start):
        return False
    if MACRO.match(text, start, end):
        return True
    if thing.type in BUILT and ATTRIBUTE_OF_WORKS.match(text, start, end):
        return False
    return thing.type in BOUND_KINDS and GOES_ON.match(text, start, end) is None


def _once(teller: Teller, sentences: Iterator[list[Figure]]) -> Iterator[Figure]:
    """Without what an earlier sentence told: the same value of a like measure (of an amount reached, of one that ends alike)."""
    seen: dict[tuple[str, float, str], list[Figure]] = {}
    for figures in sentences:
        keys = [(teller.called(figure.subject), figure.value, figure.unit.removesuffix("元")) for figure in figures]
        fresh = [(key, figure) for key, figure in zip(keys, figures, strict=True)
                 if not any(_same(figure, other) for other in seen.get(key, ()))]
        for key, figure in fresh:
            yield figure
            if len(seen.setdefault(key, [])) < MOST_REPEATED:
                seen[key].append(figure)


def _same(one: Figure, other: Figure) -> bool:
    if one.rule == "rank":
        return one.metric == other.metric
    if one.rule == "amount" and one.status == "actual" and one.metric[-2:] == other.metric[-2:]:
        return True
    return alike(one.metric, other.metric) or one.metric.endswith(other.metric) or other.metric.endswith(one.metric)


def alike(one: str, two: str) -> bool:
    """Whether two metrics name one measure: six tenths of their characters are shared (Dice, as multisets)."""
    shared = sum(min(one.count(sign), two.count(sign)) for sign in set(one))
    return 2 * shared >= 0.6 * (len(one) + len(two))
