"""Serving the app to this machine: one Streamlit process on loopback, a browser where there is a display."""

import os
import signal
import socket
import subprocess
import sys
import time
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn
from urllib.error import URLError
from urllib.request import urlopen

PROJECT = Path(__file__).resolve().parent.parent
APP = PROJECT / "ui" / "app.py"
HOST = "127.0.0.1"
SECONDS_TO_START = 60.0


class PortTaken(Exception):
    """Another program listens on the port."""


class AppFailed(Exception):
    """The app ended, or did not answer in time."""


@dataclass(frozen=True)
class Served:
    """The app's process; it may still be starting."""

    child: "subprocess.Popen[bytes]"
    port: int

    def ready(self) -> str:
        """The address, as soon as the app answers there. Raises AppFailed."""
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline and self.child.poll() is None:
            if _answers(self.port):
                return f"http://localhost:{self.port}"
            time.sleep(0.1)
        raise AppFailed

    def wait(self) -> int:
        """Until somebody ends the app; its exit code, 0 where that was Ctrl+C."""
        try:
            return self.child.wait()
        except KeyboardInterrupt:  # the terminal sent it to the child as well, which ends in its own order
            self.child.wait()
            return 0


@contextmanager
def serving(*, port: int, store: str | None) -> Iterator[Served]:
    """The app, started at once and ended at the end; whoever ends this process ends it too. Raises PortTaken."""
    if _listens(port):
        raise PortTaken
    environment = {**os.environ, **({"PARKGRAPH_STORE": store} if store else {})}
    arguments = ["--server.address", HOST, "--server.port", str(port), "--server.headless", "true", "--logger.level", "warning"]
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):  # Windows knows no SIGHUP
            signal.signal(getattr(signal, name), _end)
    # From the project's folder: Streamlit reads .streamlit/config.toml there.
    child = subprocess.Popen([sys.executable, "-m", "streamlit", "run", str(APP), *arguments], cwd=PROJECT, env=environment,
                             stdout=subprocess.DEVNULL)
    try:
        yield Served(child, port)
    finally:
        if child.poll() is None:
            child.terminate()
            child.wait()


def open_browser(url: str) -> None:
    """Where there is a display to show it on."""
    if sys.platform in ("darwin", "win32") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        webbrowser.open(url)


def _end(number: int, frame: object) -> NoReturn:
    raise SystemExit(128 + number)


def _answers(port: int) -> bool:
    try:
        with urlopen(f"http://{HOST}:{port}/_stcore/health", timeout=2) as response:
            return bool(response.status == 200)
    except (URLError, OSError):
        return False


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((HOST, port)) == 0
