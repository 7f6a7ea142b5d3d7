"""Asking a named question of a store, and the answer with what the evidence panel and the graph view need."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from graph.confidence import SHOWN
from graph.confidence import SURE as HIGHEST
from graph.store import Store
from graph.values import Edge, Node
from queries.header import EDGES, EVIDENCE, LEAST, SURE, Column, Query
from queries.parameters import Choice, resolve_all

MOST_ROWS = 1000

_Thing = TypeVar("_Thing", Node, Edge)

_NODES = "MATCH (n:Entity) WHERE n.id IN $ids RETURN n"


class QueryColumnsError(Exception):
    """A statement that returns other columns than its header says."""


@dataclass(frozen=True, slots=True)
class Row:
    """`cells` in the order of the answer's columns; values are as the store gives them (Node, list of Node, str, number, None).

    `evidence`: ids of passages, each once, in order; `edges`: the relations that the row rests on, structural ones included.
    """

    cells: tuple[Any, ...]
    evidence: tuple[str, ...]
    edges: tuple[Edge, ...]

    @property
    def nodes(self) -> tuple[Node, ...]:
        """The entities of the cells, each once."""
        return _once(_entities(self.cells))

    @property
    def confidence(self) -> float | None:
        """That of the least certain relation or observation in the row; None where it holds none."""
        stated: list[Node | Edge] = [*self.edges, *(item for item in _items(self.cells) if isinstance(item, Node))]
        return min((float(item.properties["confidence"]) for item in stated if "confidence" in item.properties), default=None)


@dataclass(frozen=True, slots=True)
class Answer:
    """`nodes` and `edges` are those of all rows, each once: every end of an edge is among the nodes.

    `least`: facts of a lower confidence were left out.
    """

    query: Query
    arguments: Mapping[str, Choice | None]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    truncated: bool
    least: float

    @property
    def rated(self) -> bool:
        """Whether the rows have a confidence."""
        return any(row.confidence is not None for row in self.rows)


def ask(store: Store, query: Query, arguments: Mapping[str, str], *, least: float = SHOWN, limit: int = MOST_ROWS) -> Answer:
    """The answer to the question; `arguments` are words in any spelling that the graph knows (IoT, 物联网, an id, any).
    Relations and observations of a confidence under `least` are left out, and what rests on them alone.

    Raises QueryParameterError before anything is asked, StoreError from the store.
    """
    resolved = resolve_all(store, query, arguments)
    found = store.rows(query.cypher, {**_bound(query, resolved), LEAST: least, SURE: HIGHEST}, limit=limit)
    if found.records and found.columns != query.returns:  # without rows, the embedded engine names no columns
        returned, wanted = ", ".join(found.columns), ", ".join(query.returns)
        raise QueryColumnsError(f"{query.key}: the statement returns {returned}; its header says {wanted}")
    rows = tuple(_row(query, record) for record in found.records)
    edges = _once(edge for row in rows for edge in row.edges)
    nodes = _with_ends(store, _once(node for row in rows for node in row.nodes), edges)
    return Answer(query=query, arguments=resolved, columns=query.columns, rows=rows, nodes=nodes, edges=edges,
                  truncated=found.truncated, least=least if query.leaves_out else 0.0)


def rows_left_out(store: Store, answer: Answer, *, limit: int = MOST_ROWS) -> int | None:
    """How many more rows there would be if nothing were left out; None where the limit hides it."""
    if answer.truncated:
        return None
    found = store.rows(answer.query.cypher, {**_bound(answer.query, answer.arguments), LEAST: 0.0, SURE: HIGHEST}, limit=limit)
    return None if found.truncated else max(0, len(found.records) - len(answer.rows))


def _bound(query: Query, resolved: Mapping[str, Choice | None]) -> dict[str, Any]:
    bound: dict[str, Any] = {}
    for parameter in query.parameters:
        choice = resolved[parameter.name]
        bound[parameter.name] = None if choice is None else int(choice.value) if parameter.kind == "int" else choice.value
    return bound


def _row(query: Query, record: Sequence[Any]) -> Row:
    named = dict(zip(query.returns, record, strict=True))
    cells = tuple(_ordered(named[column.name]) for column in query.columns)
    evidence = tuple(dict.fromkeys(key for key in named[EVIDENCE] if key is not None))
    return Row(cells=cells, evidence=evidence, edges=_once(named.get(EDGES) or ()))


def _ordered(cell: Any) -> Any:
    """Nodes of a list come in no order of their own; by name, both engines give the same, each once."""
    if isinstance(cell, list) and cell and all(isinstance(item, Node) for item in cell):
        return list(_once(sorted(cell, key=lambda node: (node.name, node.id))))
    return cell


def _entities(cells: Iterable[Any]) -> Iterable[Node]:
    return (item for item in _items(cells) if isinstance(item, Node) and "Entity" in item.labels)


def _items(cells: Iterable[Any]) -> Iterable[Any]:
    for cell in cells:
        yield from cell if isinstance(cell, list) else (cell,)


def _once(things: Iterable[_Thing]) -> tuple[_Thing, ...]:
    return tuple({thing.id: thing for thing in things}.values())


def _with_ends(store: Store, nodes: tuple[Node, ...], edges: tuple[Edge, ...]) -> tuple[Node, ...]:
    """The nodes, and those that only edges speak of."""
    known = {node.id for node in nodes}
    missing = sorted({end for edge in edges for end in (edge.source, edge.target)} - known)
    if not missing:
        return nodes
    found = store.rows(_NODES, {"ids": missing}, limit=len(missing))
    return (*nodes, *(record[0] for record in found.records))
