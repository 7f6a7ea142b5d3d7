"""Lexicon files are read strictly: every fault names file and line."""

from pathlib import Path

import pytest

from loaders.lexicon.table import LexiconError, rows

COLUMNS = ("key", "names")


def write(folder: Path, *lines: str) -> None:
    (folder / "sample.tsv").write_text("# a sample\n" + "\n".join(lines) + "\n", encoding="utf-8")


def test_reads_cells_and_lists(tmp_path: Path) -> None:
    write(tmp_path, "key\tnames", "a\tx;y", "b\t")
    first, second = rows("sample.tsv", COLUMNS, tmp_path)
    assert first.items("names") == ("x", "y")
    assert (second.items("names"), second.optional("names")) == ((), None)


@pytest.mark.parametrize(("lines", "message"), [
    (["key\tname"], r"sample\.tsv:2: columns"),
    (["key\tnames", "a\tb\tc"], r"sample\.tsv:3: 3 cells"),
    (["key\tnames", "a\t b"], r"sample\.tsv:3: blanks"),
    (["# nothing else"], r"sample\.tsv: no line of column names"),
])
def test_names_the_line_of_a_fault(tmp_path: Path, lines: list[str], message: str) -> None:
    write(tmp_path, *lines)
    with pytest.raises(LexiconError, match=message):
        rows("sample.tsv", COLUMNS, tmp_path)


@pytest.mark.parametrize("cell", ["x;;y", "x;x", ";x"])
def test_refuses_a_bad_list(tmp_path: Path, cell: str) -> None:
    write(tmp_path, "key\tnames", f"a\t{cell}")
    with pytest.raises(LexiconError, match=r"sample\.tsv:3: bad list in names"):
        rows("sample.tsv", COLUMNS, tmp_path)[0].items("names")


def test_refuses_an_empty_or_unknown_value(tmp_path: Path) -> None:
    write(tmp_path, "key\tnames", "\tup")
    (row,) = rows("sample.tsv", COLUMNS, tmp_path)
    with pytest.raises(LexiconError, match="no key"):
        row.required("key")
    with pytest.raises(LexiconError, match="is none of down"):
        row.one_of("names", frozenset({"down"}))
