"""Subjects: what a figure describes. The named thing that opens the clause governs it and the clauses after it, up to the
full stop; a thing right behind the figure (占地130亩的…中心) takes it; 公司, 项目, 峰会期间 mean the last of their kind;
else it is the place the document is about (None)."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from loaders.context import Deixis
from loaders.figures.words import ADVERBIAL, LEARNT


class Candidate(Protocol):
    """A mention: a named thing at `text[start:end]` with its class."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def type(self) -> str: ...


PLACES = frozenset(("Country", "Region", "Province", "City", "District"))
THINGS = frozenset(("Park", "Enterprise", "Institution", "Platform", "Project", "Event", "Programme"))
_TOLD_OF = (
    "期间|将|已|总|占|规划|[一二三首]期|投资|年|共|现有|下属|建筑|上半年|预计|拟|可|累计|注册|设计|建成|达产|投产|竣工|全部|全面|主要|用地"
    "|建设(?:期|规模|周期|内容)|由|位于|选址|及其|[,，]"
)
_SPEAKER = "董事|监事|总经理|副?总裁|负责|相关负责|有关|工作人员|发言|法定|法人|股东|管委|管理委|[、和与及]"
GENERIC = re.compile(
    rf"(?:(?P<this>该|此|本|这个)(?P<its>公司|集团|企业|项目|工程|园区|园|基地|开发区|产业园|平台|系统)(?!{_SPEAKER})"
    rf"|(?P<bare>公司)(?!{_SPEAKER}|们|化|制|法)"
    r"|(?:该|此次?|本次?|这[一个]?|上述|整个)?"
    r"(?P<head>公司|集团|企业|项目|工程|园区|基地|开发区|产业园|平台|系统|峰会|大会|论坛|展会|博览会|活动)"
    rf"(?={_TOLD_OF}))"
)
KINDS = {
    "公司": ("Enterprise",), "集团": ("Enterprise",), "企业": ("Enterprise",), "项目": ("Project", "Park"),
    "工程": ("Project",), "园区": ("Park",), "园": ("Park",), "基地": ("Park", "Project"), "开发区": ("Park",),
    "产业园": ("Park",), "平台": ("Platform",), "系统": ("Platform",),
}
MADE_BY = re.compile(
    r"”?(?:自主|全资|独家|联合|共同|牵头|重点|正在|在[^，,、。；;]{2,8}?){0,3}(?:投资|建设|兴建|新建|研发|研制|开发|打造|承建|制造|生产|运营|实施|负责|主导|承担|筹建|设立|组建)"
    r"[^，,、。；;的]{0,8}的")
LONGEST_DESCRIPTION = 50
PREDICATE = re.compile("是|将|已|拟|在|于|也|就|拥有|计划|目前|今年|去年|近日|日前|昨日|预计|宣布|发布|公告|实现|成为|被")
DIGIT = re.compile(r"\d")
SOURCE = re.compile(r"的?(?:最新)?(?:预测|统计|测算|分析|调查|数据|报道|消息|研究|报告)")
ROLE = re.compile(r"[^，,、。；;]{0,16}?(?:供应商|制造商|生产商|开发商|运营商|服务商|厂商|巨头|龙头企业|企业|品牌)[“《]?")
COORDINATED = re.compile(r"[、和与及]|等(?!级)|为代表|为(?:龙头|主|依托|载体)")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a figure describes: a candidate, a deictic form, or (both None) the place the document is about.
    `end` is where its name ends in the clause. `unnamed`: a firm or project (公司, 该项目) whose name the text does not give."""

    candidate: Candidate | None = None
    deixis: Deixis | None = None
    end: int = -1
    unnamed: bool = False


ABOUT = Subject()


class Subjects:
    """The candidates and deictic forms of a document, asked by offset."""

    def __init__(self, text: str, candidates: Sequence[Candidate], deixis: Sequence[Deixis]) -> None:
        self.text = text
        self.candidates = sorted(candidates, key=lambda c: (c.start, -c.end))
        self._starts = [c.start for c in self.candidates]
        self._deixis = {d.start: d for d in deixis}
        self._forms = sorted(deixis, key=lambda d: d.end)
        self._form_ends = [d.end for d in self._forms]

    def at(self, offset: int) -> Candidate | None:
        """The longest candidate that begins at the offset."""
        index = bisect_left(self._starts, offset)
        return self.candidates[index] if index < len(self.candidates) and self._starts[index] == offset else None

    def around(self, offset: int) -> Candidate | None:
        """A candidate that holds the offset inside its name."""
        index = bisect_left(self._starts, offset + 1) - 1
        while index >= 0 and offset - self._starts[index] < 60:
            if self.candidates[index].end > offset:
                return self.candidates[index]
            index -= 1
        return None

    def last(self, kinds: tuple[str, ...], offset: int, floor: int) -> Candidate | None:
        """The candidate of these classes named last before the offset, not before `floor`."""
        index = bisect_left(self._starts, offset) - 1
        while index >= 0 and self._starts[index] >= floor:
            if self.candidates[index].type in kinds:
                return self.candidates[index]
            index -= 1
        return None

    def opening(self, start: int, end: int, floor: int) -> Subject | None:
        """The subject that opens the clause, after adverbials; None where the clause names none."""
        position = start
        if learnt := LEARNT.match(self.text, start, end):
            position = learnt.end()
        for _ in range(4):
            adverbial = ADVERBIAL.match(self.text, position, end)
            at = adverbial.end() if adverbial else position
            for offset in (position, at) if at != position else (position,):
                found = self._named(offset, end, floor)
                if found is not None:
                    return found
            if self.text[at : at + 1] == "在":
                place = self.at(at + 1)
                if place is None or (place.type not in PLACES and place.type != "Park"):
                    return None
                if self.text[place.end : place.end + 1] not in (",", "，"):
                    return None
                return Subject(candidate=place, end=place.end)
            if self.text[at : at + 1] in tuple("据原“"):
                at += 1
            if at == position:
                return self._described(at, end)
            position = at
        return None

    def _described(self, start: int, end: int) -> Subject | None:
        """The thing that a relative clause leads up to: 玻璃份额居世界第二的某公司是…, 去年亏损的某公司,…"""
        for thing in self.within(start, min(end, start + LONGEST_DESCRIPTION), ("Enterprise", "Park", "Institution")):
            led = self.text[thing.start - 1] == "的" and not DIGIT.search(self.text, start, thing.start)
            if led and (thing.end == end or PREDICATE.match(self.text, thing.end)):
                return Subject(candidate=thing, end=start if "第" in self.text[start : thing.start] else thing.end)
            return None
        return None

    def _named(self, offset: int, end: int, floor: int) -> Subject | None:
        deixis = self._deixis.get(offset)
        candidate = self.at(offset)
        if candidate is not None and (candidate.type in PLACES or candidate.type in THINGS):
            candidate = self._within_place(candidate, end)
            candidate = self._made(candidate, end)
            stop = candidate.end + (self.text[candidate.end : candidate.end + 1] == "”")
            told_by = self.text[offset - 1 : offset] == "据" and SOURCE.match(self.text, stop)
            if stop <= end and not told_by and not COORDINATED.match(self.text, stop):
                return Subject(candidate=candidate, end=stop)
            return None
        if deixis is not None and deixis.end <= end:
            inner = self.at(deixis.end)
            inner = self._within_place(inner, end) if inner is not None else None
            if inner is not None and inner.type in THINGS and not COORDINATED.match(self.text, inner.end):
                return Subject(candidate=inner, end=inner.end)
            return Subject(deixis=deixis, end=deixis.end)
        generic = GENERIC.match(self.text, offset, end)
        if generic:
            head = generic["its"] or generic["bare"] or generic["head"]
            kinds = KINDS.get(head, ("Event",))
            named = next((found for kind in kinds if (found := self.last((kind,), offset, floor))), None)
            unnamed = named is None and (generic["this"] or generic["bare"]) is not None
            return Subject(candidate=named, end=generic.end(), unnamed=unnamed) if named or unnamed else None
        return None

    def _made(self, maker: Candidate, end: int) -> Candidate:
        """What a maker's clause is about: 某公司投资建设的某项目 is the project."""
        made = MADE_BY.match(self.text, maker.end, end)
        if made is None:
            return maker
        for offset in range(made.end(), min(made.end() + 12, end)):
            if self.text[offset] in "，,、":
                break
            thing = self.at(offset)
            if thing is not None and thing.end <= end:
                return thing if thing.type in ("Project", "Park", "Platform", "Institution") else maker
        return maker

    def _within_place(self, candidate: Candidate, end: int) -> Candidate:
        """The thing that follows its place without a word between: 某市某园 is the park."""
        for _ in range(3):
            if candidate.type not in PLACES:
                break
            role = ROLE.match(self.text, candidate.end, end)
            if role and (holder := self.at(role.end())) is not None and holder.type == "Enterprise" and holder.end <= end:
                return holder
            quoted = self.text[candidate.end : candidate.end + 1] in ("“", "《", "的")
            inner = self.at(candidate.end + quoted)
            if inner is None or inner.end > end or (inner.type not in THINGS and inner.type not in PLACES):
                break
            candidate = inner
        return candidate

    def form_before(self, offset: int, gap: int) -> Deixis | None:
        """The deictic form that ends at most `gap` characters before the offset, with nothing but words between."""
        index = bisect_right(self._form_ends, offset) - 1
        return self._forms[index] if index >= 0 and offset - self._form_ends[index] <= gap else None

    def within(self, start: int, end: int, kinds: tuple[str, ...]) -> list[Candidate]:
        """The candidates of these classes that lie in `text[start:end]`, in order."""
        found: list[Candidate] = []
        for index in range(bisect_left(self._starts, start), len(self.candidates)):
            candidate = self.candidates[index]
            if candidate.start >= end:
                break
            if candidate.end <= end and candidate.type in kinds:
                found.append(candidate)
        return found

    def behind(self, offset: int, end: int) -> Candidate | None:
        """The thing that a figure before it describes: 占地130亩的…中心."""
        at = offset + 1 if self.text[offset : offset + 1] == "的" else offset
        candidate = self.at(at) or (self.at(at + 1) if self.text[at : at + 1] in ("“", "《") else None)
        return candidate if candidate is not None and candidate.type in THINGS and candidate.end <= end else None
