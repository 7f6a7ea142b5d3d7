"""Furniture: lines that belong to the web page or the form, not to what the document says.

General patterns of Chinese news and government pages: way marks (首页 > …), counters and buttons, bylines,
editors' credits, heads of the open-information form, legal notices. Common knowledge; no site's own wording.
"""

import re

_MARK = r"\s*[:：]"

_PATTERNS = (
    r"(?:您|你)?(?:现在|当前|所在)的?位置" + _MARK,
    r"(?:网站)?首页\s*(?:$|[>＞»›/|→-])",
    r"[^。，>＞»]{1,20}(?:\s*[>＞»]\s*[^。，>＞»]{1,30}){2,}$",
    r"[【\[(（]?\s*(?:浏览|阅读|点击|访问)(?:量|数|次数|率)?" + _MARK,
    r"(?:点赞|收藏|转发|评论|分享|举报)(?:数|量|到|至)?(?:\s*[:：]|\s*\d|\s*$)",
    r"[【\[]?(?:打印|打印本页|打印此页|关闭|关闭窗口|关闭本页|返回顶部|返回首页|回到顶部|扫一扫.{0,20}|我要纠错|无障碍.{0,6})[】\]]?(?:\s|$|[|｜])",
    r"(?:分享|转发)(?:到|至).{0,40}$",
    r"[【\[(（]?\s*(?:字体|字号|字体大小)(?:\s*[:：]|\s*[【\[大中小])",
    r"[上下]一(?:篇|条)(?:\s*[:：]|\s*$)",
    r"(?:相关|热点|热门|推荐|最新|延伸)(?:新闻|阅读|链接|推荐|文章|信息|稿件|资讯)\s*[:：]?$",
    r"(?:特别关注|猜你喜欢|更多精彩|精彩推荐|图片新闻|附件下载|网站地图|联系我们|关于我们|加入收藏)\s*[:：]?$",
    r"[【\[(（]?\s*(?:发布|发稿|更新|成文|发文|生成|公开|印发|信息)?(?:时间|日期)" + _MARK,
    r"[【\[(（]?\s*\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?\s*(?:来源|字号|浏览|作者|$|[】\])）|]\s*$)",
    r"[【\[(（]?\s*(?:信息|稿件|文章|新闻|原文|数据|图片)?来源" + _MARK,
    r"[【\[(（]?\s*(?:文章)?(?:作者|记者|通讯员|责任编辑|值班编辑|责编|编辑|编审|审核|校对|初审|复审|终审|一审|二审|三审"
    r"|监制|供稿|撰稿|摄影)" + _MARK,
    r"[【\[(（](?:[^。]{0,30}(?:记者|通讯员|编辑))[^。]{0,30}(?:报道|摄|文)?[)）】\]]$",
    r"(?:关键词|标签|索\s*引\s*号|发文字号|文\s*号|发文机[关构]|发布机构|主题分类|主题词|公文种类|有\s*效\s*性|公开方式|公开范围"
    r"|体裁分类|名\s*称)" + _MARK,
    r"凡(?:本网|本站|注明)", r"(?:版权|著作权)(?:所有|声明|归)", r"免责声明", r".{0,60}(?:ICP备|公网安备|网站标识码)",
    r"(?:本网站由|主办|承办|协办|技术支持|运行维护)(?:单位)?" + _MARK,
    r"(?:联系人|联系电话|咨询电话|联系方式|电话|传真|邮编|邮政编码|电子邮箱|通讯地址|抄送|此件公开发布)(?:\s*[:：]|\s*$)",
    r"[(（](?:完|责编.{0,12}|编辑.{0,12}|此件.{0,8}公开.{0,4})[)）]$",
    r"(?:\d{4}|[二一〇○零]{4}|二[〇○零][一二三四五六七八九〇○零十]{2})年[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}日(?:印发)?$",
)
_FURNITURE = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS))

LONGEST = 200
"""Longest line, in characters, that can be furniture: legal notices; whatever is longer is text."""


def is_furniture(line: str) -> bool:
    """Whether a whole line, as it stands in the text, belongs to the page and not to the document."""
    line = line.strip()
    return len(line) <= LONGEST and _FURNITURE.match(line) is not None
