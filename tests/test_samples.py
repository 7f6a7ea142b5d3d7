"""The samples: every one is read, described by its sidecar, and marked as a demonstration text."""

from collections import Counter
from pathlib import Path

import pytest

from loaders.batch import sources
from loaders.lexicon.places import gazetteer
from loaders.metadata import SIDECAR_SUFFIX, describe, sidecar
from loaders.readers import read

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
DOCUMENTS = [source.path for source in sources([SAMPLES])]
HEAD = 200  # characters in which a text has to say what it is

documents = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)


@documents
def test_is_described_by_its_sidecar(path: Path) -> None:
    fields = sidecar(path)
    assert fields is not None
    described = describe(read(path), path.name, sidecar=fields, gazetteer=gazetteer())
    document = described.document
    assert document.demonstration
    assert document.about is not None
    assert gazetteer().get(document.about) is not None
    assert document.title == fields["title"]
    assert document.date == str(fields["date"])
    assert document.publisher == fields["publisher"]
    assert document.number == fields.get("number")


@documents
def test_says_what_it_is_and_has_the_length_of_such_a_text(path: Path) -> None:
    text = read(path).text
    assert "示范文本，根据公开资料改写" in text[:HEAD]
    assert 700 <= len("".join(text.split())) <= 2000
    assert "\ufffd" not in text


def test_are_enough_and_of_all_formats() -> None:
    formats = Counter(path.suffix for path in DOCUMENTS)
    assert formats.total() >= 12
    assert {".txt", ".md", ".html", ".docx", ".pdf"} <= formats.keys()


def test_have_the_encodings_that_are_met_in_practice() -> None:
    starts = [path.read_bytes() for path in DOCUMENTS if path.suffix == ".txt"]
    assert any(data.startswith(b"\xef\xbb\xbf") for data in starts)
    assert any(not _is_utf8(data) and "示范文本" in data.decode("gb18030") for data in starts)


def test_no_sidecar_is_left_alone() -> None:
    described = {path.stem for path in DOCUMENTS}
    assert {path.name.removesuffix(SIDECAR_SUFFIX) for path in SAMPLES.glob(f"*{SIDECAR_SUFFIX}")} == described


def test_folder_gives_no_other_document_than_the_samples() -> None:
    assert not [path.name for path in DOCUMENTS if path.stem == "README"]


def test_page_furniture_is_left_out() -> None:
    for path in DOCUMENTS:
        if path.suffix == ".html":
            text = read(path).text
            assert "首页" not in text
            assert "版权所有" not in text


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
