"""Which of the predicted facts are annotated ones: the rules of comparison for entities, relations and observations.

All facts are in the annotation guide's form. An entity agrees with one of its class that shares a name; ends and subjects agree
where they share a name, whatever their class; a figure agrees in subject, value and unit, and its metric in half the characters.
Everything is paired at most once.
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

Item = Mapping[str, Any]
KINDS = ("entities", "relations", "relations+", "observations", "observations+")
_A = TypeVar("_A")
_B = TypeVar("_B")
_NO_PART_OF_A_NAME = str.maketrans("", "", " \t\u3000\"'“”‘’《》〈〉「」『』·")
_SAME_METRIC = 0.5


def folded(name: str) -> str:
    """One spelling: NFKC, lower case, without blanks and quotation marks."""
    return unicodedata.normalize("NFKC", name).lower().translate(_NO_PART_OF_A_NAME).replace("—", "-").replace("--", "-")


def forms(entity: Item) -> frozenset[str]:
    return frozenset(filter(None, map(folded, (entity["name"], *entity.get("aliases", ())))))


@dataclass
class Tally:
    """How many were found, of how many annotated, among how many predicted."""

    found: int = 0
    annotated: int = 0
    predicted: int = 0

    def add(self, found: int, annotated: int, predicted: int) -> None:
        self.found += found
        self.annotated += annotated
        self.predicted += predicted

    @property
    def precision(self) -> float:
        return self.found / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.found / self.annotated if self.annotated else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.found / (self.predicted + self.annotated) if self.found else 0.0


@dataclass
class Scores:
    """Tallies by kind (see `KINDS`) and by kind and class (`entities/Park`)."""

    tallies: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))

    def add(self, annotated: Item, predicted: Item) -> "Right":
        """Count a document, and tell which relations and observations are right in every respect."""
        ours, theirs = ({e["id"]: forms(e) for e in facts["entities"]} for facts in (annotated, predicted))

        def same_end(a: str, b: str) -> bool:
            return bool(ours[a] & theirs[b])

        def same_statement(a: Item, b: Item) -> bool:
            return bool(a["type"] == b["type"] and same_end(a["head"], b["head"]) and same_end(a["tail"], b["tail"]))

        def same_figure(a: Item, b: Item) -> bool:
            return (same_end(a["subject"], b["subject"]) and abs(float(a["value"]) - float(b["value"])) < 1e-9
                    and folded(a["unit"] or "") == folded(b["unit"] or "") and likeness(a["metric"], b["metric"]) >= _SAME_METRIC)

        entities = pairs(annotated["entities"], predicted["entities"],
                         lambda a, b: a["type"] == b["type"] and same_end(a["id"], b["id"]))
        relations = pairs(annotated["relations"], predicted["relations"], same_statement)
        observations = _figures(annotated["observations"], predicted["observations"], same_figure)
        self._count("entities", annotated["entities"], predicted["entities"], entities, by_class=True)
        self._count("relations", annotated["relations"], predicted["relations"], relations, by_class=True)
        self._count("observations", annotated["observations"], predicted["observations"], observations, by_class=False)
        right = Right(
            frozenset(j for i, j in relations.items()
                      if annotated["relations"][i]["status"] == predicted["relations"][j]["status"]),
            frozenset(j for i, j in observations.items()
                      if _alike(annotated["observations"][i], predicted["observations"][j], "period", "status")))
        for kind, found in (("relations", right.relations), ("observations", right.observations)):
            self.tallies[f"{kind}+"].add(len(found), len(annotated[kind]), len(predicted[kind]))
        return right

    def _count(
        self, kind: str, annotated: Sequence[Item], predicted: Sequence[Item], found: Mapping[int, int], *, by_class: bool,
    ) -> None:
        self.tallies[kind].add(len(found), len(annotated), len(predicted))
        if by_class:
            hit, wanted, given = (Counter(item["type"] for item in items)
                                  for items in ([annotated[i] for i in found], annotated, predicted))
            for name in wanted | given:
                self.tallies[f"{kind}/{name}"].add(hit[name], wanted[name], given[name])


@dataclass(frozen=True)
class Right:
    """Indices of the predicted relations (with status) and observations (with period and status) that are annotated too."""

    relations: frozenset[int]
    observations: frozenset[int]


def likeness(a: str, b: str) -> float:
    """Dice's coefficient of the characters of two metrics."""
    left, right = Counter(folded(a)), Counter(folded(b))
    return 2 * (left & right).total() / (left.total() + right.total()) if left and right else 0.0


def pairs(left: Sequence[_A], right: Sequence[_B], agree: Callable[[_A, _B], bool]) -> dict[int, int]:
    """A largest set of pairs (index, index) that agree, each index once (Kuhn's augmenting paths)."""
    edges = [[j for j, b in enumerate(right) if agree(a, b)] for a in left]
    taken: dict[int, int] = {}

    def place(i: int, tried: set[int]) -> bool:
        for j in edges[i]:
            if j not in tried:
                tried.add(j)
                if j not in taken or place(taken[j], tried):
                    taken[j] = i
                    return True
        return False

    for i in range(len(left)):
        place(i, set())
    return {i: j for j, i in taken.items()}


def _figures(annotated: Sequence[Item], predicted: Sequence[Item], agree: Callable[[Item, Item], bool]) -> dict[int, int]:
    """Those first that agree in everything, so that a figure of two years is not paired crosswise."""
    sure = pairs(annotated, predicted, lambda a, b: agree(a, b) and _alike(a, b, "metric", "period", "status"))
    left = [i for i in range(len(annotated)) if i not in sure]
    right = [j for j in range(len(predicted)) if j not in set(sure.values())]
    rest = pairs([annotated[i] for i in left], [predicted[j] for j in right], agree)
    return sure | {left[i]: right[j] for i, j in rest.items()}


def _alike(a: Item, b: Item, *keys: str) -> bool:
    return all(folded(a.get(key) or "") == folded(b.get(key) or "") for key in keys)


def names_found(annotated: Iterable[Item], named: Iterable[frozenset[str]]) -> Tally:
    """Names alone, whatever their class: each of `named` is one thing by all its spellings. Several that are one annotated
    entity count once."""
    wanted = [forms(entity) for entity in annotated]
    hit: set[int] = set()
    wrong = 0
    for spellings in named:
        found = {i for i, known in enumerate(wanted) if known & spellings}
        hit |= found
        wrong += not found
    return Tally(len(hit), len(wanted), len(hit) + wrong)
