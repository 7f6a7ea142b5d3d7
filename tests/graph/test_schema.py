"""Whose graph it is: versions, and stores that cannot be opened."""

from pathlib import Path

import neo4j
import pytest

from graph import embedded, schema
from graph.dialects import DIALECTS, keyed_labels
from graph.errors import OlderSchema, StoreUnavailable
from graph.ontology import ontology
from graph.store import Store, open_store
from tests.graph.example import small


@pytest.mark.parametrize(("version", "word"), [(schema.SCHEMA_VERSION - 1, "earlier"), (schema.SCHEMA_VERSION + 1, "later")])
def test_a_graph_of_another_version_is_refused_with_a_way_on(store: Store, version: int, word: str) -> None:
    store.load(small())
    before = store.counts()
    try:
        set_version(store, version)
        with pytest.raises(OlderSchema, match=word) as error:
            open_store(store.url)
        assert (error.value.found, error.value.wanted) == (version, schema.SCHEMA_VERSION)
        assert "parkgraph load" in error.value.zh
    finally:
        set_version(store, schema.SCHEMA_VERSION)
    with open_store(store.url) as again:
        assert again.counts() == before


def set_version(store: Store, version: int) -> None:
    lease = embedded.lease(Path(store.url.removeprefix("embedded:")))
    with neo4j.GraphDatabase.driver(lease.uri, auth=("writer", lease.passwords["writer"])) as driver:
        driver.execute_query("MATCH (s:StoreSchema) SET s.version = $version", version=version)
    lease.release()


def test_ids_are_unique_whatever_the_class(store: Store) -> None:
    store.load(small())
    lease = embedded.lease(Path(store.url.removeprefix("embedded:")))
    with neo4j.GraphDatabase.driver(lease.uri, auth=("writer", lease.passwords["writer"])) as driver:
        for label in keyed_labels():
            identifier = store.rows(f"MATCH (n:{label}) RETURN n.id LIMIT 1").records[0][0]
            with pytest.raises(neo4j.exceptions.ConstraintError):
                driver.execute_query(f"CREATE (:{label} {{id: $id}})", id=identifier)
        with pytest.raises(neo4j.exceptions.ConstraintError):
            driver.execute_query("CREATE (:Park:Entity {id: 'place/370100'})")
    lease.release()


def test_every_label_and_type_is_the_ontologys(store: Store) -> None:
    store.load(small())
    labels = {row[0] for row in store.rows("CALL db.labels()").records}
    types = {row[0] for row in store.rows("CALL db.relationshipTypes()").records}
    assert labels - {"StoreSchema"} <= set(ontology().classes)
    assert types <= set(ontology().edges)


def test_both_dialects_key_the_same_labels() -> None:
    for dialect in DIALECTS.values():
        constraints = [text for text in dialect.definitions() if "CONSTRAINT" in text]
        assert len(constraints) == 1 + len(keyed_labels())


def test_a_server_that_does_not_answer_is_named() -> None:
    with pytest.raises(StoreUnavailable) as error:
        open_store("bolt://127.0.0.1:1")
    assert "bolt://127.0.0.1:1" in error.value.zh
