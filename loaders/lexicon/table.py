"""Tab-separated lexicon files, read strictly: every fault is an error that names file and line.

A file starts with comment lines (`# …`: what it is, its source, its licence), then a line of
column names, then one entry a line. An empty cell means none; `;` parts the items of a list.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent


class LexiconError(ValueError):
    """A fault in a lexicon file; the message starts with `file:line`."""


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a lexicon file."""

    file: str
    line: int
    cells: Mapping[str, str]

    def optional(self, column: str) -> str | None:
        return self.cells[column] or None

    def required(self, column: str) -> str:
        value = self.cells[column]
        if not value:
            raise self.error(f"no {column}")
        return value

    def items(self, column: str) -> tuple[str, ...]:
        """The parts of a `;`-separated cell, in order; an empty or repeated part is an error."""
        cell = self.cells[column]
        if not cell:
            return ()
        parts = tuple(cell.split(";"))
        if any(part != part.strip() or not part for part in parts) or len(set(parts)) < len(parts):
            raise self.error(f"bad list in {column}: {cell!r}")
        return parts

    def one_of(self, column: str, allowed: frozenset[str]) -> str:
        value = self.required(column)
        if value not in allowed:
            raise self.error(f"{column} {value!r} is none of {', '.join(sorted(allowed))}")
        return value

    def error(self, message: str) -> LexiconError:
        return LexiconError(f"{self.file}:{self.line}: {message}")


def rows(file: str, columns: tuple[str, ...], folder: Path = FOLDER) -> tuple[Row, ...]:
    """The entries of a file that must have exactly these columns.

    Raises LexiconError for wrong columns, a wrong number of cells, or blanks around a cell.
    """
    entries: list[Row] = []
    header: tuple[str, ...] | None = None
    for number, line in enumerate((folder / file).read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("#"):
            continue
        cells = tuple(line.split("\t"))
        if header is None:
            header = cells
            if header != columns:
                raise LexiconError(f"{file}:{number}: columns are {header}, expected {columns}")
            continue
        if len(cells) != len(columns):
            raise LexiconError(f"{file}:{number}: {len(cells)} cells, expected {len(columns)}")
        if any(cell != cell.strip() for cell in cells):
            raise LexiconError(f"{file}:{number}: blanks around a cell")
        entries.append(Row(file, number, dict(zip(columns, cells, strict=True))))
    if header is None:
        raise LexiconError(f"{file}: no line of column names")
    return tuple(entries)
