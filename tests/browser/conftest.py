"""The app served to a real browser; whatever calls beyond this machine or fails in the console fails the test."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from graph import embedded
from graph.store import open_store
from tests.conftest import PROJECT
from tests.ui.examples import load_examples

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)
LOCAL = {"localhost", "127.0.0.1"}
SECONDS_TO_START = 60


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if shutil.which(CHROMIUM) is None:
        reason = f"no Chromium at {CHROMIUM}; install it or name it in the environment variable CHROMIUM"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app over the examples, on a free port."""
    folder = tmp_path_factory.mktemp("browser-graph")
    url = f"embedded:{folder}"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("browser-log") / "app.log"
    with open_store(url), log.open("wb") as output:
        load_examples(url)
        app = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "ui/app.py", "--server.port", str(port)],
            cwd=PROJECT, env={**os.environ, "PARKGRAPH_STORE": url}, stdout=output, stderr=subprocess.STDOUT,
        )
        try:
            _wait_for(f"http://127.0.0.1:{port}/_stcore/health", app, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            app.terminate()
            app.wait(timeout=20)
    embedded.stop(folder)
    assert "Traceback" not in log.read_text(encoding="utf-8", errors="replace")


def _wait_for(health: str, app: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end:
        if app.poll() is not None:
            break
        try:
            with urlopen(health, timeout=1):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"the app did not start:\n{log.read_text(encoding='utf-8', errors='replace')}")


@dataclass
class Watched:
    """A page and what it should not have done."""

    page: Page
    address: str
    faults: list[str] = field(default_factory=list)

    def request(self, request: Request) -> None:
        where = urlsplit(request.url)
        if where.scheme not in ("data", "blob") and where.hostname not in LOCAL:
            self.faults.append(f"request beyond this machine: {request.url}")

    def console(self, message: ConsoleMessage) -> None:
        # A page opened by its address looks for the server's files beside that address first, and is answered 404.
        if message.type == "error" and "404" not in message.text:
            self.faults.append(f"console: {message.text}")


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(30_000)
    watched = Watched(page, address)
    page.on("request", watched.request)
    page.on("console", watched.console)
    page.on("pageerror", lambda error: watched.faults.append(f"script: {error}"))
    page.on("dialog", lambda dialog: (watched.faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    yield watched
    context.close()
    assert watched.faults == []
