"""Pairs: two things named near each other, or one of them and what the text speaks of, and what is seen of them there.

A pair is a candidate for every relation that the ontology allows between its ends; how likely each is, `likelihood.py`
weighs. What is seen of a pair is a set of words and properties that say nothing of the names themselves.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from graph.ontology import ontology
from loaders.mentions import PLACES
from loaders.relations.scene import Said, Scene

_FARTHEST = 90  # characters between the two
_MOST_BETWEEN = 9  # words of the gap that are looked at, from either end
_STEPS = (0, 1, 2, 4, 7, 11, 17, 26, 40, 60)
_TOPICS = ("Enterprise", "Park", "Project", "Institution", "Platform")


@dataclass(frozen=True, slots=True)
class Pair:
    """Entity ids of head and tail, the mention whose clause decides the status, the evidence's span, and what is seen."""

    head: str
    tail: str
    told: Said
    start: int
    end: int
    seen: tuple[str, ...]


@cache
def allowed(head_type: str, tail_type: str) -> tuple[str, ...]:
    """The relations that may hold from a thing of the one class to one of the other."""
    known = ontology()
    return tuple(sorted(name for name in known.relations if known.allows(head_type, name, tail_type)))


class Surroundings:
    """What is the same for all pairs of a document."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._leading: dict[int, bool] = {}
        self.counts = Counter(said.id for said in scene.said)
        self.topic = self._topic()
        self.title = scene.sentences[0].end if scene.sentences else 0
        self.starts, self.words = _words(scene)
        self.listed = {span: found for found in scene.enumerations for span in found.items}

    def leads(self, said: Said) -> bool:
        if said.start not in self._leading:
            self._leading[said.start] = self.scene.leads(said)
        return self._leading[said.start]

    def _topic(self) -> str | None:
        """The firm, park or project that the document speaks of throughout, if there is one: named three times and most."""
        named = Counter(said.id for said in self.scene.said if said.type in _TOPICS).most_common(1)
        return named[0][0] if named and named[0][1] >= 3 else None

    def between(self, start: int, end: int) -> list[str]:
        """The words of the text from start to end."""
        first, last = bisect_right(self.starts, start - 1), bisect_right(self.starts, end - 1)
        return self.words[first:last]

    def before(self, position: int) -> str:
        index = bisect_right(self.starts, position - 1) - 1
        return self.words[index] if index >= 0 else ""

    def behind(self, position: int) -> str:
        index = bisect_right(self.starts, position - 1)
        return self.words[index] if index < len(self.words) else ""

    def of(self, said: Said, role: str) -> tuple[str, ...]:
        """What is seen of one end wherever it stands."""
        scene = self.scene
        count = self.counts[said.id]
        name = said.mention.text.rstrip("”》")
        seen = [f"{role} count {min(count, 3) if count < 6 else 6}", f"{role} sure {round(said.mention.confidence * 4)}"]
        if said.id == scene.about:
            seen.append(f"{role} about")
        if said.id == self.topic:
            seen.append(f"{role} topic")
        if said.mention.source == "deixis":
            seen.append(f"{role} deixis")
        if said.start < self.title:
            seen.append(f"{role} title")
        if said.type not in PLACES and said.type != "Industry":
            seen.append(f"{role} ends {name[-2:]}")
        if said.type in PLACES:
            seen.append(f"{role} in about {scene.in_about(said.id)} {scene.holds_about(said.id)}")
        return tuple(seen)


def _words(scene: Scene) -> tuple[list[int], list[str]]:
    place = scene.words.place
    starts = [i for i in range(len(scene.folded)) if place[i] <= 2]
    stops = [*starts[1:], len(scene.folded)]
    return starts, [scene.folded[a:b] for a, b in zip(starts, stops, strict=True)]


def pairs(scene: Scene) -> Iterator[Pair]:
    """All candidates of a document, in order."""
    around = Surroundings(scene)
    carried: Said | None = None
    paragraph = -1
    for index, sentence in enumerate(scene.sentences):
        if sentence.paragraph != paragraph:
            paragraph, carried = sentence.paragraph, None
        here = [said for said in scene.by_sentence[index] if not scene.denied(said)]
        ends = {said.start: around.of(said, "{}") for said in here}
        yield from _inner(scene, around, here)
        yield from _together(scene, around, here, ends)
        yield from _spoken_of(scene, around, here, ends, carried)
        for said in here:
            if said.type in _TOPICS and around.leads(said):
                carried = said


def _inner(scene: Scene, around: Surroundings, here: list[Said]) -> Iterator[Pair]:
    """A name and what stands within it."""
    for outer in here:
        for inner in scene.inner.get((outer.start, outer.end), ()):
            if inner.id == outer.id:
                continue
            at = "first" if inner.start <= outer.start + 1 else "last" if inner.end >= outer.end - 1 else "mid"
            seen = (
                f"within {at}",
                f"within {at} then {scene.folded[inner.end : min(inner.end + 2, outer.end)]}",
                f"within {outer.type} ends {outer.mention.text.rstrip('”》')[-2:]}",
                f"within length {min(len(inner.mention.text), 6)}",
            )
            for head, tail in ((outer, inner), (inner, outer)):
                if allowed(head.type, tail.type):
                    extra = (*seen, *around.of(outer, "outer"), *around.of(inner, "inner"))
                    yield _pair(head, tail, outer, outer.clause, extra)


def _together(
    scene: Scene, around: Surroundings, here: list[Said], ends: Mapping[int, tuple[str, ...]]
) -> Iterator[Pair]:
    """Two of one sentence."""
    for number, first in enumerate(here):
        for second in here[number + 1 :]:
            if second.start - first.end > _FARTHEST:
                break
            if first.id == second.id:
                continue
            ways = [(a, b, way) for a, b, way in ((first, second, "on"), (second, first, "back")) if allowed(a.type, b.type)]
            if not ways:
                continue
            common = _gap(scene, around, first, second, here)
            span = (min(first.clause[0], second.clause[0]), max(first.clause[1], second.clause[1]))
            for head, tail, way in ways:
                told = head if tail.type in PLACES and head.type not in PLACES else tail
                seen = [f"{way} {item}" for item in common]
                seen += [item.replace("{}", "head") for item in ends[head.start]] + [item.replace("{}", "tail") for item in ends[tail.start]]
                yield _pair(head, tail, told, span, tuple(seen))


def _gap(scene: Scene, around: Surroundings, first: Said, second: Said, here: list[Said]) -> list[str]:
    """What stands between the two and beside them."""
    between = around.between(first.end, second.start)
    folded = scene.folded
    commas = sum(word in (",", ":", ";") for word in between)
    inside = [said for said in here if first.end <= said.start and said.end <= second.start]
    kinds = {said.type for said in inside}
    seen = [
        f"far {bisect_right(_STEPS, second.start - first.end)}",
        f"commas {min(commas, 3)}",
        f"same {first.clause == second.clause}",
        f"leads {around.leads(first)} {commas == 0}",
        f"second leads {around.leads(second)}",
        f"among {min(len(inside), 4)}",
        f"first again {first.type in kinds} second again {second.type in kinds}",
        f"before {around.before(first.start)}",
        f"after {around.behind(second.end)}",
        f"gap first {between[0] if between else ''}",
        f"gap last {between[-1] if between else ''}",
    ]
    shown = between if len(between) <= 2 * _MOST_BETWEEN else between[:_MOST_BETWEEN] + between[-_MOST_BETWEEN:]
    seen += [f"word {word}" for word in dict.fromkeys(shown)]
    if len(between) <= 3:
        seen.append(f"gap {''.join(between)}")
    seen += [f"over {kind}" for kind in sorted(kinds)]
    if first.type in PLACES:
        seen.append(f"subject {scene.is_subject(first)} {commas == 0}")
    for role, said in (("first", first), ("second", second)):
        if found := around.listed.get((said.start, said.end)):
            seen.append(f"{role} listed {folded[max(found.head[0], found.head[1] - 2) : found.head[1]]}")
            if found.head[0] <= second.start < found.head[1] and role == "first":
                seen.append("second heads first's list")
    return seen


def _spoken_of(
    scene: Scene, around: Surroundings, here: list[Said], ends: Mapping[int, tuple[str, ...]], carried: Said | None
) -> Iterator[Pair]:
    """A thing and what the text speaks of without naming it in this sentence: its place, its topic, the subject carried on."""
    for said in here:
        place, by = scene.place_of(said)
        actor = scene.actor_of(said)
        own = [item.replace("{}", "own") for item in ends[said.start]]
        words = around.between(max(said.clause[0], said.start - 14), said.start)[-5:]
        own += [f"led by {word}" for word in words]
        own += [f"ahead {around.before(said.start)}", f"after {around.behind(said.end)}"]
        own.append(f"under {actor.type if actor else None} {by is not None}")
        own.append(f"opens {around.leads(said)}")
        if found := around.listed.get((said.start, said.end)):
            own.append(f"listed {scene.folded[max(found.head[0], found.head[1] - 2) : found.head[1]]}")
        subjects: dict[str, list[str]] = {}
        if place:
            subjects.setdefault(place, []).append("place" if by is None else "place said")
        if scene.about and by is None:
            subjects.setdefault(scene.about, []).append("about")
        if actor is not None:
            subjects.setdefault(actor.id, []).append("actor")
        if carried is not None and carried.id not in subjects:
            subjects.setdefault(carried.id, []).append("carried")
        if around.topic:
            subjects.setdefault(around.topic, []).append("topic")
        for key, ways in subjects.items():
            entity = scene.entities.get(key)
            if key == said.id or entity is None:
                continue
            marks = [f"spoken of {'+'.join(ways)}"]
            span = said.clause
            if "place said" in ways and by is not None:
                span = scene.evidence(by, said)
            elif "actor" in ways and actor is not None:
                span = scene.evidence(actor, said)
            for way, (head_type, tail_type) in (("subject", (entity.type, said.type)), ("object", (said.type, entity.type))):
                if allowed(head_type, tail_type):
                    head, tail = (key, said.id) if way == "subject" else (said.id, key)
                    told = [*(f"{way} {mark} {item}" for mark in marks for item in own[-3:]), *(f"{way} {i}" for i in (*marks, *own))]
                    yield Pair(head, tail, said, *span, (f"{head_type}>{tail_type}", *(f"{head_type}>{tail_type} {m}" for m in marks), *told))


def _pair(head: Said, tail: Said, told: Said, span: tuple[int, int], seen: tuple[str, ...]) -> Pair:
    return Pair(head.id, tail.id, told, *span, (f"{head.type}>{tail.type}", *seen))
