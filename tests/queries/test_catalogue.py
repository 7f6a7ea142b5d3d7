"""The catalogue: every file is sound, and what the product promises can be asked."""

import re
import shutil
from pathlib import Path

import pytest

from queries.catalogue import FOLDER, QueryFileError, catalogue, query, read_folder

PROMISED = {
    "parks_by_industry", "entities_in_place", "firm_neighbourhood", "policies_by_place_and_industry", "indicator_across_places",
    "titles", "platforms_and_operators", "facts_of_document", "shared_by_two_places", "entities_of_one_document",
    "conflicting_figures", "path_between", "relations_of_entity", "observations_of_entity", "documents_of_entity",
    "newest_documents",
}


def test_all_that_is_promised_can_be_asked() -> None:
    assert {known.key for known in catalogue()} >= PROMISED
    assert [known.number for known in catalogue()] == list(range(1, len(catalogue()) + 1))


def test_every_file_of_the_folder_is_in_the_catalogue() -> None:
    assert len(catalogue()) == len(list(FOLDER.glob("*.cypher")))


@pytest.mark.parametrize("key", [known.key for known in catalogue()])
def test_no_statement_depends_on_one_engine(key: str) -> None:
    statement = query(key).cypher
    assert not re.search(r"\b(elementId|id)\(|SHORTEST \d|\bapoc\.|\bCALL db\.|\bSHOW\b|\b(CREATE|MERGE|DELETE|SET)\b", statement)


def test_a_query_is_found_by_key_and_number() -> None:
    first = query("parks_by_industry")
    assert query("1") is query("01") is query("01_parks_by_industry") is first
    with pytest.raises(KeyError):
        query("parks")


def test_two_files_of_one_number_are_a_fault(tmp_path: Path) -> None:
    source = FOLDER / "01_parks_by_industry.cypher"
    shutil.copy(source, tmp_path / source.name)
    shutil.copy(source, tmp_path / "01_parks_again.cypher")
    with pytest.raises(QueryFileError, match="number or key"):
        read_folder(tmp_path)
