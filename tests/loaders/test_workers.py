"""Documents read by several processes: the same answers, and a process that dies costs its own document only."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli import app
from graph.batch import Unchanged
from graph.facts import Document, Facts
from loaders.batch import extract_all, extract_changed, sources
from loaders.pipeline import extract
from loaders.readers import UnreadableDocument
from loaders.workers import WorkerDied, Workers

PROJECT = Path(__file__).resolve().parents[2]
SAMPLES = PROJECT / "samples"


def fatal(document: Document) -> Facts:
    """An extractor that a document can kill."""
    if "致命" in document.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return extract(document)


def test_two_workers_say_what_one_says() -> None:
    files = sources([SAMPLES])
    assert list(extract_all(files, workers=2)) == list(extract_all(files))


def test_what_two_workers_write_is_byte_identical(tmp_path: Path) -> None:
    for count in ("1", "2"):
        arguments = ["extract", str(SAMPLES), "--out", str(tmp_path / count), "--workers", count]
        assert CliRunner().invoke(app, arguments).exit_code == 0
    one, two = ({file.name: file.read_bytes() for file in (tmp_path / count).iterdir()} for count in ("1", "2"))
    assert len(one) == 16
    assert one == two


def test_workers_are_for_offline_extraction(tmp_path: Path) -> None:
    arguments = ["extract", str(SAMPLES), "--out", str(tmp_path / "out"), "--workers", "2", "--answers", str(tmp_path)]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 2
    assert "--workers" in result.output
    assert not (tmp_path / "out").exists()


def test_a_worker_that_dies_fails_its_document_alone(tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text("致命" if number == 2 else f"济南市发展人工智能。{number}", encoding="utf-8")
    results = dict(extract_all(sources([tmp_path]), extractor=fatal, workers=2))
    assert list(results) == [f"{number}.txt" for number in range(6)]
    failed = results.pop("2.txt")
    assert isinstance(failed, UnreadableDocument)
    assert "-9" in failed.zh
    assert "-9" in failed.en
    assert all(isinstance(result, Facts) for result in results.values())


def test_unchanged_documents_are_asked_about_in_order(tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text(f"济南市发展人工智能。{number}", encoding="utf-8")
    asked: list[str] = []

    def every_second(document: Document) -> bool:
        asked.append(document.name)
        return len(asked) % 2 == 0

    results = list(extract_changed(sources([tmp_path]), every_second, workers=2))
    assert asked == [name for name, _ in results] == [f"{number}.txt" for number in range(6)]
    assert [isinstance(result, Unchanged) for _, result in results] == [False, True] * 3


def test_the_end_of_the_context_stops_what_is_under_way() -> None:
    began = time.monotonic()
    with Workers(2) as workers:
        answers = [workers.call(time.sleep, 600) for _ in range(3)]
        time.sleep(0.5)
    assert time.monotonic() - began < 60
    with pytest.raises(WorkerDied):
        answers[0]()


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C of another process cannot be pressed there")
def test_an_interrupt_ends_the_program_and_its_workers(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number}.txt").write_text("济南市发展人工智能，2023年营业收入达到5亿元。" * 300, encoding="utf-8")
    command = [sys.executable, "-m", "cli", "extract", str(tmp_path), "--out", str(tmp_path / "out"), "--workers", "2"]
    with subprocess.Popen(command, cwd=PROJECT, stderr=subprocess.PIPE, text=True, start_new_session=True) as program:
        deadline = time.monotonic() + 60
        while not list(tmp_path.glob("out/*.json")) and time.monotonic() < deadline:
            time.sleep(0.1)
        os.killpg(program.pid, signal.SIGINT)  # as a terminal does: to the program and all it started
        _, errors = program.communicate(timeout=60)  # returns when all that write to the stream have ended
    assert program.returncode not in (0, None)
    assert "Traceback" not in errors
