"""Headers of query files: what is read, and how each fault is named with its line."""

from pathlib import Path

import pytest

from queries.header import Column, QueryFileError, read_query

GOOD = """\
// title.zh: 某地有哪些园区
// title.en: The parks of a place
// param place: Place|Park = 济南市 (地点 Location)
// param status: Status = any
// view: graph, table
// columns: 园区 Park, 状态 status, 证据 evidence

// Not part of the header: title.zh
MATCH (p:Park)-[r:LOCATED_IN]->(:Entity {id: $place})
WHERE $status IS NULL OR r.status = $status
RETURN p AS Park, r.status AS status, r.evidence AS evidence, [r] AS edges
"""


def written(folder: Path, text: str, name: str = "07_parks_of_place.cypher") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_header_is_read(tmp_path: Path) -> None:
    query = read_query(written(tmp_path, GOOD))
    assert (query.key, query.number) == ("parks_of_place", 7)
    assert query.title == {"zh": "某地有哪些园区", "en": "The parks of a place"}
    place, status = query.parameters
    assert (place.classes, place.default, place.required, place.title["en"]) == (("Place", "Park"), "济南市", True, "Location")
    assert (status.kind, status.default, status.required, status.title["zh"]) == ("Status", None, False, "状态")
    assert query.columns == (Column("园区", "Park", "Park"), Column("状态", "status", "Status"))
    assert query.returns == ("Park", "status", "evidence", "edges")
    assert query.cypher == GOOD


def test_the_class_gives_the_title_where_none_is_written(tmp_path: Path) -> None:
    query = read_query(written(tmp_path, GOOD.replace(" (地点 Location)", "")))
    assert query.parameter("place").title["zh"] == "地方 / 产业园区"


def test_brackets_in_a_default_belong_to_it(tmp_path: Path) -> None:
    place = read_query(written(tmp_path, GOOD.replace("济南市 (地点", "软件园(国家) (地点"))).parameter("place")
    assert (place.default, place.title["zh"]) == ("软件园(国家)", "地点")


@pytest.mark.parametrize(("before", "after", "line", "fault"), [
    ("// title.zh: 某地有哪些园区\n", "", 6, "lacks title.zh"),
    ("// title.en: The parks of a place\n", "// title.en:\n", 2, "needs a colon and a value"),
    ("// title.en:", "// title.zh:", 2, "title.zh is given twice"),
    ("// title.en", "// titel.en", 2, "not a header line"),
    ("Place|Park", "Platz", 3, "unknown kind Platz"),
    ("param status", "param place", 4, "parameter place is given twice"),
    ("param status: Status", "param status Status", 4, "a parameter is written"),
    ("graph, table", "graph, globe", 5, "unknown view 'globe'"),
    ("// view: graph, table\n", "// view: graph\n// view: table\n", 6, "view is given twice"),
    (", 证据 evidence", "", 6, "the last column must be"),
    ("状态 status", "status", 6, "a column is written"),
    ("状态 status", "园区 Park", 6, "must differ"),
    ("r.status = $status", "r.status = $state", 7, "uses $state, which the header does not declare"),
    ("$status IS NULL OR ", "", 7, "may be any, but the statement has no $status IS NULL"),
    ("{id: $place}", "", 7, "parameter place is declared and not used"),
])
def test_each_fault_is_named_with_its_line(tmp_path: Path, before: str, after: str, line: int, fault: str) -> None:
    assert before in GOOD
    with pytest.raises(QueryFileError) as error:
        read_query(written(tmp_path, GOOD.replace(before, after, 1)))
    assert (error.value.line, fault in error.value.fault) == (line, True), error.value
    assert str(error.value).startswith(f"07_parks_of_place.cypher:{line}: ")


def test_a_header_without_a_statement(tmp_path: Path) -> None:
    with pytest.raises(QueryFileError, match="no statement"):
        read_query(written(tmp_path, GOOD.split("\n\n")[0] + "\n"))


def test_a_file_must_be_numbered(tmp_path: Path) -> None:
    with pytest.raises(QueryFileError, match="file name"):
        read_query(written(tmp_path, GOOD, "parks.cypher"))
