"""One reading of a document's context, to be asked by offset: which period, planned or done, denied, whose 我市."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from loaders.context.clauses import clauses, enclosed
from loaders.context.deixis import Deixis, deictic
from loaders.context.periods import Mark, Period, marks
from loaders.context.status import DENIED, INTENT, PERFECT, Status, of_clause, of_heading, presupposed, tone
from loaders.passages import Section, Sentence

FIGURE = re.compile(r"\d(?:%|％|[个余]?[百千万亿家项条座所人户元名]|[余多]?[个万亿家])")

FARTHEST_INTENT, FARTHEST_WORD = 1200, 200  # characters: how far an intent of the sentence, a word of the clause is heard
MONTH = re.compile(r"(\d{1,2})月")


class Context:
    """What a reader of one document keeps in mind. Offsets are code points of the document's text."""

    def __init__(self, text: str, sentences: Sequence[Sentence], date: str | None = None) -> None:
        """`sentences` in order; `date` is the document's (ISO), which 今年 counts from and which is itself no period."""
        self.text = text
        self.sentences = tuple(sentences)
        self.deixis: tuple[Deixis, ...] = deictic(text)
        self.year = int(date[:4]) if date else None
        self._date = date
        titles = [(a, b) for s in self.sentences for a, b in enclosed(text, s.start, s.end) if text[a] in "《〈"]
        self.marks: tuple[Mark, ...] = marks(text, titles, self.year)
        self._starts = [s.start for s in self.sentences]
        self._clauses = [clauses(text, s.start, s.end) for s in self.sentences]
        self._mark_starts = [mark.start for mark in self.marks]
        self._titles = {s.section.path[-1] for s in self.sentences if s.section.level == 1 and s.section.path}
        self._headings: dict[tuple[str, ...], tuple[Status | None, Mark | None]] = {}
        self._intents: dict[int, bool] = {}
        self._chains = self._chained()
        self._paragraphs = self._extents()
        self._tones = {number: tone(text[a:b]) for number, (a, b) in self._paragraphs.items()}

    def _chained(self) -> list[int]:
        """For each sentence the offset where its chain of semicolons begins, since 力争A；B reaches B."""
        begins: list[int] = []
        for index, sentence in enumerate(self.sentences):
            last = self.sentences[index - 1] if index else None
            goes_on = last is not None and last.paragraph == sentence.paragraph and last.text.rstrip()[-1:] in ("；", ";")
            begins.append(begins[-1] if goes_on else sentence.start)
        return begins

    def _extents(self) -> dict[int, tuple[int, int]]:
        extents: dict[int, tuple[int, int]] = {}
        for sentence in self.sentences:
            first, _ = extents.get(sentence.paragraph, (sentence.start, sentence.end))
            extents[sentence.paragraph] = (first, sentence.end)
        return extents

    def sentence_at(self, offset: int) -> int | None:
        """The index of the sentence that holds the offset."""
        index = bisect_right(self._starts, offset) - 1
        return index if index >= 0 and offset < self.sentences[index].end else None

    def clauses_of(self, index: int) -> tuple[tuple[int, int], ...]:
        """Offsets of the clauses of the sentence with this index."""
        return self._clauses[index]

    def clause_at(self, offset: int) -> tuple[int, int] | None:
        """The clause that holds the offset (a stop belongs to the clause before it)."""
        index = self.sentence_at(offset)
        if index is None:
            return None
        return next(((a, b) for a, b in reversed(self._clauses[index]) if a <= offset), None)

    def period_at(self, offset: int) -> Period | None:
        """The period that holds at the offset: named last before it in its sentence, or carried on in its paragraph."""
        mark = self.mark_at(offset)
        return mark.period if mark else None

    def mark_at(self, offset: int) -> Mark | None:
        """The mark whose period holds at the offset; its `kind` is now where the text says 目前."""
        index = self.sentence_at(offset)
        if index is None:
            return None
        sentence = self.sentences[index]
        paragraph, _ = self._paragraphs[sentence.paragraph]
        position = bisect_right(self._mark_starts, offset) - 1
        while position >= 0 and self.marks[position].start >= paragraph:
            mark = self.marks[position]
            if mark.start >= self._chains[index] or self._carries(mark):
                return mark
            position -= 1
        return self._above(sentence.section)[1]

    def _carries(self, mark: Mark) -> bool:
        """Whether a mark reaches beyond its sentence: a plan, a deadline, 目前, or a year that is told of a figure."""
        if mark.kind != "year":
            return mark.kind != "date"
        index = self.sentence_at(mark.start)
        return index is not None and FIGURE.search(self.text, mark.end, self.sentences[index].end) is not None

    def _above(self, section: Section) -> tuple[Status | None, Mark | None]:
        """What the headings above say of status and period; the document's title does not count."""
        path = tuple(heading for heading in section.path if heading not in self._titles)
        if path not in self._headings:
            named = [mark for heading in path for mark in marks(heading, (), self.year)]
            found = [mark for mark in named if mark.kind in ("year", "plan", "deadline")]
            self._headings[path] = of_heading(path), found[-1] if found else None
        return self._headings[path]

    def status_at(self, start: int) -> Status:
        """actual or planned, for the thing named at `start`: what its clause presupposes (依托, 完善) is actual."""
        clause = self.clause_at(start)
        if clause is not None and presupposed(self.text[clause[0] : start]):
            return "actual"
        return self.mood_at(start)

    def mood_at(self, start: int) -> Status:
        """actual or planned, for what the clause that holds `start` says, nothing presupposed."""
        index = self.sentence_at(start)
        if index is None:
            return "actual"
        sentence = self.sentences[index]
        clause = self.clause_at(start) or (sentence.start, sentence.end)
        carried = self._carries_intent(index, clause[0])
        mark = self.mark_at(start)
        time = self._time(mark)
        if mark is not None and mark.kind == "now" and mark.start >= self._chains[index] and not carried:
            time = "actual"
        first, last = max(clause[0], start - FARTHEST_WORD), min(clause[1], start + FARTHEST_WORD)
        return of_clause(self.text[first:last], start - first, carried, time,
                         self._above(sentence.section)[0], self._tones[sentence.paragraph])

    def _carries_intent(self, index: int, end: int) -> bool:
        """Whether an intent of the sentence's chain reaches the clause that begins at `end`."""
        if end not in self._intents:
            before = self.text[max(self._chains[index], end - FARTHEST_INTENT) : end]
            last = max((marker.end() for marker in INTENT.finditer(before)), default=None)
            self._intents[end] = last is not None and PERFECT.search(before, last) is None
        return self._intents[end]

    def _time(self, mark: Mark | None) -> Status | None:
        """What the period says: a deadline or a year after the document's is to come, any other year is past."""
        if mark is None or mark.period is None:
            return None
        if mark.kind == "deadline":
            return "actual" if self._over(mark) else "planned"
        if self.year is not None and int(mark.period.end[:4]) > self.year:
            return "planned"
        return "actual" if mark.kind in ("year", "date") else None

    def _over(self, mark: Mark) -> bool:
        """Whether a deadline (到2020年5月) lies before the document's own month."""
        if self._date is None or mark.period is None:
            return False
        month = MONTH.match(self.text, mark.end)
        return f"{mark.period.end[:4]}-{int(month[1]) if month else 12:02}" <= self._date[:7] and (
            month is not None or mark.period.end[:4] < self._date[:4])

    def negated(self, start: int, end: int | None = None) -> bool:
        """Whether the clause that holds `start` speaks of something that is lacking (尚未, 缺乏, 亟待)."""
        clause = self.clause_at(start)
        return clause is not None and DENIED.search(self.text, *clause) is not None
