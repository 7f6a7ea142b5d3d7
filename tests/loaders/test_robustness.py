"""Damaged documents are read without an error and quoted exactly; walls of one thing take time in proportion to their length.

`python -m bench.robustness` does the same at length.
"""

import cProfile
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import islice
from pathlib import Path

import pytest

from bench.fuzzed import CHANGES, WALLS, fuzzed, wall
from bench.robustness import facts_of
from bench.soundness import faults
from graph.facts import Document
from loaders.batch import documents, sources
from loaders.pipeline import extract
from loaders.readers import UnreadableDocument

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
DAMAGED, GROUPS = 200, 4
LENGTHS = (2000, 8000)  # a sentence is cut at 2000 characters: what is quadratic within one is linear from here on
MOST_GROWTH = 6.0  # four times the text; 16 would be quadratic
SECONDS_A_CHARACTER = 0.005  # of CPU time, a hundred times what a document takes: only a catastrophic pattern gets there
CHEAP = (  # the rest of WALLS is for the bench
    "digits", "digits and points", "digits and commas", "numerals", "units", "enumeration commas", "commas", "full stops",
    "lines", "blanks", "opening brackets", "pairs of brackets", "opening titles", "titles", "policies", "quotation marks",
    "straight quotation marks", "definitions", "our city", "short places", "parks", "companies", "figures listed",
    "metrics with figures", "respectively", "a table", "headings", "sentences",
)


@cache
def texts() -> tuple[str, ...]:
    return tuple(document.text for _, document in documents(sources([SAMPLES])) if isinstance(document, Document))


@pytest.mark.parametrize("group", range(GROUPS))
def test_damaged_documents_are_read_and_quoted_exactly(group: int) -> None:
    for number, text in islice(enumerate(fuzzed(texts(), DAMAGED, seed=2026)), group, None, GROUPS):
        try:
            facts = facts_of(text)
        except UnreadableDocument:
            continue  # nothing is left of it
        assert list(faults(facts)) == [], f"document {number}"


def test_the_same_seed_gives_the_same_documents() -> None:
    one, two = (list(fuzzed(texts(), 20, seed=7)) for _ in range(2))
    assert one == two
    assert one != list(fuzzed(texts(), 20, seed=8))
    assert len(CHANGES) == 9


@pytest.mark.parametrize("what", CHEAP)
def test_work_grows_with_the_length(what: str) -> None:
    extract(document("济南市发展人工智能。"))  # reads the lexicons
    short, long = (calls(wall(WALLS[what], length)) for length in LENGTHS)
    assert long <= MOST_GROWTH * short


def calls(text: str) -> int:
    """Function calls that reading the text takes, those of built-in functions included."""
    profile = cProfile.Profile()
    with at_most(SECONDS_A_CHARACTER * len(text)):
        profile.runcall(extract, document(text))
    return sum(entry.callcount for entry in profile.getstats())


def document(text: str) -> Document:
    return Document.of("wall.txt", text, "wall", about="place/370100", date="2023-03-01")


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Ends what takes more CPU time, also in the midst of a pattern, where no function is called that could be counted."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_: object) -> None:
        raise TimeoutError(f"more than {seconds} s of CPU time")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="there is no such clock here")
def test_a_catastrophic_pattern_would_be_ended() -> None:
    import re

    with pytest.raises(TimeoutError), at_most(0.2):
        re.fullmatch("(?:a+)+", "a" * 40 + "b")
