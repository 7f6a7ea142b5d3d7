"""Running statements within one transaction: rows as dictionaries, long lists in batches, lists by kind."""

from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import Any, TypeVar

from neo4j import ManagedTransaction

BATCH = 1000
T = TypeVar("T")


def rows(tx: ManagedTransaction, /, statement: str, **parameters: Any) -> list[dict[str, Any]]:
    return tx.run(statement, parameters).data()


def run(tx: ManagedTransaction, /, statement: str, **parameters: Any) -> None:
    tx.run(statement, parameters).consume()


def run_rows(tx: ManagedTransaction, statement: str, items: Iterable[Mapping[str, Any]], **parameters: Any) -> None:
    """Run a statement that unwinds `$rows`."""
    for batch in _batches(items):
        run(tx, statement, rows=batch, **parameters)


def run_ids(tx: ManagedTransaction, statement: str, ids: Iterable[str], **parameters: Any) -> None:
    """Run a statement about the things in `$ids`."""
    for batch in _batches(ids):
        run(tx, statement, ids=batch, **parameters)


def _batches(items: Iterable[T]) -> Iterable[list[T]]:
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        yield batch


def grouped(items: Iterable[T], kind: Callable[[T], Any]) -> list[tuple[Any, list[T]]]:
    """The items by kind, kinds in order: labels and types cannot be parameters, so each kind has its own statement."""
    groups: dict[Any, list[T]] = {}
    for item in items:
        groups.setdefault(kind(item), []).append(item)
    return sorted(groups.items())


def differing(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """The keys whose values differ or that only one side has, in order."""
    return sorted(key for key in old.keys() | new.keys() if old.get(key) != new.get(key))


