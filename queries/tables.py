"""An answer as rows of text, as JSON and as CSV: what leaves the graph for a table, a file or another program."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.answers import Evidence
from graph.store import Store
from graph.values import Edge, Node, Path
from queries.answer import Answer
from queries.cells import band_text, cell_text

INTERNAL = frozenset({"searchNames"})
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
BAND_TITLE = {"zh": "把握", "en": "Confidence"}
EVIDENCE_TITLES = {"zh": ("原文", "出处", "出处日期"), "en": ("Sentence", "Source", "Source date")}


def headings(answer: Answer, language: str) -> list[str]:
    """The columns' titles, the band where the rows have one, then sentence, document and date of the first evidence."""
    return [*own_headings(answer, language), *EVIDENCE_TITLES[language]]


def table(answer: Answer, sources: Mapping[str, Evidence], language: str) -> list[list[str]]:
    """A line of text for each row; `sources` as from `sources_of`."""
    lines = []
    for row, cells in zip(answer.rows, own_cells(answer, language), strict=True):
        source = next((sources[key] for key in row.evidence if key in sources), None)
        said = [source.passage.text.strip(), source.document.title, source.document.date or ""] if source else ["", "", ""]
        lines.append(cells + said)
    return lines


def own_headings(answer: Answer, language: str) -> list[str]:
    """Without those of the evidence."""
    return [*(column.title(language) for column in answer.columns), *([BAND_TITLE[language]] if answer.rated else [])]


def own_cells(answer: Answer, language: str) -> list[list[str]]:
    """A line for each row, as `own_headings`."""
    return [
        [*(cell_text(cell, column.kind, language) for cell, column in zip(row.cells, answer.columns, strict=True)),
         *([band_text(row.confidence, language)] if answer.rated else [])]
        for row in answer.rows
    ]


def sources_of(store: Store, answer: Answer, *, all_of_them: bool = False) -> dict[str, Evidence]:
    """The passages behind the rows by id: each row's first one, or all."""
    wanted = dict.fromkeys(key for row in answer.rows for key in (row.evidence if all_of_them else row.evidence[:1]))
    return {found.passage.id: found for found in store.evidence(list(wanted))} if wanted else {}


def answer_json(answer: Answer, sources: Mapping[str, Evidence]) -> dict[str, Any]:
    """The answer for other programs: cells as values, every source with its document and offsets."""
    return {
        "query": answer.query.key,
        "arguments": {name: None if choice is None else choice.value for name, choice in answer.arguments.items()},
        "columns": [column.name for column in answer.columns],
        "rows": [{
            **{column.name: json_value(cell) for cell, column in zip(row.cells, answer.columns, strict=True)},
            "confidence": row.confidence,
            "evidence": [_source_json(sources[key]) for key in row.evidence if key in sources],
            "edges": [json_value(edge) for edge in row.edges],
        } for row in answer.rows],
        "truncated": answer.truncated,
        "least": answer.least,
    }


def _source_json(source: Evidence) -> dict[str, Any]:
    passage, document = source.passage, source.document
    return {"passage": passage.id, "text": passage.text, "start": passage.start, "end": passage.end,
            "document": document.id, "name": document.name, "title": document.title, "date": document.date}


def json_value(value: Any) -> Any:
    """Values of the store in JSON's own terms; what JSON has no word for (dates) as text."""
    match value:
        case Node():
            properties = {key: json_value(item) for key, item in value.properties.items() if key not in INTERNAL}
            return {"id": value.id, "labels": list(value.labels), **properties}
        case Edge():
            return {"id": value.id, "type": value.type, "source": value.source, "target": value.target,
                    "properties": json_value(dict(value.properties))}
        case Path():
            return {"nodes": json_value(value.nodes), "edges": json_value(value.edges)}
        case dict():
            return {str(key): json_value(item) for key, item in value.items()}
        case list() | tuple():
            return [json_value(item) for item in value]
        case None | bool() | int() | float() | str():
            return value
        case _:
            return str(value)


def csv_text(titles: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """CSV by RFC 4180; text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection)."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([_harmless(title) for title in titles])
    writer.writerows([_harmless(cell) for cell in line] for line in lines)
    return buffer.getvalue()


def _harmless(cell: str) -> str:
    """Numbers may begin with a sign; nothing else may."""
    if cell.lstrip(" ").startswith(FORMULA_STARTS) and not _is_number(cell):
        return f"'{cell}"
    return cell


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
