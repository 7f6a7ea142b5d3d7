"""What reading costs, each reader measured in a process of its own: CPU time to start and to read, memory at the peak."""

import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from bench.taggers import TAGGERS
from graph.facts import Document, Facts
from loaders.batch import Source, extract_all
from loaders.workers import Workers

_T = TypeVar("_T")
_FIRST = "济南市发展人工智能，2023年营业收入达到5亿元。"


@dataclass(frozen=True)
class Reading(Generic[_T]):
    """What was read, and the cost: CPU seconds, megabytes. `again` is the CPU time of the fastest of several readings."""

    found: _T
    starting: float
    again: float
    peak: float


def offline(files: Sequence[Source], times: int) -> Reading[list[tuple[str, Facts]]]:
    """By this project, from bytes to facts. Raises what keeps a file from being read."""
    return _apart(_offline, files, times)


def tagger(name: str, texts: Sequence[str], times: int) -> Reading[list[Mapping[str, set[str]]]]:
    """By one of `TAGGERS`. Raises `WorkerDied` where it is not installed."""
    return _apart(_tagger, name, texts, times)


def wall(files: Sequence[Source], workers: int) -> float:
    """Seconds by the clock for all files, the start of the workers included."""
    began = time.monotonic()
    for _ in extract_all(files, workers=workers):
        pass
    return time.monotonic() - began


def _apart(function: Callable[..., Reading[_T]], *arguments: object) -> Reading[_T]:
    with Workers(1) as apart:
        return apart.call(function, *arguments)()


def _offline(files: Sequence[Source], times: int) -> Reading[list[tuple[str, Facts]]]:
    from loaders.pipeline import extract

    extract(Document.of("first.txt", _FIRST, "first"))  # reads lexicons and models
    return _measured(lambda: [(name, _facts(result)) for name, result in extract_all(files)], times)


def _facts(result: Facts | Exception) -> Facts:
    if isinstance(result, Exception):
        raise result
    return result


def _tagger(name: str, texts: Sequence[str], times: int) -> Reading[list[Mapping[str, set[str]]]]:
    names = TAGGERS[name]()
    names(_FIRST)
    return _measured(lambda: [names(text) for text in texts], times)


def _measured(read: Callable[[], _T], times: int) -> Reading[_T]:
    """All that the process did before counts as its start."""
    starting = time.process_time()
    spent = []
    for _ in range(times):
        began = time.process_time()
        found = read()
        spent.append(time.process_time() - began)
    return Reading(found, starting, min(spent), _peak())


def _peak() -> float:
    """Megabytes of this process at most so far; nan where the system does not say."""
    try:
        import resource
    except ImportError:
        return float("nan")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def sources_of(folder: Path, stems: Sequence[str]) -> tuple[Source, ...]:
    """The text files of the annotated documents."""
    return tuple(Source(folder / f"{stem}.txt", f"{stem}.txt") for stem in stems)
