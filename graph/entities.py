"""Writing entities: their nodes follow from their MENTIONS edges, whatever the order of loading."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from neo4j import ManagedTransaction

from graph import statements
from graph.merging import EntityState, Properties, adds_nothing, merged_entity
from graph.ontology import ontology
from graph.statements import typed
from graph.transactions import differing, grouped, rows, run_ids, run_rows


def write_entities(tx: ManagedTransaction, document: str, old: Mapping[str, Properties], new: Mapping[str, Properties]) -> None:
    """Change the document's mentions from `old` to `new` and bring the nodes of the entities up to date.

    Entities that nobody mentions any more stay until `delete_unmentioned`.
    """
    touched = differing(old, new)
    before = _stored(tx, touched)
    open_question = [item for item in touched if item in old or item not in before or not adds_nothing(new[item], before[item])]
    states = _merged(tx, document, open_question, new)
    created = [state for item, state in states.items() if item not in before]
    retyped = [state for item, state in states.items() if item in before and state.type != before[item].type]
    edges = _edges(tx, [state.properties["id"] for state in retyped])
    run_ids(tx, statements.DELETE_ENTITIES, (state.properties["id"] for state in retyped))
    _create(tx, [*created, *retyped])
    _restore(tx, edges)
    run_rows(tx, statements.SET_ENTITIES, (
        state.properties for item, state in states.items()
        if item in before and state.type == before[item].type and state.properties != before[item].properties))
    _write_parents(tx, before, states)
    _write_mentions(tx, document, old, new)


def delete_unmentioned(tx: ManagedTransaction, candidates: Collection[str]) -> None:
    run_ids(tx, statements.DELETE_UNMENTIONED, sorted(candidates))


def _stored(tx: ManagedTransaction, ids: list[str]) -> dict[str, EntityState]:
    parents: dict[str, str] = {}
    for hierarchy in ontology().hierarchies:
        parents |= {row["id"]: row["parent"] for row in rows(tx, typed(statements.PARENTS, hierarchy), ids=ids)}
    return {row["id"]: EntityState(row["properties"]["type"], row["properties"], parents.get(row["id"]))
            for row in rows(tx, statements.ENTITIES, ids=ids)}


def _merged(tx: ManagedTransaction, document: str, ids: list[str], new: Mapping[str, Properties]) -> dict[str, EntityState]:
    """Each entity by what the other documents say of it and what this one says now; without any, it is left out."""
    mentions: defaultdict[str, list[tuple[Mapping[str, Any], int]]] = defaultdict(list)
    for row in rows(tx, statements.MENTIONS_OF_ENTITIES, ids=ids, document=document):
        mentions[row["id"]].append((row, row["documents"]))
    for identifier in ids:
        if identifier in new:
            mentions[identifier].append((new[identifier], 1))
    return {identifier: merged_entity(identifier, said) for identifier, said in mentions.items()}


def _create(tx: ManagedTransaction, states: Iterable[EntityState]) -> None:
    for kind, group in grouped(states, lambda state: state.type):
        run_rows(tx, typed(statements.CREATE_ENTITIES, *ontology().classes[kind].labels), (s.properties for s in group))


def _edges(tx: ManagedTransaction, ids: list[str]) -> list[dict[str, Any]]:
    """All edges of the entities, each once."""
    if not ids:
        return []
    outgoing = rows(tx, statements.EDGES_OUT, ids=ids)
    incoming = [row for row in rows(tx, statements.EDGES_IN, ids=ids) if row["source"] not in ids]
    return outgoing + incoming


def _restore(tx: ManagedTransaction, edges: Iterable[Mapping[str, Any]]) -> None:
    """Only entities have outgoing edges here, and what points at an entity is an entity, a document or an observation."""
    for (label, kind), group in grouped(edges, lambda edge: (edge["label"], edge["type"])):
        run_rows(tx, typed(statements.CREATE_EDGES[label], kind), group)


def _write_parents(tx: ManagedTransaction, before: Mapping[str, EntityState], states: Mapping[str, EntityState]) -> None:
    changed = [item for item, state in states.items() if state.parent != (before[item].parent if item in before else None)]
    for hierarchy in ontology().hierarchies:
        run_ids(tx, typed(statements.DELETE_PARENTS, hierarchy), (item for item in changed if item in before))
    linked = [states[item] for item in changed if states[item].parent is not None]
    for hierarchy, group in grouped(linked, lambda state: _hierarchy(state.type)):
        run_rows(tx, typed(statements.CREATE_PARENTS, hierarchy),
                 ({"id": state.properties["id"], "parent": state.parent} for state in group))


def _hierarchy(kind: str) -> str:
    """The reference hierarchy that things of this class stand in."""
    return next(name for name, term in ontology().hierarchies.items() if any(kind == head for head, _ in term.signatures))


def _write_mentions(tx: ManagedTransaction, document: str, old: Mapping[str, Properties], new: Mapping[str, Properties]) -> None:
    touched = differing(old, new)
    run_ids(tx, statements.DELETE_MENTIONS, (item for item in touched if item not in new), document=document)
    run_rows(tx, statements.SET_MENTIONS, ({"id": item, "properties": new[item]} for item in touched
                                           if item in old and item in new), document=document)
    run_rows(tx, statements.CREATE_MENTIONS, ({"id": item, "properties": new[item]} for item in touched
                                              if item not in old), document=document)
