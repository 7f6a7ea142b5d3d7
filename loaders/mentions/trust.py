"""How far a proposal is to be trusted: a logistic model over its sources, the tagger's probabilities, its words and its shape.

The weights stand in trust.tsv; `python -m loaders.mentions.weigh` learns them from annotated text.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from math import exp, log
from pathlib import Path

from loaders.lexicon.table import rows
from loaders.mentions.mention import Mention
from loaders.mentions.segment import KINDS, Words
from loaders.mentions.tagger import Tagging

FILE = "trust.tsv"
_LENGTHS = (0, 1, 2, 3, 4, *["5-6"] * 2, *["7-8"] * 2, *["9-11"] * 3, *["12-15"] * 4, *["16-22"] * 7)
# What a source is worth by its own making, whatever the training text has seen of it: the grammar of city organs, lists of
# local firms and city platforms hardly occur in reports of provinces. A rival reading of the tagger overrides it.
_FLOORS: Mapping[str, float] = {
    "grammar/body-local": 0.5,
    "grammar/body-named": 0.5,
    "grammar/body-state": 0.55,
    "grammar/made-Industry": 0.35,
    "grammar/title": 0.85,
    "grammar/online": 0.45,
    "grammar/list-Enterprise": 0.4,
    "grammar/list-Platform": 0.5,
    "grammar/firm's": 0.4,
    "gazetteer/firm": 0.5,
    "gazetteer/GovernmentBody": 0.5,
    "gazetteer/Institution": 0.5,
    "gazetteer/Park": 0.5,
    "gazetteer/Recognition": 0.4,
    "gazetteer/Programme": 0.4,
    "gazetteer/Event": 0.4,
    "gazetteer/Policy": 0.4,
    "grammar/list-Programme": 0.4,
    "grammar/list-Project": 0.35,
    "grammar/list-Park": 0.45,
    "grammar/list-Institution": 0.35,
    "grammar/built-Platform": 0.4,
    "grammar/built-Park": 0.35,
    "grammar/quoted-Platform": 0.4,
    "grammar/quoted-Programme": 0.4,
    "grammar/quoted-Park": 0.35,
    "grammar/conferred": 0.4,
}
_RIVAL = 0.5
_OPENS, _CLOSES = "“《", "”》"


Recurrence = Mapping[tuple[str, str], tuple[int, float, float]]
"""For each name and class: how often it is proposed, its greatest and its mean support."""


def recurrence(groups: Iterable[tuple[Mention, ...]], tagging: Tagging) -> Recurrence:
    """What the proposals of the whole document say of each name."""
    supports: dict[tuple[str, str], list[float]] = {}
    for group in groups:
        first = group[0]
        name = first.text.strip(_OPENS + _CLOSES)
        supports.setdefault((name, first.type), []).append(tagging.support(first.start, first.end, first.type))
    return {key: (len(found), max(found), sum(found) / len(found)) for key, found in supports.items()}


def evidence(
    group: Iterable[Mention], text: str, tagging: Tagging, words: Words, again: Recurrence
) -> dict[str, float]:
    """What speaks for or against the proposals of one span and class, by name. `text` is in shadow form."""
    proposals = tuple(group)
    first = proposals[0]
    start, end, kind = first.start, first.end, first.type
    support = min(max(tagging.support(start, end, kind), 0.002), 0.998)
    rival = min(max(tagging.rival(start, end, kind), 0.002), 0.998)
    found = {
        "1": 1.0,
        f"type {kind}": 1.0,
        "logit support": log(support / (1 - support)),
        f"support {kind}": support,
        "rival": rival,
        "logit rival": log(rival / (1 - rival)),
        "goes on left": tagging.support(start - 1, start, kind) if start else 0.0,
        "goes on right": tagging.support(end, end + 1, kind) if end < len(text) else 0.0,
    }
    times, most, mean = again[(first.text.strip(_OPENS + _CLOSES), kind)]
    found[f"again {min(times, 4)}"] = 1.0
    if times > 1:
        found["again at most"] = most
        found["again on average"] = mean
        found[f"again {kind}"] = most
    for proposal in proposals:
        source = proposal.source
        found[f"source {source}"] = 1.0
        found[f"{kind} by {source}"] = 1.0
        if source.startswith("gazetteer/") and proposal.confidence < 0.3:
            found[f"everyday {source}"] = 1.0
        elif source.startswith("tagger"):
            found[f"certain {source}"] = proposal.confidence
    length = end - start
    found[f"length {_LENGTHS[length] if length < len(_LENGTHS) else '23+'}"] = 1.0
    before, after = text[start - 1 : start], text[end : end + 1]
    found[f"{kind} first {_word(words, text, start)}"] = 1.0
    found[f"{kind} last {text[max(start, end - 2) : end]}"] = 1.0
    found[f"begins {_place(words, start, 2)}"] = 1.0
    found[f"ends {_place(words, end - 1, 4)}"] = 1.0
    if start:
        found[f"{kind} after {_word(words, text, start - 1)}"] = 1.0
        found[f"after kind {_kind(words, start - 1)}"] = 1.0
    if end < len(text):
        found[f"{kind} before {_word(words, text, end)}"] = 1.0
        found[f"before kind {_kind(words, end)}"] = 1.0
    if before and after and before in _OPENS and after in _CLOSES:
        found["in quotation marks"] = 1.0
    if before == "、" or after == "、":
        found[f"listed {kind}"] = 1.0
    return found


def floor(group: Iterable[Mention], tagging: Tagging) -> float:
    """The least that the proposals are worth together for their sources' sake; 0 where the tagger reads something else there."""
    proposals = tuple(group)
    first = proposals[0]
    if tagging.rival(first.start, first.end, first.type) > _RIVAL:
        return 0.0
    return max(
        (_FLOORS.get(p.source, 0.0) for p in proposals if not (p.source.startswith("gazetteer/") and p.confidence < 0.3)),
        default=0.0,
    )


def _kind(words: Words, position: int) -> str:
    number = int(words.kind[position])
    return KINDS[number - 1] if number else "?"


def _place(words: Words, position: int, edge: int) -> str:
    """The kind of the word at the edge of a span, or `inside` where the span cuts through it."""
    return _kind(words, position) if int(words.place[position]) in (1, edge) else "inside"


def _word(words: Words, text: str, position: int) -> str:
    """The word at a position; a figure stands for all figures."""
    start = end = position
    while words.place[start] > 2:
        start -= 1
    while words.place[end] in (2, 3):
        end += 1
    word = text[start : end + 1]
    return "0" if word.isdigit() else word if not word.isspace() else "_"


def score(found: Mapping[str, float]) -> float:
    """The probability that an annotator would give this mention."""
    weights = _weights()
    total = sum(weights.get(name, 0.0) * value for name, value in found.items())
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, total))))


@cache
def _weights() -> Mapping[str, float]:
    folder = Path(__file__).parent
    return {row.required("evidence"): float(row.required("weight")) for row in rows(FILE, ("evidence", "weight"), folder)}
