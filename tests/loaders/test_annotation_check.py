"""Checking annotation files of others."""

import json
from pathlib import Path
from typing import Any

import pytest

from loaders.annotation_check import Checked, check

TEXT = "SK海力士落户无锡市。"


def relation(**changes: str) -> dict[str, str]:
    return {"head": "e2", "type": "LOCATED_IN", "tail": "e1", "status": "actual", "evidence": TEXT, **changes}


def annotation(**changes: Any) -> dict[str, Any]:
    return {
        "document": "a.txt",
        "entities": [{"id": "e1", "type": "City", "name": "无锡市"}, {"id": "e2", "type": "Enterprise", "name": "SK海力士"}],
        "relations": [relation()],
        "observations": [], **changes}


def written(folder: Path, content: object) -> Path:
    path = folder / "a.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


def test_a_sound_annotation_passes_with_and_without_its_text(tmp_path: Path) -> None:
    path = written(tmp_path, annotation())
    assert check(path, tmp_path) == Checked((), without_text=True)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert not check(path, tmp_path).without_text
    assert not check(path, tmp_path).faults


def test_a_quotation_must_stand_in_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("别的文字。", encoding="utf-8")
    [fault] = check(written(tmp_path, annotation()), tmp_path).faults
    assert "not in the text" in fault


@pytest.mark.parametrize(("content", "part"), [
    ("{", "not JSON"),
    ("[]", "must be a JSON object"),
    (annotation(relations="none"), "must be a list"),
    (annotation(relations=["e1"]), "relations 1: 应为对象"),
    (annotation(entities=[{"id": "e1", "type": "Planet", "name": "火星"}]), "Planet"),
    (annotation(relations=[relation(head="e1", type="OPERATES", tail="e2")]), "OPERATES"),
    (annotation(relations=[relation(status="perhaps")]), "perhaps"),
    (annotation(relations=[relation(head="e9")]), "e9"),
])
def test_each_fault_has_its_line(tmp_path: Path, content: object, part: str) -> None:
    faults = check(written(tmp_path, content), tmp_path).faults
    assert any(part in fault for fault in faults), faults


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    [fault] = check(tmp_path / "nowhere.json", tmp_path).faults
    assert "cannot be opened" in fault
