"""Merging is a function of what the documents say, not of their order: shown on the pure functions alone."""

from collections.abc import Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from graph.facts import Entity
from graph.merging import RelationState, Support, adds_nothing, mention, merged_entity, merged_observation

_texts = st.sampled_from(["甲", "乙", "丙", "Alpha"])
_mentions = st.builds(
    lambda kind, name, aliases, name_en, parent: mention(Entity(
        id="organisation/x", type=kind, name=name, aliases=tuple(aliases), name_en=name_en, parent=parent)),
    st.sampled_from(["Enterprise", "GovernmentBody", "Institution"]), _texts, st.lists(_texts, max_size=2),
    st.sampled_from([None, "Alpha", "Beta"]), st.sampled_from([None, "place/1", "place/2"]))
_votes = st.lists(st.tuples(_mentions, st.integers(1, 3)), min_size=1, max_size=4)

Votes = list[tuple[Mapping[str, Any], int]]


def test_most_documents_decide_and_losing_names_stay_as_aliases() -> None:
    firm = mention(Entity(id="organisation/x", type="Enterprise", name="浪潮集团", aliases=("浪潮",), name_en="Inspur"))
    body = mention(Entity(id="organisation/x", type="Institution", name="浪潮", name_en="Inspur Group"))
    state = merged_entity("organisation/x", [(firm, 2), (body, 1)])
    assert state.type == "Enterprise"
    assert state.properties["name"] == "浪潮集团"
    assert state.properties["nameEn"] == "Inspur"
    assert state.properties["aliases"] == ["Inspur Group", "浪潮"]
    assert state.properties["searchNames"] == ["inspur", "inspur group", "浪潮", "浪潮集团"]


def test_where_they_are_level_the_ontology_comes_first() -> None:
    kinds = [mention(Entity(id="organisation/x", type=kind, name="某院")) for kind in ("Institution", "Enterprise")]
    assert merged_entity("organisation/x", [(kind, 1) for kind in kinds]).type == "Enterprise"


@given(votes=_votes, order=st.randoms())
def test_the_order_of_documents_does_not_matter(votes: Votes, order: Any) -> None:
    shuffled = list(votes)
    order.shuffle(shuffled)
    assert merged_entity("organisation/x", shuffled) == merged_entity("organisation/x", votes)


@given(votes=_votes, one_more=_mentions)
def test_what_adds_nothing_changes_nothing(votes: Votes, one_more: Mapping[str, Any]) -> None:
    state = merged_entity("organisation/x", votes)
    if adds_nothing(one_more, state):
        assert merged_entity("organisation/x", [*votes, (one_more, 1)]) == state


def test_a_relation_is_as_sure_as_its_best_passage() -> None:
    relation = RelationState("fact/x", "HOLDS", "a", "b", "actual", None, None, {
        "passage/2": Support(0.5, "rules/1"), "passage/1": Support(0.9, "rules/1"), "passage/3": Support(0.9, "model/1")})
    assert relation.properties == {
        "id": "fact/x", "status": "actual", "confidence": 0.9, "extractor": "model/1",
        "evidence": ["passage/1", "passage/2", "passage/3"], "evidenceConfidence": [0.9, 0.5, 0.9],
        "evidenceExtractor": ["rules/1", "rules/1", "model/1"]}


def test_a_figure_is_as_its_best_passage_has_it() -> None:
    weak = {"confidence": 0.5, "extractor": "rules/1", "normalisedValue": 1.0}
    strong = {"confidence": 0.9, "extractor": "rules/1", "periodStart": "2020-01-01"}
    assert merged_observation({"id": "observation/x"}, [weak, strong]) == {"id": "observation/x", **strong}
