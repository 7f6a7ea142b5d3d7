"""The worked example, loaded once into each engine at hand; the tests only read.

The embedded engine is always there. A Neo4j server is used as well where PARKGRAPH_TEST_NEO4J names one (bolt://…, with
PARKGRAPH_USER and PARKGRAPH_PASSWORD): an empty one kept for tests.
"""

import os
from collections.abc import Iterator

import pytest

from graph import embedded
from graph.store import Store, open_store
from tests.queries.worked_example import all_facts

NEO4J = os.environ.get("PARKGRAPH_TEST_NEO4J")


@pytest.fixture(scope="session", params=["embedded", "neo4j"])
def example(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    if request.param == "neo4j" and NEO4J is None:
        pytest.skip("no Neo4j server to test with: PARKGRAPH_TEST_NEO4J is not set")
    folder = tmp_path_factory.mktemp("example")
    url = f"embedded:{folder}" if request.param == "embedded" else str(NEO4J)
    with open_store(url, role="writer") as writer:
        for facts in all_facts():
            writer.load(facts)
        with open_store(url) as reader:
            yield reader
        for facts in all_facts():
            writer.remove(facts.document.id)
    if request.param == "embedded":
        embedded.stop(folder)
