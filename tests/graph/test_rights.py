"""What a reader may do: read. The same connection that answers `rows` can change nothing, whoever opened the store."""

from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest
from neo4j.exceptions import Neo4jError

from graph import embedded, owner
from graph.errors import QueryError, ReadOnly, StoreError
from graph.store import Store, open_store
from tests.graph.dump import dump
from tests.graph.example import small

WRITES = [
    "CREATE (:Park:Entity {id: 'park/x', name: 'x'})",
    "CREATE (:NewLabel {id: 'x'})",
    "MERGE (p:Park:Entity {id: 'park/x'}) ON CREATE SET p.name = 'x'",
    "MATCH (e:Entity) SET e.name = 'x'",
    "MATCH (e:Entity) SET e += {name: 'x'}",
    "MATCH (p:Park) SET p:Platform",
    "MATCH (e:Entity) REMOVE e.name",
    "MATCH (p:Park) REMOVE p:Park",
    "MATCH (n) DETACH DELETE n",
    "MATCH ()-[r]->() DELETE r",
    "MATCH (a:Park), (b:City) CREATE (a)-[:LOCATED_IN]->(b)",
    "MATCH (a:Park), (b:City) MERGE (a)-[:LOCATED_IN {status: 'x'}]->(b)",
    "MATCH (e:Entity) FOREACH (x IN [1] | SET e.name = 'x')",
    "MATCH (e:Entity) CALL (e) { SET e.name = 'x' } RETURN e",
    "UNWIND range(1, 3) AS i CREATE (:Entity {id: toString(i)})",
    "CREATE INDEX x IF NOT EXISTS FOR (n:Park) ON (n.name)",
    "CREATE CONSTRAINT x IF NOT EXISTS FOR (n:Park) REQUIRE n.name IS UNIQUE",
    "DROP CONSTRAINT Entity_id",
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "LOAD CSV FROM 'http://127.0.0.1:1/x.csv' AS line RETURN line",
]


@pytest.fixture
def reader(store: Store) -> Iterator[Store]:
    store.load(small())
    with open_store(store.url) as reader:
        yield reader


def definitions(store: Store) -> list[object]:
    return [store.rows("SHOW INDEXES").records, store.rows("SHOW CONSTRAINTS").records,
            sorted(store.rows("CALL db.labels()").records)]


@pytest.mark.parametrize("role", ["reader", "writer"])
@pytest.mark.parametrize("statement", WRITES)
def test_rows_change_nothing(store: Store, reader: Store, statement: str, role: str) -> None:
    asked = reader if role == "reader" else store
    before, defined = dump(reader), definitions(reader)
    try:
        asked.rows(statement)
    except (ReadOnly, QueryError):
        pass
    else:  # said to be harmless by the engine: then it must have been
        assert "CONSTRAINT" in statement or "INDEX" in statement
    assert dump(reader) == before
    assert definitions(reader) == defined


def test_the_reader_user_cannot_write_by_another_client(store: Store, reader: Store) -> None:
    before = dump(reader)
    lease = embedded.lease(Path(store.url.removeprefix("embedded:")))
    with (neo4j.GraphDatabase.driver(lease.uri, auth=("reader", lease.passwords["reader"])) as driver,
          driver.session(default_access_mode="WRITE") as session):
        for statement in WRITES:
            try:
                session.run(statement).consume()
            except Neo4jError:
                continue
    lease.release()
    assert dump(reader) == before


def test_a_reader_may_not_load_or_remove(reader: Store) -> None:
    with pytest.raises(ReadOnly):
        reader.load(small())
    with pytest.raises(ReadOnly):
        reader.remove(small().document.id)


def test_nobody_gets_in_as_root(store: Store) -> None:
    folder = Path(store.url.removeprefix("embedded:"))
    lease = embedded.lease(folder)
    assert set(lease.passwords) == {"reader", "writer"}
    for password in ("", "root", "playwithdata", *lease.passwords.values()):
        with (neo4j.GraphDatabase.driver(lease.uri, auth=("root", password)) as driver,
              pytest.raises(neo4j.exceptions.AuthError)):
            driver.verify_connectivity()
    lease.release()
    assert "root" not in (folder / owner.CREDENTIALS_FILE).read_text()


def test_messages_are_in_both_languages(reader: Store) -> None:
    with pytest.raises(StoreError) as error:
        reader.rows("CREATE (n:Park:Entity {id: 'x'})")
    assert error.value.zh
    assert error.value.en
    assert str(error.value) == f"{error.value.zh}\n{error.value.en}"
