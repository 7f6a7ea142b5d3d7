"""Calls to functions in other processes. One that dies fails its own call, and another takes its place.

Processes are spawned, not forked: a program with threads and open stores cannot be forked safely. Each therefore reads
lexicons and models for itself.
"""

import signal
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, ParamSpec, Self, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")
_spawned = get_context("spawn")


class WorkerDied(Exception):
    """The process ended before it answered. `code`: its exit code, negative for a signal, 1 where the function raised."""

    def __init__(self, code: int | None) -> None:
        super().__init__(code)
        self.code = code


class Workers:
    """At most `count` processes, each started by the first call that finds no other one free. To be used as a context:
    its end stops them all, whatever they do.

    Each process has a thread here that waits for its answers. The processes do not hear Ctrl+C: it is for this one to end them.
    """

    def __init__(self, count: int) -> None:
        self._threads = ThreadPoolExecutor(count, initializer=_without_interrupts)
        self._of_thread = threading.local()
        self._lock = threading.Lock()
        self._running: set[_Process] = set()
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with self._lock:
            self._closed = True
            for process in self._running:
                process.stop()
        self._threads.shutdown(cancel_futures=True)

    def call(self, function: Callable[_P, _T], /, *arguments: _P.args, **named: _P.kwargs) -> Callable[[], _T]:
        """The answer, when it is asked for; that raises `WorkerDied` if there is none. All that goes over must be picklable."""
        future = self._threads.submit(self._answer, function, arguments, named)
        return lambda: future.result()

    def _answer(self, function: Callable[..., _T], arguments: tuple[Any, ...], named: dict[str, Any]) -> _T:
        process = self._process()
        try:
            answer: _T = process.ask((function, arguments, named))
        except (EOFError, OSError) as error:
            with self._lock:
                self._running.discard(process)
            del self._of_thread.process
            raise WorkerDied(process.exit_code()) from error
        return answer

    def _process(self) -> "_Process":
        """This thread's own process."""
        with self._lock:
            if self._closed:
                raise WorkerDied(None)
            if not hasattr(self._of_thread, "process"):
                self._of_thread.process = _Process()
                self._running.add(self._of_thread.process)
            process: _Process = self._of_thread.process
        return process


class _Process:
    def __init__(self) -> None:
        self._connection, there = _spawned.Pipe()
        self._process = _spawned.Process(target=_serve, args=(there,), daemon=True)
        self._process.start()
        there.close()  # so that its end is felt here

    def ask(self, call: object) -> Any:
        self._connection.send(call)
        return self._connection.recv()

    def stop(self) -> None:
        self._process.terminate()

    def exit_code(self) -> int | None:
        self._connection.close()
        self._process.join()
        return self._process.exitcode


def _serve(connection: "Connection[Any, Any]") -> None:
    """Answer calls until nobody is there to ask. What a function raises ends the process, and is printed by it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            function, arguments, named = connection.recv()
        except EOFError:
            return
        answer = function(*arguments, **named)
        try:
            connection.send(answer)
        except BrokenPipeError:
            return


def _without_interrupts() -> None:
    """Processes inherit it from the thread that starts them, so that Ctrl+C does not hit them before they are set up."""
    if hasattr(signal, "pthread_sigmask"):
        resource_tracker.ensure_running()  # else the start of the first process starts it, which unblocks the signal
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
