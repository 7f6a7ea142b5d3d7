"""Metrics: the name of a measure, from the words before and behind its figure, as a careful person would write it."""

import re

from loaders.figures.units import RATIOS, base
from loaders.figures.words import (
    ACTION,
    ADVERBIAL,
    BARE_MEASURES,
    DROPPED_VERB,
    FALLING,
    GROWTH,
    INNER_VERB,
    KEPT_VERB,
    MEASURE_NOUN,
    SHARE,
    STRONG_ACTION,
    TAKEN_UP,
    VALUE_VERB,
)

LONGEST = 48
LONGEST_NOUN = 30  # of longer ones the last part is the name
LAST_PART = re.compile(r"[、的]|等(?![级奖])")
LONGEST_BEFORE, LONGEST_AFTER = 160, 80  # what stands farther off names no measure
MARKS = " 　\t，,。；;：:、（(）)+·"
MEASURE_BEHIND = re.compile(
    r"[^，,的\d]{0,10}(?:营业收入|销售收入|收入|营收|利润|净利|产值|增加值|税收|销售额|交易额|成交额|占有率|增长率|增速|份额|产能|生产能力|贷款|订单)")
EACH_OVER = re.compile(  # 8个产业规模超千亿元, 190家企业营收过百亿
    r"(?P<things>[\u4e00-\u9fff]{2,14}?)(?P<over>(?:年?(?:主营)?(?:业务|营业|销售)?(?:收入|额)|年?营收|年?产值|规模|税收|纳税|市值|交易额|销售)"
    r"(?:超过?|突破|过|逾|达到?|均超)(?:[百千万十]?亿|[百千]?万|千亿)[级元]*)(?:以上)?$")
LONGEST_THINGS, LONGEST_DEED, LONGEST_GIVEN = 18, 32, 14
_COUNTED = (
    "企业|公司|项目|平台|机构|单位|园区|中心|基地|集群|产品|技术|成果|场景|工厂|人才|团队|[院高学]校|医院|银行|[央国民]企|员(?!工|会)|干部")
HEAD = re.compile(rf"[^，,的]{{0,14}}?(?:{_COUNTED})(?![的数名化区群总孵研及和、与])")
DOING = re.compile(rf"[^，,、。；;的]{{2,20}}的[^，,、。；;的]{{0,8}}(?:{_COUNTED})")  # 5家获得指标的分离企业
WENT_ON = re.compile("[在均都已将拟被向从为把]|正在|计划|服务|提质|升级|扩容")
TOLD_OF = re.compile(
    r"(?P<what>(?:(?!持续|快速|加快|不断|稳步|蓬勃|显著|进一步|平稳|健康|迅速|全面|大幅|明显|有序|逐步|日益|继续|加速|强劲)[^，,。；;、的\d“”]){2,14}?)"
    r"(?:已|也|均|都|仍|正|在|较快|迅猛|高速|高质量|持续|快速|加快|不断|稳步|蓬勃|显著|进一步|平稳|健康|迅速|全面|大幅|明显|有序|逐步|日益|继续|加速|强劲)*+"
    r"(?:发展|增长|提升|壮大|向好|回升|活跃|繁荣|崛起|集聚|见效|增强|优化|扩大|恢复|复苏|攀升|走强|改善|上升|下降|提高|跃升|增加)")
BARE_NAMES = BARE_MEASURES | {"增速", "年均增速", "增幅", "降幅", "占比", "销售收入", "销售额", "总产值", "净利润", "规模"}
OF_YEAR = re.compile(r"(?<=[\u4e00-\u9fff])(?:19|20)\d\d年(?=[\u4e00-\u9fff])")
PART_OF = re.compile(r"(?P<part>[^，,]{0,30})在(?P<whole>[^，,在]{2,14}?)中?的?(?:占比|比重|份额|比例)$")
ITS_BUILDING = re.compile(r"(?<=项目|工程)建设$")
LANDMARK = re.compile(r"(?:台阶|大关|关口|门槛|量级|水平)")
WITHIN = re.compile(r"^[^，,。；;]{0,20}(?:范围|区域|面积)内(?:就)?(?:有|集聚了?|拥有|聚集了?)?")
THINGS_END = re.compile(
    r"[，,。；;：:+]|都(?=来自|[是在])|[均都]?来自|组成|、(?=居|列|占|位居|位列|同比|增长|均|总|其中|达)|(?<=.{2})等(?![级奖])")
THINGS_OF = re.compile(r"^(?:举行|实施|建设|新增|引进|推进|开工)?(?:现场签约的)?")
NEWLY = re.compile(r"^(?:新增|新建|新培育|新引进)")  # 新增…13家、累计19家: the second counts the old ones too
FIELD = re.compile(r"^.{2,20}?(?:领域|方面)")
LENGTHS = {"公里": "长度", "千米": "长度", "亩": "面积", "公顷": "面积", "平方米": "面积", "平方公里": "面积", "小时": "时长"}
IN_FIELD = re.compile(r"^(?:在|围绕|聚焦|针对|为|与|对|以|从|于|向)[^，,]{1,60}?(?:等(?!级)|方面|领域|中|之间|期间|上)(?=\S)")
IN_PLACE = re.compile(r"^在(?:全[省市区县国]|我[省市区国]|国内|世界|全球|[^，,的]{1,10}?(?=投资|投入))")
BY_MEANS = re.compile(r"^(?:通过|依托|利用|借助)[^，,]{2,40}?(?=累计|新增|实现|完成|带动|共计)")
STEPS = re.compile(r"(?:连续|接连|相继|再)*+(?:[迈跨登站]上|跨越|突破)了?\d{0,2}个?新?的?[十百千万亿元]{0,5}(?:台阶|大关|门槛)$")
SPENT = ("投资", "投入", "出资", "斥资")
SPENT_ON = re.compile(r"(?:用于|建设|兴建|新建|支持|实施|打造|改造)(?P<what>[^，,。；;、\d]{2,20})")
JOINING = re.compile(r"^(?:和|与|及|以及|一[个座批家条项])|(?:和|与|(?<![惠普])及)$")
NAMED_AT_END = ("项目", "工程", "企业", "平台", "场景", "机构", "单位")
FULLY = re.compile(r"(?:全面|全部|正式|成功|顺利|稳步|扎实|有序|深入|加快|集中|陆续|先后|相继|如期|圆满|已|均)++$")
OF_FIRM = re.compile(r"^(?:表示|透露|宣布|称|说)?(?:[该本为]?公司(?=[\u4e00-\u9fff]{2}))?")
REACHED = re.compile(r"(?:增加|增长|提高|提升|上升|下降|降低|减少)(?:为|达到?)$")
BARE_STEMS = ("占地", "建筑", "规划", "用地", "总占地", "总建筑", "一期", "二期", "投资", "总投资", "项目", "年产", "年")
BROUGHT = re.compile(r"(?:实现|完成|达成|取得|创造|贡献|带来|占有|以|达到?|的)$")
GIVEN = re.compile(r"(?:签署|签订|发放|拨付|提供|发行|设立|获得|得到|录得|收到|支付|争取|减免|投放|计提|存在|带来)了?$")
GAP = re.compile(r"(?P<than>(?:分别)?(?:高于|高出|低于|快于|领先|好于|高过)(?P<whom>[^，,。；;\d]{0,14}))$")


def trimmed(words: str) -> str:
    """Without marks, adverbials at the start and value verbs at the end."""
    for _ in range(6):
        shorter = words.strip(MARKS)
        shorter = shorter[match.end() :] if (match := ADVERBIAL.match(shorter)) else shorter
        shorter = STEPS.sub("", VALUE_VERB.sub("", shorter, count=1))
        if shorter == words:
            break
        words = shorter
    return words


def noun(words: str) -> str:
    """The noun phrase of a stretch before a figure: no adverbials, no verb of having or making, no value verb."""
    words = OF_FIRM.sub("", trimmed(words.rpartition("\t")[2]))
    words = OF_YEAR.sub("", words)
    words = IN_FIELD.sub("", BY_MEANS.sub("", WITHIN.sub("", words)))
    words = IN_PLACE.sub("", words)
    dropped = DROPPED_VERB.match(words)
    words = words[dropped.end() :] if dropped else words
    words = INNER_VERB.sub("", words)
    words = JOINING.sub("", trimmed(words))
    if words.endswith(("新增", "增加")) and len(words) > 4:
        words = "新增" + trimmed(words[:-2])
    if words.count("（") + words.count("(") > words.count("）") + words.count(")"):
        words += "）"
    if words.count("”") > words.count("“"):
        words = words.replace("”", "", 1)
    if len(words) > LONGEST_NOUN:
        last = LAST_PART.split(words)[-1]
        words = last if len(last) >= 4 else words
    return words[-LONGEST:]


def is_bare(words: str) -> bool:
    """Whether the words name no thing of their own, so that the measure before is meant (数量, 规模, 均)."""
    return not words or words in TAKEN_UP


def told_of(clause: str) -> str:
    """What a clause without a figure tells of, so that a bare 增长9% after it is its growth (数字经济快速发展)."""
    match = TOLD_OF.match(trimmed(clause))
    return match["what"] if match and not ADVERBIAL.fullmatch(match["what"]) else ""


def with_base(words: str, base_noun: str) -> str:
    """利润 after 某制造业营业收入 → 某制造业利润."""
    if words in BARE_MEASURES and base_noun:
        stem = MEASURE_NOUN.sub("", base_noun)
        if len(stem) >= 2 and stem != base_noun and stem not in BARE_STEMS:
            return stem + words
        if stem == base_noun and words in ("数量", "规模", "质量", "总量"):
            return base_noun.removesuffix("数") + words
        if stem == base_noun and base_noun.endswith(("项目数", "工程数")):
            return THINGS_OF.sub("", base_noun).removesuffix("数") + words
    return words


def ratio(before: str, after: str, unit: str, base_noun: str) -> str:
    """The metric of a percentage: growth, gap, share or plain ratio."""
    growth = GROWTH.search(before)
    if growth:
        root = noun(before[: growth.start()])
        root = (base_noun or root) if is_bare(root) else with_base(root, base_noun)
        yearly = "年均" if "年均" in growth["adverbs"] or "年平均" in growth["adverbs"] else ""
        kind = "降幅" if FALLING.search(growth["verb"]) else "增速" if base(unit) not in ("个百分点", "百分点") else "增幅"
        return f"{root}{yearly}{kind}"
    gap = GAP.search(trimmed(before))
    if gap and base(unit) in ("个百分点", "百分点"):
        root = noun(trimmed(before)[: gap.start()])
        return f"{base_noun if is_bare(root) else root}{gap['than'].removeprefix('分别')}"
    if within := PART_OF.search(VALUE_VERB.sub("", before, count=1)):
        root = noun(within["part"])
        return f"{base_noun if is_bare(root) else root}占{within['whole']}比重"
    share = SHARE.search(before)
    if share:
        root = noun(before[: share.start()])
        root = base_noun if is_bare(root) else root
        whole = trimmed(share["whole"])
        things = cut(after[1:]) if after.startswith("的") and not whole else ""
        return f"{root}占{whole}比重" if whole else f"{root}{things}占比"
    if re.search(r"(?:持股|占股|控股|参股)(?:比例)?(?:为|达)?$", before) or re.match(r"的?(?:控股|股份|股权)", after):
        return "持股比例"
    if brought := behind(before, after):
        return brought
    root = noun(before)
    if is_bare(root) and after:
        return trimmed(tail_noun(after)) or base_noun
    return with_base(root, base_noun) or base_noun


def tail_noun(after: str) -> str:
    """The words behind a figure that name what it counts; none where a list goes on (、居全国第3位)."""
    if after.startswith(("、", "，", ",")):
        return ""
    things = after.strip(MARKS).removeprefix("的").strip(MARKS)[:LONGEST]
    return "" if LANDMARK.fullmatch(things) else things


def counted(before: str, after: str, unit: str, base_noun: str) -> str:
    """The metric of a count: the things counted, with 数, and what they did (入驻的企业数)."""
    things = tail_noun(after)
    verb = kept_verb(before)
    if each := EACH_OVER.match(things):
        return counting(f"{each['over']}的{each['things']}", unit)
    if things and (not ACTION.match(things) or DOING.match(things)):
        things = ITS_BUILDING.sub("", cut(things))
        doing = DOING.match(things)
        action = None if doing else ACTION.search(things, 2)
        head = doing or HEAD.match(things)
        if head and action is None and (doing or len(things) > LONGEST_THINGS or WENT_ON.match(things, head.end())):
            things = head.group()
        if action and (STRONG_ACTION.match(action.group()) or not things.endswith(NAMED_AT_END)):
            did, who = things[action.start() :], FULLY.sub("", things[: action.start()])
            things = f"{did}的{who}" if len(did) <= LONGEST_DEED else who
        root = verb + things
    else:
        root = noun(before)
        if root in ("新增", "净增") and base_noun:
            root = root + NEWLY.sub("", base_noun.removesuffix("数")).removesuffix("累计")
        elif is_bare(root) or root in ("累计", "其中"):
            total = "累计" if "累计" in before[-6:] else ""
            root = NEWLY.sub("", base_noun.removesuffix("数")) + (root or total)
        elif root.endswith("等") or root == "等":
            root = base_noun.removesuffix("数")
        elif (field := FIELD.match(base_noun)) and root[-2:] == base_noun.removesuffix("数")[-2:] and not FIELD.match(root):
            root = field.group() + root
        if things:
            root = f"{things}的{root}"
    return counting(root, unit)


def counting(root: str, unit: str) -> str:
    """5G基站 → 5G基站数; what already ends in 数 or 数量 stays."""
    if base(unit) in ("人次", "人") and root.endswith(("人次", "游客", "旅客", "人口", "消费者")):
        return root
    if base(unit) == "届" and root.endswith("举办"):
        return "举办届数"
    if not root:
        return {"人": "人数", "人次": "人次"}.get(base(unit), "数量")
    return root if root.endswith(("数", "量", "产能", "能力", "率", "比")) else f"{root}数"


def kept_verb(before: str) -> str:
    """The verb before the figure where it belongs to the measure: 新增, 累计建成, 接入."""
    words = trimmed(before)
    match = KEPT_VERB.search(words[-10:])
    return match.group().rstrip("了") if match else ""


def behind(before: str, after: str) -> str:
    """The measure where it stands behind its figure: 实现20亿元营收, 以9%的市场占有率."""
    given = GIVEN.search(before)
    if not given and not BROUGHT.search(before) and before.strip(MARKS):
        return ""
    things = re.split(r"[、和与及]", cut(tail_noun(after)))[0]
    if MEASURE_BEHIND.fullmatch(things) or (given and 2 <= len(things) <= LONGEST_GIVEN):
        return things
    return ""


def cut(things: str) -> str:
    """The things counted end before a list goes on with other matters."""
    if "“" not in things:
        things = things.split("”")[0]
    return THINGS_END.split(things)[0].rstrip("以与和及的共各均")


def measured(before: str, after: str, unit: str, base_noun: str) -> str:
    """The metric of an amount (亿元, 亩, 吨)."""
    if brought := behind(before, after):
        return brought
    root = noun(before)
    if root.endswith(SPENT) and len(root) <= 4 and (spent := SPENT_ON.match(after)):
        return f"{spent['what']}{root}"
    things = tail_noun(after)
    if is_bare(root) or root in ("累计", "其中"):
        if things:
            suffix = LENGTHS.get(base(unit), "")
            things = cut(things)
            return f"{kept_verb(before)}{things}{'' if things.endswith(suffix) else suffix}"
        return base_noun or (root if root in BARE_MEASURES else "")
    suffix = LENGTHS.get(base(unit), "")
    root = with_base(root, base_noun)
    if root.endswith(("占地", "用地")):
        return f"{root}面积"
    if suffix == "面积" and re.search(r"规划$", trimmed(before) or before):
        return "规划面积"
    if suffix and re.search(r"(?:改造|新建|建设)", before) and not root.endswith(suffix):
        return f"{root}{suffix}"
    return root


def metric(before: str, after: str, unit: str, base_noun: str, counter: bool) -> str:
    """The name of the measure whose figure stands between `before` and `after`; `base_noun` is the measure named before."""
    before, after = before[-LONGEST_BEFORE:], after[:LONGEST_AFTER]
    if base(unit) in RATIOS or not unit:
        return ratio(before, after, unit, base_noun)
    if counter:
        return counted(before, after, unit, base_noun)
    growth = GROWTH.search(before)
    if growth and growth["verb"] not in ("增", "降") and not REACHED.search(before):
        root = noun(before[: growth.start()])
        root = base_noun if is_bare(root) else with_base(root, base_noun)
        return f"{root}{'减少额' if FALLING.search(growth['verb']) else '增加额'}"
    return measured(before, after, unit, base_noun)


def items(words: str, count: int | None) -> list[str]:
    """The members of an enumeration with what they share at the end: A、B、C产业增速 → [A产业增速, B产业增速, C产业增速].

    `count` is how many there must be (None: any number of at least two); an empty list where it does not fit."""
    words = words.strip(MARKS)
    tail = ""
    if (match := re.search(r"等(?!级)(?P<rest>[^、]{0,20})$", words)) and match.start() > 1:
        words, tail = words[: match.start()], match["rest"]
    for separator in (re.compile("、"), re.compile("、|和|与|以及"), re.compile("[、和与及]")):
        parts = [part for part in separator.split(words) if part]
        if len(parts) == count or (count is None and len(parts) > 1):
            return _shared(parts, tail)
    return []


def _shared(parts: list[str], tail: str) -> list[str]:
    measure = MEASURE_NOUN.search(tail or parts[-1])
    shared = measure.group() if measure else ""
    if tail and not measure and len(tail) < 8:
        return [part + tail for part in parts]
    return [part if (part.endswith(shared) and not tail) or MEASURE_NOUN.search(part)
            else f"{part}{shared}" for part in parts]
