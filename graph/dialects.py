"""What differs between the engines: two short classes. All else is the same Cypher over the same driver."""

from collections.abc import Iterator
from typing import Protocol

from graph.ontology import ontology
from graph.statements import typed


class Dialect(Protocol):
    """`stops_late` says that a statement over its time is stopped by the client's clock, not by the engine's."""

    name: str
    stops_late: bool

    def definitions(self) -> Iterator[str]:
        """Statements, each its own transaction, that prepare an empty database; harmless when repeated."""

    def uniqueness(self, label: str) -> str:
        """The statement that makes `id` unique among nodes with the label, and indexed."""


def keyed_labels() -> tuple[str, ...]:
    """The labels under which an id is unique: the most general class of everything that is a node."""
    relations_as_edges = ("Fact", "ExtractionRun")  # nodes in RDF only
    return tuple(name for name, term in ontology().classes.items() if not term.ancestors and name not in relations_as_edges)


class Neo4j:
    name = "neo4j"
    stops_late = False

    def definitions(self) -> Iterator[str]:
        for label in ("StoreSchema", *keyed_labels()):
            yield self.uniqueness(label)

    def uniqueness(self, label: str) -> str:
        return typed("CREATE CONSTRAINT %s_id IF NOT EXISTS FOR (n:%s) REQUIRE n.id IS UNIQUE", label)


class Embedded(Neo4j):
    """ArcadeDB: every set of labels and every relation type is a table, made outside of any transaction.

    So all of them are made beforehand: writers that meet a new one at the same time would get in each other's way.
    The unique index on the most general label holds for all that bear it.
    """

    name = "embedded"
    stops_late = True

    def definitions(self) -> Iterator[str]:
        yield from super().definitions()
        for term in ontology().classes.values():
            if term.leaf and term.labels[-1] in keyed_labels():
                yield typed("CREATE (n:%s {id: 'definition'}) DELETE n", *term.labels)
        for edge in ontology().edges:
            yield typed("CREATE (a:StoreSchema {id: 'a'})-[r:%s]->(b:StoreSchema {id: 'b'}) DELETE r, a, b", edge)


DIALECTS: dict[str, Dialect] = {"embedded": Embedded(), "neo4j": Neo4j()}
