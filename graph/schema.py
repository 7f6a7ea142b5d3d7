"""The schema of a store: made from the ontology on first use, and refused when it is not ours."""

from neo4j import Driver

from graph import statements
from graph.dialects import Dialect
from graph.errors import OlderSchema
from graph.transactions import rows, run

# Raised whenever stored graphs can no longer be read or written as they are.
SCHEMA_VERSION = 1


def stored_version(driver: Driver) -> int | None:
    """The version of the schema in the database; None for a database that was never used."""
    with driver.session(default_access_mode="READ") as session:
        found = session.execute_read(rows, statements.SCHEMA_VERSION)
    return int(found[0]["version"]) if found else None


def create(driver: Driver, dialect: Dialect) -> None:
    """Constraints, indices and the version; harmless when another process does it at the same time or has done it."""
    with driver.session() as session:
        for definition in dialect.definitions():
            session.execute_write(run, definition)
        session.execute_write(run, statements.CREATE_SCHEMA, version=SCHEMA_VERSION)


def check(found: int | None, url: str) -> None:
    """Raise OlderSchema unless the version is ours; a database never used (None) is fine."""
    if found is None or found == SCHEMA_VERSION:
        return
    if found < SCHEMA_VERSION:
        why = "由较早版本的 ParkGraph 写成", "was written by an earlier version of ParkGraph"
    else:
        why = "由较新版本的 ParkGraph 写成", "was written by a later version of ParkGraph"
    raise OlderSchema(
        f"图数据库 {url} {why[0]}（结构版本 {found}，本程序为 {SCHEMA_VERSION}）。"
        "请把 PARKGRAPH_STORE 指向新的空库，再用 parkgraph load 重新载入文档；旧库保持原样。",
        f"The graph at {url} {why[1]} (schema {found}, this program has {SCHEMA_VERSION}). "
        "Point PARKGRAPH_STORE at a new, empty store and load the documents again with parkgraph load; "
        "the old one stays as it is.", found, SCHEMA_VERSION)
