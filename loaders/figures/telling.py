"""What a clause is told with: the figure as it leaves this package, what is remembered from clause to clause, and the
teller that gives every figure its status and period."""

import re
from dataclasses import dataclass, field
from typing import Literal

from loaders.context import Context, Period
from loaders.context.periods import years
from loaders.context.reading import FIGURE
from loaders.context.status import INTENT
from loaders.figures.number import Bound, Quantity
from loaders.figures.subject import ABOUT, Candidate, Subject, Subjects

ATTRIBUTE = re.compile(r"占地|面积|投资|产能|注册资本|功率|吨位|长度|里程|宽|高度|容量|设计|规模")
BEGUN = re.compile(r"成立|创建|落户|签约|签订|签署|开工|奠基|注册|启动|举行|召开|批准|批复|获批|揭牌|入驻|宣布|公布|发布")
STANDING = ("rank", "streak")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
LONGEST_EVIDENCE = 300
LONGEST_LIST = 24  # how many measures of a chain a later rank (均居全省首位) may be told of


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure of the text, before linking. `text[start:end]` is the evidence; `subject` says what it describes.

    `value` is as written (5.7), `unit` too (万个; "" for a pure number); `rule` names the construction it was read by.
    """

    start: int
    end: int
    subject: Subject
    metric: str
    value: float
    unit: str
    bound: Bound | None
    period: Period | None
    status: Literal["actual", "target"]
    rule: str


@dataclass(slots=True)
class Memory:
    """What is carried from clause to clause up to the full stop.

    The subject; the place under it, whether a figure was told of that and whether a clause opened with it; the thing that a
    clause of the paragraph opened with last; whose each measure of the paragraph was; where the paragraph begins and the last
    figure ends; the measure named last with the offset of its clause; the members of the last list; all measures told; the
    clause before; the clause in which places were compared; the aspect that the paragraph opens with (数字产业化方面).
    """

    subject: Subject = ABOUT
    place: Subject = ABOUT
    place_told: bool = False
    place_opened: bool = False
    topic: Subject | None = None
    owners: dict[str, Subject] = field(default_factory=dict)
    paragraph_start: int = 0
    figure_end: int = 0
    measure: str = ""
    measure_start: int = -1
    names: tuple[str, ...] = ()
    told: list[str] = field(default_factory=list)
    clause: str = ""
    compared: int = -1
    aspect: str = ""

    def tell(self, metric: str) -> None:
        if len(self.told) < LONGEST_LIST:
            self.told.append(metric)
        else:
            self.told[-1] = metric

    @property
    def counted_works(self) -> bool:
        """Whether projects were counted in the sentence: 新开工项目15项,…,项目总投资93亿元 tells of all of them."""
        return any(metric.endswith(("项目数", "工程数")) for metric in self.told)

    @property
    def told_last(self) -> str:
        return self.told[-1] if self.told else ""

    def since(self, start: int, *, carried: bool) -> int:
        """Where the evidence begins: at the clause that named the measure, where it is carried on and not far off."""
        near = 0 <= self.measure_start < start and start - self.measure_start < LONGEST_EVIDENCE
        return self.measure_start if carried and near else start


@dataclass(frozen=True, slots=True)
class Teller:
    """A document with its context and subjects."""

    text: str
    context: Context
    subjects: Subjects

    def figure(self, start: int, end: int, subject: Subject, metric: str, number: Quantity, rule: str,
               status: Literal["actual", "target"] | None = None) -> Figure:
        if subject.candidate is not None and subject.candidate.type == "Policy":
            status = "actual"  # what a policy holds is so, whatever its goals are
        if status is None:
            planned = self.context.mood_at(number.start) == "planned" and not (rule in STANDING and self._stands(number.start))
            status = "target" if planned else "actual"
        return Figure(start=start, end=end, subject=subject, metric=metric, value=number.value, unit=number.unit,
                      bound=number.bound, period=self._period(number, metric, subject, status), status=status, rule=rule)

    def _begun(self, offset: int) -> bool:
        """Whether the clause of a year tells what was founded or begun in it."""
        clause = self.context.clause_at(offset)
        return clause is not None and BEGUN.search(self.text, *clause) is not None and not FIGURE.search(self.text, *clause)

    def called(self, subject: Subject) -> str:
        """The subject as the text calls it; "" for the place the document is about."""
        if subject.candidate is not None:
            return self.text[subject.candidate.start : subject.candidate.end]
        return subject.deixis.form if subject.deixis is not None else ""

    def _stands(self, offset: int) -> bool:
        """A rank is held, not planned, where its clause says nothing of an intent."""
        clause = self.context.clause_at(offset)
        mark = self.context.mark_at(offset)
        return clause is not None and INTENT.search(self.text, *clause) is None and (mark is None or mark.kind != "deadline")

    def _period(self, number: Quantity, metric: str, subject: Subject, status: str) -> Period | None:
        mark = self.context.mark_at(number.start)
        clause = self.context.clause_at(number.start)
        if mark is not None and clause is not None and mark.start < clause[0]:
            if mark.kind == "date" and ATTRIBUTE.search(metric):
                mark = None  # what a thing is like holds beyond the day on which it was founded or begun
            elif mark.kind in ("date", "year") and (status == "target" or ATTRIBUTE.search(metric)) and self._begun(mark.start):
                mark = None  # so does what is planned for it
        return mark.period if mark is not None else self._year_of_event(subject)

    def _year_of_event(self, subject: Subject) -> Period | None:
        """An event's year stands in its name (2019…峰会), or in the fuller name of it a little before."""
        event: Candidate | None = subject.candidate
        for _ in range(3):
            if event is None or event.type != "Event":
                break
            found = YEAR.search(self.text, event.start, event.end)
            if found:
                return years(int(found.group()), int(found.group()))
            event = self.subjects.last(("Event",), event.start, max(0, event.start - 400))
        return None
