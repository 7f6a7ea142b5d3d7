"""ISSUED_BY and APPLIES_TO: who issues a policy and where it holds."""

import re
from collections.abc import Iterator

from loaders.lexicon import CHINA
from loaders.mentions import PLACES
from loaders.relations.claims import Claim
from loaders.relations.scene import Said, Scene

_ISSUE = re.compile(
    r"(?:出台|印发|制定|制订|发布|编制|起草|颁布|修订|公布|研究制定|下发|推出|审议通过|通过|建立|形成|"
    r"提出)(?:实施|完善|并|了|的|系列|《)*[^,。;]{0,12}$"
)
_CARRIED = re.compile(r"(?:实施|落实|执行|施行|推进|推动)(?:好|了)?[^,。;]{0,6}$")
_NATIONAL = ("国家", "中国", "全国", "中共中央", "国务院", "中华")
_POINTS = ("全省", "全市", "全区", "全县", "我省", "我市", "我区", "本市", "本省")
_COMING = re.compile(r"制定|制订|编制|建立|修订|推进|研究|起草")


def claims(scene: Scene) -> Iterator[Claim]:
    for said in scene.of("Policy"):
        yield from _issued(scene, said)
        yield from _applied(scene, said)


def _issued(scene: Scene, said: Said) -> Iterator[Claim]:
    before = scene.folded[max(said.clause[0], said.start - 20) : said.start]
    authors = [body for body in scene.inside(said, "GovernmentBody") if body.start - said.start <= 8]
    for author in authors:
        yield Claim(said.id, "ISSUED_BY", author.id, "actual", *said.clause, "policy/title")
    if authors:
        return
    bodies = [
        s
        for s in scene.by_sentence[said.sentence]
        if s.type == "GovernmentBody" and s.end <= said.start and s.clause == said.clause
    ]
    place, by = scene.place_of(said)
    if _ISSUE.search(before):
        status = scene.status(said) if _COMING.search(before) else "actual"
        for body in bodies:
            yield Claim(said.id, "ISSUED_BY", body.id, status, *scene.evidence(body, said), "policy/body")
        if place and not bodies:
            yield Claim(said.id, "ISSUED_BY", place, status, *scene.evidence(by, said), "policy/place")
    elif by is not None and by.end == said.start:
        yield Claim(said.id, "ISSUED_BY", by.id, "actual", *said.clause, "policy/own")


def _applied(scene: Scene, said: Said) -> Iterator[Claim]:
    places = scene.inside(said, *PLACES)
    place, by = scene.place_of(said)
    before = scene.folded[max(said.clause[0], said.start - 20) : said.start]
    if places:
        yield Claim(said.id, "APPLIES_TO", places[0].id, "actual", *said.clause, "policy/area")
    elif (
        place
        and not scene.folded[said.start : said.end].lstrip("《").startswith(_NATIONAL)
        and (
            (_CARRIED.search(before) and "年" in said.mention.text)
            or said.mention.text.startswith(_POINTS)
            or (by is not None and by.end == said.start)
            or (said.mention.text.startswith("《") and _ISSUE.search(before) and not _COMING.search(before))
        )
        and place != CHINA
    ):
        yield Claim(said.id, "APPLIES_TO", place, "actual", *scene.evidence(by, said), "policy/here")
