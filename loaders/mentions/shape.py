"""The shape of a text as the tagger sees it: for every character, integers for what stands on it and around it.

A feature is one 64-bit integer: the template's number in the upper 16 bits, what it saw in the lower 48.
Everything is computed for the whole text at once with numpy; the same function serves training and tagging.
"""

from collections.abc import Sequence
from functools import cache

import ahocorasick_rs
import numpy as np
from numpy.typing import NDArray

from loaders.mentions.lexicon import lexicon_words
from loaders.mentions.segment import segment
from loaders.mentions.words import CUES, ENUMERATION_HEADS, SUFFIXES

Ints = NDArray[np.int64]

_STOPS = frozenset("。!?;\n,:")
_REACH = 24  # characters a suffix is seen ahead, a cue behind
_BITS = 16


@cache
def _matcher() -> tuple[ahocorasick_rs.AhoCorasick, tuple[tuple[str, int, int], ...]]:
    """One automaton over all word lists, and for each pattern (list, class number, length)."""
    patterns: list[str] = []
    meaning: list[tuple[str, int, int]] = []
    for kind, classes in (("suffix", SUFFIXES), ("head", ENUMERATION_HEADS), ("cue", CUES), ("word", lexicon_words())):
        for number, words in enumerate(classes.values(), start=1):
            for word in words:
                patterns.append(word)
                meaning.append((kind, number, len(word)))
    automaton = ahocorasick_rs.AhoCorasick(patterns, store_patterns=False)
    return automaton, tuple(meaning)


def features(text: str) -> Ints:
    """Matrix (characters, templates) of features of a text in its shadow form."""
    size = len(text)
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32).astype(np.int64) & 0xFFFF
    codes[(codes >= ord("0")) & (codes <= ord("9"))] = ord("0")
    suffix_here, suffix_ahead, suffix_far, head, cue, cue_far, word = _marks(text)
    bracket = _brackets(text)
    kind = _kinds(codes)

    def at(values: Ints, offset: int) -> Ints:
        """The values moved so that position i holds what stands at i + offset; 0 beyond the ends."""
        moved = np.zeros(size, dtype=np.int64)
        if abs(offset) < size:
            if offset >= 0:
                moved[: size - offset] = values[offset:]
            else:
                moved[-offset:] = values[:offset]
        return moved

    c = {offset: at(codes, offset) for offset in range(-2, 3)}
    w = {offset: at(word, offset) for offset in (-1, 0, 1)}
    words = segment(text)
    cut = words.place * 16 + words.kind
    seen: list[Sequence[Ints]] = [
        (c[0],),
        (c[-1],),
        (c[1],),
        (c[-2],),
        (c[2],),
        (c[-1], c[0]),
        (c[0], c[1]),
        (c[-2], c[-1]),
        (c[1], c[2]),
        (c[-1], c[1]),
        (c[-1], c[0], c[1]),
        (at(kind, -1), kind, at(kind, 1)),
        (w[0],),
        (w[-1], w[0]),
        (w[0], w[1]),
        (suffix_here,),
        (suffix_ahead, suffix_far),
        (suffix_ahead, c[0]),
        (head,),
        (head, w[0]),
        (head, c[-1]),
        (cue, cue_far),
        (bracket,),
        (bracket, suffix_ahead),
        (bracket, at(bracket, 1)),
        (cut,),
        (at(cut, -1), cut),
        (cut, at(cut, 1)),
        (words.word, words.place),
        (words.before, words.place),
        (words.behind, words.place),
        (words.kind_before, cut, words.kind_behind),
        (words.before, words.word),
        (words.word, words.behind),
        (suffix_ahead, words.word),
        (head, cut),
    ]
    matrix = np.empty((size, len(seen)), dtype=np.int64)
    for number, parts in enumerate(seen):
        packed = parts[0]
        for part in parts[1:]:
            packed = (packed << _BITS) | part
        matrix[:, number] = (np.int64(number) << 48) | packed
    return matrix


def _kinds(codes: Ints) -> Ints:
    """1 digit, 2 Latin letter, 3 punctuation, 4 quotation mark, 5 line break, 6 anything else."""
    kind = np.full(codes.shape, 6, dtype=np.int64)
    kind[(codes >= 33) & (codes < 127)] = 3
    kind[codes == ord("0")] = 1
    kind[((codes >= 65) & (codes <= 90)) | ((codes >= 97) & (codes <= 122))] = 2
    for mark in "。、《》—…·":
        kind[codes == ord(mark)] = 3
    for mark in "“”‘’":
        kind[codes == ord(mark)] = 4
    kind[codes == 10] = 5
    return kind


def _marks(text: str) -> tuple[Ints, Ints, Ints, Ints, Ints, Ints, Ints]:
    """Suffix ending here; next suffix and its distance; head of the enumeration; last cue and its distance; lexicon word."""
    size = len(text)
    automaton, meaning = _matcher()
    suffix_end, head_end, cue_end = [0] * size, [0] * size, [0] * size
    word = [0] * size
    covered = -1
    lexical: list[tuple[int, int, int]] = []
    for pattern, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        kind, number, length = meaning[pattern]
        if kind == "word":
            lexical.append((start, end, number))
        elif kind == "suffix":
            suffix_end[end - 1] = max(suffix_end[end - 1], number + 16 * min(length, 7))
        elif kind == "head":
            head_end[end - 1] = number
        else:
            cue_end[end - 1] = number
    for start, end, number in sorted(lexical, key=lambda span: (span[0], -span[1])):
        if start < covered:
            continue
        covered = end
        for position in range(start, end):
            place = 1 if end - start == 1 else 2 if position == start else 4 if position == end - 1 else 3
            word[position] = number * 8 + place
    suffix_here = [mark % 16 for mark in suffix_end]
    ahead, far = _look_ahead(text, suffix_here)
    behind, behind_far = _look_behind(text, cue_end)
    marks = (suffix_here, ahead, far, _enumerations(text, head_end), behind, behind_far, word)
    a, b, c, d, e, f, g = (np.array(mark, dtype=np.int64) for mark in marks)
    return a, b, c, d, e, f, g


def _bucket(distance: int) -> int:
    return distance if distance < 4 else 4 if distance < 7 else 5 if distance < 12 else 6


def _look_ahead(text: str, ends: Sequence[int]) -> tuple[list[int], list[int]]:
    size = len(text)
    ahead, far = [0] * size, [0] * size
    current, where = 0, 0
    for position in range(size - 1, -1, -1):
        character = text[position]
        if character in _STOPS or character == "、":
            current = 0
        elif ends[position]:
            current, where = ends[position], position
        if current and where - position <= _REACH:
            ahead[position], far[position] = current, _bucket(where - position)
    return ahead, far


def _look_behind(text: str, ends: Sequence[int]) -> tuple[list[int], list[int]]:
    size = len(text)
    behind, far = [0] * size, [0] * size
    current, where = 0, 0
    for position in range(size):
        if current and position - where <= _REACH:
            behind[position], far[position] = current, _bucket(position - where)
        if text[position] in _STOPS:
            current = 0
        elif ends[position]:
            current, where = ends[position], position
    return behind, far


def _enumerations(text: str, heads: Sequence[int]) -> list[int]:
    """For every character of "A、B等…X" the class of X plus 16; from 等 on the class plus 32; 1 in other lists with 、."""
    size = len(text)
    found = [0] * size
    start = 0
    for stop in range(size + 1):
        if stop < size and text[stop] not in _STOPS:
            continue
        first = text.find("、", start, stop)
        closing = text.find("等", start, stop)
        if first >= 0 or closing >= 0:
            head = 0
            if closing >= 0:
                head = next((heads[i] for i in range(stop - 1, max(closing, stop - 14), -1) if heads[i]), 0)
            for position in range(start, stop):
                found[position] = (32 if 0 <= closing <= position else 16) + head if head else 1
        start = stop + 1
    return found


def _brackets(text: str) -> Ints:
    """0 outside; inside “” 1 and 《》 2 and () 3, plus 4 on the character after the opening one."""
    found = np.zeros(len(text), dtype=np.int64)
    openings = {"“": ("”", 1), "《": ("》", 2), "(": (")", 3)}
    position = 0
    while position < len(text):
        if text[position] in openings:
            closing, number = openings[text[position]]
            end = text.find(closing, position + 1, position + 80)
            if end > 0:
                found[position : end + 1] = number
                found[position] += 8
                found[end] += 16
                position = end
        position += 1
    return found
