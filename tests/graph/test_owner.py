"""The owner process: who starts it, who finds it, when it ends, and what of it others may read."""

import os
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from graph import control, embedded, owner
from graph.errors import StoreUnavailable
from graph.store import open_store
from tests.graph.example import small

posix = pytest.mark.skipif(sys.platform == "win32", reason="file modes are of POSIX")


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def eventually(condition: Callable[[], bool], seconds: float = 15.0) -> bool:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def test_whoever_comes_second_finds_the_first_owner(folder: Path) -> None:
    first = embedded.lease(folder)
    begin = time.monotonic()
    second = embedded.lease(folder)
    assert time.monotonic() - begin < 1
    assert (second.owner_pid, second.uri) == (first.owner_pid, first.uri)
    first.release()
    second.release()


def test_clients_that_start_at_once_get_one_owner(folder: Path) -> None:
    leases: list[embedded.Lease] = []
    threads = [threading.Thread(target=lambda: leases.append(embedded.lease(folder))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(leases) == 4
    assert len({lease.owner_pid for lease in leases}) == 1
    for lease in leases:
        lease.release()


def test_the_last_one_out_ends_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARKGRAPH_OWNER_GRACE", "1")
    first, second = embedded.lease(folder), embedded.lease(folder)
    first.release()
    time.sleep(2)
    assert alive(second.owner_pid)
    second.release()
    assert eventually(lambda: not alive(second.owner_pid))
    assert not (folder / owner.STATE_FILE).exists()


def test_a_client_that_is_killed_gives_up_its_lease(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARKGRAPH_OWNER_GRACE", "1")
    program = ("from graph import embedded; from pathlib import Path;"
               f"print(embedded.lease(Path({str(folder)!r})).owner_pid, flush=True); input()")
    client = subprocess.Popen([sys.executable, "-c", program], cwd=embedded.PROJECT, text=True,
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert client.stdout
    pid = int(client.stdout.readline())
    assert alive(pid)
    client.kill()
    client.communicate()
    assert eventually(lambda: not alive(pid))


def test_stop_ends_it_at_once_and_a_client_goes_on_with_another(folder: Path) -> None:
    with open_store(f"embedded:{folder}", role="writer") as store:
        store.load(small())
        before = store.counts()
        assert embedded.stop(folder)
        assert store.counts() == before  # started again, unseen
    assert embedded.stop(folder)
    assert not embedded.stop(folder)


@posix
def test_an_owner_that_was_killed_is_replaced(folder: Path) -> None:
    with open_store(f"embedded:{folder}", role="writer") as store:
        store.load(small())
        before = store.counts()
        lease = embedded.lease(folder)
        os.kill(lease.owner_pid, signal.SIGKILL)
        lease.release()
        assert store.counts() == before
        assert store.load(small()).kept == 3


@posix
def test_only_the_user_may_read_the_database(folder: Path) -> None:
    with open_store(f"embedded:{folder}", role="writer") as store:
        store.load(small())
        modes = {path: stat.S_IMODE(path.stat().st_mode) for path in [folder, *folder.rglob("*")]}
    assert [path for path, mode in modes.items() if mode & 0o077] == []
    assert modes[folder] == 0o700
    assert modes[folder / owner.STATE_FILE] == modes[folder / owner.CREDENTIALS_FILE] == 0o600


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="needs Linux's /proc")
def test_it_listens_on_loopback_only(folder: Path) -> None:
    lease = embedded.lease(folder)
    sockets = {os.readlink(link) for link in Path(f"/proc/{lease.owner_pid}/fd").iterdir() if link.is_symlink()}
    listening = []
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/{lease.owner_pid}/net/{table}").read_text().splitlines()[1:]:
            fields = line.split()
            if fields[3] == "0A" and f"socket:[{fields[9]}]" in sockets:
                listening.append(fields[1].partition(":")[0])
    loopback = {"0100007F", "0000000000000000FFFF00000100007F"}  # 127.0.0.1, also as an IPv6 address
    assert set(listening) <= loopback
    assert len(listening) == 2  # Bolt and the control port
    lease.release()


def test_a_wrong_token_is_turned_away(folder: Path) -> None:
    lease = embedded.lease(folder)
    running = embedded.state(folder)
    assert running
    for wish, token in (("stop", "guess"), ("lease", "guess"), ("dance", running.token)):
        with pytest.raises(control.Refused):
            control.ask(running.control, token, wish)
    with socket.create_connection(("127.0.0.1", running.control), timeout=5) as noise:
        noise.sendall(b"GET / HTTP/1.0\r\n\r\n")
        assert noise.recv(100) == b""
    assert alive(lease.owner_pid)
    lease.release()


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(StoreUnavailable, match="other files"):
        embedded.lease(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_missing_engine_is_said_with_a_way_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(StoreUnavailable) as error:
        embedded.lease(folder)
    assert "Neo4j" in error.value.zh
    assert "not installed" in error.value.en


def test_an_owner_that_cannot_start_says_why(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARKGRAPH_HEAP", "nonsense")
    with pytest.raises(StoreUnavailable, match="did not start"):
        embedded.lease(folder)
