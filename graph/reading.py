"""Reading the rows of any statement, with a limit, as plain values."""

from collections.abc import Mapping
from typing import Any

from neo4j import ManagedTransaction

from graph import lookups
from graph.limits import limited
from graph.transactions import rows
from graph.values import Rows, bare_ends, plain


def fetch(tx: ManagedTransaction, cypher: str, parameters: Mapping[str, Any], limit: int) -> Rows:
    """At most `limit` rows. One more is asked for, to know whether the rows were all."""
    result = tx.run(limited(cypher, limit + 1), dict(parameters))
    columns = tuple(result.keys())
    records = [record.values() for record in result.fetch(limit + 1)]
    truncated = len(records) > limit
    records = records[:limit]
    ends: dict[str, str] = {}
    unknown: set[str] = set()
    for record in records:
        bare_ends(list(record), ends, unknown)
    if missing := sorted(unknown - ends.keys()):  # both engines send edges without the properties of their ends
        ends |= {row["element"]: row["id"] for row in rows(tx, lookups.IDS_OF_NODES, elements=missing) if row["id"]}
    return Rows(columns, [tuple(plain(value, ends) for value in record) for record in records], truncated)
