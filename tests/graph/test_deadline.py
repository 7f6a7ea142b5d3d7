"""Time limits: on any work, and on a statement that the embedded engine cannot stop by itself."""

import threading
import time
from pathlib import Path

import pytest

from graph import connection, embedded
from graph.deadline import within
from graph.errors import QueryTimeout
from graph.store import open_store
from tests.graph.example import small


def never() -> None:
    raise AssertionError


def test_work_in_time_gives_its_result_or_its_error() -> None:
    assert within(5, lambda: 3, patience=5, on_stuck=never) == 3
    with pytest.raises(ZeroDivisionError):
        within(5, lambda: 1 // 0, patience=5, on_stuck=never)


def test_work_that_ends_later_is_left_alone() -> None:
    with pytest.raises(QueryTimeout, match=r"0\.05 s"):
        within(0.05, lambda: time.sleep(0.2), patience=0.3, on_stuck=never)
    time.sleep(0.5)


def test_work_that_does_not_end_is_reported() -> None:
    end, told = threading.Event(), threading.Event()
    with pytest.raises(QueryTimeout):
        within(0.05, end.wait, patience=0.1, on_stuck=told.set)
    assert told.wait(5)
    end.set()


def test_an_engine_that_cannot_stop_is_replaced(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARKGRAPH_QUERY_TIMEOUT", "2")
    monkeypatch.setattr(connection, "SECONDS_BEYOND_LIMIT", 1.0)
    endless = "RETURN size([x IN range(1, 1000000) WHERE size([y IN range(1, 1000000) WHERE y = -x]) > 0]) AS n"
    with open_store(f"embedded:{folder}", role="writer") as store:
        store.load(small())
        before = store.counts()
        running = embedded.state(folder)
        with pytest.raises(QueryTimeout):
            store.rows(endless, timeout=1)
        deadline = time.monotonic() + 20
        while embedded.state(folder) == running:
            assert time.monotonic() < deadline
            time.sleep(0.5)
            assert store.counts() == before
