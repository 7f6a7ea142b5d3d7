"""Whether an annotation file can be used: its form, the ontology's classes and pairs, and its quotations."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.facts import Document
from loaders.annotation import AnnotationError, from_annotation
from loaders.readers import SUFFIXES, UnreadableDocument, read


@dataclass(frozen=True, slots=True)
class Checked:
    """`faults`, one line each; `without_text`: no document was there to compare the quotations with."""

    faults: tuple[str, ...]
    without_text: bool = False


def check(file: Path, documents: Path) -> Checked:
    """Check one annotation file against the ontology, and against its document where that lies in the folder `documents`."""
    try:
        data = json.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        return Checked((f"打不开 (cannot be opened): {error.strerror}",))
    except ValueError as error:
        return Checked((f"不是 UTF-8 的 JSON (not JSON in UTF-8): {error}",))
    if faults := _form_faults(data):
        return Checked(tuple(faults))
    try:
        text = _text_of(file, data, documents)
    except UnreadableDocument as problem:
        return Checked((f"{problem.zh} ({problem.en})",))
    name = str(data.get("document") or file.stem)
    try:
        from_annotation(data, Document.of(name, _quotations(data) if text is None else text, name))
    except AnnotationError as error:
        return Checked(error.problems, without_text=text is None)
    return Checked((), without_text=text is None)


def _form_faults(data: Any) -> list[str]:
    if not isinstance(data, dict):
        return ["应为 JSON 对象 (must be a JSON object)"]
    faults = []
    for part in ("entities", "relations", "observations"):
        items = data.get(part, [])
        if not isinstance(items, list):
            faults.append(f"{part}: 应为列表 (must be a list)")
        else:
            faults += [f"{part} {number}: 应为对象 (must be an object)"
                       for number, item in enumerate(items, start=1) if not isinstance(item, dict)]
    return faults


def _text_of(file: Path, data: Mapping[str, Any], documents: Path) -> str | None:
    named = data.get("document")
    candidates = [named] if isinstance(named, str) else []
    candidates += [file.stem + suffix for suffix in SUFFIXES]
    for candidate in candidates:
        path = documents / candidate
        if path.is_file():
            return read(path).text
    return None


def _quotations(data: Mapping[str, Any]) -> str:
    """A text in which every quotation stands: without the document, quotations are believed."""
    items = [*data.get("relations", []), *data.get("observations", [])]
    return "\n".join(item["evidence"] for item in items if isinstance(item.get("evidence"), str)) or "\n"
