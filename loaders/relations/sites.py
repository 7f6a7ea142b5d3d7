"""LOCATED_IN and OPERATES: where things stand and who runs them."""

import re
from collections.abc import Iterator

from loaders.lexicon import CHINA
from loaders.mentions import PLACES
from loaders.relations.claims import Claim
from loaders.relations.parts import COMPASS
from loaders.relations.scene import Said, Scene

_NATIONAL_BODY = re.compile(
    r"^(?:国家|国务院|中共中央|党中央|中央|全国|工信部|科技部|财政部|商务部|教育部|中国|工业和信息化部|"
    r"最高)|部$"
)
_FIRM_CUE = re.compile(
    r"落户|落地|引进|引入|入驻|培育|集聚|聚集|汇聚|涌现|总部|位于|坐落|本地|投资|设立|注册|吸引|拥有|建厂|"
    r"开工|落成|签约"
)
_ROUTE = re.compile(r"至|[一-鿿]{2}(?:高铁|高速|铁路|城际)$")
_DIGITAL = re.compile(r"信息|数字|数据|智慧|智能|系统|平台|网络|大脑|云|APP|地图|5G|线上")
_SECTION = re.compile(r"段$|院区$|工厂$|分院$|分中心$|分公司$|校区$|总部$|平台$|基地$|创新平台$|[一-鿿]{2,4}平台$")
_MEDIA = re.compile(r"(?:网|报|电视台|杂志|周刊|新闻社|通讯社|传媒|广播|客户端|协会|学会)$")
_STANDS = re.compile(r"\)?[,，]?(?:项目|公司|园区)?(?:现)?(?:位于|坐落于|坐落在|地处|落户于?|落户在|选址)")
_HELD = re.compile(r"举办|办好|筹办|服务保障|承办|召开|举行|开幕|落户|落地|启幕|永久会址|主办")
_URGED = re.compile(r"鼓励|支持|引导|借助|依托|参观|学习|对标")
_WIDE = re.compile(r"^(?:长三角|珠三角|成渝|京津冀|粤港澳|长江中游|环渤海|川渝)")
_AT = re.compile(r"(?:位于|坐落于?|坐落在|落户于?|落户在|落地于?|入驻|在|从|于)$")


def claims(scene: Scene) -> Iterator[Claim]:
    yield from _stated(scene)
    yield from _stand(scene)
    yield from _bodies(scene)
    yield from _firms(scene)
    yield from _run(scene)


def _own_place(scene: Scene, said: Said) -> Said | None:
    """The place with which the name begins."""
    inner = [
        place
        for place in scene.inside(said, *PLACES)
        if place.type != "Country" and (_WIDE.search(place.mention.text) or not COMPASS.search(place.mention.text))
    ]
    if inner and inner[0].type == "Region" and inner[0].start == said.start and _WIDE.search(inner[0].mention.text):
        return inner[0]
    if not inner or _ROUTE.search(said.mention.text):
        return None
    for place in reversed(inner):
        if _SECTION.match(scene.folded, place.end, said.end) and scene.in_about(place.id):
            return place
    first = inner[0]
    if first.start - said.start > 1:
        return None
    if said.type == "Enterprise" and first.type in ("Province", "City", "District"):
        return first
    if said.type == "Project" and len(inner) > 1 and inner[1].start == first.end and inner[1].type == first.type:
        return None  # a way from the one to the other
    if said.type == "Project" and first.type == "Region" and not scene.gazetteer.by_name(first.mention.text):
        return None
    for place in inner:  # 无锡市新吴区 names the district, 福州长乐机场 the city
        if place.start == first.end and place.mention.text.endswith(("区", "县")):
            first = place
    if (scene.holds_about(first.id) and first.type != "Region") or (first.type == "District" and not scene.in_about(first.id)):
        return None
    return first


def _body_inside(scene: Scene, said: Said) -> Said | None:
    """The body, institution or park with which the name begins: 中关村管委会, 国家发改委能源研究所."""
    return next(
        (other for other in scene.inside(said, "GovernmentBody", "Institution", "Park") if other.start <= said.start + 1), None
    )


def _park_before(scene: Scene, said: Said) -> Said | None:
    """The park in which the clause says it happens: 在高新区举行…论坛."""
    for other in scene.by_sentence[said.sentence]:
        if (
            other.type == "Park"
            and other.clause == said.clause
            and other.end <= said.start
            and _AT.search(scene.folded, max(0, other.start - 4), other.start)
        ):
            return other
    return None


def _stated(scene: Scene) -> Iterator[Claim]:
    """X位于A市B区C园: X stands in the last, a park among them in the place before it."""
    for said in scene.of("Park", "Institution", "Project", "Enterprise"):
        if not _STANDS.match(scene.folded, said.end):
            continue
        chain = [
            other
            for other in scene.by_sentence[said.sentence]
            if other.start > said.end and other.clause == said.clause and other.type in (*PLACES, "Park")
        ]
        chain = [other for i, other in enumerate(chain) if all(chain[j + 1].start - chain[j].end <= 1 for j in range(i))]
        for inner, outer in zip(chain[1:], chain, strict=False):
            if inner.type == "Park":
                yield Claim(inner.id, "LOCATED_IN", outer.id, "actual", *said.clause, "site/chain")
        if chain:
            yield Claim(said.id, "LOCATED_IN", chain[-1].id, scene.status(said), *said.clause, "site/stated")


def _stand(scene: Scene) -> Iterator[Claim]:
    for said in scene.of("Park", "Institution", "Project", "Event"):
        own = _own_place(scene, said)
        medium = said.type == "Institution" and own is None and _MEDIA.search(scene.entity(said).name)
        if medium or _STANDS.match(scene.folded, said.end):
            continue
        park = _park_before(scene, said) if said.type != "Park" else None
        if park is not None and park.id != said.id:
            yield Claim(said.id, "LOCATED_IN", park.id, scene.status(said), *scene.evidence(park, said), "site/park")
        elif own is not None:
            yield Claim(said.id, "LOCATED_IN", own.id, scene.status(said), *said.clause, f"site/name-{said.type}")
        else:
            place, by = scene.site_of(said)
            if place and said.type == "Project" and _DIGITAL.search(said.mention.text) and not scene.inside(said, "Enterprise"):
                yield Claim(place, "OPERATES", said.id, scene.status(said), *scene.evidence(by, said), "run/digital")
            elif place and place != CHINA and (said.type != "Event" or _HELD.search(scene.folded, *said.clause)):
                yield Claim(
                    said.id, "LOCATED_IN", place, scene.status(said), *scene.evidence(by, said), f"site/place-{said.type}"
                )


def _bodies(scene: Scene) -> Iterator[Claim]:
    for said in scene.of("GovernmentBody"):
        name = scene.entity(said).name
        owner = _body_inside(scene, said)
        if owner is not None:
            kind = "LOCATED_IN" if owner.type == "Park" else "PART_OF"
            yield Claim(said.id, kind, owner.id, "actual", *said.clause, f"body/of-{owner.type}")
            continue
        if _NATIONAL_BODY.search(name):
            continue
        for place_id in (scene.about, *(inner.id for inner in scene.inside(said, *PLACES))):
            place = scene.entities.get(place_id) if place_id else None
            if place and (name.startswith(place.name) or any(name.startswith(a) for a in place.aliases if len(a) > 1)):
                yield Claim(said.id, "LOCATED_IN", place.id, "actual", *said.clause, "body/name")
                break
        else:
            here, by = scene.place_of(said)
            if here and not scene.inside(said, *PLACES) and here != CHINA:
                yield Claim(said.id, "LOCATED_IN", here, "actual", *scene.evidence(by, said), "body/here")


def _firms(scene: Scene) -> Iterator[Claim]:
    listed = {span for found in scene.enumerations if found.type == "Enterprise" for span in found.items}
    for said in scene.of("Enterprise"):
        own = _own_place(scene, said)
        place, by = scene.site_of(said)
        if own is not None and own.start == said.start:
            yield Claim(said.id, "LOCATED_IN", own.id, "actual", *said.clause, "firm/name")
        elif (said.start, said.end) in listed and (park := scene.actor_of(said, "Park")) is not None:
            yield Claim(said.id, "LOCATED_IN", park.id, scene.status(said), *scene.evidence(park, said), "firm/park")
        elif (
            place
            and place != CHINA
            and (said.start, said.end) in listed
            and not _URGED.search(scene.folded, said.clause[0], said.start)
        ):
            yield Claim(said.id, "LOCATED_IN", place, scene.status(said), *scene.evidence(by, said), "firm/list")
        elif place and by is not None and by.clause == said.clause and _FIRM_CUE.search(scene.folded, *said.clause):
            yield Claim(said.id, "LOCATED_IN", place, scene.status(said), *scene.evidence(by, said), "firm/cue")


def _run(scene: Scene) -> Iterator[Claim]:
    for said in scene.of("Institution", "Enterprise"):
        owner = next(
            (
                other
                for other in scene.inside(said, "Enterprise", "Institution", "GovernmentBody")
                if other.start <= said.start + 1
            ),
            None,
        )
        if (
            owner is not None
            and (said.type == "Enterprise") == (owner.type == "Enterprise")
            and (said.type != "Enterprise" or said.mention.text.endswith(("公司", "厂", "分公司")))
        ):
            yield Claim(said.id, "PART_OF", owner.id, "actual", *said.clause, "run/part")
    for said in scene.of("Platform", "Project", "Park", "Institution"):
        firms = [firm for firm in scene.inside(said, "Enterprise") if firm.start - said.start <= 2]
        place, by = scene.place_of(said)
        if firms:
            yield Claim(firms[0].id, "OPERATES", said.id, scene.status(said), *said.clause, f"run/name-{said.type}")
            if said.type == "Platform" and place:
                yield Claim(said.id, "LOCATED_IN", place, scene.status(said), *scene.evidence(by, said), "site/place-Platform")
        elif said.type == "Platform" and place:
            yield Claim(place, "OPERATES", said.id, scene.status(said), *scene.evidence(by, said), "run/place")
        elif said.type == "Project" and (firm := scene.actor_of(said, "Enterprise")) is not None:
            yield Claim(firm.id, "OPERATES", said.id, scene.status(said), *scene.evidence(firm, said), "run/firm")
