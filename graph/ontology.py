"""ontology.ttl as Python objects: the only reader of it, and the only source of labels, relation types and names.

    ontology().allows("Park", "LOCATED_IN", "City")     True
    ontology().classes["City"].labels                   ("City", "Place", "Actor", "Entity")

`python -m graph.ontology` prints the tables of docs/ontology.md.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, Namespace
from rdflib.namespace import VANN
from rdflib.plugins.parsers.notation3 import BadSyntax
from rdflib.term import Node

from graph.ontology_source import EDGE_KINDS, Source, Text, violations

FILE = Path(__file__).resolve().parent.parent / "ontology.ttl"


class OntologyError(Exception):
    """The ontology cannot be used; `violations` names everything that is wrong with it."""

    def __init__(self, path: Path, violations: Iterable[str]) -> None:
        self.violations = tuple(violations)
        super().__init__(f"{path} is inconsistent:\n" + "\n".join(f"- {violation}" for violation in self.violations))


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ClassTerm:
    """A class; `ancestors` nearest first, `labels` what its nodes bear, `colour` #rrggbb, `leaf`: it has no subclass."""

    name: str
    label: Text
    definition: Text
    ancestors: tuple[str, ...]
    family: str | None
    colour: str
    order: int
    leaf: bool

    @property
    def labels(self) -> tuple[str, ...]:
        return (self.name, *self.ancestors)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class RelationTerm:
    """A kind of edge: `name` is its type (LOCATED_IN), `signatures` the pairs (head, tail) of leaf classes it may join."""

    name: str
    local: str
    label: Text
    inverse_label: Text
    definition: Text
    signatures: frozenset[tuple[str, str]]
    declared: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]  # the signatures as the file has them, for display
    symmetric: bool
    order: int


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class AttributeTerm:
    """A property of nodes or edges. `domain` names classes (Fact: the edges of relations), `carried_by` types of other
    edges; `range` is a class name or a datatype such as "xsd:string"; not `functional` means a list."""

    local: str
    key: str
    label: Text
    definition: Text
    domain: tuple[str, ...]
    carried_by: tuple[str, ...]
    range: str
    functional: bool
    order: int


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class StatusTerm:
    """A value of status or bound; `statements` are the classes of statements that may have it (empty: not restricted)."""

    name: str
    label: Text
    definition: Text
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Ontology:
    """All terms, each mapping in display order. Edges and classes are keyed by the names the property graph uses,
    attributes by their property key."""

    iri: str
    version: str
    prefix: str
    namespace: str
    data_prefix: str
    classes: Mapping[str, ClassTerm]
    relations: Mapping[str, RelationTerm]
    hierarchies: Mapping[str, RelationTerm]
    links: Mapping[str, RelationTerm]
    attributes: Mapping[str, AttributeTerm]
    status_terms: Mapping[str, StatusTerm]
    bound_terms: Mapping[str, StatusTerm]
    disjoint: tuple[frozenset[str], ...]

    @property
    def statuses(self) -> Mapping[str, Text]:
        return {name: term.label for name, term in self.status_terms.items()}

    @property
    def bounds(self) -> Mapping[str, Text]:
        return {name: term.label for name, term in self.bound_terms.items()}

    @property
    def edges(self) -> Mapping[str, RelationTerm]:
        return {**self.relations, **self.hierarchies, **self.links}

    @property
    def entity_classes(self) -> tuple[str, ...]:
        """The leaf classes of entities, in display order."""
        return self.subclasses("Entity")

    def subclasses(self, cls: str) -> tuple[str, ...]:
        """The leaf classes at or below `cls`, in display order. KeyError for an unknown class."""
        self.classes[cls]
        return tuple(term.name for term in self.classes.values() if term.leaf and cls in term.labels)

    def allows(self, head_type: str, relation: str, tail_type: str) -> bool:
        """Whether an edge of any kind may join the two leaf classes. KeyError for a name the ontology lacks."""
        self.classes[head_type], self.classes[tail_type]
        return (head_type, tail_type) in self.edges[relation].signatures

    def family(self, cls: str) -> str:
        """The part before the slash in ids of the class. KeyError for an unknown class or one above all families."""
        family = self.classes[cls].family
        if family is None:
            raise KeyError(f"{cls} has no family")
        return family


@cache
def ontology() -> Ontology:
    """The project's ontology, read once. Raises OntologyError."""
    return read_ontology(FILE)


def read_ontology(path: Path) -> Ontology:
    """The ontology of a Turtle file. Raises OntologyError that names every violation, or FileNotFoundError."""
    graph = Graph(bind_namespaces="none")
    try:
        graph.parse(data=path.read_text(encoding="utf-8"), format="turtle")
    except (BadSyntax, UnicodeDecodeError) as error:
        raise OntologyError(path, [f"not Turtle: {error}"]) from error
    headers = list(graph.subjects(RDF.type, OWL.Ontology))
    namespaces = [str(value) for header in headers for value in graph.objects(header, VANN.preferredNamespaceUri)]
    if len(headers) != 1 or len(namespaces) != 1:
        raise OntologyError(path, ["not exactly one owl:Ontology with one vann:preferredNamespaceUri"])
    source = Source(graph, headers[0], Namespace(namespaces[0]))
    if found := sorted(set(violations(source))):
        raise OntologyError(path, found)
    return _build(source)


# ---------------------------------------------------------------- from triples to terms


def _build(source: Source) -> Ontology:
    edges = [(source.value(edge, "edgeKind"), _edge(source, edge)) for edge in _ordered(source, source.edges)]
    relations, hierarchies, links = ({edge.name: edge for kind, edge in edges if kind == wanted} for wanted in EDGE_KINDS)
    attributes = [_attribute(source, term) for term in _ordered(source, source.attributes)]
    return Ontology(
        iri=str(source.header),
        version=source.value(source.header, OWL.versionInfo),
        prefix=source.value(source.header, VANN.preferredNamespacePrefix),
        namespace=str(source.ns),
        data_prefix=source.value(source.header, "dataPrefix"),
        classes={source.value(cls, "nodeLabel"): _class(source, cls) for cls in _ordered(source, source.classes)},
        relations=relations,
        hierarchies=hierarchies,
        links=links,
        attributes={attribute.key: attribute for attribute in attributes},
        status_terms=_values(source, "status"),
        bound_terms=_values(source, "bound"),
        disjoint=tuple(frozenset(source.values_of(members, "nodeLabel")) for members in source.disjoint),
    )


def _ordered(source: Source, nodes: Iterable[Node]) -> list[Node]:
    return sorted(nodes, key=lambda node: int(source.value(node, "displayOrder")))


def _class(source: Source, cls: Node) -> ClassTerm:
    return ClassTerm(
        name=source.value(cls, "nodeLabel"),
        label=source.text(cls, RDFS.label),
        definition=source.text(cls, SKOS.definition),
        ancestors=source.values_of(source.ancestors(cls), "nodeLabel"),
        family=source.family(cls),
        colour=source.value(cls, "colour"),
        order=int(source.value(cls, "displayOrder")),
        leaf=source.is_leaf(cls),
    )


def _edge(source: Source, edge: Node) -> RelationTerm:
    sides = [
        tuple(_ordered(source, source.values(signature, side)) for side in ("headClass", "tailClass"))
        for signature in source.values(edge, "signature")
    ]
    sides.sort(key=lambda pair: int(source.value(pair[0][0], "displayOrder")))
    return RelationTerm(
        name=source.value(edge, "relationshipType"),
        local=source.local(edge),
        label=source.text(edge, RDFS.label),
        inverse_label=source.text(edge, "inverseLabel"),
        definition=source.text(edge, SKOS.definition),
        signatures=frozenset(
            pair for heads, tails in sides for pair in product(_leaves(source, heads), _leaves(source, tails))
        ),
        declared=tuple(
            (source.values_of(heads, "nodeLabel"), source.values_of(tails, "nodeLabel")) for heads, tails in sides
        ),
        symmetric=OWL.SymmetricProperty in source.types[edge],
        order=int(source.value(edge, "displayOrder")),
    )


def _leaves(source: Source, classes: Iterable[Node]) -> tuple[str, ...]:
    wanted = set(classes)
    leaves = [cls for cls in source.classes if source.is_leaf(cls) and wanted & {cls, *source.ancestors(cls)}]
    return source.values_of(leaves, "nodeLabel")


def _attribute(source: Source, term: Node) -> AttributeTerm:
    (value_range,) = source.values(term, RDFS.range) + source.values(term, "valueDatatype")
    own = source.is_own(value_range)
    return AttributeTerm(
        local=source.local(term),
        key=source.value(term, "propertyKey"),
        label=source.text(term, RDFS.label),
        definition=source.text(term, SKOS.definition),
        domain=source.values_of(source.domain(term), "nodeLabel"),
        carried_by=source.values_of(source.values(term, "carriedBy"), "relationshipType"),
        range=source.value(value_range, "nodeLabel") if own else f"xsd:{str(value_range).removeprefix(str(XSD))}",
        functional=OWL.FunctionalProperty in source.types[term],
        order=int(source.value(term, "displayOrder")),
    )


def _values(source: Source, attribute: str) -> dict[str, StatusTerm]:
    return {
        source.value(concept, SKOS.notation): StatusTerm(
            name=source.value(concept, SKOS.notation),
            label=source.text(concept, SKOS.prefLabel),
            definition=source.text(concept, SKOS.definition),
            statements=source.values_of(source.values(concept, "statusOf"), "nodeLabel"),
        )
        for concept in _ordered(source, source.scheme(attribute))
    }


if __name__ == "__main__":
    from graph.ontology_tables import tables

    print(tables(), end="")
