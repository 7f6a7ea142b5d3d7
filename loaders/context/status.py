"""Status: is a clause about what is so (actual) or about what is to come (planned)?

Asked in this order: aspect in the clause itself (已, 了, 获批); a marker of intent in it, or carried on from an earlier
clause of its sentence (力争, 将, 到2025年); what the clause presupposes (依托, 完善); result verbs in it (达到, 增长);
the heading above it; last the tone of its paragraph, because plans and reports are both written in bare verbs, but
reports have results among them. The markers are common words of official prose.
"""

import re
from typing import Literal

Status = Literal["actual", "planned"]

HEADING_PLANNED = re.compile(
    r"目标|下一步|下步|建议|对策|任务|重点工作|工作安排|思路|重点方向|发展方向|主攻方向|保障|举措|打算|展望|愿景|路径|今后|明年|未来|如何|怎么干"
)
HEADING_ACTUAL = re.compile(r"现状|成效|成绩|回顾|发展基础|问题|短板|不足|困难|背景|概况|简介|情况|进展|亮点|经验|底气|做法|总结")
PERFECT = re.compile(
    r"已(?!知)|(?<![比较为])(?:去年|上年)|(?<![为除受])了(?!解|望)|截至|截止|目前|当前|现有|获批|获评|荣获|喜获|被(?:评|授|列|认|确|国|省|誉|命|纳)|入选|跻身|入围|蝉联"
    r"|成功|圆满|近年来|年来|(?:过去|这)[一三五]年|同比|首次"
)
INTENT = re.compile(
    r"力争|争取(?=在|到20|实现|年[内底]|早|尽|今年|明年)|争创|确保|(?<!虚|模|草)拟(?!合|态|人)将?|计划(?=[到在于年明今建投新用引总将实启完向对与以\d])|预计|有望|决定(?=[投出建设增])|即将|谋划|筹建|筹备|待建|规划(?=[建总投占年设])"
    r"|(?<![即必健大小名麻主])将(?!军|士|乐|来|会|领|近)|目标(?:是|为)|应(?:当|该)?(?=[建加推大积着完把以])|要(?=[建加推大积着完把打实以聚全坚])"
    r"|努力(?=[建打把实争成])|(?:蓝图|愿景|美好前景)|(?:达产|建成|投产|投运|运营|竣工|完工)后|届时"
)
EFFORT = re.compile(
    r"争取|规划|加快|推动|推进|着力|大力|鼓励|支持(?!下|率|的)|引导|加强|强化|深化|加大|打造|构建|培育|探索|建设|开展|实施|布局|发展|促进|建立|健全|优化|提升|坚持|开工|推广|制定|落实"
)
RESULT = re.compile(
    r"拥有|持有|持股|累计|获得|成为|达到?(?!产|标)|高达|突破|超过|建成(?!后)|显著|持续(?=[提优改扩领增攀])|不断(?=[完提增优扩壮涌])|稳居|位居|位列|居[全国世首第]|落户|落地(?!转|建)"
    r"|投产|投运|投用|启用|上线|竣工|揭牌|挂牌|通车|开通|下线|增长|下降|实现|完成|新增|形成|取得|荣登|集聚|汇聚|惠及"
)
PRESUPPOSED = re.compile(
    r"依托|完善|发挥|提档升级|改造|扩建|借助|利用|巩固|以(?=[^，,。；;]{1,30}为(?:依托|基础|载体|引领|抓手|牵引|骨干|核心|契机))"
    r"|做[强优大实细精深]|提升|优化|深化|深入|持续|进一步|继续|用好|建好|管好|稳住|规范|拓展|加大|升级|突出|增强|健全|落实|融入|打响|扩容|统筹|位于|坐落|座落|稳定|滚动|纵深|扎实"
)
CREATED = re.compile(
    r"建设(?!运营)|打造|建成|构建|建立|创建|争创|开工|新建|启动|谋划|布局|引进|招引|设立|形成"
    r"|成为|培育|推进(?!会)|推动|搭建|组建|加快|开通|上线|争取"
)
PRECISE = re.compile(r"\d\.\d{1,2}[万亿]|\d[1-9][家个项条户件人](?![以左])")  # nobody plans 838.6亿斤 or 352项 …
ROUGH = re.compile(r"(?:左右|以上)(?=[，,、。；;])")  # … but round figures, with a margin
DENIED = re.compile(
    r"尚未|尚无|还没有?|还未|没有(?!改变|变)|未能|缺乏|缺少|不足(?!\d|[一二三四五六七八九十百])|亟待|亟需|有待|欠缺|空白|不够|滞后"
)


def of_heading(headings: tuple[str, ...]) -> Status | None:
    """What the headings above say, the innermost that says anything first."""
    for heading in reversed(headings):
        if HEADING_PLANNED.search(heading):
            return "planned"
        if HEADING_ACTUAL.search(heading):
            return "actual"
    return None


def tone(paragraph: str) -> Status:
    """planned where efforts and intents, four at least, outweigh results and aspect, by plain counts."""
    results = len(PERFECT.findall(paragraph)) * 2 + len(RESULT.findall(paragraph)) + len(PRECISE.findall(paragraph))
    efforts = len(INTENT.findall(paragraph)) * 2 + len(EFFORT.findall(paragraph)) + 3 * len(ROUGH.findall(paragraph))
    return "planned" if efforts > max(2 * results, 3) else "actual"


def presupposed(before: str) -> bool:
    """Whether what follows `before` in its clause is taken for granted: its last verb presupposes (完善, not 建设)."""
    last_created = max((match.end() for match in CREATED.finditer(before)), default=0)
    last_presupposed = max((match.end() for match in PRESUPPOSED.finditer(before)), default=0)
    return last_presupposed > last_created


def of_clause(clause: str, offset: int, carried: bool, time: Status | None, above: Status | None, around: Status) -> Status:
    """The status of what stands at `offset` in a clause: `carried` says whether an intent of its sentence reaches it;
    `time`, `above` and `around` are what its period, the headings and the paragraph suggest."""
    if PERFECT.search(clause) and not INTENT.search(clause[:offset]):
        return "actual"
    if INTENT.search(clause):
        return "planned"
    if carried and time != "actual":
        return "planned"
    if time is not None and above != "planned":
        return time
    if above == "planned":
        return "planned"
    if RESULT.search(clause) and around == "actual":
        return "actual"
    return above or around
