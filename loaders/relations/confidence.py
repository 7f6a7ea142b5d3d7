"""How far a relation is to be trusted: a logistic model over the rules that say it, its classes, its names and how it is said.

The weights stand in confidence.tsv; `python -m loaders.relations.measure` learns them from annotated documents.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

from loaders.lexicon.table import rows

WEIGHTS = "confidence.tsv"
_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class End:
    """One end of a relation: its class, the confidence of its surest mention, how often the document names it, and whether it
    is the place that the document is about."""

    type: str
    sure: float
    named: int
    about: bool


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a relation's confidence rests on; `times` is the number of clauses that say it, `marked` whether a word in the first
    of them shows that it is done (已, 获批, 达到) or to come (力争, 将), `both` whether another clause says the other."""

    type: str
    rules: frozenset[str]
    head: End
    tail: End
    planned: bool
    times: int
    marked: bool
    both: bool


def confidence(grounds: Grounds) -> float:
    """The probability that the relation is right, its status included."""
    weights = _weights()
    total = sum(weights.get(term, 0.0) * value for term, value in terms(grounds).items())
    return round(1 / (1 + exp(-max(-30.0, min(30.0, total)))), 3)


def terms(grounds: Grounds) -> dict[str, float]:
    """What the model weighs, by name."""
    kind = grounds.type
    seen = ["1", f"type {kind}", f"{kind} {grounds.head.type}>{grounds.tail.type}", f"said {min(grounds.times, 4)}"]
    seen += [f"rule {rule}" for rule in sorted(grounds.rules)]
    for role, end in (("head", grounds.head), ("tail", grounds.tail)):
        named = end.named if end.named < 3 else 3 if end.named < 6 else 6
        seen += [f"{role} sure {round(end.sure * 4)}", f"{kind} {role} sure {round(end.sure * 4)}"]
        seen += [f"{role} named {named}", f"{kind} {role} named {named}"]
        seen += [f"{kind} {role} about"] if end.about else []
    status = "planned" if grounds.planned else "actual"
    seen += [status, f"{kind} {status}", f"{status} marked {grounds.marked}", f"{kind} {status} marked {grounds.marked}"]
    seen += [f"{status} both"] if grounds.both else []
    return dict.fromkeys(seen, 1.0)


@cache
def _weights() -> Mapping[str, float]:
    return {row.required("term"): float(row.required("weight")) for row in rows(WEIGHTS, ("term", "weight"), _FOLDER)}
