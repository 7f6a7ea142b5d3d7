"""Units as Chinese official prose writes them, and the kinds that decide how a measure is named.

Counters count things (家, 个, 项), the others measure a quantity (亿元, %, 亩, GW). The spellings are those of the units
lexicon and the common measure words of modern Chinese; words that only begin like a unit (个性, 条件) are told apart.
"""

import re

from loaders.lexicon.units import base_units


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


COUNTERS = _words("""
    台套 台(套) 台/套 人次 件次 户次 架次 班次 车次 场次 批次 频次 例次 标段 卡 件套 村次 亩次 企次
    个 家 项 条 座 所 处 名 位 人 户 台 套 辆 件 次 届 批 种 类 款 部 支 只 枚 颗 张 列 对 回 宗 例 份 篇 期 场 大 点 间 片
    艘 架 栋 幢 发 股 门 块 盏 匹 头 羽 株 棵 本 册 组 轮 店 孔 趟 箱 幅 笔
""")
FURTHER = _words("""
    马力 吨级 总吨 载重吨级 蒸吨 千升 澳元 加元 平方 立方 万方 伏 kV KV km km2 英尺 平方英尺 车公里 人公里 吨/日 吨/年 公里/小时
    工位 机位 泊位 梯队 Pflops Eflops Tflops dwt Hz GWp MWp 核 岁 度 年 周 天 小时 分钟 秒 个月 级 分
""")
REFUSED = _words("兆 M 日 月 方 升 人口 星级 班 口 票 安 节 里 村 单 起")
TIMES = _words("个月 个工作日 工作日 小时 个小时 分钟 秒 毫秒 天 日 年 周 岁")
RATIOS = _words("个百分点 百分点 个千分点 pct % ％ ‰ 倍 成")
CAPACITIES = _words("GWh MWh GWp MWp GW MW kW KW 吉瓦 千瓦 兆瓦 吨 立方米 千瓦时 瓦 辆 台 台套 套 片 吨级")
MULTIPLIERS = ("万亿", "千亿", "百亿", "十亿", "千万", "百万", "十万", "亿", "万")
SCALE = {"": 1, "十": 10, "百": 100, "千": 1000}

_OTHER_WORDS = r"""
个 性|体|人(?!次)|别|多?月|星期|小时|季度|世纪|年头
家 庭|电(?!器?企)|居|园|长|乡
项 目标?(?=$)
条 件|例|约
座 谈|落
所 有|属|在|得|需|以(?!上|下|内)|谓
处 理|于|置|长
名 牌|城|单|称|师|优|企|校
人 才|工|大|均|口|类|脸|社|民|员
台 风|湾|阶|账
套 餐|利
件 事(?=$)
次 序|生|要|日
批 发|准|量|复|示
种 植|子|业|质
类 似|型
部 门|委|署|分|长|级|落
支 持|撑|付|出|行|柱|援|部
张 力|江
列 为|入|车|举
对 比|接|外|口|标|于|此|应|照|象
份 额
篇 章(?=$)
期 间|货|末|刊|望|待
场 景|馆|所|地|外
大 学|会|桥|道|小|奖|厦|楼|数据|模型|众|使|师|批|型|幅|量|力|关
点 击|名|亮|评|位|多|半|钟|\d
间 接|断
片 区|面
架 构
发 展|布|电|明|射(?!器)|改|放|行|挥|生|现|动|表|起|出
股 份|权|东|本|票|价|市
门 户|类|店
块 链
组 织|建|成|合|长|团|件
店 铺
本 科|地|土|市|省|区|年|报|次|届|月
位 于|居|列|置|次|数
级 别|以上|以下
分 别|之|布|类|为|析|子|公司|享|行|局
度 假|过|夏
天 然|津|际|空|府|气
年 度|均|轻|级|龄|画|会|鉴|报
元 宇|素|件|器|旦|首
成 为|立|功|果|效|本|长|都|交|员|品|熟|型|绩|套|就
倍 增(?=$)|率
米 线|其|粉
斤 斤
克 隆|服
周 年|期|边|末|转|刊
回 收|升|落|报|购|暖|国|乡|家
口 岸
轮 胎|换|流|值
册 子
宗 旨|教
头 部|雁|衔
安 全|排|置|徽
核 心|电|酸|查|准
箱 包
"""
NOT_BEFORE = dict(line.split(" ", 1) for line in _OTHER_WORDS.strip().splitlines())
"""A unit and what it is not followed by, because the two make another word: 个 before 性, 条 before 件."""


def _pattern(unit: str) -> str:
    forbidden = NOT_BEFORE.get(unit)
    return f"{re.escape(unit)}(?!{forbidden})" if forbidden else re.escape(unit)


_LONGEST_FIRST = sorted({*COUNTERS, *FURTHER, *base_units()} - REFUSED, key=lambda unit: (-len(unit), unit))
PATTERN = "|".join(_pattern(unit) for unit in _LONGEST_FIRST)


def base(unit: str) -> str:
    """The unit without its multiplier: 万家 → 家."""
    return unit.lstrip("万亿千百十") if unit[:2] not in ("千瓦", "千米", "千克", "千伏", "百分", "千升", "千卡") else unit


def is_counter(unit: str) -> bool:
    """Whether the unit counts things; 万家 does as 家 does, 万张/月 does not."""
    return re.split(r"[(（]", base(unit))[0] in COUNTERS
