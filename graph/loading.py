"""One document's facts into the graph, or out of it, within one transaction.

The difference between what the document said before and what it says now is found first, then only
that is written: loading the same facts again writes nothing, and shared things are merged anew from
what all documents say of them (`graph.merging`).
"""

from collections.abc import Mapping
from dataclasses import replace

from neo4j import ManagedTransaction

from graph import statements
from graph.answers import Change
from graph.entities import delete_unmentioned, write_entities
from graph.facts import Facts, Indicator
from graph.merging import Properties, RelationState, merged_observation, present
from graph.said import Said, said_before, said_by, stored_relation, supports_of
from graph.statements import typed
from graph.transactions import differing, grouped, rows, run, run_ids, run_rows


def load(tx: ManagedTransaction, facts: Facts, now: str) -> Change:
    """Make the graph say of this document what `facts` says; `now` is the time of loading, ISO 8601."""
    return _replace(tx, facts.document.id, said_by(facts), {item.id: item for item in facts.indicators},
                    {"text": facts.document.text, "loadedAt": now})


def remove(tx: ManagedTransaction, document: str) -> Change:
    """Take the document and all that only it says out of the graph."""
    return _replace(tx, document, Said(), {}, {})


def _replace(tx: ManagedTransaction, document: str, new: Said, indicators: Mapping[str, Indicator],
             text: Properties) -> Change:
    run(tx, statements.TAKE_TURN)
    old = said_before(tx, document)
    if new != old:
        figures = differing(old.figures, new.figures)
        run_ids(tx, statements.DELETE_EVIDENCE, (item for item in figures if item in old.figures), document=document)
        run_ids(tx, statements.DELETE_PASSAGES, old.passages.keys() - new.passages.keys())
        if new.document is not None:
            run(tx, statements.PUT_DOCUMENT, properties=new.document | text)
        run_rows(tx, statements.CREATE_PASSAGES,
                 (new.passages[item] for item in new.passages if item not in old.passages), document=document)
        write_entities(tx, document, old.mentions, new.mentions)
        _write_relations(tx, old, new)
        _write_figures(tx, figures, new, indicators)
        delete_unmentioned(tx, old.mentions.keys() - new.mentions.keys())
        if new.document is None:
            run(tx, statements.DELETE_DOCUMENT, document=document)
    return Change(document, added=len(new.statements - old.statements), withdrawn=len(old.statements - new.statements),
                  kept=len(new.statements & old.statements))


def _write_relations(tx: ManagedTransaction, old: Said, new: Said) -> None:
    """Each changed relation gets the support that other documents give it, and this document's new one."""
    changed = [new.relations.get(item) or old.relations[item] for item in differing(old.relations, new.relations)]
    own_passages = old.passages.keys() | new.passages.keys()
    keys = [{"id": item.id, "head": item.head, "tail": item.tail} for item in changed]
    standing = {item.id: item for item in map(stored_relation, rows(tx, statements.RELATIONS, rows=keys))}
    created: list[RelationState] = []
    kept: list[RelationState] = []
    ended: list[RelationState] = []
    for relation in changed:
        before = standing.get(relation.id)
        support = {} if before is None else {key: item for key, item in before.support.items() if key not in own_passages}
        if relation.id in new.relations:
            support |= relation.support
        target = ended if not support else created if before is None else kept
        target.append(replace(relation, support=support))
    for statement, relations in ((statements.DELETE_RELATIONS, ended), (statements.SET_RELATIONS, kept),
                                 (statements.CREATE_RELATIONS, created)):
        for kind, group in grouped(relations, lambda relation: relation.type):
            run_rows(tx, typed(statement, kind), map(_relation_row, group))


def _relation_row(relation: RelationState) -> Properties:
    return {"id": relation.id, "head": relation.head, "tail": relation.tail,
            "properties": relation.properties if relation.support else None}


def _write_figures(tx: ManagedTransaction, changed: list[str], new: Said, indicators: Mapping[str, Indicator]) -> None:
    """Each changed observation is merged from the evidence that other documents give it, and this document's new one."""
    stored = {row["id"]: row for row in rows(tx, statements.OBSERVATIONS, ids=changed)}
    standing = supports_of(tx, list(stored))  # this document's evidence for what changed is gone already
    created, kept, evidence = [], [], []
    for identifier in changed:
        figure = new.figures.get(identifier)
        own = figure.support if figure else {}
        support = [*standing.get(identifier, {}).values(), *own.values()]
        evidence += [{"observation": identifier, "passage": passage, "properties": item} for passage, item in own.items()]
        if figure and identifier not in stored:
            created.append({"subject": figure.subject, "indicator": figure.indicator,
                            "properties": merged_observation(figure.fixed, support)})
        elif support:
            fixed = figure.fixed if figure else stored[identifier]["fixed"]
            kept.append(merged_observation(present(fixed), support))
    ended = stored.keys() - {item["id"] for item in kept}
    used = {new.figures[item].indicator for item in changed if item in new.figures}
    run_rows(tx, statements.PUT_INDICATORS, (_indicator_row(indicators[item]) for item in sorted(used)))
    run_rows(tx, statements.CREATE_OBSERVATIONS, created)
    run_rows(tx, statements.SET_OBSERVATIONS, kept)
    run_rows(tx, statements.CREATE_EVIDENCE, evidence)
    run_ids(tx, statements.DELETE_OBSERVATIONS, ended)
    run_ids(tx, statements.DELETE_UNUSED_INDICATORS, {stored[item]["indicator"] for item in ended})


def _indicator_row(indicator: Indicator) -> Properties:
    """What follows from an indicator's id alone: units of an unlisted one differ by figure, and stand there."""
    return present({"id": indicator.id, "name": indicator.name, "nameEn": indicator.name_en,
                    "unit": indicator.unit if indicator.scheme else None})
