"""Sentences into words: the most probable cut by word frequencies, for the tagger's features."""

from dataclasses import dataclass
from functools import cache, lru_cache
from math import log
from pathlib import Path

import ahocorasick_rs
import numpy as np
from numpy.typing import NDArray

from loaders.lexicon.table import rows

KINDS = "xnvwadmtpfi"
_UNKNOWN = -15.0  # the log probability of a character that begins no known word


@dataclass(frozen=True)
class Words:
    """For each character: number of the word it stands in (0: unknown), its kind, its place (1 alone, 2 first, 3 inner, 4 last),
    and the numbers and kinds of the words before and behind."""

    word: NDArray[np.int64]
    kind: NDArray[np.int64]
    place: NDArray[np.int64]
    before: NDArray[np.int64]
    behind: NDArray[np.int64]
    kind_before: NDArray[np.int64]
    kind_behind: NDArray[np.int64]


@cache
def _vocabulary() -> tuple[ahocorasick_rs.AhoCorasick, tuple[float, ...], tuple[int, ...]]:
    entries = rows("vocabulary.tsv", ("word", "frequency", "kind"), Path(__file__).parent)
    counts = [int(row.required("frequency")) for row in entries]
    total = log(sum(counts))
    automaton = ahocorasick_rs.AhoCorasick([row.required("word") for row in entries], store_patterns=False)
    return automaton, tuple(log(count) - total for count in counts), tuple(KINDS.index(row.required("kind")) for row in entries)


@lru_cache(maxsize=4)
def segment(text: str) -> Words:
    """The words of a text, cut where the product of their frequencies is greatest."""
    automaton, weights, kinds = _vocabulary()
    size = len(text)
    best = [float("-inf")] * (size + 1)
    number_at, length_at = [-1] * (size + 1), [1] * (size + 1)
    best[0] = 0.0
    settled = 0
    for number, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        while settled < end - 1:  # matches come by their ends, so all that ends before this one is known
            settled += 1
            if best[settled - 1] + _UNKNOWN > best[settled]:
                best[settled] = best[settled - 1] + _UNKNOWN
                number_at[settled], length_at[settled] = -1, 1
        score = best[start] + weights[number]
        if score > best[end]:
            best[end], number_at[end], length_at[end] = score, number, end - start
    while settled < size:
        settled += 1
        if best[settled - 1] + _UNKNOWN > best[settled]:
            best[settled] = best[settled - 1] + _UNKNOWN
            number_at[settled], length_at[settled] = -1, 1
    starts: list[int] = []
    numbers: list[int] = []
    position = size
    while position:
        numbers.append(number_at[position])
        position -= length_at[position]
        starts.append(position)
    starts.reverse()
    numbers.reverse()
    return _spread(size, starts, numbers, kinds)


def _spread(size: int, starts: list[int], numbers: list[int], kinds: tuple[int, ...]) -> Words:
    """What is known of the words, said of each of their characters."""
    first = np.array(starts, dtype=np.int64)
    last = np.append(first[1:], size) if starts else first
    length = last - first
    number = np.array(numbers, dtype=np.int64) + 1
    kind = np.array([kinds[n] + 1 if n >= 0 else 0 for n in numbers], dtype=np.int64)
    nothing = np.zeros(min(1, len(starts)), dtype=np.int64)
    place = np.full(size, 3, dtype=np.int64)
    place[first] = 2
    if size:
        place[last - 1] = np.where(length == 1, 1, 4)
    before, behind = np.append(nothing, number[:-1]), np.append(number[1:], nothing)
    kind_before, kind_behind = np.append(nothing, kind[:-1]), np.append(kind[1:], nothing)
    word, kind, before, behind, kind_before, kind_behind = (
        np.repeat(values, length) for values in (number, kind, before, behind, kind_before, kind_behind)
    )
    return Words(word, kind, place, before, behind, kind_before, kind_behind)
