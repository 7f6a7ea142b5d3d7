"""A connection to one store: its drivers, whose turn it is to write, and a new owner where the old one has gone."""

import logging
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

from neo4j import Driver, GraphDatabase, ManagedTransaction, unit_of_work

from graph import embedded, schema
from graph.deadline import within
from graph.dialects import DIALECTS, Dialect
from graph.engine_errors import read_only, spoken
from graph.errors import StoreError, StoreUnavailable
from graph.locks import LockTimeout, locked

# The driver warns of each attempt that it repeats; what fails in the end is raised, and said in our words.
logging.getLogger("neo4j").setLevel(logging.ERROR)

Role = Literal["reader", "writer"]
T = TypeVar("T")

# How long the driver itself tries again. A lost owner is not found by trying again, but by starting a new one.
SECONDS_TO_RETRY = {"embedded": 1.0, "neo4j": 30.0}
SECONDS_FOR_A_TURN = 600.0  # another process may be loading a large document
SECONDS_BEYOND_LIMIT = 10.0
SECONDS_TO_DIE = 0.2  # between the end of one connection to a killed owner and the end of another


@dataclass(frozen=True)
class Opened:
    """The drivers in use; on a server both are the same, on the embedded engine they are two users."""

    reader: Driver
    writer: Driver
    lease: embedded.Lease | None

    def close(self) -> None:
        self.reader.close()
        self.writer.close()
        if self.lease:
            self.lease.release()


class Connection:
    """Transactions against one store, in one role. Safe to use from several threads."""

    def __init__(self, url: str, role: Role) -> None:
        self.url = url
        self.role = role
        scheme, _, path = url.partition(":")
        self.folder = embedded.PROJECT / Path(path).expanduser() if scheme == "embedded" else None
        self.dialect: Dialect = DIALECTS["embedded" if self.folder else "neo4j"]
        self._opening = threading.Lock()
        self._opened = self._open()

    def close(self) -> None:
        self._opened.close()

    def read(self, work: Callable[[ManagedTransaction], T], timeout: float) -> T:
        """Run a transaction that cannot write. Raises QueryTimeout after `timeout` seconds."""
        timed = unit_of_work(timeout=timeout)(work)

        def attempt(opened: Opened) -> T:
            with opened.reader.session(default_access_mode="READ") as session:
                return session.execute_read(timed)

        if not self.dialect.stops_late:
            return self._call(attempt)
        limit = embedded.Settings.of(os.environ).timeout
        return within(timeout, lambda: self._call(attempt), patience=limit + SECONDS_BEYOND_LIMIT, on_stuck=self._end_owner)

    def write(self, work: Callable[[ManagedTransaction], T]) -> T:
        """Run a transaction that writes; writers take turns. `work` may be run again if its first run came to nothing."""
        if self.role != "writer":
            raise read_only("opened as a reader")

        def attempt(opened: Opened) -> T:
            with self._turn(), opened.writer.session() as session:
                return session.execute_write(work)

        return self._call(attempt)

    def _call(self, attempt: Callable[[Opened], T]) -> T:
        """One more attempt, with a new owner, if that of the embedded database has gone."""
        opened = self._opened
        try:
            with spoken(self.url):
                return attempt(opened)
        except StoreError as error:  # whatever a dying engine says, even that the password is wrong
            wait = SECONDS_TO_DIE if isinstance(error, StoreUnavailable) else 0.0
            if opened.lease is None or not opened.lease.ended(wait):
                raise
        with self._opening:
            if self._opened is opened:  # else another thread was faster
                opened.close()
                self._opened = self._open()
        with spoken(self.url):
            return attempt(self._opened)

    def _open(self) -> Opened:
        opened = self._connect()
        try:
            with spoken(self.url):
                opened.reader.verify_connectivity()  # fails at once where a transaction would be tried again for long
                version = schema.stored_version(opened.reader)
                # An embedded database is made ready by whoever comes first; on a server only a writer may do so.
                if version is None and (self.folder or self.role == "writer"):
                    with self._turn():
                        schema.create(opened.writer, self.dialect)
            schema.check(version, self.url)
        except BaseException:
            opened.close()
            raise
        return opened

    def _connect(self) -> Opened:
        if self.folder:
            lease = embedded.lease(self.folder)
            return Opened(self._driver(lease.uri, "reader", lease.passwords["reader"]),
                          self._driver(lease.uri, "writer", lease.passwords["writer"]), lease)
        driver = self._driver(self.url, os.environ.get("PARKGRAPH_USER", "neo4j"), os.environ.get("PARKGRAPH_PASSWORD", ""))
        return Opened(driver, driver, None)

    def _driver(self, uri: str, user: str, password: str) -> Driver:
        return GraphDatabase.driver(
            uri, auth=(user, password), connection_timeout=10.0, max_transaction_retry_time=SECONDS_TO_RETRY[self.dialect.name],
            initial_retry_delay=0.1, user_agent="parkgraph", telemetry_disabled=True, notifications_min_severity="OFF")

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Writers of an embedded database queue here, instead of failing and trying again."""
        if not self.folder:
            yield
            return
        try:
            with locked(self.folder / embedded.WRITE_LOCK, SECONDS_FOR_A_TURN):
                yield
        except LockTimeout as error:
            raise StoreUnavailable("另一个进程一直在写入该图，请稍后再试。",
                                   "Another process has been writing to this graph all the time; try again later.") from error

    def _end_owner(self) -> None:
        """The only way to stop some statements of the embedded engine; everybody else finds a new owner."""
        if self.folder:
            embedded.stop(self.folder)
