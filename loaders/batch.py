"""Many files to Facts, in order: what cannot be read becomes an answer of its own and stops nothing.

Reads files, opens no store: what need not be extracted again is for the caller to say (`unchanged`).
"""

import logging
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ParamSpec, Protocol, TypeVar

from graph.batch import Unchanged
from graph.facts import Document, Facts
from loaders.lexicon.places import gazetteer
from loaders.llm.errors import LanguageModelError
from loaders.metadata import SIDECAR_SUFFIX, Described, describe, sidecar
from loaders.pipeline import extract
from loaders.readers import UnreadableDocument, read
from loaders.workers import WorkerDied, Workers

_P = ParamSpec("_P")
_T = TypeVar("_T")
_AHEAD = 4  # documents for each worker

_log = logging.getLogger(__name__)

Extractor = Callable[[Document], Facts]


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read, and the name it goes by: its path below the folder that was asked for."""

    path: Path
    name: str


def sources(paths: Sequence[Path]) -> tuple[Source, ...]:
    """The documents at the paths, each once; a folder stands for all files below it, in order of their names.

    Left out in folders: hidden files, sidecars, and README files. Files of formats that nobody reads stay in, so that the report
    names them. A path that does not exist stays in too.
    """
    found: dict[Path, Source] = {}
    for path in paths:
        if path.is_dir():
            for file in sorted(path.rglob("*")):
                if file.is_file() and not _is_aside(file.relative_to(path)):
                    found.setdefault(file.resolve(), Source(file, file.relative_to(path).as_posix()))
        else:
            found.setdefault(path.resolve(), Source(path, path.name))
    return tuple(found.values())


def extract_all(
    files: Sequence[Source], *, about: str | None = None, extractor: Extractor | None = None, workers: int = 1,
) -> Generator[tuple[str, Facts | UnreadableDocument]]:
    """Name and facts of each file, in order, or why there are none. `about`: the place for documents whose sidecar names none;
    `extractor`: what reads the documents, offline if none is given. A LanguageModelError of it ends the run.

    `workers`: how many documents are read at once. One is read in this process; more are read in processes of their own,
    which take two seconds and 250 MB each to start, with the same answers in the same order. `extractor` must be picklable then.
    """
    for name, result in extract_changed(files, lambda _: False, about=about, extractor=extractor, workers=workers):
        if not isinstance(result, Unchanged):
            yield name, result


def extract_changed(
    files: Sequence[Source], unchanged: Callable[[Document], bool], *, about: str | None = None,
    extractor: Extractor | None = None, workers: int = 1,
) -> Generator[tuple[str, Facts | Unchanged | UnreadableDocument]]:
    """As `extract_all`, but documents that are `unchanged` are read and described only."""
    with _calls(workers) as call:
        beginning = ((source, call(_described, source, about)) for source in files)
        described = ((source, _answer(source, asked)) for source, asked in _ahead(beginning, workers))
        results = ((source, _result(source, known, unchanged, extractor, call)) for source, known in described)
        for source, asked in _ahead(results, workers):
            yield source.name, _answer(source, asked)


def documents(files: Sequence[Source], *, about: str | None = None) -> Iterator[tuple[str, Document | UnreadableDocument]]:
    """Name and document of each file, read and described only."""
    for source in files:
        described = _described(source, about)
        yield source.name, described if isinstance(described, UnreadableDocument) else described.document


class _Call(Protocol):
    """A call to be made; what is returned gives the answer when it is asked for."""

    def __call__(self, function: Callable[_P, _T], /, *arguments: _P.args, **named: _P.kwargs) -> Callable[[], _T]: ...


@contextmanager
def _calls(workers: int) -> Iterator[_Call]:
    """Calls in this process, each when its answer is asked for; or in others, at once."""
    if workers == 1:
        yield _later
    else:
        with Workers(workers) as others:
            yield others.call


def _later(function: Callable[_P, _T], /, *arguments: _P.args, **named: _P.kwargs) -> Callable[[], _T]:
    return lambda: function(*arguments, **named)


def _ahead(items: Iterable[_T], workers: int) -> Iterator[_T]:
    """The items, some of them taken ahead, so that no worker waits while a long document keeps the others' answers back."""
    most = _AHEAD * workers if workers > 1 else 0
    taken: deque[_T] = deque()
    for item in items:
        taken.append(item)
        if len(taken) > most:
            yield taken.popleft()
    yield from taken


def _result(
    source: Source, described: Described | UnreadableDocument, unchanged: Callable[[Document], bool],
    extractor: Extractor | None, call: _Call,
) -> Callable[[], Facts | Unchanged | UnreadableDocument]:
    if isinstance(described, UnreadableDocument):
        return lambda: described
    if unchanged(described.document):
        return lambda: Unchanged(described.document)
    return call(_facts, source, described, extractor)


def _answer(source: Source, asked: Callable[[], _T]) -> _T | UnreadableDocument:
    try:
        return asked()
    except WorkerDied as death:
        return UnreadableDocument(
            source.name,
            f"读此文件的进程意外结束（退出码 {death.code}，可能是内存不足）。请单独载入它；仍然失败时请报告给维护者。",
            f"the process that read this file ended (exit code {death.code}; perhaps for want of memory). Load it alone; "
            "if that fails too, please report it to the maintainers.")


def _described(source: Source, about: str | None) -> Described | UnreadableDocument:
    given = {"about": about} if about else {}
    try:
        fields = {**given, **(sidecar(source.path) or {})}
        return describe(read(source.path), source.name, sidecar=fields, gazetteer=gazetteer())
    except UnreadableDocument as problem:
        return problem
    except Exception as error:
        return _fault(source, error)


def _facts(source: Source, described: Described, extractor: Extractor | None) -> Facts | UnreadableDocument:
    try:
        facts = (extractor or extract)(described.document)
    except LanguageModelError:  # no fault of this file: the next would fare no better
        raise
    except Exception as error:
        return _fault(source, error)
    return replace(facts, notes=(*described.notes, *facts.notes))


def _fault(source: Source, error: Exception) -> UnreadableDocument:
    """A fault of ours on one file must not keep the others out: it is logged in full and reported."""
    _log.error("%s", source.path, exc_info=error)
    kind = f"{type(error).__name__}: {error}"
    return UnreadableDocument(source.name, f"程序在处理此文件时出错（{kind}）。请把它报告给维护者。",
                              f"the program failed on this file ({kind}). Please report it to the maintainers.")


def _is_aside(path: Path) -> bool:
    return (any(part.startswith(".") for part in path.parts) or path.name.endswith(SIDECAR_SUFFIX)
            or path.stem.upper() == "README")
