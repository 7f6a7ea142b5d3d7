"""PART_OF: smaller places and larger ones, where the text itself links them."""

import re
from collections.abc import Iterator

from loaders.lexicon.places import CHINA
from loaders.mentions import PLACES
from loaders.relations.claims import Claim
from loaders.relations.scene import Said, Scene

_ROUTE = re.compile(r"至|[一-鿿]{2}(?:高铁|高速|铁路|城际)$")
COMPASS = re.compile(
    r"^(?:[东西南北中]+部?|沿海|内地|内陆|[东西南北华中]{2})(?:地区)?$|地区|一带|沿海|长三角|珠三角|京津冀|"
    r"大湾区|长江|黄河|全球|世界|亚|欧|洲"
)
_RANK = re.compile(r"第[一二三四五六七八九十\d]|首位|首个|前列|前[一二三四五六七八九十\d]|最早|最大|领先|之首|县\(市、区\)")


def claims(scene: Scene) -> Iterator[Claim]:
    for said in scene.of(*PLACES):
        if said.mention.source == "deixis" or said.type == "Region":
            yield from _ranked(scene, said)
        if said.mention.source != "deixis":
            yield from _within(scene, said)
    for said in scene.of("Park", "Institution", "Project", "Policy", "Event", "Enterprise", "GovernmentBody"):
        for inner in scene.inside(said, *PLACES):
            if (inner.start <= said.start + 1 and not _ROUTE.search(said.mention.text)) or (
                inner.type in ("City", "District") and scene.in_about(inner.id)
            ):
                yield from _within(scene, inner)


def _within(scene: Scene, said: Said) -> Iterator[Claim]:
    """A place named in a document about a larger one, or right behind the larger one's name."""
    place = scene.gazetteer.get(said.id)
    if place is None or place.type == "Region":
        about = scene.entities.get(scene.about or "")
        if (
            said.type == "Region"
            and about is not None
            and about.type in ("Province", "City")
            and not COMPASS.search(said.mention.text)
            and not _spans_out(scene, said.mention.text)
        ):
            yield Claim(said.id, "PART_OF", about.id, "actual", *said.clause, "part/region")
        if said.type in ("City", "District"):
            before = next((s for s in scene.by_sentence[said.sentence] if s.end == said.start and s.type in PLACES), None)
            if before is not None:
                yield Claim(said.id, "PART_OF", before.id, "actual", *scene.evidence(before, said), "part/beside")
        return
    chain = [a.id for a in scene.gazetteer.ancestors(said.id)]
    outer = next((s for s in scene.by_sentence[said.sentence] if s.id in chain and s.end == said.start), None)
    if outer is not None:
        yield Claim(said.id, "PART_OF", outer.id, "actual", *scene.evidence(outer, said), "part/beside")
        return
    country = next((s for s in scene.by_sentence[said.sentence] if s.id == CHINA), None)
    if scene.about == CHINA and country is not None and said.type == "Province":
        yield Claim(said.id, "PART_OF", CHINA, "actual", *scene.evidence(country, said), "part/country")
    if scene.about in chain and scene.about != CHINA and scene.about in scene.entities:
        yield Claim(said.id, "PART_OF", scene.about or "", "actual", *said.clause, "part/about")


def _ranked(scene: Scene, said: Said) -> Iterator[Claim]:
    """居全省第一: the place spoken of lies in the province."""
    if (
        not scene.about
        or said.id == scene.about
        or not _RANK.search(scene.folded, said.end, min(said.end + 12, said.clause[1] + 1))
    ):
        return
    place, _ = scene.place_of(said)
    head = place or scene.about
    known = scene.gazetteer.get(head)
    fits = said.type == "Region" and head == scene.about
    if head != said.id and (known is None or fits or any(a.id == said.id for a in scene.gazetteer.ancestors(head))):
        yield Claim(head, "PART_OF", said.id, "actual", *said.clause, "part/rank")


def _spans_out(scene: Scene, name: str) -> bool:
    """Whether the name joins abbreviations of which one is no place of the document's (川渝 in a document about 重庆)."""
    for character in name[:4]:
        places = scene.gazetteer.by_abbreviation(character)
        if places and not any(scene.in_about(place.id) for place in places):
            return True
    return False
