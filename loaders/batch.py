"""Many files to Facts, one after another: what cannot be read becomes an answer of its own and stops nothing.

Reads files, opens no store: what need not be extracted again is for the caller to say (`unchanged`).
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from graph.batch import Unchanged
from graph.facts import Document, Facts
from loaders.lexicon.places import gazetteer
from loaders.llm.errors import LanguageModelError
from loaders.metadata import SIDECAR_SUFFIX, Described, describe, sidecar
from loaders.pipeline import extract
from loaders.readers import UnreadableDocument, read

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
    files: Sequence[Source], *, about: str | None = None, extractor: Extractor | None = None,
) -> Iterator[tuple[str, Facts | UnreadableDocument]]:
    """Name and facts of each file, in order, or why there are none. `about`: the place for documents whose sidecar names none;
    `extractor`: what reads the documents, offline if none is given. A LanguageModelError of it ends the run."""
    for source in files:
        described = _described(source, about)
        yield source.name, described if isinstance(described, UnreadableDocument) else _facts(source, described, extractor)


def extract_changed(
    files: Sequence[Source], unchanged: Callable[[Document], bool], *, about: str | None = None,
    extractor: Extractor | None = None,
) -> Iterator[tuple[str, Facts | Unchanged | UnreadableDocument]]:
    """As `extract_all`, but documents that are `unchanged` are read and described only."""
    for source in files:
        described = _described(source, about)
        if isinstance(described, UnreadableDocument):
            yield source.name, described
        elif unchanged(described.document):
            yield source.name, Unchanged(described.document)
        else:
            yield source.name, _facts(source, described, extractor)


def documents(files: Sequence[Source], *, about: str | None = None) -> Iterator[tuple[str, Document | UnreadableDocument]]:
    """Name and document of each file, read and described only."""
    for source in files:
        described = _described(source, about)
        yield source.name, described if isinstance(described, UnreadableDocument) else described.document


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
