"""The ontology: complete in both languages, consistent, and what the relation tables of the annotation guide say."""

import re
import time
from collections import Counter
from itertools import product

import pytest
import rdflib
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.namespace import VANN

from graph.ontology import FILE, Ontology, ontology, read_ontology
from graph.ontology_tables import tables

DOCUMENTATION = FILE.parent / "docs" / "ontology.md"


@pytest.fixture(scope="module")
def terms() -> Ontology:
    return ontology()


@pytest.fixture(scope="module")
def triples() -> Graph:
    return Graph().parse(FILE)


@pytest.fixture(scope="module")
def pg(terms: Ontology) -> Namespace:
    return Namespace(terms.namespace)


@pytest.fixture(scope="module")
def described(triples: Graph, pg: Namespace) -> list[URIRef]:
    """All terms of our own, and the concepts of the two schemes."""
    own = {subject for subject in triples.subjects(RDF.type) if isinstance(subject, URIRef) and subject.startswith(pg)}
    concepts = {concept for concept in triples.subjects(RDF.type, SKOS.Concept) if isinstance(concept, URIRef)}
    return sorted(own | concepts)


def languages(triples: Graph, subject: URIRef, *predicates: URIRef) -> list[str]:
    return sorted(o.language or "" for p in predicates for o in triples.objects(subject, p) if isinstance(o, Literal))


def test_every_term_is_named_defined_and_shown_by_example_in_both_languages(
    triples: Graph, described: list[URIRef], pg: Namespace
) -> None:
    assert len(described) > 90
    for term in described:
        assert languages(triples, term, RDFS.label, SKOS.prefLabel) == ["en", "zh"], term
        assert languages(triples, term, SKOS.definition) == ["en", "zh"], term
        assert languages(triples, term, pg.example) == ["en", "zh"], term


def test_every_term_of_our_own_says_where_it_is_defined(triples: Graph, terms: Ontology, pg: Namespace) -> None:
    for term in triples.subjects(RDF.type):
        if isinstance(term, URIRef) and term.startswith(pg):
            assert triples.value(term, RDFS.isDefinedBy) == URIRef(terms.iri)
            assert triples.value(term, SKOS.changeNote), term


def test_no_two_terms_share_a_label(triples: Graph, described: list[URIRef]) -> None:
    labels = Counter((o.language, str(o).casefold()) for term in described for p in (RDFS.label, SKOS.prefLabel)
                     for o in triples.objects(term, p) if isinstance(o, Literal))
    assert not [label for label, count in labels.items() if count > 1]


def test_chinese_words_are_chinese_and_english_words_are_not(triples: Graph, described: list[URIRef]) -> None:
    for term in described:
        for predicate in (RDFS.label, SKOS.prefLabel, SKOS.definition):
            for words in triples.objects(term, predicate):
                assert isinstance(words, Literal)
                assert bool(re.search("[一-鿿]", words)) == (words.language == "zh"), (term, words)


def test_the_header_tells_version_licence_namespace_and_dates(triples: Graph, terms: Ontology) -> None:
    header = URIRef(terms.iri)
    assert triples.value(header, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert triples.value(header, OWL.versionIRI) == URIRef(f"{terms.iri}/{terms.version}")
    assert str(triples.value(header, VANN.preferredNamespaceUri)) == f"{terms.iri}#" == terms.namespace
    assert languages(triples, header, DCTERMS.title) == languages(triples, header, DCTERMS.description) == ["en", "zh"]
    for predicate in (DCTERMS.creator, DCTERMS.created, DCTERMS.modified, DCTERMS.issued, DCTERMS.bibliographicCitation):
        assert triples.value(header, predicate), predicate
    assert terms.data_prefix.endswith("/id/")


def test_no_range_is_a_date_since_reasoners_reject_it(triples: Graph, terms: Ontology) -> None:
    assert not list(triples.subjects(RDFS.range, rdflib.XSD.date))
    assert {key for key, term in terms.attributes.items() if term.range == "xsd:date"} == {
        "validFrom", "validTo", "periodStart", "periodEnd", "date"}


# Terms that were dropped from their vocabularies, or never were in them.
ABSENT = (
    "cpsv:FormalFramework", "cpsv:hasLegalResource", "cv:Jurisdiction", "cv:foundationEvent", "cv:spatial", "unit:CNY",
    "eli:first_date_entry_in_force", "schema:operator", "schema:collaborator", "dcat:version", "owl:sameAs", "owl:inverseOf",
)


@pytest.mark.parametrize("name", ABSENT)
def test_terms_that_must_not_be_used_are_not(name: str) -> None:
    assert not re.search(rf"\b{name}\b", FILE.read_text(encoding="utf-8"))


def test_alignments_are_those_that_hold_for_every_instance(triples: Graph, pg: Namespace) -> None:
    schema = Namespace("https://schema.org/")
    strict = {o for o in triples.objects(None, RDFS.subClassOf) if not str(o).startswith(pg)}
    assert schema.Project not in strict, "an organisation for schema.org, so it would make our projects impossible"
    assert (pg.Enterprise, RDFS.subClassOf, schema.Organization) in triples
    assert (pg.Region, RDFS.subClassOf, schema.AdministrativeArea) not in triples
    assert (pg.holds, SKOS.closeMatch, schema.award) in triples
    assert (pg.Industry, RDFS.subClassOf, SKOS.Concept) in triples


PLACES = ("Country", "Region", "Province", "City", "District")
ORGANISATIONS = ("Enterprise", "GovernmentBody", "Institution")


def test_entity_classes_stand_in_display_order(terms: Ontology) -> None:
    assert terms.entity_classes == (*PLACES, "Park", *ORGANISATIONS, "Platform", "Policy", "Programme", "Project",
                                    "Industry", "Recognition", "Event")
    assert terms.subclasses("Place") == PLACES
    assert terms.subclasses("City") == ("City",)
    with pytest.raises(KeyError):
        terms.subclasses("Village")


def test_labels_are_the_class_and_its_ancestors_nearest_first(terms: Ontology) -> None:
    assert terms.classes["City"].labels == ("City", "Place", "Actor", "Entity")
    assert terms.classes["Park"].labels == ("Park", "Entity")
    assert terms.classes["Passage"].labels == ("Passage",)


def test_families_are_inherited(terms: Ontology) -> None:
    assert {terms.family(cls) for cls in PLACES} == {"place"}
    assert {terms.family(cls) for cls in ORGANISATIONS} == {"organisation"}
    assert {terms.family(cls) for cls in terms.entity_classes} == {
        "place", "park", "organisation", "platform", "policy", "programme", "project", "industry", "recognition", "event"}
    assert [terms.family(cls) for cls in ("Document", "Passage", "Fact", "Observation", "Indicator", "ExtractionRun")] == [
        "document", "passage", "fact", "observation", "indicator", "run"]
    with pytest.raises(KeyError, match="no family"):
        terms.family("Actor")


def test_levels_of_place_and_kinds_of_organisation_exclude_each_other(terms: Ontology) -> None:
    assert frozenset(PLACES) in terms.disjoint
    assert frozenset(ORGANISATIONS) in terms.disjoint
    assert frozenset({"Place", "Park", "Organisation", "Platform", "Policy", "Programme", "Project", "Industry",
                      "Recognition", "Event"}) in terms.disjoint


# The relation table of the annotation guide, row by row.
PLACE = "Country Region Province City District"
ORGANISATION = "Enterprise GovernmentBody Institution"
GUIDE = {
    "LOCATED_IN": [(f"Park {ORGANISATION} Platform Project Event", f"{PLACE} Park")],
    "PART_OF": [(PLACE, PLACE), (ORGANISATION, ORGANISATION), ("Programme Project", "Policy Programme"), ("Park", "Park")],
    "FOCUSES_ON": [(f"{PLACE} Park Enterprise Institution Platform Policy Programme Project", "Industry")],
    "ISSUED_BY": [("Policy Programme", f"GovernmentBody {PLACE}")],
    "APPLIES_TO": [("Policy Programme", PLACE)],
    "OPERATES": [(f"{ORGANISATION} {PLACE}", "Platform Project Institution Park")],
    "HOLDS": [(f"{PLACE} Park Enterprise Institution Platform Project Industry", "Recognition")],
    "PARTICIPATES_IN": [(f"{ORGANISATION} {PLACE}", "Event Project Programme")],
    "PARTNERS_WITH": [(f"{ORGANISATION} {PLACE}", f"{ORGANISATION} {PLACE}")],
}


def test_the_nine_relations_are_those_of_the_guide(terms: Ontology) -> None:
    assert tuple(terms.relations) == tuple(GUIDE)
    assert [name for name, term in terms.relations.items() if term.symmetric] == ["PARTNERS_WITH"]


@pytest.mark.parametrize("relation", GUIDE)
def test_allowed_pairs_are_those_of_the_guide(terms: Ontology, relation: str) -> None:
    wanted = {pair for heads, tails in GUIDE[relation] for pair in product(heads.split(), tails.split())}
    for pair in product(terms.entity_classes, repeat=2):
        assert terms.allows(pair[0], relation, pair[1]) == (pair in wanted), pair


def test_allows_refuses_names_it_does_not_know(terms: Ontology) -> None:
    for triple in (("Village", "LOCATED_IN", "City"), ("Park", "NEAR", "City"), ("Park", "LOCATED_IN", "Village")):
        with pytest.raises(KeyError):
            terms.allows(*triple)


def test_hierarchies_and_links_join_what_the_property_graph_joins(terms: Ontology) -> None:
    assert list(terms.hierarchies) == ["WITHIN", "BROADER"]
    assert set(terms.links) == {"EVIDENCE", "ABOUT", "OF_INDICATOR", "FROM", "MENTIONS"}
    assert terms.allows("District", "WITHIN", "City")
    assert terms.allows("Industry", "BROADER", "Industry")
    assert terms.allows("Observation", "EVIDENCE", "Passage")
    assert terms.allows("Passage", "FROM", "Document")
    assert {tail for _, tail in terms.links["MENTIONS"].signatures} == set(terms.entity_classes)
    assert {tail for _, tail in terms.links["ABOUT"].signatures} == set(terms.entity_classes)


def test_domain_and_range_are_the_union_of_the_signatures(triples: Graph, terms: Ontology, pg: Namespace) -> None:
    def leaves(edge: URIRef, side: URIRef) -> set[str]:
        (node,) = triples.objects(edge, side)
        union = triples.value(node, OWL.unionOf)
        named = list(Collection(triples, union)) if union else [node]
        return {leaf for cls in named for leaf in terms.subclasses(str(cls).removeprefix(pg))}

    for term in terms.edges.values():
        assert leaves(pg[term.local], RDFS.domain) == {head for head, _ in term.signatures}, term.name
        assert leaves(pg[term.local], RDFS.range) == {tail for _, tail in term.signatures}, term.name


def test_statuses_and_bounds(terms: Ontology) -> None:
    assert list(terms.statuses) == ["actual", "planned", "target"]
    assert list(terms.bounds) == ["min", "max", "approx"]
    assert [name for name, term in terms.status_terms.items() if "Fact" in term.statements] == ["actual", "planned"]
    assert [name for name, term in terms.status_terms.items() if "Observation" in term.statements] == ["actual", "target"]


def test_attributes_are_found_by_the_key_of_the_property_graph(terms: Ontology) -> None:
    assert terms.attributes["metric"].local == "metricText"
    assert terms.attributes["about"].range == "Place"
    assert not terms.attributes["aliases"].functional
    assert terms.attributes["references"].carried_by == ("MENTIONS",)
    assert terms.attributes["value"].range == "xsd:decimal"


def test_reading_is_fast() -> None:
    started = time.process_time()
    read_ontology(FILE)
    assert time.process_time() - started < 0.5


def test_blank_nodes_serve_signatures_unions_and_disjointness_alone(triples: Graph, pg: Namespace) -> None:
    heads = {p for s, p, o in triples if isinstance(o, BNode)}
    assert heads == {pg.signature, RDFS.domain, RDFS.range, OWL.unionOf, OWL.members, RDF.rest}


def test_the_page_is_what_the_ontology_says() -> None:
    assert DOCUMENTATION.read_text(encoding="utf-8") == tables(), "print it again: python -m graph.ontology > docs/ontology.md"
