"""The control connection between an owner process and its clients, on loopback.

A client connects, sends one line of JSON with the owner's token and what it asks for, and reads one
line back. After `lease` it keeps the connection open for as long as it needs the database: the
operating system closes it when the client dies, so no lease outlives its holder. `stop` ends the
owner at once.
"""

import hmac
import json
import selectors
import socket
import time
from dataclasses import dataclass, field

LONGEST_LINE = 4096
SECONDS_TO_ASK = 5.0


class Refused(Exception):
    """The other side is not the owner that the state file spoke of, or does not accept the token."""


def ask(port: int, token: str, wish: str, *, timeout: float = 5.0) -> socket.socket:
    """The open connection after the owner granted the wish (`lease` or `stop`); raises OSError or Refused."""
    connection = socket.create_connection(("127.0.0.1", port), timeout=timeout)
    try:
        connection.sendall(json.dumps({"token": token, "wish": wish}).encode() + b"\n")
        answer = b""
        while not answer.endswith(b"\n") and len(answer) < LONGEST_LINE:
            part = connection.recv(LONGEST_LINE)
            if not part:
                raise Refused("the connection was closed")
            answer += part
        if answer != b"granted\n":
            raise Refused(answer.decode("utf-8", "replace").strip())
        connection.settimeout(None)
    except BaseException:
        connection.close()
        raise
    return connection


@dataclass
class _Caller:
    connected: float
    heard: bytes = b""
    leased: bool = False


@dataclass
class Listener:
    """The owner's side. `run` returns when the last lease has been gone for `grace` seconds, or on `stop`."""

    token: str
    grace: float
    _socket: socket.socket = field(init=False)
    _callers: dict[socket.socket, _Caller] = field(init=False, default_factory=dict)
    _stopping: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.setblocking(False)

    @property
    def port(self) -> int:
        return int(self._socket.getsockname()[1])

    def stop(self) -> None:
        """Let `run` return soon; safe in a signal handler."""
        self._stopping = True

    def run(self) -> None:
        free_since = time.monotonic()
        with selectors.DefaultSelector() as selector:
            selector.register(self._socket, selectors.EVENT_READ)
            while not self._stopping:
                for key, _ in selector.select(timeout=0.25):
                    if key.data is None:
                        self._accept(selector)
                    else:
                        self._hear(selector, key.data)
                self._drop_silent(selector)
                if any(caller.leased for caller in self._callers.values()):
                    free_since = time.monotonic()
                elif time.monotonic() - free_since > self.grace:
                    break
        self.close()

    def close(self) -> None:
        self._socket.close()
        for connection in self._callers:
            connection.close()
        self._callers.clear()

    def _accept(self, selector: selectors.BaseSelector) -> None:
        try:
            connection, _ = self._socket.accept()
        except BlockingIOError:  # the caller left before it was accepted
            return
        connection.setblocking(False)
        self._callers[connection] = _Caller(connected=time.monotonic())
        selector.register(connection, selectors.EVENT_READ, data=connection)

    def _hear(self, selector: selectors.BaseSelector, connection: socket.socket) -> None:
        caller = self._callers[connection]
        try:
            part = connection.recv(LONGEST_LINE)
        except BlockingIOError:
            return
        except OSError:
            part = b""
        caller.heard += part
        asked = not caller.leased and caller.heard.endswith(b"\n")
        if not part or len(caller.heard) > LONGEST_LINE or (asked and not self._grant(connection, caller)):
            self._drop(selector, connection)

    def _grant(self, connection: socket.socket, caller: _Caller) -> bool:
        try:
            request = json.loads(caller.heard)
            token, wish = str(request["token"]), request["wish"]
        except (ValueError, KeyError, TypeError):
            return False
        if not hmac.compare_digest(token.encode(), self.token.encode()) or wish not in ("lease", "stop"):
            return False
        caller.leased = wish == "lease"
        self._stopping = self._stopping or wish == "stop"
        try:
            connection.sendall(b"granted\n")
        except OSError:
            return False
        return True

    def _drop_silent(self, selector: selectors.BaseSelector) -> None:
        late = time.monotonic() - SECONDS_TO_ASK
        for connection, caller in list(self._callers.items()):
            if not caller.leased and caller.connected < late:
                self._drop(selector, connection)

    def _drop(self, selector: selectors.BaseSelector, connection: socket.socket) -> None:
        selector.unregister(connection)
        del self._callers[connection]
        connection.close()
