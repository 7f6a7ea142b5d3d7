"""The catalogue of named questions: what can be asked, with which parameters, and asking it.

    answer = ask(store, query("parks_by_industry"), {"industry": "IoT"})
"""

from functools import cache
from pathlib import Path

from queries.answer import Answer, Row, ask, rows_left_out
from queries.header import Column, Parameter, Query, QueryFileError, read_query
from queries.parameters import Choice, QueryParameterError, choices, resolve

__all__ = [
    "Answer", "Choice", "Column", "Parameter", "Query", "QueryFileError", "QueryParameterError", "Row",
    "ask", "catalogue", "choices", "query", "read_folder", "resolve", "rows_left_out",
]

FOLDER = Path(__file__).parent


@cache
def catalogue() -> tuple[Query, ...]:
    """All named questions by number. Raises QueryFileError for the first file that is at fault."""
    return read_folder(FOLDER)


def query(key: str) -> Query:
    """The question of that key or number (`parks_by_industry`, `01_parks_by_industry`, `1`). Raises KeyError."""
    for known in catalogue():
        if key in (known.key, f"{known.number:02d}_{known.key}", str(known.number), f"{known.number:02d}"):
            return known
    raise KeyError(key)


def read_folder(folder: Path) -> tuple[Query, ...]:
    """The queries of a folder; two files of one number or one key are a fault too."""
    found: dict[str, Query] = {}
    numbers: set[int] = set()
    for path in sorted(folder.glob("*.cypher")):
        read = read_query(path)
        if read.key in found or read.number in numbers:
            raise QueryFileError(path, 1, "another query has this number or key")
        found[read.key] = read
        numbers.add(read.number)
    return tuple(sorted(found.values(), key=lambda item: item.number))
