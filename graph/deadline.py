"""A time limit kept by the client, for an engine that does not keep one for a single statement."""

import threading
from collections.abc import Callable
from typing import TypeVar

from graph.engine_errors import too_slow

T = TypeVar("T")


def within(seconds: float, work: Callable[[], T], *, patience: float, on_stuck: Callable[[], object]) -> T:
    """The result of `work`, run in a thread of its own; QueryTimeout after `seconds`.

    A thread cannot be stopped: after that it is left alone, and if it still runs when `patience` seconds more
    have gone by, `on_stuck` is called.
    """
    results: list[T] = []
    errors: list[BaseException] = []

    def body() -> None:
        try:
            results.append(work())
        except BaseException as error:  # raised again below, in the thread of the caller
            errors.append(error)

    thread = threading.Thread(target=body, name="statement", daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        watchdog = threading.Timer(patience, lambda: on_stuck() if thread.is_alive() else None)
        watchdog.daemon = True
        watchdog.start()
        raise too_slow(seconds)
    if errors:
        raise errors[0]
    return results[0]
