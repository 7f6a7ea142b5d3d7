"""The graph is a function of the documents that are loaded, whatever was loaded and removed before."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.answers import Change
from graph.facts import Facts
from graph.store import Store
from tests.graph.dump import Dump, dump
from tests.graph.strategies import DOCUMENTS, facts

EMPTY = Dump([], [])
# Every example clears the store itself; how long one takes says more about the machine than about the store.
on_the_engine = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def clear(store: Store) -> None:
    for document in store.documents():
        store.remove(document.id)
    assert dump(store) == EMPTY


@on_the_engine
@given(first=facts(0), second=facts(1))
def test_a_document_leaves_no_trace(store: Store, first: Facts, second: Facts) -> None:
    clear(store)
    store.load(first)
    alone = dump(store)
    store.load(second)
    store.remove(second.document.id)
    assert dump(store) == alone


@on_the_engine
@given(reading=facts())
def test_loading_twice_is_loading_once(store: Store, reading: Facts) -> None:
    clear(store)
    statements = len(reading.relations) + len(reading.observations)
    assert store.load(reading) == Change(reading.document.id, added=statements, withdrawn=0, kept=0)
    once = dump(store)
    assert store.load(reading) == Change(reading.document.id, added=0, withdrawn=0, kept=statements)
    assert dump(store) == once
    assert store.remove(reading.document.id) == Change(reading.document.id, added=0, withdrawn=statements, kept=0)
    assert dump(store) == EMPTY


@on_the_engine
@given(first=st.tuples(facts(0), facts(1), facts(2)), then=st.lists(facts() | st.integers(0, 2), max_size=5))
def test_any_sequence_is_what_remains_of_it(store: Store, first: tuple[Facts, ...], then: list[Facts | int]) -> None:
    """A step loads a reading of a document, in place of the one before, or removes the document of that number."""
    clear(store)
    remaining: dict[str, Facts] = {}
    for step in (*first, *then):
        if isinstance(step, Facts):
            store.load(step)
            remaining[step.document.id] = step
        else:
            store.remove(DOCUMENTS[step].id)
            remaining.pop(DOCUMENTS[step].id, None)
    after = dump(store)
    clear(store)
    for reading in reversed(remaining.values()):
        store.load(reading)
    assert dump(store) == after
