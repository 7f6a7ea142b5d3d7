"""The trained tagger: a linear-chain conditional random field over characters, read from `tagger.npz`.

The weights come from python-crfsuite (see train.py); decoding is done here with numpy for whole documents
at once, so that the posterior probability of every mention is known and the model needs no native reader.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from loaders.mentions.shape import features

MODEL = Path(__file__).with_name("tagger.npz")
BOLDNESS = 1.2  # taken off the score of "no name" at every character for the bold reading
LONGEST = 160  # characters in one sequence; longer sentences are cut

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Model:
    """Sorted feature keys, their weights (features + 1, labels; last row zeros) and transition weights (labels, labels)."""

    labels: tuple[str, ...]
    keys: NDArray[np.int64]
    weights: Floats
    transitions: Floats


@dataclass(frozen=True)
class Tagging:
    """What the tagger says of a text: the most probable spans, and for every character the probability of every type.

    `posterior` is a matrix (characters, types); `bold` are the spans when "no name" is made less probable.
    """

    tags: tuple["Tag", ...]
    bold: tuple["Tag", ...]
    types: tuple[str, ...]
    posterior: Floats

    def support(self, start: int, end: int, kind: str) -> float:
        """The mean probability that the characters of a span belong to a name of this type; 0 for an unknown type."""
        column = self._column.get(kind)
        if column is None or end <= start:
            return 0.0
        sums = self._sums[column]
        return (sums[end] - sums[start]) / (end - start)

    def rival(self, start: int, end: int, kind: str) -> float:
        """The greatest support that another type has for the span."""
        column = self._column.get(kind)
        means = (self._running[end] - self._running[start]) / (end - start)
        if column is not None:
            means[column] = 0.0
        return float(means.max())

    @cached_property
    def _column(self) -> Mapping[str, int]:
        return {kind: number for number, kind in enumerate(self.types)}

    @cached_property
    def _sums(self) -> list[list[float]]:
        """By type the running sums of the probabilities, so that the support of a span is one subtraction."""
        sums: list[list[float]] = self._running.T.tolist()
        return sums

    @cached_property
    def _running(self) -> NDArray[np.float64]:
        running = np.cumsum(self.posterior, axis=0, dtype=np.float64)
        return np.vstack([np.zeros((1, running.shape[1])), running])


@dataclass(frozen=True, slots=True)
class Tag:
    """A tagged span of the text, half-open, with the posterior probability of its least certain character."""

    start: int
    end: int
    type: str
    probability: float


@cache
def model(path: Path = MODEL) -> Model:
    """The shipped model, read once."""
    with np.load(path) as stored:
        labels = tuple(str(label) for label in stored["labels"])
        keys = stored["keys"]
        weights = np.zeros((len(keys) + 1, len(labels)), dtype=np.float32)
        weights[stored["rows"], stored["columns"]] = stored["values"].astype(np.float32)
        return Model(labels, keys, weights, stored["transitions"].astype(np.float32))


def tag(text: str, source: Model | None = None) -> Tagging:
    """Mentions in a text in its shadow form, in reading order."""
    crf = source or model()
    scores = _scores(text, crf)
    spans = sequences(text)
    types = tuple(sorted({label[2:] for label in crf.labels if label != "O"}))
    members = np.array([[label[2:] == kind for kind in types] for label in crf.labels], dtype=np.float32)
    labelled = np.zeros((len(text), len(crf.labels)), dtype=np.float32)
    groups = [_padded(group, scores) for group in _groups(spans)]
    for group in groups:
        _posterior(group, crf, labelled)
    timid = [tag for group in groups for tag in _best(group, crf, labelled)]
    scores[:, crf.labels.index("O")] -= BOLDNESS
    bold = [tag for group in _groups(spans) for tag in _best(_padded(group, scores), crf, labelled)]
    found, more = (tuple(sorted(tags, key=lambda tag: tag.start)) for tags in (timid, bold))
    return Tagging(found, more, types, labelled @ members)


def sequences(text: str) -> tuple[tuple[int, int], ...]:
    """Sentences as spans: cut after 。!?;, tabs and line breaks, and where they are too long after a comma or anywhere."""
    spans: list[tuple[int, int]] = []
    start = comma = 0
    for position, character in enumerate(text):
        if character in "。!?;\n\t" or position - start + 1 >= LONGEST:
            end = position + 1
            if position - start + 1 >= LONGEST and comma > start + LONGEST // 3:
                end = comma
            spans.append((start, end))
            start = end
        if character in ",、":
            comma = position + 1
    if start < len(text):
        spans.append((start, len(text)))
    return tuple(spans)


def _scores(text: str, crf: Model) -> Floats:
    seen = features(text)
    rows = np.searchsorted(crf.keys, seen)
    rows[rows == len(crf.keys)] = 0
    rows = np.where(crf.keys[rows] == seen, rows, len(crf.keys))
    scores = np.zeros((len(text), len(crf.labels)), dtype=np.float32)
    for template in range(rows.shape[1]):
        scores += crf.weights[rows[:, template]]
    return scores


def _groups(spans: Sequence[tuple[int, int]], size: int = 128) -> list[list[tuple[int, int]]]:
    """Spans of similar length together, so that they are decoded side by side."""
    ordered = sorted(spans, key=lambda span: span[1] - span[0])
    return [ordered[i : i + size] for i in range(0, len(ordered), size)]


@dataclass(frozen=True)
class _Group:
    """Sequences side by side: spans, scores (steps, sequences, labels; zeros behind their ends), and which steps are theirs."""

    spans: Sequence[tuple[int, int]]
    local: Floats
    active: NDArray[np.bool_]


def _padded(spans: Sequence[tuple[int, int]], scores: Floats) -> _Group:
    lengths = np.array([end - start for start, end in spans])
    local = np.zeros((int(lengths.max()), len(spans), scores.shape[1]), dtype=np.float32)
    for number, (start, end) in enumerate(spans):
        local[: end - start, number] = scores[start:end]
    return _Group(spans, local, np.arange(len(local))[:, None] < lengths[None, :])


def _posterior(group: _Group, crf: Model, labelled: Floats) -> None:
    """The probability of every label of every character, by forward and backward sums, written into `labelled`."""
    local, active, onward = group.local, group.active, np.exp(crf.transitions)
    forward, backward = np.zeros_like(local), np.zeros_like(local)
    forward[0] = _normal(local[0])
    for step in range(1, len(local)):
        moved = _normal(np.log(np.maximum(np.exp(forward[step - 1]) @ onward, 1e-30)) + local[step])
        forward[step] = np.where(active[step][:, None], moved, forward[step - 1])
    for step in range(len(local) - 2, -1, -1):
        moved = np.log(np.maximum(np.exp(_normal(backward[step + 1] + local[step + 1])) @ onward.T, 1e-30))
        backward[step] = np.where(active[step + 1][:, None], moved, 0)
    posterior = np.exp(_normal(forward + backward))
    for number, (start, end) in enumerate(group.spans):
        labelled[start:end] = posterior[: end - start, number]


def _best(group: _Group, crf: Model, labelled: Floats) -> list[Tag]:
    """The spans of the best label sequences, by Viterbi."""
    local, active, turned = group.local, group.active, np.ascontiguousarray(crf.transitions.T)
    reached = np.zeros_like(local)  # the score of the best way to each label
    reached[0] = local[0]
    for step in range(1, len(local)):
        moved = (reached[step - 1][:, None, :] + turned).max(axis=2) + local[step]
        reached[step] = np.where(active[step][:, None], moved, reached[step - 1])
    way = np.zeros(active.shape, dtype=np.intp)
    way[-1] = reached[-1].argmax(axis=1)
    for step in range(len(local) - 1, 0, -1):
        before = (reached[step - 1] + turned[way[step]]).argmax(axis=1)
        way[step - 1] = np.where(active[step], before, way[step])
    found: list[Tag] = []
    for number, (start, end) in enumerate(group.spans):
        found += _spans(start, way[: end - start, number].tolist(), labelled[start:end], crf.labels)
    return found


def _normal(values: Floats) -> Floats:
    """Logarithms shifted so that their exponentials sum to 1 along the last axis."""
    top = values.max(axis=-1, keepdims=True)
    shifted = values - top
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)), dtype=np.float32)


def _spans(offset: int, labels: Sequence[int], posterior: Floats, names: Sequence[str]) -> list[Tag]:
    """The names in one sequence of labels."""
    certain = posterior[np.arange(len(labels)), labels].tolist()
    found: list[Tag] = []
    position = 0
    while position < len(labels):
        name = names[labels[position]]
        if name == "O":
            position += 1
            continue
        end = position + 1
        while end < len(labels) and names[labels[end]] == f"I-{name[2:]}":
            end += 1
        found.append(Tag(offset + position, offset + end, name[2:], round(min(certain[position:end]), 4)))
        position = end
    return found
