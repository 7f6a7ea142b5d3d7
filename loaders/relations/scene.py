"""The scene: mentions where they stand – in which sentence and clause, under whose name, planned or done."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.facts import Document, Entity
from loaders.context import Context, Status
from loaders.lexicon.places import CHINA, Gazetteer
from loaders.linking import Linking
from loaders.mentions import PLACES, Mention
from loaders.mentions.enumerations import Enumeration, enumerations
from loaders.mentions.segment import KINDS, segment
from loaders.mentions.width import shadow
from loaders.passages import Sentence

ACTORS = ("Enterprise", "Park", "Institution", "Policy", "GovernmentBody")
_GROWS = re.compile(
    r"(?:加快|提速|加速|高质量|创新|转型|跨越|做大做强|健康)(?:发展|升级)|发展壮大|做大做强|提质|扩容|升级|争创|示范引领|引领作用|能级|"
    r"影响力|承载力|竞争力|功能|蓬勃|发展(?:迅速|较快|良好|势头)"
)
_IMPROVES = re.compile(
    r"[^,。;]{0,6}?(?:产业|等)?[^,。;]{0,6}?(?:延链|补链|强链|深度融合|融合发展|全产业链升级|提质|扩能|扩容|改扩建|转型升级|开发提速|"
    r"投资(?:保持|稳定|持续)|保持增长|改造升级)"
)
_SPREADS = re.compile(r"推广(?:应用)?[“《]?$")
_IS_SO = re.compile(r"[^,。;]{0,4}(?:仍处于|处于|正处于|已经?成为)")
_TO_COME = re.compile(r"将|拟|计划|力争|争取|规划|开工|建设|筹建|打造|建成|开建|启动|谋划")
_COMPARED_AFTER = ("平均", "第", "首", "前", "领先", "最", "占", "排", "唯一", "率先", "各", "总")
_COMPARED_BEFORE = ("居", "占", "于", "领跑", "领先", "超", "全", "在", "走在", "对", "向")


@dataclass(frozen=True, slots=True)
class Said:
    """A mention of an entity in a sentence (its index) and a clause (its span)."""

    mention: Mention
    id: str
    sentence: int
    clause: tuple[int, int]

    @property
    def start(self) -> int:
        return self.mention.start

    @property
    def end(self) -> int:
        return self.mention.end

    @property
    def type(self) -> str:
        return self.mention.type


class Scene:
    """All that the rules of relations ask about one document. Furniture is left out."""

    def __init__(
        self, document: Document, sentences: Sequence[Sentence], context: Context, linking: Linking, gazetteer: Gazetteer
    ) -> None:
        self.document = document
        self.text = document.text
        self.folded = shadow(document.text)
        self.words = segment(self.folded)
        self.enumerations: tuple[Enumeration, ...] = tuple(enumerations(self.folded, self.words))
        self.sentences = sentences
        self.context = context
        self.linking = linking
        self.entities = linking.entities
        self.gazetteer = gazetteer
        starts = [sentence.start for sentence in sentences]
        self.said: list[Said] = []
        self.inner: dict[tuple[int, int], list[Said]] = {}
        self.by_sentence: list[list[Said]] = [[] for _ in sentences]
        outer: Mention | None = None
        for mention, key in zip(linking.mentions, linking.ids, strict=True):
            index = bisect_right(starts, mention.start) - 1
            if index < 0 or mention.start >= sentences[index].end or sentences[index].furniture:
                continue
            clause = context.clause_at(mention.start) or (sentences[index].start, sentences[index].end)
            said = Said(mention, key, index, (clause[0], max(clause[1], mention.end)))
            if mention.inside and outer is not None:
                self.inner.setdefault((outer.start, outer.end), []).append(said)
                continue
            outer = mention
            self.said.append(said)
            self.by_sentence[index].append(said)
        self.about = self._about_with_default()
        self.certainty = self._certainty()
        self._subjects: dict[int, str | None] = {}
        self._carry()

    def _about_with_default(self) -> str | None:
        """The place the document is about; where unknown, the one that 我区, 全市 … stand for, else the one named most."""
        if self.document.about:
            return self.document.about
        unresolved = [e for e in self.entities.values() if e.type in PLACES and e.references and not e.code and e.id != CHINA]
        if unresolved:
            return unresolved[0].id
        named = Counter(said.id for said in self.said if said.type in ("Province", "City", "District"))
        ranked = named.most_common(2)
        clear = ranked and ranked[0][1] >= 2 and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
        return ranked[0][0] if clear else None

    def _certainty(self) -> dict[str, float]:
        """For each entity the confidence of its surest mention; of a name within a name, that of the outer one."""
        found: dict[str, float] = {}
        for said in self.said:
            found[said.id] = max(found.get(said.id, 0.0), said.mention.confidence)
            for inner in self.inner.get((said.start, said.end), ()):
                found[inner.id] = max(found.get(inner.id, 0.0), said.mention.confidence)
        return found

    def entity(self, said: Said) -> Entity:
        return self.entities[said.id]

    def inside(self, said: Said, *types: str) -> list[Said]:
        """What stands within the name, of these classes."""
        return [other for other in self.inner.get((said.start, said.end), ()) if other.type in types]

    def status(self, said: Said) -> Status:
        if said.type in ("Park", "Institution", "Platform", "Enterprise"):
            behind = self.folded[said.end : said.clause[1]]
            if _GROWS.search(behind) and "建设" not in behind:
                return "actual"  # 推动A园、B园等加快发展: what is to grow is there
            if said.start == said.clause[0] and not _TO_COME.search(self.folded, *said.clause):
                return "actual"  # what a clause speaks of is there
        if said.type in ("Industry", "Project", "Park") and _IMPROVES.match(self.folded, said.end, said.clause[1]):
            return "actual"
        if _SPREADS.search(self.folded, max(0, said.start - 4), said.start):
            return "actual"
        if _IS_SO.match(self.folded, said.end, said.clause[1]):
            return "actual"
        return self.context.status_at(said.start)

    def denied(self, said: Said) -> bool:
        return self.context.negated(said.start)

    # Subjects

    def is_subject(self, said: Said) -> bool:
        """Whether a place's mention can be what its clause speaks of, not what it is compared with or looked at from afar."""
        if said.type not in PLACES:
            return False
        if self.folded.startswith(_COMPARED_AFTER, said.end) and said.mention.source == "deixis":
            return False
        if said.id == self.about:
            return True
        if said.id == CHINA or (self.about and self._larger(said.id)):
            return False
        if said.type == "Region" and said.start != said.clause[0]:
            return False
        return self.folded[max(0, said.start - 1) : said.start] not in ("、", "和", "与", "对", "向", "比", "较")

    def holds_about(self, place: str) -> bool:
        """Whether the place is one that the document's place lies in."""
        return self._larger(place)

    def in_about(self, place: str) -> bool:
        """Whether the place lies in the document's place, or is it; true where the document speaks for no place or for all."""
        if self.about is None or self.about == CHINA or not self.gazetteer.get(self.about):
            return True
        return self.gazetteer.get(place) is not None and self.gazetteer.within(place, self.about)

    def _larger(self, place: str) -> bool:
        """Whether the document's place lies in this one."""
        return bool(
            self.about
            and self.gazetteer.get(self.about)
            and self.gazetteer.get(place)
            and place != self.about
            and self.gazetteer.within(self.about, place)
        )

    def _carry(self) -> None:
        """The place that each sentence starts from: the document's own, or what its paragraph spoke of last where it has none."""
        roams = self.about is None or self.about == CHINA
        current: str | None = None
        paragraph = -1
        for index, sentence in enumerate(self.sentences):
            if sentence.paragraph != paragraph:
                paragraph, current = sentence.paragraph, None
            self._subjects[index] = current if roams and current else self.about
            for said in self.by_sentence[index]:
                if said.type in PLACES and said.id != CHINA and said.mention.source != "deixis" and self.is_subject(said):
                    current = said.id
                    break

    def place_of(self, said: Said) -> tuple[str | None, Said | None]:
        """The place under whose name the mention stands, and the mention that says so (None: carried or the document's own)."""
        nearest: Said | None = None
        for other in self.by_sentence[said.sentence]:
            if other.start >= said.start:
                break
            if self.is_subject(other) and (other.clause == said.clause or self.leads(other)):
                nearest = other
        if nearest is not None:
            return nearest.id, nearest
        return self._subjects[said.sentence], None

    def site_of(self, said: Said) -> tuple[str | None, Said | None]:
        """As `place_of`, or the park that is the subject of the clause."""
        park = self.actor_of(said, "Park")
        place, by = self.place_of(said)
        if park is not None and park.id != said.id and (by is None or by.start < park.start):
            return park.id, park
        return place, by

    def _opens_clause(self, said: Said) -> bool:
        return said.start - said.clause[0] <= 2

    def actor_of(self, said: Said, *types: str) -> Said | None:
        """The firm, park, institution or policy that is the grammatical subject before the mention, if there is one."""
        wanted = types or ACTORS
        actor: Said | None = None
        for other in self.by_sentence[said.sentence]:
            if other.start >= said.start:
                break
            if other.type in wanted and self.leads(other) and self.folded[other.end : other.end + 1] not in ("、", "等", "和"):
                actor = other
            elif other.type in PLACES and self._opens_clause(other) and self.is_subject(other):
                actor = None
        return actor

    def leads(self, said: Said) -> bool:
        """Whether nothing but times, adverbs and attributes stands before the mention in its clause."""
        gap = range(said.clause[0], said.start)
        if len(gap) > 14:
            return False
        return not any(self.words.kind[i] and KINDS[int(self.words.kind[i]) - 1] in "vwp" for i in gap)

    # Evidence

    def evidence(self, *said: Said | None) -> tuple[int, int]:
        """The shortest run of clauses that holds the mentions of the last one's sentence."""
        last = next(s for s in reversed(said) if s is not None)
        clauses = [s.clause for s in said if s is not None and s.sentence == last.sentence]
        return min(c[0] for c in clauses), max(c[1] for c in clauses)

    def of(self, *types: str) -> Iterator[Said]:
        """All mentions of these classes that nothing denies."""
        for said in self.said:
            if said.type in types and not self.denied(said):
                yield said
