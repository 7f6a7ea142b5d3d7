"""PARTICIPATES_IN and PARTNERS_WITH: carrying out programmes, taking part in events, working together."""

import re
from collections.abc import Iterator

from loaders.mentions import PLACES
from loaders.relations.claims import Claim
from loaders.relations.fields import STATES
from loaders.relations.scene import Scene

_HELD = re.compile(r"举办|承办|召开|举行|参加|出席|主办|亮相|参展|组织|依托|以")
_ABOUT_OTHERS = re.compile(r"[”]?(?:国家|沿线|共建国家|经验)")
_FOUNDED = re.compile(r"设立|组建|成立|发起|推出")
_CARRIES = re.compile(r"实施|开展|推进|响应|参与|启动|推行|落实|加入|承担")
_REPORTED = re.compile(
    r"[”]?(?:会议)?(?:上|期间)?(?:获悉|了解|透露|表示|宣布|发布|指出|强调|,记者)|[”]?上[^,。]{0,4}(?:获悉|"
    r"了解|透露|表示)"
)
_FUND = re.compile(r"(?:基金|资金)$")
_WITH = re.compile(r"(?:与|同|和|携手|联合)$")
_TOGETHER = re.compile(
    r"合作|签约|签署|(?<!规则)(?<!标准)(?<!制度)(?<!精准)对接(?!国际|规则|标准)|联合|"
    r"共建|携手|协作|结对|战略|同城化|联动|协议|共同|合资|持股|控股|合组|合办"
)
_PARTNERS = ("Enterprise", "Institution", "GovernmentBody", *PLACES)


def claims(scene: Scene) -> Iterator[Claim]:
    yield from _carried_out(scene)
    yield from _events(scene)
    yield from _partners(scene)


def _carried_out(scene: Scene) -> Iterator[Claim]:
    for said in scene.of("Programme"):
        if _ABOUT_OTHERS.match(scene.folded, said.end):
            continue
        place, by = scene.place_of(said)
        policy = scene.actor_of(said, "Policy")
        actor = scene.actor_of(said, "Enterprise", "Institution")
        named = next((p for p in scene.inside(said, "City", "District") if p.start <= said.start + 1), None)
        before = scene.folded[max(said.clause[0], said.start - 8) : said.start]
        if policy is not None and STATES.match(scene.folded, policy.end):
            yield Claim(said.id, "PART_OF", policy.id, "actual", *scene.evidence(policy, said), "programme/policy")
        elif place and _FUND.search(said.mention.text) and _FOUNDED.search(scene.folded, *said.clause):
            yield Claim(said.id, "ISSUED_BY", place, scene.status(said), *scene.evidence(by, said), "programme/fund")
        elif actor is not None and (by is None or by.start < actor.start) and _CARRIES.search(before):
            yield Claim(actor.id, "PARTICIPATES_IN", said.id, scene.status(said), *scene.evidence(actor, said), "programme/actor")
        elif named is not None:
            yield Claim(named.id, "PARTICIPATES_IN", said.id, scene.status(said), *said.clause, "programme/name")
        elif place:
            yield Claim(place, "PARTICIPATES_IN", said.id, scene.status(said), *scene.evidence(by, said), "programme/place")
        for region in scene.inside(said, "Region", "Province", "City", "District"):
            if region.start <= said.start + 1:
                yield Claim(said.id, "APPLIES_TO", region.id, "actual", *said.clause, "programme/area")


def _events(scene: Scene) -> Iterator[Claim]:
    for said in scene.of("Event"):
        for body in scene.inside(said, "GovernmentBody", "Institution"):
            yield Claim(body.id, "PARTICIPATES_IN", said.id, scene.status(said), *said.clause, "event/name")
        actor = scene.actor_of(said, "Enterprise", "Institution", "GovernmentBody")
        place, by = scene.place_of(said)
        if not _HELD.search(scene.folded, said.clause[0], said.end + 4) or _REPORTED.match(scene.folded, said.end):
            continue
        if actor is not None and actor.clause == said.clause:
            yield Claim(actor.id, "PARTICIPATES_IN", said.id, scene.status(said), *scene.evidence(actor, said), "event/actor")
        elif place:
            yield Claim(place, "PARTICIPATES_IN", said.id, scene.status(said), *scene.evidence(by, said), "event/place")


def _partners(scene: Scene) -> Iterator[Claim]:
    for said in scene.of(*_PARTNERS):
        if not _WITH.search(scene.folded, max(0, said.start - 2), said.start) or not _TOGETHER.search(
            scene.folded, said.end, said.clause[1]
        ):
            continue
        here = scene.by_sentence[said.sentence]
        near = [s for s in here if s.clause == said.clause and s.end < said.start and s.type in _PARTNERS]
        place, by = scene.place_of(said)
        head = near[-1].id if near else place
        others = [said]
        for other in here:  # 与A、B合作
            if other.type in _PARTNERS and other.start == others[-1].end + 1 and scene.folded[other.start - 1] in "、和":
                others.append(other)
        for other in others:
            if head and head != other.id:
                yield Claim(
                    head,
                    "PARTNERS_WITH",
                    other.id,
                    scene.status(other),
                    *scene.evidence(near[-1] if near else by, other),
                    "partner/pair" if near else "partner/place",
                )
