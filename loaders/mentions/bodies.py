"""Organs of party and state by their own grammar: 市委, 省政府, 市大数据局, 沈阳市发展和改革委员会, 国务院办公厅."""

import re
from collections.abc import Iterable, Iterator

from loaders.mentions.mention import PLACES, Mention

_ORGAN = (
    r"(?:委理论学习中心组|委常委会|委(?![员托任内派外])|人民政府|政府(?!工作报告|投资|采购|治理|职能|服务|网站|部门|主导|引导|"
    r"数据|专项)|人大常委会|人大(?!代表)|政协|纪委监?委?|"
    r"(?:发改|经信|国资|卫健|卫计|建交|住建|交通|商务|园林|农工|科|编|教|建|农|统战|政法)委(?!员)|"
    r"(?:[一-鿿]{1,12}?)(?:发展和改革委员会|工作委员会|管理委员会|委员会|领导小组(?:办公室)?|指挥部|局(?![势面部限域级])|办公厅|"
    r"办公室|厅(?!堂)|"
    r"(?:发改|经信|国资|卫健|建交|园林|农工|科|编)委(?!员)))"
)
_LOCAL = re.compile(
    rf"(?<![一-鿿0-9])(?:本|我|全)?(?:省|市|区|县|自治区|州|旗|盟){_ORGAN}"
    rf"|(?<=[由经据在受向为是对与和及、当被从使])(?:省|市|区|县|自治区|州|旗|盟){_ORGAN}"
    rf"|(?<=[过立置到于了])(?:省|市|区|县|自治区|州|旗|盟){_ORGAN}"
)
_JOINS = re.compile(
    r"的|了|将|在|对|把|为|从|应|要|新|和(?!改革|社会|信息|旅游|体育|规划|城乡|计划|草原|经济|科技|教育|国土|"
    r"城市|建设|交通|地质|商务|人力)"
)
_STATE = re.compile(
    r"国务院(?:办公厅|国资委|扶贫办|参事室)?|中共中央(?:政治局(?:常委会)?|办公厅|宣传部|组织部)?|党中央|国家(?:发展改革委|"
    r"发展和改革委员会|发改委|工信部|能源局|税务总局|统计局|"
    r"网信办|数据局|知识产权局|市场监管总局|卫健委|卫生健康委|药监局|标准委|文物局|林草局|外汇局|质检总局|质量监督检验检疫总局|"
    r"铁路局|邮政局|民航局|测绘局)|"
    r"(?:工业和信息化|科学技术|科技|财政|商务|教育|工信|住建|住房和城乡建设|交通运输|农业农村|生态环境|自然资源|"
    r"人力资源和?社会保障|人社|文化和旅游|公安|民政|司法|水利|应急管理|铁道|"
    r"外交|国土资源|卫生|农业|环保|审计)部(?!门|分|署|委|级|队|件|长)|中央网信办|中国人民银行|人民银行|证监会|银保监会|银监会|"
    r"国家[一-鿿]{2,12}?总局|国资委|中央军委|中央纪委|全国人大(?:常委会)?|全国政协"
)


_ORGAN_BEHIND = re.compile(_ORGAN)


def body_mentions(text: str, shadow: str, places: Iterable[Mention] = ()) -> Iterator[Mention]:
    """Organs named by level (the place is filled in by linking), organs of the known places, and organs of the state."""
    for place in places:
        if place.type not in PLACES or place.text[-1] not in "省市区县旗盟州":
            continue
        organ = _ORGAN_BEHIND.match(shadow, place.end)
        if organ and not _JOINS.search(shadow, place.end, organ.end() - 1):
            start, end = place.start, organ.end()
            yield Mention(
                start=start, end=end, type="GovernmentBody", text=text[start:end], source="grammar/body-named", confidence=0.55
            )
    for match in _LOCAL.finditer(shadow):
        start, end = match.span()
        if _JOINS.search(shadow, start + 1, end - 1):
            continue
        yield Mention(
            start=start, end=end, type="GovernmentBody", text=text[start:end], source="grammar/body-local", confidence=0.55
        )
    for match in _STATE.finditer(shadow):
        start, end = match.span()
        yield Mention(
            start=start, end=end, type="GovernmentBody", text=text[start:end], source="grammar/body-state", confidence=0.6
        )
