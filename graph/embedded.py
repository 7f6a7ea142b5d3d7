"""The embedded database as a client sees it: find the folder's owner process, or start it, and hold a lease on it.

Any number of clients (app, command line, notebook) share one owner. Each lease is an open connection;
when the last one is closed, or its process is gone, the owner ends after `OWNER_GRACE` seconds.
"""

import importlib.util
import json
import os
import platform
import select
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from graph import control, owner
from graph.errors import StoreUnavailable
from graph.locks import LockTimeout, locked

START_LOCK = "start.lock"
WRITE_LOCK = "write.lock"
SECONDS_TO_START = 60.0
LONGEST_LOG = 5 * 1024 * 1024
PROJECT = Path(__file__).resolve().parent.parent

_INSTEAD = ("也可改用 Neo4j：设置 PARKGRAPH_STORE=bolt://主机:7687。",
            "Or use Neo4j instead: set PARKGRAPH_STORE=bolt://HOST:7687.")


@dataclass(frozen=True)
class Settings:
    """How an owner is run: seconds to live on unused, largest Java heap, seconds that one statement may run."""

    grace: float
    heap: str
    timeout: float

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> "Settings":
        return cls(grace=float(environment.get("PARKGRAPH_OWNER_GRACE", "10")),
                   heap=environment.get("PARKGRAPH_HEAP", "512m"),
                   timeout=float(environment.get("PARKGRAPH_QUERY_TIMEOUT", "30")))


@dataclass(frozen=True)
class Lease:
    """The right to use the database: `uri` and passwords stay valid until `release` or the owner's death."""

    folder: Path
    uri: str
    owner_pid: int
    passwords: Mapping[str, str]
    connection: socket.socket

    def ended(self, wait: float) -> bool:
        """Whether the owner has gone or is going; waits up to `wait` seconds for that to show."""
        if self.connection.fileno() < 0:  # released, because another thread has found out already
            return True
        readable, _, _ = select.select([self.connection], [], [], wait)
        return bool(readable)  # an owner says nothing more on this connection: it can only be closed

    def release(self) -> None:
        self.connection.close()


def lease(folder: Path) -> Lease:
    """A lease on the folder's database; starts the owner when none runs. Raises StoreUnavailable."""
    found = _find(folder)
    if found is not None:
        return found
    _prepare(folder)
    try:
        with locked(folder / START_LOCK, timeout=SECONDS_TO_START):
            return _find(folder) or _start(folder, Settings.of(os.environ))
    except LockTimeout as error:
        raise _unavailable("另一个进程一直在启动它", "another process has been starting it all the time") from error


def stop(folder: Path) -> bool:
    """End the folder's owner at once, whoever uses it; False when none ran. Waits until it has let go of the files."""
    running = state(folder)
    if running is None:
        return False
    try:
        control.ask(running.control, running.token, "stop").close()
    except (OSError, control.Refused):
        return False
    try:
        with locked(folder / owner.OWNER_LOCK, timeout=30.0):
            return True
    except LockTimeout as error:
        raise _unavailable("所有者进程没有退出", "the owner process does not end") from error


def _find(folder: Path) -> Lease | None:
    """A lease on the owner that runs, if one does and answers."""
    running = state(folder)
    if running is None:
        return None
    try:
        connection = control.ask(running.control, running.token, "lease")
    except (OSError, control.Refused):  # a stale state file: its owner is gone
        return None
    passwords = json.loads((folder / owner.CREDENTIALS_FILE).read_text(encoding="utf-8"))
    return Lease(folder, f"bolt://127.0.0.1:{running.bolt}", running.pid, passwords, connection)


def state(folder: Path) -> owner.State | None:
    """Where the folder's owner listens, or listened: one that was killed leaves its state file behind."""
    try:
        return owner.State(**json.loads((folder / owner.STATE_FILE).read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except PermissionError as error:
        raise _unavailable(f"无权读取 {folder}", f"no right to read {folder}") from error


def _prepare(folder: Path) -> None:
    """The folder, private to this user; refuses one with other things in it."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        names = {path.name for path in folder.iterdir()}
        if names and not names & {START_LOCK, owner.OWNER_LOCK}:
            raise _unavailable(f"{folder} 里已有别的文件，请选一个空文件夹",
                               f"{folder} holds other files; choose an empty folder", ("", ""))
        folder.chmod(0o700)
    except OSError as error:
        raise _unavailable(f"无法使用文件夹 {folder}：{error.strerror}", f"cannot use the folder {folder}: {error.strerror}",
                           ("请检查权限和磁盘空间。", "Check its permissions and the free disk space.")) from error


def _start(folder: Path, settings: Settings) -> Lease:
    if importlib.util.find_spec("arcadedb_embedded") is None:
        raise _unavailable("未安装 arcadedb-embedded（此平台可能没有安装包）",
                           "arcadedb-embedded is not installed (there may be no wheel for this platform)")
    (folder / "log").mkdir(exist_ok=True, mode=0o700)
    log = folder / "log" / "owner.log"
    if log.exists() and log.stat().st_size > LONGEST_LOG:
        log.replace(log.with_suffix(".old.log"))
    with open(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as stream:
        begin = stream.tell()
        child = _spawn(folder, settings, stream.fileno())
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        found = _find(folder)
        if found is not None:
            # Reap the owner whenever it ends, so that it never stays behind as a zombie of this process.
            threading.Thread(target=child.wait, name="owner-reaper", daemon=True).start()
            return found
        if child.poll() is not None:
            raise _failed(child.returncode, _last_words(log, begin))
        time.sleep(0.05)
    child.terminate()
    raise _failed(None, _last_words(log, begin))


def _spawn(folder: Path, settings: Settings, log: int) -> "subprocess.Popen[bytes]":
    """The owner, detached from this process's terminal and signals."""
    paths = [str(PROJECT), *filter(None, [os.environ.get("PYTHONPATH")])]
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.DETACHED_PROCESS
    return subprocess.Popen(
        [sys.executable, "-m", "graph.owner", str(folder),
         "--grace", str(settings.grace), "--heap", settings.heap, "--timeout", str(settings.timeout)],
        stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=folder, close_fds=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        start_new_session=sys.platform != "win32", creationflags=flags)


def _last_words(log: Path, begin: int) -> str:
    with log.open("rb") as stream:
        stream.seek(begin)
        lines = [line.strip() for line in stream.read().decode("utf-8", "replace").splitlines() if line.strip()]
    return " / ".join(lines[-2:])


def _failed(code: int | None, detail: str) -> StoreUnavailable:
    if code == owner.ANOTHER_OWNER:
        return _unavailable("数据库正被另一个进程占用", "another process holds the database", ("", ""))
    if code == owner.FOLDER_UNUSABLE:
        return _unavailable(f"无法写入数据库文件夹（{detail}）", f"the database folder cannot be written ({detail})",
                            ("请检查权限和磁盘空间。", "Check its permissions and the free disk space."))
    name, version = platform.libc_ver()
    if name == "glibc" and tuple(int(part) for part in version.split(".")) < (2, 34):
        return _unavailable(f"内嵌引擎需要 glibc 2.34 或更新版本，本机为 {version}",
                            f"the embedded engine needs glibc 2.34 or newer, this machine has {version}")
    return _unavailable(f"所有者进程启动失败（{detail}）", f"the owner process did not start ({detail})")


def _unavailable(zh: str, en: str, way_on: tuple[str, str] = _INSTEAD) -> StoreUnavailable:
    return StoreUnavailable(f"内嵌数据库不可用：{zh}。{way_on[0]}",
                            f"The embedded database is not available: {en}. {way_on[1]}".strip())
