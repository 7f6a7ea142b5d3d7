"""Short forms of Chinese place names: 无锡市 → 无锡, 延边朝鲜族自治州 → 延边, 蔚县 → 蔚县."""

import re

# Names of peoples as they stand before 自治州, 自治县, 自治旗 and in ethnic districts.
_PEOPLES = (
    "蒙古族", "蒙古", "回族", "藏族", "维吾尔", "苗族", "彝族", "壮族", "布依族", "朝鲜族", "满族", "侗族", "瑶族", "白族",
    "土家族", "哈尼族", "哈萨克族", "哈萨克", "傣族", "黎族", "傈僳族", "佤族", "畲族", "拉祜族", "水族", "东乡族", "纳西族",
    "景颇族", "柯尔克孜", "土族", "达斡尔族", "仫佬族", "羌族", "布朗族", "撒拉族", "毛南族", "仡佬族", "锡伯", "普米族",
    "塔吉克", "怒族", "保安族", "裕固族", "独龙族", "各族",
)
_PEOPLE_AT_END = re.compile(f"(?:{'|'.join(_PEOPLES)})$")

_AUTONOMOUS = ("自治区", "自治州", "自治县", "自治旗")
_PLAIN = ("特别行政区", "地区", "林区", "矿区", "特区", "新区", "省", "市", "盟", "区", "县", "旗")
_BANNER_OF_A_LEAGUE = re.compile(r"(?:[左右前后中联合蓝黄白]旗)$")  # 科尔沁左翼中旗 is never called 科尔沁左翼中


def short_form(name: str) -> str:
    """The name without the word for its kind; the name itself where nothing, or one character, would be left."""
    for suffix in _AUTONOMOUS:
        if name.endswith(suffix):
            return _without_peoples(name.removesuffix(suffix))
    if _BANNER_OF_A_LEAGUE.search(name):
        return name
    for suffix in _PLAIN:
        if name.endswith(suffix):
            stem = name.removesuffix(suffix)
            if len(stem) >= 2:
                return _without_peoples(stem) if suffix == "区" else stem
    return name


def _without_peoples(stem: str) -> str:
    """恩施土家族苗族 → 恩施; a stem that is nothing but a people keeps its name without 族 (东乡族 → 东乡)."""
    while (match := _PEOPLE_AT_END.search(stem)) and match.start() >= 2:
        stem = stem[:match.start()]
    return stem.removesuffix("族") if _PEOPLE_AT_END.fullmatch(stem) or stem.endswith("族") else stem
