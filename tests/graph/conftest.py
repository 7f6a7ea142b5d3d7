"""One owner process and one embedded database for all tests of the graph; `store` gives it empty."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import embedded
from graph.store import Store, open_store


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of an embedded database that lives as long as the session of tests."""
    folder = tmp_path_factory.mktemp("graph")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PARKGRAPH_OWNER_GRACE", "60")
        environment.setenv("PARKGRAPH_QUERY_TIMEOUT", "15")  # a statement that is given up should not slow the tests after it
        yield f"embedded:{folder}"
    embedded.stop(folder)


@pytest.fixture(scope="session")
def writer(database: str) -> Iterator[Store]:
    with open_store(database, role="writer") as store:
        yield store


@pytest.fixture
def store(writer: Store) -> Store:
    """An empty store, open for writing."""
    for document in writer.documents():
        writer.remove(document.id)
    return writer


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder for a database of its own; its owner is ended afterwards."""
    path = tmp_path / "graph"
    yield path
    if path.exists():
        embedded.stop(path)
