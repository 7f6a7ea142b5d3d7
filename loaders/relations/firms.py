"""Firms at work: where they settle and build, what they run, in which field they lead, to whom they belong."""

import re
from collections.abc import Iterator

from loaders.mentions import PLACES
from loaders.relations.claims import Claim
from loaders.relations.scene import Said, Scene

_SETTLES = re.compile(r"[^,。;、]{0,6}?(?:落户|落子|入驻|进驻|扎根|落地|迁入|迁至)(?:于|在|到|了)?[^,。;、]{0,2}$")
_BUILDS = re.compile(
    r"(?:正式|成功|共同|独资|合资)*(?:投资|出资)?(?:[\d.]+万?亿?(?:美)?元)?(?:开工|兴工|动工|注册|规划|投资)?"
    r"(?:建设|设立|成立|兴建|新建|创办|建立|组建|投建|建成|开建|开设|布局|打造|建起)了?[^,。;、]{0,10}$"
)
_AT = re.compile(r"(?:在|于)$")
_BASES = re.compile(r"[^,。;]{0,8}?(?:基地|工厂|分公司|子公司|分支机构|办事处|研发中心|生产线|研究院|分厂)")
_HAS = re.compile(r"拥有|设有|建有|设立|建立|分别|布局|建成|在")
_LEADS = re.compile(
    r"(?:的|等|大型|国内|全国|全球|世界|知名|著名|重点)*(?:行业|产业|领域|市场|制造)?(?:的|内)?(?:全国|全球|世界|国内|知名|著名|大型|重点|新兴|本土)*"
    r"(?:龙头|领军|骨干|标杆|知名|著名|重点|代表性|头部|领先|第一)的?(?:企业|公司|厂商|集团|品牌|民企|国企)(?:之一)?[,、:“]?"
)
_BY = re.compile(r"由$")
_CHARGED = re.compile(
    r"[^,。;]{0,10}?(?:负责|投资|建设|运营|承建|实施|开发|操作|共建|打造|出资|承担|持股|控股|建造|管理|兴建|组建)"
)
_OWN = re.compile(
    r"(?:的|旗下|自主|自行|全资|共同|联合|独立|公司|集团|将|已|计划|正式|总|首期)*(?:投资|建设|承建|打造|开发|运营|实施|研发|推出|搭建|建造|兴建|投建|设立|建成|开建|组建)"
    r"[^,。;、]{0,12}$"
)
_WORKS = ("Project", "Park", "Institution", "Platform")


def claims(scene: Scene) -> Iterator[Claim]:
    for firm in scene.of("Enterprise"):
        here = scene.by_sentence[firm.sentence]
        yield from _settled(scene, firm, here)
        yield from _leading(scene, firm, here)
        yield from _running(scene, firm, here)
        yield from _belonging(scene, firm)
    yield from _built(scene)
    yield from _bases(scene)


def _settled(scene: Scene, firm: Said, here: list[Said]) -> Iterator[Claim]:
    """A firm 落户 a place or a park."""
    for site in here:
        if (
            site.start > firm.end
            and site.clause == firm.clause
            and site.type in (*PLACES, "Park")
            and _SETTLES.match(scene.folded[firm.end : site.start])
        ):
            yield Claim(firm.id, "LOCATED_IN", site.id, scene.status(site), *site.clause, "firm/settles")
            return


def _leading(scene: Scene, firm: Said, here: list[Said]) -> Iterator[Claim]:
    """作为空调行业的龙头企业,A: the field that the firm leads in."""
    for field in here:
        if field.type == "Industry" and field.end <= firm.start and _LEADS.fullmatch(scene.folded, field.end, firm.start):
            yield Claim(firm.id, "FOCUSES_ON", field.id, "actual", *scene.evidence(field, firm), "firm/leads")


def _running(scene: Scene, firm: Said, here: list[Said]) -> Iterator[Claim]:
    """A投资建设的B项目; B项目由A负责."""
    folded = scene.folded
    works = [work for work in here if work.type in _WORKS]
    by = _BY.search(folded, max(0, firm.start - 1), firm.start) or (
        folded[firm.start - 1 : firm.start] in ("、", "与", "和") and "由" in folded[firm.clause[0] : firm.start]
    )
    if by and _CHARGED.match(folded, firm.end):
        before = [work for work in works if work.end <= firm.start]
        if before:
            work = before[-1]
            yield Claim(firm.id, "OPERATES", work.id, scene.status(work), *scene.evidence(work, firm), "firm/charged")
            return
    for work in works:
        if work.start >= firm.end and work.clause == firm.clause and _OWN.fullmatch(folded, firm.end, work.start):
            yield Claim(firm.id, "OPERATES", work.id, scene.status(work), *work.clause, "firm/runs")
            return


def _belonging(scene: Scene, firm: Said) -> Iterator[Claim]:
    """A company whose legal name holds a place and then another firm's name: 湖北A有限公司 belongs to A."""
    if not firm.mention.text.endswith(("公司", "厂")):
        return
    places = scene.inside(firm, *PLACES)
    for owner in scene.inside(firm, "Enterprise"):
        if places and places[0].start == firm.start and owner.start == places[0].end and owner.id != firm.id:
            yield Claim(firm.id, "PART_OF", owner.id, "actual", *firm.clause, "firm/branch")


def _built(scene: Scene) -> Iterator[Claim]:
    """在P投资兴建了X: X stands in P; who does it runs it."""
    for site in scene.of(*PLACES, "Park"):
        if not _AT.search(scene.folded, max(0, site.start - 1), site.start):
            continue
        for built in scene.by_sentence[site.sentence]:
            if (
                built.start > site.end
                and built.clause == site.clause
                and built.type in ("Enterprise", "Project", "Park", "Institution")
                and _BUILDS.fullmatch(scene.folded, site.end, built.start)
            ):
                status = scene.status(built)
                yield Claim(built.id, "LOCATED_IN", site.id, status, *scene.evidence(site, built), "firm/built")
                actor = scene.actor_of(site, "Enterprise")
                if actor is not None and actor.id != built.id:
                    kind = "PART_OF" if built.type == "Enterprise" else "OPERATES"
                    head, tail = (built, actor) if built.type == "Enterprise" else (actor, built)
                    yield Claim(head.id, kind, tail.id, status, *scene.evidence(actor, built), "firm/builds")
                break


def _bases(scene: Scene) -> Iterator[Claim]:
    """A在X、Y、Z设有基地: A is in each of the places."""
    for firm in scene.of("Enterprise"):
        here = scene.by_sentence[firm.sentence]
        after = [s for s in here if s.start > firm.end and s.clause == firm.clause and s.type in PLACES]
        if len(after) < 2 or not _HAS.search(scene.folded, firm.end, after[0].start) or scene.actor_of(after[0]) != firm:
            continue
        row = [after[0]]
        for place in after[1:]:
            if scene.folded[row[-1].end : place.start] in ("、", "和", "及", "以及"):
                row.append(place)
        if len(row) > 1 and _BASES.match(scene.folded, row[-1].end):
            for place in row:
                yield Claim(firm.id, "LOCATED_IN", place.id, scene.status(place), *place.clause, "firm/bases")
