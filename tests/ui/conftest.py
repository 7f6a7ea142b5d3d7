"""The app as a person sees it, run without a browser over a small graph in the embedded engine."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from graph import embedded
from graph.store import open_store
from tests.conftest import PROJECT
from tests.ui.examples import load_examples

APP = str(PROJECT / "ui" / "app.py")
Open = Callable[..., AppTest]


@pytest.fixture(scope="session")
def loaded_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("app-graph")
    with open_store(f"embedded:{folder}"):  # held open: otherwise the engine would start anew for each test
        load_examples(f"embedded:{folder}")
        yield folder
    embedded.stop(folder)


def _opener(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Open:
    monkeypatch.setenv("PARKGRAPH_STORE", f"embedded:{folder}")
    st.cache_resource.clear()
    st.cache_data.clear()

    def open_page(page: str = "home", **parameters: str) -> AppTest:
        """The page after its first run, with the query parameters given."""
        app = AppTest.from_file(APP, default_timeout=60).run()
        app.switch_page(f"views/{page}.py")
        for name, value in parameters.items():
            app.query_params[name] = value
        return app.run()

    return open_page


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch, loaded_folder: Path) -> Iterator[Open]:
    """Opens a page over the examples."""
    yield _opener(monkeypatch, loaded_folder)
    st.cache_resource.clear()


@pytest.fixture(scope="session")
def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A graph that holds nothing, kept open so that each page finds it running."""
    folder = tmp_path_factory.mktemp("empty-graph")
    with open_store(f"embedded:{folder}"):
        yield folder
    embedded.stop(folder)


@pytest.fixture
def open_empty(monkeypatch: pytest.MonkeyPatch, empty_folder: Path) -> Iterator[Open]:
    """Opens a page over a graph that holds nothing."""
    yield _opener(monkeypatch, empty_folder)
    st.cache_resource.clear()
