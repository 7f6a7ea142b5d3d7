"""The header of a query file, read strictly: whatever is missing, misspelt or out of place is named with its line.

    // title.zh: 哪些城市的哪些园区支持某产业
    // title.en: Which parks support an industry, in which cities
    // param industry: Industry = 物联网 (产业 Industry)
    // param status: Status = any (状态 Status)
    // view: graph, table, map
    // columns: 城市 City, 园区 Park, 状态 status, 证据 evidence

A parameter's kind is one or more entity classes (`Place|Park`), or Status, Indicator, Document, string or int. A parameter
may stand for anything where the statement provides for it (`$place IS NULL`); `= any` says that it does so unless told
otherwise, `= NAME` proposes a value, neither makes people choose. The title in brackets may be left out where the kind says
enough. Columns are named as the statement returns them, `evidence` last.

Two parameters are there for every statement and in no header: `$least`, the confidence below which relations and observations
are left out (`link.confidence >= $least`, with `coalesce(…, 1)` where reference data is walked as well), and `$sure`, where
the highest band begins.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from graph.ontology import ontology

VIEWS = ("graph", "table", "map", "chart")
EVIDENCE = "evidence"
EDGES = "edges"
LEAST, SURE = "least", "sure"
PLAIN_KINDS: Mapping[str, Mapping[str, str]] = {
    "Status": {"zh": "状态", "en": "Status"},
    "Indicator": {"zh": "指标", "en": "Indicator"},
    "Document": {"zh": "文件", "en": "Document"},
    "string": {"zh": "文字", "en": "Text"},
    "int": {"zh": "数", "en": "Number"},
}
COLUMN_KINDS = {"status": "Status", "type": "Class", "relation": "Relation"}

_FILE = re.compile(r"(\d{2})_([a-z][a-z0-9_]*)\.cypher")
_LINE = re.compile(r"// (?P<word>title\.zh|title\.en|param|view|columns)(?P<rest>[: ].*)")
_PARAMETER = re.compile(r" (?P<name>[a-z][a-z0-9_]*): (?P<kind>[A-Za-z|]+)(?: = (?P<default>.*?))?"
                        r"(?: \((?P<zh>\S+) (?P<en>[^()]+)\))?")
_COLUMN = re.compile(r"(?P<zh>\S+) (?P<name>[A-Za-z][A-Za-z0-9_]*)")
_COMMENT = re.compile(r"//[^\n]*")
_DOLLAR = re.compile(r"\$([A-Za-z_][A-Za-z0-9_]*)")


class QueryFileError(Exception):
    """A query file that cannot be used; the text names file, line and fault."""

    def __init__(self, path: Path, line: int, fault: str) -> None:
        super().__init__(f"{path.name}:{line}: {fault}")
        self.path = path
        self.line = line
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Parameter:
    """`kind` as in the header; `required`: it cannot be any; without `default` it starts as any or unset."""

    name: str
    kind: str
    default: str | None
    required: bool
    title: Mapping[str, str]

    @property
    def classes(self) -> tuple[str, ...]:
        """The entity classes of the kind, none for a plain one."""
        return () if self.kind in PLAIN_KINDS else tuple(self.kind.split("|"))


@dataclass(frozen=True, slots=True)
class Column:
    """`name` is the statement's and the English heading; `kind` a class name, Status, Class, Relation or value."""

    zh: str
    name: str
    kind: str

    def title(self, language: str) -> str:
        return self.zh if language == "zh" else self.name[0].upper() + self.name[1:]


@dataclass(frozen=True, slots=True)
class Query:
    """One named question. `columns` are those of the answer's cells: without evidence, and without edges."""

    key: str
    number: int
    title: Mapping[str, str]
    parameters: tuple[Parameter, ...]
    views: tuple[str, ...]
    columns: tuple[Column, ...]
    cypher: str

    @property
    def returns(self) -> tuple[str, ...]:
        """The names that the statement must return, in order."""
        edges = (EDGES,) if "graph" in self.views else ()
        return (*(column.name for column in self.columns), EVIDENCE, *edges)

    @property
    def leaves_out(self) -> bool:
        """Whether the answer depends on `$least`."""
        return f"${LEAST}" in _COMMENT.sub("", self.cypher)

    def parameter(self, name: str) -> Parameter:
        return next(parameter for parameter in self.parameters if parameter.name == name)


@dataclass(slots=True)
class _Draft:
    """What the header has said so far, with the line of each."""

    title: dict[str, str] = field(default_factory=dict)
    parameters: dict[str, Parameter] = field(default_factory=dict)
    views: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()


def read_query(path: Path) -> Query:
    """The query of one file. Raises QueryFileError."""
    named = _FILE.fullmatch(path.name)
    if named is None:
        raise QueryFileError(path, 1, "the file name must be like 01_parks_by_industry.cypher")
    text = path.read_text(encoding="utf-8")
    draft = _Draft()
    last = 0
    for number, line in _header(text):
        last = number
        _take(draft, path, number, line)
    _complete(draft, path, last, text)
    return Query(key=named[2], number=int(named[1]), title=draft.title, parameters=tuple(draft.parameters.values()),
                 views=draft.views, columns=draft.columns, cypher=text)


def _header(text: str) -> Iterator[tuple[int, str]]:
    """The lines of the first unbroken block of comments, numbered from 1."""
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith("//"):
            return
        yield number, line


def _take(draft: _Draft, path: Path, number: int, line: str) -> None:
    match = _LINE.fullmatch(line)
    if match is None:
        raise QueryFileError(path, number, f"not a header line (title.zh, title.en, param, view, columns): {line}")
    word, rest = match["word"], match["rest"]
    if word == "param":
        _take_parameter(draft, path, number, rest)
        return
    if not rest.startswith(": ") or not rest[2:].strip():
        raise QueryFileError(path, number, f"{word} needs a colon and a value")
    value = rest[2:].strip()
    if word.startswith("title."):
        language = word.removeprefix("title.")
        if language in draft.title:
            raise QueryFileError(path, number, f"{word} is given twice")
        draft.title[language] = value
    elif word == "view":
        draft.views = _views(path, number, value, draft.views)
    else:
        draft.columns = _columns(path, number, value, draft.columns)


def _take_parameter(draft: _Draft, path: Path, number: int, rest: str) -> None:
    match = _PARAMETER.fullmatch(rest)
    if match is None:
        raise QueryFileError(path, number, "a parameter is written: // param name: Kind = default (题 Title)")
    name, kind, default = match["name"], match["kind"], match["default"]
    if name in (LEAST, SURE):
        raise QueryFileError(path, number, f"${name} is there for every statement and is not declared")
    if name in draft.parameters:
        raise QueryFileError(path, number, f"parameter {name} is given twice")
    if default is not None and not default.strip():
        raise QueryFileError(path, number, f"parameter {name} has an empty default; write any, or leave = out")
    title = {"zh": match["zh"], "en": match["en"]} if match["zh"] else _kind_title(path, number, kind)
    _kind_title(path, number, kind)
    draft.parameters[name] = Parameter(name=name, kind=kind, default=default, required=False, title=title)


def _kind_title(path: Path, number: int, kind: str) -> Mapping[str, str]:
    """The title that the kind gives by itself; the fault is here when there is no such kind."""
    if kind in PLAIN_KINDS:
        return PLAIN_KINDS[kind]
    classes = ontology().classes
    for name in kind.split("|"):
        if name not in classes:
            plain = ", ".join(PLAIN_KINDS)
            raise QueryFileError(path, number, f"unknown kind {name}: neither a class of the ontology nor one of {plain}")
    return {language: " / ".join(classes[name].label[language] for name in kind.split("|")) for language in ("zh", "en")}


def _views(path: Path, number: int, value: str, before: tuple[str, ...]) -> tuple[str, ...]:
    if before:
        raise QueryFileError(path, number, "view is given twice")
    views = tuple(part.strip() for part in value.split(","))
    for view in views:
        if view not in VIEWS:
            raise QueryFileError(path, number, f"unknown view {view!r}: one of {', '.join(VIEWS)}")
    return views


def _columns(path: Path, number: int, value: str, before: tuple[Column, ...]) -> tuple[Column, ...]:
    if before:
        raise QueryFileError(path, number, "columns is given twice")
    found: list[Column] = []
    for part in value.split(","):
        match = _COLUMN.fullmatch(part.strip())
        if match is None:
            raise QueryFileError(path, number, f"a column is written 城市 City, not {part.strip()!r}")
        name = match["name"]
        kind = COLUMN_KINDS.get(name) or (name if name in ontology().classes else "value")
        found.append(Column(zh=match["zh"], name=name, kind=kind))
    names = [column.name for column in found]
    if len(set(names)) < len(names) or EDGES in names:
        raise QueryFileError(path, number, f"column names must differ and none may be {EDGES}")
    if names[-1] != EVIDENCE or len(names) < 2:
        raise QueryFileError(path, number, "the last column must be 证据 evidence, after at least one other")
    return tuple(found[:-1])


def _complete(draft: _Draft, path: Path, last: int, text: str) -> None:
    missing = [word for word, given in (("title.zh", draft.title.get("zh")), ("title.en", draft.title.get("en")),
                                        ("view", draft.views), ("columns", draft.columns)) if not given]
    if missing:
        raise QueryFileError(path, last + 1, f"the header lacks {', '.join(missing)}")
    statement = _COMMENT.sub("", text)
    if not statement.strip():
        raise QueryFileError(path, last + 1, "there is no statement after the header")
    used = set(_DOLLAR.findall(statement))
    for name in sorted(used - set(draft.parameters) - {LEAST, SURE}):
        raise QueryFileError(path, last + 1, f"the statement uses ${name}, which the header does not declare")
    for name, parameter in draft.parameters.items():
        if name not in used:
            raise QueryFileError(path, last + 1, f"parameter {name} is declared and not used")
        required = f"${name} IS NULL" not in statement
        if required and parameter.default == "any":
            raise QueryFileError(path, last + 1, f"parameter {name} may be any, but the statement has no ${name} IS NULL")
        default = None if parameter.default == "any" else parameter.default
        draft.parameters[name] = replace(parameter, required=required, default=default)
