"""HOLDS: titles that were conferred, and titles set out for."""

import re
from collections.abc import Iterator

from loaders.relations.claims import Claim
from loaders.relations.scene import Said, Scene

_CONFERRED = re.compile(
    r"获评|入选|荣获|获批|获得|评为|评选|授予|列入|蝉联|跻身|入围|认定|摘得|斩获|誉为|荣膺|获|成功创建|位列|"
    r"进入|成为"
)
_AIMED = re.compile(r"打造|建设|争创|创建|争取|建成|构建|迈向|朝着|力争|申报|培育|成为|推动|努力|加快|打响|巩固")
_CLASS_BEFORE = re.compile(
    r"(?:\d[\d.,]*|[一二三四五六七八九十两百]+|多|余|批|各类|支持|培育|鼓励)(?:余|多)?(?:家|个|项|批|座|"
    r"户|名|所|条|款)(?:以上|左右)?$"
)
_CLASS_AFTER = re.compile(r"(?:数量|总数|累计|新增|达到?|增至|突破|超过?|共|分别)*[\d.]+(?:万|余|多)?(?:家|个|项|户|名|座|所|款)")
_COUNTED = re.compile(
    r"[\d一二三四五六七八九十百两多余]+(?:余|多)?(?:个|家|所|名|项|件|座|批|条|款|户)[^,。;]{1,10}?(?:获评|"
    r"入选|荣获|获批|获得|被评|评为|列入|跻身|入围|进入|认定)"
)
_LEADS = re.compile(
    r"(?:等)?(?:\d+个)?(?:项目|企业|园区|平台|单位)?(?:成功|先后|率先|再次|加快|全力|首次|首批|积极|"
    r"努力)?(?:获评|入选|荣获|获批|获得|被评为|被认定为|列入|跻身|入围|争创|创建|建设成为|建成|打造成|打造|"
    r"升级为|晋升|创成|成为|被[^,]{0,10}评[选为]|通过)"
)
_KIND = re.compile(
    r"(?:企业|工厂|车间|院士|学者|青年|人才|示范校|学校|小巨人|冠军|产品|场景|项目|案例|名单|名录|品牌|商标|景区|"
    r"团队|博士后|实验室|孵化器|称号企业)[”]?$"
)
_ACTORS = ("Enterprise", "Park", "Institution", "Platform", "Project")


def claims(scene: Scene) -> Iterator[Claim]:
    for said in scene.of("Recognition"):
        if _is_class(scene, said):
            continue
        before = scene.folded[max(said.clause[0], said.start - 24) : said.start]
        conferred = _CONFERRED.search(before) is not None
        actor = scene.actor_of(said, *_ACTORS)
        if _COUNTED.search(scene.folded, said.clause[0], said.start) or (actor is None and _KIND.search(said.mention.text)):
            continue
        status = "planned" if not conferred and _AIMED.search(before) and scene.status(said) != "actual" else scene.status(said)
        if conferred and not _AIMED.search(before):
            status = "actual" if scene.status(said) == "actual" or _CONFERRED.search(before) else "planned"
        movers = _moved(scene, said) or ([actor] if actor is not None and (actor.clause == said.clause or conferred) else [])
        named = next(
            (p for p in scene.inside(said, "Region", "District") if p.start <= said.start + 1 and p.id != scene.about), None
        )
        if named is not None and not movers:
            yield Claim(named.id, "HOLDS", said.id, status, *said.clause, "honour/name")
            continue
        for mover in movers:
            yield Claim(mover.id, "HOLDS", said.id, status, *scene.evidence(mover, said), "honour/actor")
        if movers:
            continue
        field = next(
            (
                s
                for s in scene.by_sentence[said.sentence]
                if s.type == "Industry"
                and s.clause == said.clause
                and s.end <= said.start
                and conferred
                and s.start - s.clause[0] <= 2
            ),
            None,
        )
        if field is not None:
            yield Claim(field.id, "HOLDS", said.id, status, *scene.evidence(field, said), "honour/field")
            continue
        place, by = scene.site_of(said)
        if place:
            yield Claim(
                place, "HOLDS", said.id, status, *scene.evidence(by, said), "honour/conferred" if conferred else "honour/aimed"
            )


def _moved(scene: Scene, said: Said) -> list[Said]:
    """推动A创建R, A、B等项目获批R: what stands right before the verb that leads to the title, with the rest of its list."""
    near = [
        s
        for s in scene.by_sentence[said.sentence]
        if s.clause == said.clause and s.end <= said.start and s.type in (*_ACTORS, "City", "District")
    ]
    for mover in reversed(near):
        between = scene.folded[mover.end : said.start]
        if _LEADS.match(between):
            kin = [
                s
                for s in near
                if s.type == mover.type
                and s.end <= mover.start
                and set(scene.folded[s.end : mover.start]) <= set("、和与及“”") | set(scene.folded[mover.start : mover.end])
            ]
            return [*kin, mover]
    return []


def _is_class(scene: Scene, said: Said) -> bool:
    """19家专精特新企业, 专精特新企业达19家: a class that is counted, not a title of the place."""
    return (
        _CLASS_BEFORE.search(scene.folded[max(0, said.start - 10) : said.start]) is not None
        or _CLASS_AFTER.match(scene.folded, said.end) is not None
    )
