"""Files to facts: what is found in folders, and what happens to files that cannot be read."""

from pathlib import Path

import pytest

from graph.batch import Unchanged
from graph.facts import Facts
from loaders import batch
from loaders.batch import extract_all, extract_changed, sources
from loaders.readers import UnreadableDocument

TEXT = "济南市发展人工智能。"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "deep/c.md", ".hidden.txt", ".git/d.txt", "README.md", "a.meta.yaml", "data.bin"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("title: 一份文件\n" if name.endswith(".yaml") else f"{TEXT}{name}", encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    return tmp_path


def test_a_folder_stands_for_its_documents(folder: Path) -> None:
    assert [source.name for source in sources([folder])] == ["a.txt", "b.txt", "data.bin", "deep/c.md", "empty.txt"]


def test_a_file_named_twice_is_one(folder: Path) -> None:
    assert [source.name for source in sources([folder / "a.txt", folder / "deep", folder])][:2] == ["a.txt", "c.md"]
    assert len(sources([folder, folder / "a.txt"])) == 5


def test_what_cannot_be_read_stops_nothing(folder: Path) -> None:
    results = dict(extract_all(sources([folder, folder / "nowhere.txt"])))
    read = {name for name, result in results.items() if isinstance(result, Facts)}
    assert read == {"a.txt", "b.txt", "deep/c.md"}
    for name in ("data.bin", "empty.txt", "nowhere.txt"):
        problem = results[name]
        assert isinstance(problem, UnreadableDocument)
        assert problem.zh
        assert problem.en


def test_a_fault_of_the_program_is_reported_for_its_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(document: object) -> Facts:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(batch, "extract", fail)
    [(_, problem)] = extract_all(sources([folder / "a.txt"]))
    assert isinstance(problem, UnreadableDocument)
    assert "ZeroDivisionError" in problem.zh


def test_the_sidecar_comes_before_the_place_that_is_given(folder: Path) -> None:
    (folder / "b.meta.yaml").write_text("about: 沈阳市\n", encoding="utf-8")
    results = dict(extract_all(sources([folder / "a.txt", folder / "b.txt"]), about="鞍山市"))
    found = {name: result.document.about for name, result in results.items() if isinstance(result, Facts)}
    assert found == {"a.txt": "place/210300", "b.txt": "place/210100"}


def test_unchanged_documents_are_not_extracted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "extract", None)
    [(_, result)] = extract_changed(sources([folder / "a.txt"]), lambda document: True)
    assert isinstance(result, Unchanged)
    assert result.document.title == "一份文件"
