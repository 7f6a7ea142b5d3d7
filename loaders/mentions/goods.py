"""Fields that are told by what is done with them: 生产空调, 主营模具, 空调行业, 家具企业, 空调产能."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from loaders.mentions.mention import Mention

_MADE = re.compile(
    r"(?:生产|制造|主营|从事|专注于?|深耕|经营|研制|年产|产销|加工|主打|专业做|主要做|转型做)(?:销售|加工|各类|各种|大型|高端|的|和|、|以)*$"
)
_TRADED = re.compile(r"(?:行业|产业|市场|领域|企业|厂商|公司|品牌|年?产能|产量|销量|产销|出口|生产|制造|研发|产品)(?!园|基地|区)")


def goods_mentions(known: Iterable[Mention], shadow: str) -> Iterator[Mention]:
    """A second proposal for each field of the lexicons beside which a word of making or trading stands."""
    for mention in known:
        if mention.type != "Industry":
            continue
        if _MADE.search(shadow, max(0, mention.start - 10), mention.start):
            yield replace(mention, source="grammar/made-Industry", key=mention.key, confidence=0.4)
        elif _TRADED.match(shadow, mention.end):
            yield replace(mention, source="grammar/traded-Industry", key=mention.key, confidence=0.35)
