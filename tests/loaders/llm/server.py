"""A local server that speaks as much of the protocol as a model's endpoint must, and misbehaves as it is told to."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any

from loaders.llm.settings import Settings


@dataclass(frozen=True)
class Turn:
    """One response. `delay`: seconds before it; `raw`: a body in place of a completion."""

    content: str | None = ""
    status: int = 200
    delay: float = 0.0
    finish: str = "stop"
    raw: bytes | None = None


@dataclass
class Server:
    """`bodies` and `headers` of all requests, in order of arrival."""

    url: str
    bodies: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def settings(self, **changes: Any) -> Settings:
        return Settings(**{"url": self.url, "model": "test-model", "key": "secret-key", "timeout": 5.0, "attempts": 3, **changes})


@contextmanager
def serving(respond: Callable[[int, dict[str, Any]], Turn]) -> Iterator[Server]:
    """A server for as long as the block runs. `respond` is given the number of the request, from 0, and its body."""
    lock = Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with lock:
                number = len(server.bodies)
                server.bodies.append(body)
                server.headers.append({name.lower(): value for name, value in self.headers.items()})
            turn = respond(number, body)
            time.sleep(turn.delay)
            payload = turn.raw if turn.raw is not None else json.dumps(_completion(turn)).encode()
            try:
                self.send_response(turn.status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Retry-After-Ms", "20")
                self.send_header("Content-Length", str(len(payload)))
                self.end_headers()
                self.wfile.write(payload)
            except ConnectionError:  # the client has given up on a slow answer
                self.close_connection = True

        def log_message(self, format: str, *args: Any) -> None:
            """Tests read what was asked from `bodies`."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    server = Server(f"http://127.0.0.1:{http.server_address[1]}/v1")
    thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        thread.join()
        http.server_close()


def always(content: str) -> Callable[[int, dict[str, Any]], Turn]:
    return lambda number, body: Turn(content)


def in_turn(*turns: Turn) -> Callable[[int, dict[str, Any]], Turn]:
    """These responses one after another, the last one for ever."""
    return lambda number, body: turns[min(number, len(turns) - 1)]


def _completion(turn: Turn) -> dict[str, Any]:
    if turn.status != 200:
        return {"error": {"message": "told to fail", "type": "test"}}
    message = {"role": "assistant", "content": turn.content}
    return {"id": "c", "object": "chat.completion", "created": 0, "model": "test-model",
            "choices": [{"index": 0, "message": message, "finish_reason": turn.finish}],
            "usage": {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110}}
