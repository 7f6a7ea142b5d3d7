"""The triples of an ontology file, and the rules that a usable one fulfils. Only graph.ontology reads it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.namespace import VANN
from rdflib.term import Node

LANGUAGES = ("zh", "en")
EDGE_KINDS = ("relation", "hierarchy", "link")

Text = Mapping[str, str]  # language ("zh", "en") → words


class Source:
    """The triples, seen through the namespace that the file declares for its own terms."""

    def __init__(self, graph: Graph, header: Node, namespace: Namespace) -> None:
        self.graph, self.header, self.ns = graph, header, namespace
        self.types: dict[Node, set[Node]] = defaultdict(set)
        for subject, kind in graph.subject_objects(RDF.type):
            self.types[subject].add(kind)
        self.concepts = [subject for subject, kinds in self.types.items() if SKOS.Concept in kinds]
        self.terms = [subject for subject in self.types if self.is_own(subject)]
        self.classes = self.of_type(OWL.Class)
        self.edges = [term for term in self.terms if self.values(term, "edgeKind") + self.values(term, "relationshipType")]
        self.attributes = [term for term in self.terms if self.values(term, "propertyKey")]
        self.disjoint = [list(Collection(graph, members)) for members in graph.objects(None, OWL.members)]

    def is_own(self, node: Node) -> bool:
        return isinstance(node, URIRef) and str(node).startswith(str(self.ns))

    def of_type(self, kind: URIRef) -> list[Node]:
        return [term for term in self.terms if kind in self.types[term]]

    def local(self, node: Node) -> str:
        """The name without its namespace; of a node outside it, what follows the last slash."""
        return str(node).removeprefix(str(self.ns)).rsplit("/", 1)[-1]

    def values(self, subject: Node, predicate: str | URIRef) -> list[Node]:
        key = predicate if isinstance(predicate, URIRef) else self.ns[predicate]
        return sorted(self.graph.objects(subject, key), key=str)

    def value(self, subject: Node, predicate: str | URIRef) -> str:
        return str(self.values(subject, predicate)[0])

    def values_of(self, subjects: Iterable[Node], predicate: str | URIRef) -> tuple[str, ...]:
        return tuple(self.value(subject, predicate) for subject in subjects)

    def words(self, subject: Node, predicate: str | URIRef) -> dict[str, list[str]]:
        found = [value for value in self.values(subject, predicate) if isinstance(value, Literal)]
        return {language: [str(value) for value in found if value.language == language] for language in LANGUAGES}

    def text(self, subject: Node, predicate: str | URIRef) -> Text:
        return {language: words[0] for language, words in self.words(subject, predicate).items()}

    def parents(self, cls: Node) -> list[Node]:
        return [parent for parent in self.values(cls, RDFS.subClassOf) if self.is_own(parent)]

    def ancestors(self, cls: Node) -> list[Node]:
        """Own superclasses, nearest first; ends with the first that comes again."""
        found: list[Node] = []
        queue = self.parents(cls)
        while queue:
            parent = queue.pop(0)
            if parent not in found:
                found.append(parent)
                queue += self.parents(parent)
        return found

    def is_leaf(self, cls: Node) -> bool:
        return not any(cls in self.parents(other) for other in self.classes)

    def family(self, cls: Node) -> str | None:
        """Its own, else that of the nearest superclass with one."""
        return next((self.value(node, "family") for node in [cls, *self.ancestors(cls)] if self.values(node, "family")), None)

    def scheme(self, attribute: str) -> list[Node]:
        """The concepts whose notations are the values of the attribute."""
        schemes = self.values(self.ns[attribute], "valueScheme")
        return [concept for concept in self.concepts if set(schemes) & set(self.graph.objects(concept, SKOS.inScheme))]

    def domain(self, term: Node) -> list[Node]:
        """The named classes of the domain, the members of a union one by one."""
        found: list[Node] = []
        for node in self.graph.objects(term, RDFS.domain):
            union = list(self.graph.objects(node, OWL.unionOf))
            found += Collection(self.graph, union[0]) if union else [node]
        return found


def violations(source: Source) -> Iterator[str]:
    """Everything that keeps the file from being used, one line each."""
    yield from _header_violations(source)
    yield from _word_violations(source)
    yield from _class_violations(source)
    yield from _edge_violations(source)
    yield from _attribute_violations(source)
    yield from _scheme_violations(source)
    for node in {node for triple in source.graph for node in triple if source.is_own(node)} - set(source.terms):
        users = sorted({source.local(s) for s, p, o in source.graph if node in (p, o) and source.is_own(s)})
        yield f"{source.local(node)}: used{' by ' + ', '.join(users) if users else ''} but not declared"


def _header_violations(source: Source) -> Iterator[str]:
    for predicate in (OWL.versionInfo, VANN.preferredNamespacePrefix, source.ns["dataPrefix"]):
        if len(source.values(source.header, predicate)) != 1:
            yield f"header: not exactly one {re.split('[#/]', predicate)[-1]}"


def _word_violations(source: Source) -> Iterator[str]:
    named: dict[tuple[str, str], list[str]] = defaultdict(list)
    labels = [(term, RDFS.label) for term in source.terms] + [(concept, SKOS.prefLabel) for concept in source.concepts]
    for subject, label in labels:
        local = source.local(subject)
        for predicate, what in ((label, "label"), (SKOS.definition, "definition")):
            for language, words in source.words(subject, predicate).items():
                if len(words) != 1 or not words[0].strip():
                    yield f"{local}: {len(words) or 'no'} {language} {what}{'s' if len(words) > 1 else ''}"
                elif what == "label":
                    named[language, words[0].casefold()].append(local)
    for (language, shared), sharers in named.items():
        if len(sharers) > 1:
            yield f"{language} label “{shared}” shared by {', '.join(sorted(sharers))}"


def _class_violations(source: Source) -> Iterator[str]:
    yield from _shared(source, source.classes, "nodeLabel")
    for members in source.disjoint:
        for member in set(members) - set(source.classes):
            yield f"{source.local(member)}: declared disjoint but no class"
    for cls in source.classes:
        local = source.local(cls)
        yield from _counted(source, cls, "nodeLabel", "colour", "displayOrder")
        yield from _all_in(source, cls, "superclass", source.parents(cls), source.classes)
        if len(source.parents(cls)) > 1:
            yield f"{local}: more than one superclass of our own"
        if cls in source.ancestors(cls):
            yield f"{local}: is its own ancestor"
        if source.is_leaf(cls) and source.family(cls) is None:
            yield f"{local}: no family"
        for colour in source.values(cls, "colour"):
            if not re.fullmatch(r"#[0-9a-f]{6}", str(colour)):
                yield f"{local}: colour {colour} is not of the form #rrggbb"
        for members in source.disjoint:
            if len({cls, *source.ancestors(cls)} & set(members)) > 1:
                yield f"{local}: below two classes that are disjoint"


def _edge_violations(source: Source) -> Iterator[str]:
    yield from _shared(source, source.edges, "relationshipType")
    for edge in source.edges:
        local = source.local(edge)
        yield from _counted(source, edge, "edgeKind", "relationshipType", "displayOrder")
        for kind in source.values(edge, "edgeKind"):
            if str(kind) not in EDGE_KINDS:
                yield f"{local}: unknown edge kind {kind}"
        for language, words in source.words(edge, "inverseLabel").items():
            if len(words) != 1:
                yield f"{local}: {len(words) or 'no'} {language} inverse label{'s' if len(words) > 1 else ''}"
        if not source.values(edge, "signature"):
            yield f"{local}: no signature"
        for signature in source.values(edge, "signature"):
            for side in ("headClass", "tailClass"):
                classes = source.values(signature, side)
                if not classes:
                    yield f"{local}: a signature without {side}"
                yield from _all_in(source, edge, side, classes, source.classes)


def _attribute_violations(source: Source) -> Iterator[str]:
    yield from _shared(source, source.attributes, "propertyKey")
    for term in source.attributes:
        local = source.local(term)
        yield from _counted(source, term, "propertyKey", "displayOrder")
        ranges = source.values(term, RDFS.range)
        if XSD.date in ranges:
            yield f"{local}: xsd:date is no datatype of OWL 2; say it by valueDatatype"
        if len(ranges) + len(source.values(term, "valueDatatype")) != 1:
            yield f"{local}: not exactly one range or valueDatatype"
        if not source.domain(term) and not source.values(term, "carriedBy"):
            yield f"{local}: neither domain nor carriedBy"
        yield from _all_in(source, term, "domain", source.domain(term), source.classes)
        yield from _all_in(source, term, "range", filter(source.is_own, ranges), source.classes)
        yield from _all_in(source, term, "carriedBy", source.values(term, "carriedBy"), source.edges)


def _scheme_violations(source: Source) -> Iterator[str]:
    for attribute in ("status", "bound"):
        concepts = source.scheme(attribute)
        if not concepts:
            yield f"{attribute}: no scheme of values"
        yield from _shared(source, concepts, SKOS.notation)
        for concept in concepts:
            yield from _counted(source, concept, SKOS.notation, "displayOrder")
            yield from _all_in(source, concept, "statusOf", source.values(concept, "statusOf"), source.classes)


def _counted(source: Source, term: Node, *predicates: str | URIRef) -> Iterator[str]:
    for predicate in predicates:
        found = source.values(term, predicate)
        if len(found) != 1:
            yield f"{source.local(term)}: {len(found) or 'no'} {predicate.rsplit('#', 1)[-1]}"
        elif predicate == "displayOrder" and not str(found[0]).isdecimal():
            yield f"{source.local(term)}: displayOrder {found[0]} is no number"


def _all_in(source: Source, term: Node, role: str, nodes: Iterable[Node], allowed: list[Node]) -> Iterator[str]:
    for node in nodes:
        if node not in allowed:
            yield f"{source.local(term)}: {role} {source.local(node)} is no {'edge' if allowed is source.edges else 'class'}"


def _shared(source: Source, terms: list[Node], predicate: str | URIRef) -> Iterator[str]:
    owners: dict[str, list[str]] = defaultdict(list)
    for term in terms:
        for value in source.values(term, predicate):
            owners[str(value)].append(source.local(term))
    for shared, sharers in owners.items():
        if len(sharers) > 1:
            yield f"{predicate.rsplit('#', 1)[-1]} {shared} shared by {', '.join(sorted(sharers))}"
