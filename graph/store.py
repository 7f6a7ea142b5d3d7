"""The one store: documents in and out, questions and answers, over Bolt to either engine.

    with open_store(role="writer") as store:
        store.load(facts)
        store.rows("MATCH (p:Park) RETURN p.name AS park")
"""

import os
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self

from neo4j import ManagedTransaction

from graph import loading, lookups
from graph.answers import Change, Counts, DocumentInfo, Evidence, Hit, Neighbourhood
from graph.confidence import SHOWN
from graph.connection import Connection, Role
from graph.facts import Document, Facts, Passage
from graph.names import search_form
from graph.reading import fetch
from graph.transactions import rows
from graph.values import Edge, Node, Rows
from graph.wellformed import check

DEFAULT_URL = "embedded:.data/graph"
SECONDS = 30.0
CONTEXT = 400  # characters of a paragraph shown before and after a passage


def open_store(url: str | None = None, *, role: Role = "reader") -> "Store":
    """The store at `url`, by default that of the environment variable PARKGRAPH_STORE, else `embedded:.data/graph`.

    `embedded:FOLDER` (relative to the project) needs no server; `bolt://…`, `neo4j://…` and their secure forms reach
    Neo4j. Raises StoreUnavailable, WrongPassword, OlderSchema.
    """
    return Store(Connection(url or os.environ.get("PARKGRAPH_STORE") or DEFAULT_URL, role))


class Store:
    """An open store; a context manager, and safe to use from several threads. Every method may raise StoreError."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def url(self) -> str:
        return self._connection.url

    @property
    def engine(self) -> str:
        """`embedded` or `neo4j`."""
        return self._connection.dialect.name

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    # --- changing

    def load(self, facts: Facts) -> Change:
        """Make the graph say of the document what the facts say, in one transaction; the same again changes nothing.

        Raises InvalidFacts before anything is written if ids do not meet or the ontology forbids what is said.
        """
        check(facts)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        return self._connection.write(lambda tx: loading.load(tx, facts, now))

    def remove(self, document_id: str) -> Change:
        """Take a document out, with all that only it says; an unknown id changes nothing."""
        return self._connection.write(lambda tx: loading.remove(tx, document_id))

    # --- any question

    def rows(self, cypher: str, parameters: Mapping[str, Any] | None = None, *, limit: int = 1000,
             timeout: float = SECONDS) -> Rows:
        """The first `limit` rows of a statement that only reads. Raises QueryError, QueryTimeout, ReadOnly."""
        return self._connection.read(lambda tx: fetch(tx, cypher, parameters or {}, limit), timeout)

    # --- documents

    def documents(self) -> list[DocumentInfo]:
        """All documents, the latest first."""
        return [_info(row) for row in self._rows(lookups.DOCUMENTS)]

    def document(self, identifier: str) -> Document | None:
        """A document with its text."""
        found = self._rows(lookups.DOCUMENT, id=identifier)
        if not found:
            return None
        item = found[0]["properties"]
        return Document(id=item["id"], content_hash=item["contentHash"], name=item["name"], text=item["text"],
                        title=item["title"], publisher=item.get("publisher"), date=item.get("date"),
                        number=item.get("number"), url=item.get("url"), about=item.get("about"),
                        demonstration=item["demonstration"])

    def evidence(self, passage_ids: Sequence[str]) -> list[Evidence]:
        """The passages, in the order asked for, each with its document and the rest of its paragraph."""
        def work(tx: ManagedTransaction) -> list[Evidence]:
            passages = {row["id"]: Passage(**row) for row in rows(tx, lookups.PASSAGES, ids=list(passage_ids))}
            ids = sorted({passage.document for passage in passages.values()})
            infos = {row["properties"]["id"]: _info(row) for row in rows(tx, lookups.DOCUMENTS_BY_ID, ids=ids)}
            texts = {row["id"]: row["text"] for row in rows(tx, lookups.TEXTS, ids=ids)}
            return [Evidence(passage, infos[passage.document], *_around(texts[passage.document], passage))
                    for passage in map(passages.get, passage_ids) if passage]

        return self._connection.read(work, SECONDS)

    # --- entities

    def entity(self, identifier: str) -> Node | None:
        found = self.rows(lookups.ENTITY, {"id": identifier}).records
        return found[0][0] if found else None

    def neighbours(self, identifier: str, *, least: float = SHOWN, limit: int = 100) -> Neighbourhood:
        """An entity with at most `limit` of its edges to other entities; empty for an unknown id.

        Relations of a confidence under `least` do not count. Types and directions take turns, the most certain edge of
        each first, so that none crowds out the others.
        """
        centre = self.entity(identifier)
        if centre is None:
            return Neighbourhood((), (), 0)
        found = self.rows(lookups.NEIGHBOURS, {"id": identifier, "least": least, "limit": limit}, limit=limit).records
        edges: dict[str, Edge] = {edge.id: edge for edge, _ in found}
        nodes = {node.id: node for node in (centre, *(other for _, other in found))}
        total = self._rows(lookups.NEIGHBOUR_COUNT, id=identifier, least=least)[0]["number"]
        return Neighbourhood(tuple(nodes.values()), tuple(edges.values()), total - len(found))

    def doubted(self, identifier: str, least: float = SHOWN) -> int:
        """The number of relations and observations of an entity whose confidence is under `least`."""
        found = self._rows(lookups.DOUBTED, id=identifier, least=least)
        return int(found[0]["number"]) if found else 0

    def resolve(self, text: str, kind: str) -> list[Hit]:
        """The entities of a class (or a more general one) that have this id, name, alias or English name, in any case."""
        found = self._rows(lookups.RESOLVE, id=text, name=search_form(text), type=kind)
        return [_hit(row, search_form(text), 3.0) for row in found]

    def search(self, text: str, *, types: Sequence[str] = (), limit: int = 20) -> list[Hit]:
        """Entities by words of their names, aliases or English names, in any case; the best matches first."""
        name = search_form(text)
        if not name:
            return []
        found = self._rows(lookups.SEARCH, name=name, words=name.split(), types=list(types), limit=limit)
        return [_hit(row, name, float(row["rank"])) for row in found]

    def counts(self) -> Counts:
        def work(tx: ManagedTransaction) -> Counts:
            entities = {row["name"]: row["number"] for row in rows(tx, lookups.CLASS_COUNTS)}
            relations = {row["name"]: row["number"] for row in rows(tx, lookups.RELATION_COUNTS)}
            return Counts(entities, relations, **rows(tx, lookups.NODE_COUNTS)[0])

        return self._connection.read(work, SECONDS)

    def _rows(self, statement: str, **parameters: Any) -> list[dict[str, Any]]:
        return self._connection.read(lambda tx: rows(tx, statement, **parameters), SECONDS)


def _info(row: Mapping[str, Any]) -> DocumentInfo:
    item = row["properties"]
    return DocumentInfo(
        id=item["id"], name=item["name"], title=item["title"], publisher=item.get("publisher"), date=item.get("date"),
        number=item.get("number"), url=item.get("url"), about=item.get("about"), about_name=row["aboutName"],
        loaded_at=item["loadedAt"], entities=item["entities"], relations=item["relations"],
        observations=item["observations"], uncovered=item["uncovered"], demonstration=item["demonstration"],
        extraction=item.get("extraction"))


def _hit(row: Mapping[str, Any], asked: str, rank: float) -> Hit:
    """The name that matched best: whole, then by its beginning, then the shortest."""
    names = [name for name in (row["name"], row["nameEn"], *row["aliases"]) if name]
    words = asked.split()

    def quality(name: str) -> tuple[bool, bool, int, int]:
        form = search_form(name)
        return form != asked, not form.startswith(asked), -sum(word in form for word in words), len(form)

    matched = min(names, key=quality)
    return Hit(row["id"], row["type"], row["name"], row["nameEn"], matched, rank + 1 / (1 + len(matched)))


def _around(text: str, passage: Passage) -> tuple[str, str]:
    begin = text.rfind("\n", 0, passage.start) + 1
    end = text.find("\n", passage.end)
    before = text[max(begin, passage.start - CONTEXT):passage.start]
    return before, text[passage.end:min(len(text) if end < 0 else end, passage.end + CONTEXT)]
