"""FOCUSES_ON: who develops, serves or works in a field."""

import re
from collections.abc import Iterator

from loaders.lexicon import CHINA
from loaders.relations.claims import Claim
from loaders.relations.scene import Said, Scene

STATES = re.compile(
    r"[^,。;]{0,6}(?:提出|明确|构建|围绕|指出|鼓励|要求|聚焦|部署|强调|规定|支持|确定|确立|将)|,(?:围绕|聚焦|"
    r"提出|明确|重点|从|对)|[^,。;]{0,10}方面"
)
_NAMED = ("Park", "Institution", "Platform", "Policy", "Programme", "Project")


def claims(scene: Scene) -> Iterator[Claim]:
    yield from _in_names(scene)
    yield from _of_lists(scene)
    yield from _of_subjects(scene)


def _in_names(scene: Scene) -> Iterator[Claim]:
    """传感网产业园 → 传感网; a title's field is one of the place that holds it."""
    for said in scene.of(*_NAMED, "Enterprise", "Recognition", "Event"):
        for field in scene.inside(said, "Industry"):
            start, end = said.clause
            if said.type in ("Recognition", "Event"):
                place, by = scene.site_of(said)
                if place and place != CHINA:
                    yield Claim(
                        place, "FOCUSES_ON", field.id, scene.status(said), *scene.evidence(by, said), f"field/within-{said.type}"
                    )
                continue
            status = "actual" if said.type in ("Policy", "Programme", "Enterprise") else scene.status(said)
            yield Claim(said.id, "FOCUSES_ON", field.id, status, start, end, f"field/name-{said.type}")


def _of_lists(scene: Scene) -> Iterator[Claim]:
    """以A、B为代表的…软件企业: the field of the closing noun is the field of every firm."""
    for found in scene.enumerations:
        if found.type not in ("Enterprise", "Platform", "Institution", "Park"):
            continue
        spans = set(found.items)
        items = [s for s in scene.said if (s.start, s.end) in spans and s.type == found.type]
        if not items:
            continue
        near = scene.by_sentence[items[0].sentence]
        for field in near:
            named = found.head[0] <= field.start < found.head[1]
            done = (
                found.type == "Enterprise"
                and found.head[1] <= field.start <= found.head[1] + 6
                and field.clause == items[0].clause
            )
            if field.type == "Industry" and (named or done):
                for item in items:
                    yield Claim(item.id, "FOCUSES_ON", field.id, scene.status(item), *scene.evidence(item, field), "field/list")


def _of_subjects(scene: Scene) -> Iterator[Claim]:
    """The field is developed by the firm, park or policy that the clause speaks of, else by its place."""
    for field in scene.of("Industry"):
        country = _country_before(scene, field)
        if country is not None:
            status = scene.status(field)
            yield Claim(CHINA, "FOCUSES_ON", field.id, status, *scene.evidence(country, field), "field/country")
            continue
        actor = scene.actor_of(field, "Enterprise", "Park", "Institution", "Policy")
        if actor is not None and _speaks_of(scene, actor, field):
            status = "actual" if actor.type == "Policy" else scene.status(field)
            yield Claim(actor.id, "FOCUSES_ON", field.id, status, *scene.evidence(actor, field), f"field/actor-{actor.type}")
            continue
        place, by = scene.site_of(field)
        if place and (place != CHINA or by is not None):
            yield Claim(place, "FOCUSES_ON", field.id, scene.status(field), *scene.evidence(by, field), "field/place")


def _country_before(scene: Scene, field: Said) -> Said | None:
    """我国…产业: the country's mention right before the field."""
    for other in scene.by_sentence[field.sentence]:
        if other.id == CHINA and other.end <= field.start and scene.folded[other.end : field.start] in ("", "的"):
            return other
    return None


def _speaks_of(scene: Scene, actor: Said, field: Said) -> bool:
    if actor.type == "Policy" and STATES.match(scene.folded, actor.end) is None:
        return False
    return scene.folded.count(",", actor.end, field.start) <= 2
