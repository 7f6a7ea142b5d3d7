"""What things are called on the page, in the language of the reader."""

from datetime import datetime

from graph.confidence import band
from graph.ontology import ontology
from graph.values import Edge, Node
from ui.words import words


def class_label(name: str, language: str) -> str:
    return ontology().classes[name].label[language]


def class_colour(name: str) -> str:
    return ontology().classes[name].colour


def relation_label(name: str, language: str, *, inverse: bool = False) -> str:
    """The name of any edge: one of the nine relations, a reference hierarchy or a link to evidence."""
    known = ontology()
    term = known.relations.get(name) or known.hierarchies.get(name) or known.links[name]
    return term.inverse_label[language] if inverse else term.label[language]


def status_label(status: str, language: str) -> str:
    return ontology().statuses[status][language]


def band_label(confidence: float, language: str) -> str:
    return words(language)("confidence.chip", band=band(confidence).label[language])


def node_name(node: Node, language: str) -> str:
    return localised(node.name, node.properties.get("nameEn"), language)


def localised(name: str, name_en: object, language: str) -> str:
    return name_en if language == "en" and isinstance(name_en, str) and name_en else name


def is_structural(edge: Edge) -> bool:
    """Reference hierarchy (place within place, industry under industry): nobody's statement, so without evidence."""
    return edge.type in ontology().hierarchies


def is_entity(node: Node) -> bool:
    return node.type in ontology().entity_classes


def moment(iso: str) -> str:
    """A point in time (ISO 8601 with offset) on this machine's clock, to the minute."""
    return f"{datetime.fromisoformat(iso).astimezone():%Y-%m-%d %H:%M}"
