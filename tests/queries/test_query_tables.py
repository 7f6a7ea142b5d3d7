"""Answers as text, JSON and CSV."""

import csv
import io
import json

from hypothesis import example as case
from hypothesis import given
from hypothesis import strategies as st

from graph.store import Store
from graph.values import Node
from queries.catalogue import ask, query
from queries.cells import cell_text, figure_text, number_text
from queries.tables import FORMULA_STARTS, answer_json, csv_text, headings, sources_of, table


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0")), min_size=1, max_size=4))
@case(["=HYPERLINK(\"http://x\")", "+1+1", "-2+3", "@SUM(A1)", "\t=1"])
@case([" =1", "-5.3", "+8", "新吴区"])
def test_no_cell_of_a_csv_file_is_a_formula(cells: list[str]) -> None:
    [back] = list(csv.reader(io.StringIO(csv_text(cells, []))))
    for cell, written in zip(back, cells, strict=True):
        assert cell in (written, f"'{written}")
        if cell.lstrip(" ").startswith(FORMULA_STARTS):
            float(cell)


def test_signed_numbers_stay_numbers() -> None:
    assert csv_text(["a", "b"], [["-5.3", "=1"]]) == "a,b\r\n-5.3,'=1\r\n"


def test_figures_are_as_written() -> None:
    assert figure_text({"value": 5.7, "unit": "万个", "bound": "min"}) == "≥5.7万个"
    assert number_text(1200000.0) == "1200000"
    assert number_text(0.1 + 0.2) == "0.3"


def test_names_of_statuses_classes_and_relations_are_the_ontologys() -> None:
    assert cell_text("planned", "Status") == "计划"
    assert cell_text("City", "Class") == "城市"
    assert cell_text("LOCATED_IN", "Relation") == "位于"
    assert cell_text("5G基站数", "Relation") == "5G基站数"
    city = Node("place/370100", ("City", "Place", "Entity"), {"id": "place/370100", "name": "济南市", "nameEn": "Jinan"})
    assert (cell_text([city, city], "City", "zh"), cell_text(city, "City", "en")) == ("济南市、济南市", "Jinan")


def test_a_table_ends_with_the_sentence_and_where_it_stands(example: Store) -> None:
    answer = ask(example, query("parks_by_industry"), {})
    assert headings(answer, "zh")[-3:] == ["原文", "出处", "出处日期"]
    first = table(answer, sources_of(example, answer), "zh")[0]
    assert first[-3:] == ["新吴区正在筹建传感网产业园。", "新吴区的一篇短文", "2023-11-14"]


def test_json_holds_every_source(example: Store) -> None:
    answer = ask(example, query("parks_by_industry"), {"industry": "IoT"})
    data = json.loads(json.dumps(answer_json(answer, sources_of(example, answer, all_of_them=True)), ensure_ascii=False))
    assert data["columns"] == ["City", "District", "Park", "Industry", "status"]
    assert (data["rows"][0]["Park"]["name"], data["rows"][0]["status"]) == ("传感网产业园", "planned")
    source = data["rows"][0]["evidence"][0]
    assert source["end"] - source["start"] == len(source["text"])
    assert {edge["type"] for edge in data["rows"][0]["edges"]} == {"FOCUSES_ON", "LOCATED_IN", "WITHIN"}
