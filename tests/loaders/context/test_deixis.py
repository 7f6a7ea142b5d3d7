"""Deixis: whose 我市, 全省, 该区."""

import pytest

from loaders.context import Place, clauses, deictic, referent

DISTRICT = (Place("d", "District", "青湖区"), Place("c", "City", "云州市"),
            Place("p", "Province", "江北省"), Place("n", "Country", "中国"))
REGION = (Place("r", "Province", "北原自治区"), Place("n", "Country", "中国"))
COUNTY_CITY = (Place("d", "District", "石溪市"), Place("c", "City", "云州市"))


def meant(text: str, line: tuple[Place, ...], named: tuple[Place, ...] = ()) -> list[str | None]:
    return [place.id if (place := referent(form, line, named)) else None for form in deictic(text)]


@pytest.mark.parametrize(("text", "line", "expected"), [
    ("我区居全市首位、全省第三、全国前列。", DISTRICT, ["d", "c", "p", "n"]),
    ("全区外贸增长。", REGION, ["r"]),
    ("我市产值增长。", COUNTY_CITY, ["d"]),
    ("全市产值增长。", REGION, [None]),
    ("保障安全区域供水，健全市场体系。", DISTRICT, []),
])
def test_the_line_of_the_document(text: str, line: tuple[Place, ...], expected: list[str | None]) -> None:
    assert meant(text, line) == expected


def test_that_place_is_the_one_named_last() -> None:
    text = "云州市与石溪市签约，该市承接项目。"
    named = (Place("c", "City", "云州市", 0), Place("s", "District", "石溪市", 4))
    assert meant(text, DISTRICT, named) == ["s"]


def test_clauses_spare_numbers_and_names() -> None:
    text = "投资1,234亿元,建“一园、两区,三带”,占5%,完工。"
    assert [text[a:b] for a, b in clauses(text, 0, len(text))] == ["投资1,234亿元", "建“一园、两区,三带”", "占5%", "完工"]
