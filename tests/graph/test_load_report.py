"""Loading many documents: what fails is told, the others are in."""

from dataclasses import dataclass, replace

from graph.batch import Unchanged, load_all, repeated, unchanged_in
from graph.facts import Document, Entity, Facts, Relation, Uncovered
from graph.keys import fact_id
from graph.store import Store

CITY = Entity(id="place/370100", type="City", name="济南市")
PARK = Entity(id="park/1", type="Park", name="齐鲁软件园")


@dataclass(frozen=True)
class Broken:
    zh: str = "打不开"
    en: str = "cannot be opened"


def said(text: str, **description: str) -> Facts:
    document = Document.of(f"{text[:2]}.txt", text, text[:4], about=CITY.id, **description)
    passage = document.passage(0, len(text))
    relation = Relation(id=fact_id(PARK.id, "LOCATED_IN", CITY.id, "actual", None, None), head=PARK.id, type="LOCATED_IN",
                        tail=CITY.id, status="actual", evidence=(passage.id,), confidence=0.9, extractor="test")
    return Facts(document=document, passages=(passage,), entities=(CITY, PARK), relations=(relation,),
                 uncovered=(Uncovered(start=0, end=1, reason="test"),), notes=("a note",))


def test_each_document_has_its_line(store: Store) -> None:
    good = said("齐鲁软件园在济南市。")
    unfit = replace(good, entities=(PARK,), document=said("园区在济南。").document)
    told: list[tuple[int, str]] = []
    report = load_all(store, [("a.pdf", Broken()), ("b.txt", good), ("c.txt", unfit), ("d.txt", Unchanged(good.document))],
                      lambda done, name: told.append((done, name)))
    assert told == [(1, "a.pdf"), (2, "b.txt"), (3, "c.txt"), (4, "d.txt")]
    assert [entry.outcome for entry in report.entries] == ["failed", "loaded", "failed", "unchanged"]
    [loaded] = report.loaded
    assert (loaded.about, loaded.entities, loaded.relations, loaded.uncovered, loaded.notes) == ("济南市", 2, 1, 1, ("a note",))
    assert report.failed[0].zh == "打不开"
    assert [document.id for document in store.documents()] == [good.document.id]


def test_a_document_is_unchanged_as_long_as_its_description_and_its_reader_are(store: Store) -> None:
    facts = replace(said("齐鲁软件园在济南市。"), extraction="v1")
    store.load(facts)
    assert unchanged_in(store, "v1")(facts.document)
    assert not unchanged_in(store, "v2")(facts.document)
    assert not unchanged_in(store, "v1")(replace(facts.document, title="另一个标题"))
    assert not unchanged_in(store, "v1")(said("齐鲁软件园在济南市！").document)


def test_a_copy_in_the_same_batch_is_the_same_document(store: Store) -> None:
    document = said("齐鲁软件园在济南市。").document
    unchanged = unchanged_in(store, "v1")
    assert [unchanged(document), unchanged(replace(document, name="copy.txt"))] == [False, True]
    again = repeated()
    assert [again(document), again(document)] == [False, True]
