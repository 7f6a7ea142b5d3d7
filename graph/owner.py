"""The owner process of one embedded database: `python -m graph.owner FOLDER`.

Only this process opens the database files. It serves them by Bolt on loopback to whoever holds the
passwords in the folder, and ends when the last client has gone. Clients start it and find it through
`graph.embedded`; nobody else should.

In FOLDER (mode 0700): `databases/`, `config/` and `log/` belong to the engine; `owner.json` says where
the running owner listens; `credentials.json` holds the passwords of `writer` and `reader`. The engine's
root user gets a random password that is written nowhere: what needs root happens in this process.
"""

import argparse
import json
import os
import secrets
import signal
import socket
import sys
import threading
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from graph.control import Listener
from graph.locks import LockTimeout, locked

DATABASE = "parkgraph"
STATE_FILE = "owner.json"
CREDENTIALS_FILE = "credentials.json"
OWNER_LOCK = "owner.lock"

# Exit codes that the starting client turns into words.
ANOTHER_OWNER, NO_ENGINE, FOLDER_UNUSABLE, ENGINE_FAILED = 3, 4, 5, 6

# The longest text of a document that must pass through one Bolt message, in bytes.
LARGEST_MESSAGE = 64 * 1024 * 1024

SECONDS_TO_STOP = 15.0  # some statements cannot be stopped, and the engine waits for them

_ALL_RECORDS = ["createRecord", "readRecord", "updateRecord", "deleteRecord"]
# `*` is what every other user gets: nothing. A writer may define types because a new label is a new type.
_GROUPS = {
    "admin": {"access": ["updateSecurity", "updateSchema", "updateDatabaseSettings"], "types": {"*": {"access": _ALL_RECORDS}}},
    "writer": {"access": ["updateSchema"], "types": {"*": {"access": _ALL_RECORDS}}},
    "reader": {"access": [], "types": {"*": {"access": ["readRecord"]}}},
    "*": {"access": [], "types": {"*": {"access": []}}},
}


@dataclass(frozen=True)
class State:
    """What the state file says of a running owner: its process, its ports on loopback, and the token it answers to."""

    pid: int
    bolt: int
    control: int
    token: str


def main() -> None:
    arguments = _arguments()
    folder = arguments.folder.resolve()
    os.umask(0o077)
    try:
        with locked(folder / OWNER_LOCK, timeout=30.0):  # an owner that is ending needs a moment to let go
            _own(folder, arguments)
    except LockTimeout:
        _leave(ANOTHER_OWNER, f"another owner holds {folder}")
    except OSError as error:
        _leave(FOLDER_UNUSABLE, f"{type(error).__name__}: {error}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="graph.owner", description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--grace", type=float, required=True, help="seconds to live on after the last client has gone")
    parser.add_argument("--heap", required=True, help="largest Java heap, such as 512m")
    parser.add_argument("--timeout", type=float, required=True, help="seconds that one statement may run")
    return parser.parse_args()


def _own(folder: Path, arguments: argparse.Namespace) -> None:
    state_file = folder / STATE_FILE
    state_file.unlink(missing_ok=True)
    os.chdir(folder)
    for name in ("log", "tmp", "config"):
        (folder / name).mkdir(exist_ok=True)
    listener = Listener(token=secrets.token_urlsafe(24), grace=arguments.grace)
    signal.signal(signal.SIGTERM, lambda *_: listener.stop())
    signal.signal(signal.SIGINT, lambda *_: listener.stop())
    try:
        server, bolt_port = _start_engine(folder, arguments.heap)
        _set_up_database(server, arguments.timeout)
        _set_up_users(server, folder)
        write_private(state_file, asdict(State(os.getpid(), bolt_port, listener.port, listener.token)))
        print(f"ready on port {bolt_port}", flush=True)
        listener.run()
    except ImportError as error:
        _leave(NO_ENGINE, str(error))
    except OSError:
        raise
    except Exception as error:  # the engine's Java exceptions have no common Python class
        _leave(ENGINE_FAILED, f"{type(error).__name__}: {error}")
    state_file.unlink(missing_ok=True)
    threading.Timer(SECONDS_TO_STOP, os._exit, (0,)).start()  # every acknowledged load is in the log on the disk
    try:
        server.stop()
        print("stopped", flush=True)
    finally:
        os._exit(0)  # a statement that still runs would keep the Java machine alive


def _start_engine(folder: Path, heap: str) -> tuple[Any, int]:
    os.environ["ARCADEDB_JVM_ERROR_FILE"] = str(folder / "log" / "hs_err_%p.log")
    import arcadedb_embedded
    from arcadedb_embedded.jvm import start_jvm

    start_jvm(heap_size=heap, jvm_args=[
        f"-Darcadedb.server.logsDirectory={folder / 'log'}",
        f"-Djava.io.tmpdir={folder / 'tmp'}",
        f"-Duser.home={folder}",
        "-XX:-UsePerfData",
        "-Darcadedb.queryMaxConcurrent=16",  # with the default a few runaway queries block everybody
        "-Darcadedb.txWalFlush=2",  # an acknowledged load is on the disk
    ])
    groups = folder / "config" / "server-groups.json"
    if not groups.exists():
        limits = {"resultSetLimit": -1, "readTimeout": -1}
        write_private(groups, {"databases": {"*": {"groups": {name: limits | group for name, group in _GROUPS.items()}}},
                               "version": 1})
    bolt_port = _free_port()
    server = arcadedb_embedded.create_server(str(folder), secrets.token_urlsafe(24), {
        "mode": "development",  # production hides why a statement failed
        "host": "127.0.0.1",
        "http_port": _free_port(),
        "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "bolt_host": "127.0.0.1",
        "bolt_port": bolt_port,
        "bolt_defaultDatabase": DATABASE,
        "bolt_maxMessageSize": LARGEST_MESSAGE,
        "bolt_packstream_maxValueLength": LARGEST_MESSAGE,
    })
    server.start()
    server._java_server.getHttpServer().stopService()  # opened with the server, and needed by nobody
    return server, bolt_port


def _set_up_database(server: Any, timeout: float) -> None:
    database = (server.get_database(DATABASE) if server._java_server.existsDatabase(DATABASE)
                else server.create_database(DATABASE))
    settings = {
        "arcadedb.command.timeout": str(int(timeout * 1000)),
        "arcadedb.opencypher.loadCsv.allowFileUrls": "false",
        "arcadedb.opencypher.loadCsv.allowRemoteUrls": "false",
    }
    for name, value in settings.items():  # per database: the engine ignores them when set for the server
        database.command("sql", f"ALTER DATABASE `{name}` {value}")


def _set_up_users(server: Any, folder: Path) -> None:
    """`writer` and `reader`, with the passwords of the credentials file, which is written on the first start."""
    import jpype

    file = folder / CREDENTIALS_FILE
    if not file.exists():
        write_private(file, {"writer": secrets.token_urlsafe(24), "reader": secrets.token_urlsafe(24)})
    json_object = jpype.JClass("com.arcadedb.serializer.json.JSONObject")
    security = server._java_server.getSecurity()
    for name, password in json.loads(file.read_text(encoding="utf-8")).items():
        if security.existsUser(name):
            security.dropUser(name)
        security.createUser(json_object(json.dumps(
            {"name": name, "password": str(security.encodePassword(password)), "databases": {DATABASE: [name]}})))


def write_private(path: Path, content: object) -> None:
    """Write JSON that only this user can read, whole or not at all."""
    part = path.with_name(f".{path.name}.{os.getpid()}")
    part.unlink(missing_ok=True)
    with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as stream:
        json.dump(content, stream)
    part.replace(path)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def _leave(code: int, reason: str) -> None:
    print(reason, file=sys.stderr, flush=True)
    os._exit(code)


if __name__ == "__main__":
    main()
