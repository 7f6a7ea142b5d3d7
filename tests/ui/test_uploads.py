"""Uploaded files: names made harmless, good ones loaded, bad ones told."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.store import open_store
from ui.uploads import load_uploads, safe_name, written

TEXT = "无锡市新吴区物联网发展情况\n智能传感器产业园位于新吴区，主攻传感网。\n2023年，新吴区有5G基站3000个。\n"


@dataclass
class File:
    name: str
    data: bytes

    def getvalue(self) -> bytes:
        return self.data


@given(st.text())
def test_a_name_never_leaves_its_folder(name: str) -> None:
    safe = safe_name(name)
    assert safe
    assert Path("folder", safe).resolve().parent == Path("folder").resolve()


@pytest.mark.parametrize(("name", "safe"), [("../../x.txt", "x.txt"), ("C:\\资料\\规划.docx", "规划.docx"), ("..", "document")])
def test_names_keep_their_last_part(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_two_files_of_one_name_are_two_files(tmp_path: Path) -> None:
    sources = written([File("a.txt", b"1"), File("a.txt", b"2"), File("a.txt", b"3")], tmp_path)
    assert sorted(source.path.read_bytes() for source in sources) == [b"1", b"2", b"3"]
    assert {source.name for source in sources} == {"a.txt"}


def test_good_files_are_loaded_and_bad_ones_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"embedded:{tmp_path / 'graph'}"
    monkeypatch.setenv("PARKGRAPH_STORE", url)
    told: list[tuple[int, int, str]] = []
    files = [File("../../x.txt", TEXT.encode("gb18030")), File("空.txt", b""), File("图.png", b"\x89PNG")]
    with open_store(url) as store:
        report = load_uploads(files, about="无锡市新吴区", progress=lambda *step: told.append(step))
        assert [entry.name for entry in report.loaded] == ["x.txt"]
        assert {entry.name for entry in report.failed} == {"空.txt", "图.png"}
        assert all(entry.zh and entry.en for entry in report.failed)
        assert [(done, total) for done, total, _ in told] == [(1, 3), (2, 3), (3, 3)]
        assert store.documents()[0].about == "place/320214"
        again = load_uploads(files[:1], about="无锡市新吴区", progress=lambda *step: None)
        assert [entry.name for entry in again.unchanged] == ["x.txt"]
