"""Processes that die or load at the same time: whole documents only, and none that was acknowledged is lost."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph import embedded
from graph.answers import Change
from graph.store import Store, open_store
from tests.graph.dump import Dump, dump
from tests.graph.example import large

PROJECT = Path(__file__).resolve().parents[2]
DOCUMENTS = 6


def loader(url: str, first: int, after: int) -> "subprocess.Popen[str]":
    return subprocess.Popen([sys.executable, "-m", "tests.graph.loader", url, str(first), str(after)], cwd=PROJECT,
                            stdout=subprocess.PIPE, text=True)


def acknowledged(process: "subprocess.Popen[str]") -> set[int]:
    """The documents that a loader has reported; waits for its end."""
    assert process.stdout
    with process.stdout as lines:
        numbers = {int(line) for line in lines if line.strip().isdigit()}
    process.wait()
    return numbers


def wait_until_open(process: "subprocess.Popen[str]") -> None:
    assert process.stdout
    assert process.stdout.readline() == "open\n"


def whole(store: Store) -> set[int]:
    """The numbers of the documents in the store, each of which must be there with all that it says."""
    loaded = {document.id for document in store.documents()}
    numbers = {number for number in range(DOCUMENTS) if large(number).document.id in loaded}
    for number in numbers:
        facts = large(number)
        statements = len(facts.relations) + len(facts.observations)
        assert store.load(facts) == Change(facts.document.id, added=0, withdrawn=0, kept=statements)
    orphans = """MATCH (n) WHERE (n:Passage AND NOT (n)-[:FROM]->()) OR (n:Entity AND NOT (n)<-[:MENTIONS]-())
                 OR (n:Observation AND NOT (n)-[:EVIDENCE]->()) RETURN n"""
    assert store.rows(orphans).records == []
    return numbers


@pytest.fixture(scope="module")
def expected(writer: Store) -> Dump:
    """The graph of all documents, loaded one after the other in peace."""
    for document in writer.documents():
        writer.remove(document.id)
    for number in range(DOCUMENTS):
        writer.load(large(number))
    return dump(writer)


def test_two_processes_that_load_at_once_lose_nothing(folder: Path, expected: Dump) -> None:
    url = f"embedded:{folder}"
    processes = [loader(url, 0, DOCUMENTS // 2 + 1), loader(url, DOCUMENTS // 2 - 1, DOCUMENTS)]  # two in common
    assert set.union(*map(acknowledged, processes)) == set(range(DOCUMENTS))
    assert all(process.returncode == 0 for process in processes)
    with open_store(url, role="writer") as store:
        assert dump(store) == expected


def test_readers_see_whole_documents_while_one_loads(folder: Path) -> None:
    url = f"embedded:{folder}"
    process = loader(url, 0, DOCUMENTS)
    wait_until_open(process)
    passages = {large(number).document.id: len(large(number).passages) for number in range(DOCUMENTS)}
    seen = 0
    with open_store(url) as store:
        while process.poll() is None:
            rows = store.rows("MATCH (d:Document)<-[:FROM]-(p:Passage) RETURN d.id, count(p)").records
            assert all(passages[document] == number for document, number in rows)
            seen = max(seen, len(rows))
    assert acknowledged(process) == set(range(DOCUMENTS))
    assert seen > 0


@pytest.mark.parametrize("victim", ["owner", "client", "both"])
def test_a_kill_in_mid_load_leaves_whole_documents(folder: Path, expected: Dump, victim: str) -> None:
    url = f"embedded:{folder}"
    process = loader(url, 0, DOCUMENTS)
    wait_until_open(process)
    lease = embedded.lease(folder)
    time.sleep(random.uniform(0.3, 1.5))
    for pid in {"owner": [lease.owner_pid], "client": [process.pid], "both": [process.pid, lease.owner_pid]}[victim]:
        os.kill(pid, signal.SIGKILL)
    lease.release()
    told = acknowledged(process)
    if victim == "owner":  # the client starts another owner and loads on
        assert process.returncode == 0
        assert told == set(range(DOCUMENTS))
    with open_store(url, role="writer") as store:
        assert told <= whole(store)
        for number in range(DOCUMENTS):
            store.load(large(number))
        assert dump(store) == expected
