"""An ontology that cannot be used is refused, with every fault named."""

from pathlib import Path

import pytest

from graph.ontology import FILE, OntologyError, read_ontology

# Each fault alone: what is replaced by what, and the violation that must name it.
FAULTS = {
    "no label": ('rdfs:label "产业园区"@zh, "Industrial park"@en', 'rdfs:label "Industrial park"@en', "Park: no zh label"),
    "no definition": ('"A sovereign state."@en', '"Ein Staat."@de', "Country: no en definition"),
    "one label twice": ('"国家"@zh', '"城市"@zh', "zh label “城市” shared by City, Country"),
    "unknown class": ("pg:tailClass pg:Industry ]", "pg:tailClass pg:Trade ]", "focusesOn: tailClass Trade is no class"),
    "undeclared term": ("pg:tailClass pg:Industry ]", "pg:tailClass pg:Trade ]", "Trade: used but not declared"),
    "no signature": ("pg:signature [ pg:headClass pg:Passage ; pg:tailClass pg:Document ] ;", "", "fromDocument: no signature"),
    "bad colour": ("#005c36", "green", "Park: colour green is not of the form #rrggbb"),
    "bad order": ("pg:displayOrder 60 ;", 'pg:displayOrder "last" ;', "Park: displayOrder last is no number"),
    "no family": ('pg:family "park" ; ', "", "Park: no family"),
    "no node label": ('pg:nodeLabel "Event" ;', "", "Event: no nodeLabel"),
    "one key twice": ('pg:propertyKey "unit"', 'pg:propertyKey "value"', "propertyKey value shared by unitText, value"),
    "one type twice": ('"ISSUED_BY"', '"OPERATES"', "relationshipType OPERATES shared by issuedBy, operates"),
    "no kind": ('pg:edgeKind "relation" ; pg:relationshipType "HOLDS"', 'pg:relationshipType "HOLDS"', "holds: no edgeKind"),
    "a cycle": ("pg:Entity a owl:Class ;", "pg:Entity a owl:Class ; rdfs:subClassOf pg:Actor ;", "Actor: is its own ancestor"),
    "two superclasses": ("rdfs:subClassOf pg:Actor, org", "rdfs:subClassOf pg:Actor, pg:Place, org",
                         "Organisation: more than one superclass of our own"),
    "disjoint": ("rdfs:subClassOf pg:Organisation, schema:Organization", "rdfs:subClassOf pg:Organisation, pg:Park",
                 "Enterprise: below two classes that are disjoint"),
    "date as range": ("rdfs:domain pg:Document ; pg:valueDatatype xsd:date", "rdfs:domain pg:Document ; rdfs:range xsd:date",
                      "date: xsd:date is no datatype of OWL 2; say it by valueDatatype"),
    "no inverse": ('pg:inverseLabel "见于"@zh, "mentioned in"@en', 'pg:inverseLabel "mentioned in"@en',
                   "mentions: no zh inverse label"),
    "no version": ('owl:versionInfo "1.0.0" ;', "", "header: not exactly one versionInfo"),
    "no scheme": ("pg:valueScheme scheme:bound ;", "", "bound: no scheme of values"),
}


def broken(tmp_path: Path, *faults: str) -> OntologyError:
    text = FILE.read_text(encoding="utf-8")
    for fault in faults:
        good, bad, _ = FAULTS[fault]
        assert good in text, fault
        text = text.replace(good, bad, 1)
    path = tmp_path / "broken.ttl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(OntologyError) as caught:
        read_ontology(path)
    return caught.value


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named(tmp_path: Path, fault: str) -> None:
    error = broken(tmp_path, fault)
    assert FAULTS[fault][2] in error.violations
    assert FAULTS[fault][2] in str(error)


def test_all_faults_are_named_at_once(tmp_path: Path) -> None:
    several = ["no label", "one label twice", "unknown class", "bad colour", "one key twice", "no version", "a cycle"]
    assert {FAULTS[fault][2] for fault in several} <= set(broken(tmp_path, *several).violations)


def test_a_file_that_is_no_turtle_or_no_ontology_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.ttl"
    path.write_text("pg:Park a", encoding="utf-8")
    with pytest.raises(OntologyError, match="not Turtle"):
        read_ontology(path)
    path.write_text("", encoding="utf-8")
    with pytest.raises(OntologyError, match="not exactly one owl:Ontology"):
        read_ontology(path)
