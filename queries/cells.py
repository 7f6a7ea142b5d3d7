"""One cell of an answer as text, in Chinese or English: what a table, a CSV file or a spreadsheet shows."""

from typing import Any

from graph.confidence import band
from graph.ontology import ontology
from graph.values import Edge, Node, Path

BOUNDS = {"min": "≥", "max": "≤", "approx": "≈"}
SEPARATOR = {"zh": "、", "en": ", "}


def cell_text(value: Any, kind: str = "value", language: str = "zh") -> str:
    """Text of the value; `kind` is that of its column, so that statuses, classes and relation types get their names."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return SEPARATOR[language].join(cell_text(item, kind, language) for item in value)
    if isinstance(value, Node):
        return _node(value, language)
    if isinstance(value, Edge):
        return _named("Relation", value.type, language)
    if isinstance(value, Path):
        return " – ".join(_node(node, language) for node in value.nodes)
    if isinstance(value, bool):
        return {("zh", True): "是", ("zh", False): "否", ("en", True): "yes", ("en", False): "no"}[language, value]
    if isinstance(value, float):
        return number_text(value)
    if isinstance(value, str):
        return _named(kind, value, language)
    return str(value)


def number_text(value: float) -> str:
    """Without the tail that floats bring: 26, 5.7, 1200000."""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.12g}"


def band_text(confidence: float | None, language: str) -> str:
    """The name of the band: 高, low; nothing for what is no statement."""
    return "" if confidence is None else band(confidence).label[language]


def figure_text(properties: dict[str, Any]) -> str:
    """An observation as written, such as ≥5.7万个."""
    bound = BOUNDS.get(properties.get("bound") or "", "")
    return f"{bound}{number_text(float(properties['value']))}{properties.get('unit') or ''}"


def _node(node: Node, language: str) -> str:
    if "Observation" in node.labels:
        return figure_text(dict(node.properties))
    if "Document" in node.labels:
        return str(node.properties.get("title") or node.id)
    english = node.properties.get("nameEn") if language == "en" else None
    return str(english or node.properties.get("name") or node.id)


def _named(kind: str, value: str, language: str) -> str:
    """The name of a status, class or relation type; any other text, and a word of none of these, stays as it is."""
    terms = ontology()
    match kind:
        case "Status" if value in terms.statuses:
            return terms.statuses[value][language]
        case "Class" if value in terms.classes:
            return terms.classes[value].label[language]
        case "Relation":
            term = terms.relations.get(value) or terms.hierarchies.get(value)
            return term.label[language] if term else value
    return value
