"""One clause at a time: its quantities cut into regions, each a figure with the words before and behind it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.context import enclosed
from loaders.figures.number import Quantity, quantities
from loaders.figures.subject import Subjects
from loaders.figures.units import RATIOS, TIMES, base, is_counter

SEPARATORS = re.compile(r"、|\+|，|,|以及|和(?!平|谐|数|生)|及(?!以上)|(?<!参)与")
QUALIFIED = re.compile(
    r"(?:以上|级|及以上|以下)?(?:人民币)?(?:的)?(?:[^，,、。；;]{0,12}?)(?:项目|企业|集群|园区|基地|产业|县|乡|镇|品牌|平台|客户|单位|强省|市场主体|大关)"
)
HOLDING = re.compile(  # what an amount is spent on is no quality: 投资2亿元建设500个站
    r"(?!建设|兴建|新建|打造|投[入资]|购买|采购|收购|引进|用于|支持|实施|生产)的?(?:[^，,]{0,20}?)(?:就有|有|达到|达|不少于|超过|突破|共|数量|分别|为)*+$")
_SMALL = "个 处 项 条 大 点 种 类 部 次 轮 期 组 级 人 件 份 张 名 头 间 片 本 篇 册 只 店 孔 箱 幅 人次"
REFUSED_SPELLED = frozenset(_SMALL.split())  # 三个方面, 两项工作: small spelled numbers of these are ways of speaking
_OF_WHAT_KIND = "千伏 kV KV 伏 英寸 毫米 mm 微米 纳米 nm Hz MHz GHz"
QUALITIES = frozenset(_OF_WHAT_KIND.split())  # 1000千伏输电线路: of what kind, not how much
REACHING = re.compile(r"(?:达到?|实现|完成|为|至|到)$|^余")
AWARDED = re.compile(r"获|蝉联|入选|被评|上榜|居|位|第一|首位|榜首")
ATTRIBUTIVE = re.compile(r"[^，,、。；;的]{0,6}的(?=[^，,、。；;])")
LASTING = re.compile(r"寿命|时间|工期|期限|周期|时长|用时|年限|耗时|平均|续航")
PARTING = re.compile(
    r"主营业务收入|营业收入|实现|完成|带动|贡献|获得|累计|总投资|投资|年产值|产值|占地|营收|收入|采购金额|金额|达到|落实|签[署订]"
)
EACH = re.compile(
    r"(?:(?!带动|实现|完成|贡献|合计|共)[\u4e00-\u9fff]){2,16}(?:收入|营收|产值|规模|税收|纳税|市值|交易额|销售额?)均?")
INVESTED = re.compile(r"(?:计划|年|总)?(?:投资|产值|营收|销售收入)额?")
RATE = re.compile(r"\s*(?:约|近)?\d{1,6}(?:\.\d{1,4})?\s*[十百千万亿]{0,2}[^\d\s，,、()（）/]{1,10}/[年月日天]")
HAVING = re.compile(  # three spelled in letters are counted where they are had: 拥有三个创新中心
    r"(?:建成|新增|新建|拥有|建有|设有|设立|获批|引进|落户|投产|布局|成立|共有|现有|培育|收购|签约|建立|兴建|开设|运营|投运|启用)[了起]?$")
BUILT_THINGS = re.compile(
    r"[^，,。；;、的“”]{0,10}?(?:中心|基地|园区|产业园|工厂|实验室|研究院|研究所|学院|大学|医院|学校|机场|港口|码头|车站|电站|风电场|生产线|企业|公司"
    r"|开发区|示范区|试验区|高新区|门店|展区|仓库|数据中心|博物馆)(?!群|化|圈|带)")
BUILT_AFTER = re.compile(r"[^，,。；;]{0,4}?(?:落户|落地|投产|投运|建成|开工|启用|揭牌|获批|签约|入驻|竣工|上线)")
NOT_THINGS = re.compile(r"领域|方面|板块|体系|\d{1,2}分|半")
TIME_OF_DAY = re.compile(r"[上下中]午|凌晨|[早晚]上?|日")
PLUS = re.compile(r"\+")
LISTING = re.compile("、")
DIGIT = re.compile(r"\d")
STEPS = re.compile(r"新?的?[十百千万亿元级]{0,6}(?:台阶|大关|关口|门槛)")
JOINED = re.compile("[和与及]")
FEWEST_LISTED, LONGEST_LIST = 3, 20  # 甲、乙、丙3家 is a list, 甲、乙2家 may be none


@dataclass(frozen=True, slots=True)
class Measure:
    """One or more quantities that share their words: `before` and `after` are offsets of the words around them."""

    numbers: tuple[Quantity, ...]
    before: tuple[int, int]
    after: tuple[int, int]

    @property
    def unit(self) -> str:
        return self.numbers[-1].unit


def sheltered(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches whose numbers belong to a name: titles, quoted names, brackets; not 4条主线+8大行动."""
    found = []
    for a, b in enclosed(text, start, end):
        inner = text[a + 1 : b - 1]
        if RATE.fullmatch(inner):
            continue
        counts = len(quantities(text, a + 1, b - 1)) if PLUS.search(inner) else 0
        if counts < 2:
            found.append((a, b))
    return found


def measures(text: str, start: int, end: int, subjects: Subjects) -> list[Measure]:
    """The figures of a clause, in order, without those that only qualify what another one counts."""
    shelters = sheltered(text, start, end)
    numbers = [q for q in quantities(text, start, end)
               if not any(a <= q.start < b for a, b in shelters) and not _in_name(q, subjects)]
    groups: list[list[Quantity]] = []
    for number in numbers:
        if number.joined and groups and groups[-1][-1].end <= number.start and number.start - groups[-1][-1].end <= 2:
            groups[-1].append(number)
        else:
            groups.append([number])
    kept = [group for index, group in enumerate(groups) if not _refused(text, groups, index, start, end)]
    return _regions(text, kept, start, end)


def _in_name(number: Quantity, subjects: Subjects) -> bool:
    candidate = subjects.around(number.start)
    return candidate is not None and candidate.start <= number.start and number.end <= candidate.end


def _regions(text: str, groups: Sequence[list[Quantity]], start: int, end: int) -> list[Measure]:
    """Words between two figures go to the one before up to the last separator; without one, a verb or a measure's noun
    parts them (317家企业 | 实现营收2877亿元), else all go to the one behind."""
    found: list[Measure] = []
    left = start
    for index, group in enumerate(groups):
        stop = end
        if index + 1 < len(groups):
            following = groups[index + 1][0].start
            cuts = list(SEPARATORS.finditer(text, group[-1].end, following))
            parting = PARTING.search(text, group[-1].end, following)
            stop = cuts[-1].start() if cuts else parting.start() if parting else group[-1].end
        found.append(Measure(tuple(group), (left, group[0].start), (group[-1].end, stop)))
        left = stop
    return found


def _refused(text: str, groups: Sequence[list[Quantity]], index: int, start: int, end: int) -> bool:
    """Whether the figure is none of its own: a small spelled number, a span of time, a quality of what another figure counts."""
    number = groups[index][-1]
    unit = base(number.unit)
    if unit in ("大", "点") and NOT_THINGS.match(text, number.end):
        return True
    if text.endswith("时速", start, number.start):
        return True  # of what kind, not how much
    if unit == "个" and STEPS.match(text, number.end, end):
        return True  # 迈上4个万亿元台阶: told with what was reached
    if unit == "点" and TIME_OF_DAY.search(text, max(start, number.start - 3), number.start):
        return True
    if number.spelled and number.unit and not number.bare and unit not in RATIOS:
        if number.value < 2 and (number.unit == unit or not number.bound):
            return True
        if number.value < 10 and unit in REFUSED_SPELLED and not number.bound and number.unit == unit:
            things = BUILT_THINGS.match(text, number.end, end)
            had = HAVING.search(text, max(start, number.start - 6), number.start)
            return things is None or not (had or BUILT_AFTER.match(text, things.end(), end))
    if is_counter(number.unit) and _of_list(text[start : number.start], number):
        return True
    if text.endswith("连续", start, number.start) and AWARDED.search(text, number.end, end):
        return True  # a streak, told with what was won
    if number.bare and number.unit and index and is_counter(groups[index - 1][-1].unit) and EACH.fullmatch(
            text, groups[index - 1][-1].end, number.start):
        return True  # 8个产业规模超千亿元 counts them
    reached = REACHING.search(text[max(start, number.start - 2) : number.start])
    if number.bare and number.unit and not number.bound and not reached:
        return not any(sign in text[number.start : number.end] for sign in "余多")
    if unit in TIMES:
        before = text[start : number.start]
        return not LASTING.search(before) or "连续" in before[-3:]
    if unit in QUALITIES and re.match(r"[\u4e00-\u9fff]", text[number.end : number.end + 1]):
        return True
    if unit == "级" and number.unit == "级":
        return True
    if is_counter(number.unit) or unit in RATIOS:
        return False
    return _qualifies(text, groups, index, start, end)


def _of_list(before: str, number: Quantity) -> bool:
    """A、B和C等3个专项 only counts what it lists."""
    if number.bound or number.value > LONGEST_LIST:
        return False
    alone = before.endswith(("、", "和", "与", "及")) or DIGIT.search(before) is not None
    if not before.endswith("等") and (number.value < FEWEST_LISTED or alone):
        return False
    members = len(LISTING.findall(before)) + 1
    return number.value in (members, members + (JOINED.search(before) is not None))


def _qualifies(text: str, groups: Sequence[list[Quantity]], index: int, start: int, end: int) -> bool:
    """总投资超10亿元项目50个, 70个30亿元以上项目, 3个具有影响力的千亿元产值的基地, 年产值超10亿元的就有20多家."""
    last = groups[index][-1]
    if index and is_counter(groups[index - 1][-1].unit) and not text[groups[index - 1][-1].end : groups[index][0].start].strip():
        return True
    between = text[groups[index - 1][-1].end : groups[index][0].start] if index else ""
    if index and is_counter(groups[index - 1][-1].unit) and INVESTED.fullmatch(between):
        return bool(QUALIFIED.match(text, last.end, end))
    counted = index > 0 and is_counter(groups[index - 1][-1].unit) and groups[index - 1][-1].value > 1
    if counted and ATTRIBUTIVE.match(text, last.end, end):
        return not SEPARATORS.search(text, groups[index - 1][-1].end, groups[index][0].start)
    if index + 1 < len(groups) and is_counter(groups[index + 1][-1].unit):
        between = text[last.end : groups[index + 1][0].start]
        apart = re.search(r"[，,+]" if between.startswith("的") else r"[、，,+和与及]", between)
        if not apart and (HOLDING.fullmatch(between) or QUALIFIED.match(between)):
            return True
    return last.bare and bool(QUALIFIED.match(text, last.end, end)) and not last.bound
