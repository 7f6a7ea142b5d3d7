"""One reading out of many proposals: lexicons, name grammar and tagger are weighed, and the best set without overlaps kept.

Proposals of the same span and class are joined; how far to trust them is learned (trust.py). Among overlapping ones
the set with the greatest sum of (score - THRESHOLD) x length wins, so that a whole name beats the pieces it is made of.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import replace

from loaders.mentions.mention import Mention
from loaders.mentions.segment import Words, segment
from loaders.mentions.tagger import Tagging
from loaders.mentions.trust import evidence, floor, recurrence, score

THRESHOLD = 0.2
_TAGGER = "tagger"
_PREDICATE = re.compile(
    r"编制|制定|出台|印发|运营|位于|争创|纳入|出席|举行|成为|获批|投资建设|就(?=[一-鿿])|表示|获悉|符合|据悉"
)
# What a name of these classes never begins or ends with, and what joins two names to one.
_FIRM_SHAPED = ("Park", "Institution", "Platform", "Enterprise", "Event", "GovernmentBody", "Recognition", "Region")
_LED_BY = re.compile(
    r"(?:目前|其中|通过|例如|包括|进一步|统筹|扩大|打响|抓好|建强|做强|做优|做大|支持|鼓励|推动|推进|加快|围绕|聚焦|依托|借助|发挥|建设|"
    r"打造|构建|建成|整座|整个|这座|这个|该|各|每|由|经|在|从|把|将|让|以及|和|与|及)(?=[^”]{2})"
)
_FOLLOWED_BY = re.compile(
    r"[^“《]{2}(?:面向|生产|发展|建设|投资|实施|推进|加快|承办|聚焦|围绕|坚持|实现|成为|位于|已经|正在|将|已|等|的|和|与|及|就|为)$"
)
_TWO = re.compile(
    r"(?:园区?|开发区|新区|示范区|试验区|研究院|研究所|大学|学院|实验室|[^集发]中心|基地|平台|公司|集团|高地|企业|小镇|城市|大会|论坛)(?:和|与|及|以及|、)[一-鿿A-Za-z0-9“]{3}"
)
_GLOSSED = re.compile(r"[(（](?:又称|又名|也称|亦称|简称|以下|下称|原名)")
_KIND_ALONE = re.compile(
    r"(?:旅游)?(?:度假区|景区|街区|港区|陆港|海港|空港|工业小区|产业园区?|科技园区?|示范区|先行区|核心区|引领区|集聚区|功能区|合作区|商务区|"
    r"小镇|特色小镇|新城|报纸|网站|医院|学校|协会|商会|研究院|实验室|服务中心|平台|系统|数据库|名单|称号|省级|市级|国家级|区级|城市|企业|"
    r"目的地|样板|标杆|屏障|粮仓|论坛|大会|峰会|会议|展会|活动|项目|工程|公司|集团|银行|酒店|政府|部门|地区)"
)
_CLAUSE_IN_NAME = 0.25  # what a proposal keeps of its trust where a predicate stands in the middle of it
_BEFORE = "、,，。;；:：!！?？)）》”…·(（"
_BEHIND = "、,，。;；:：!！?？(（《“…·"


def reconcile(text: str, folded: str, tagging: Tagging, proposals: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions of the text, in order, without overlaps; their confidence is the score, their reasons name the sources."""
    words = segment(folded)
    groups = grouped(text, proposals)
    again = recurrence(groups, tagging)
    scored = [
        _joined(
            group,
            _worth(group, folded, max(score(evidence(group, folded, tagging, words, again)), floor(group, tagging))),
            tagging,
        )
        for group in groups
    ]
    return _best([mention for mention in scored if mention.confidence >= THRESHOLD])


def _worth(group: tuple[Mention, ...], folded: str, trust: float) -> float:
    """The trust, less where the span holds a predicate and so is no name; titles in 《》 may hold one."""
    first = group[0]
    if folded[first.start] in "《“":
        return trust
    name = folded[first.start : first.end]
    if name.count("(") != name.count(")") or _PREDICATE.search(name) or _misshapen(name, first.type):
        return trust * _CLAUSE_IN_NAME
    return trust


def _misshapen(name: str, kind: str) -> bool:
    """Whether a name has swallowed a verb or another name, or is the word for its kind alone."""
    if kind not in _FIRM_SHAPED:
        return kind == "Project" and (_KIND_ALONE.fullmatch(name) is not None or _GLOSSED.search(name) is not None)
    return any(
        (
            _LED_BY.match(name),
            _FOLLOWED_BY.search(name),
            _TWO.search(name) and kind != "GovernmentBody",
            _GLOSSED.search(name),
            _KIND_ALONE.fullmatch(name),
        )
    )


def grouped(text: str, proposals: Iterable[Mention]) -> tuple[tuple[Mention, ...], ...]:
    """The proposals of the same span and class together; stops at their ends are cut off."""
    spans: dict[tuple[int, int, str], list[Mention]] = {}
    for proposal in proposals:
        start, end = _trimmed(text, proposal.start, proposal.end)
        if start < end:
            if (start, end) != (proposal.start, proposal.end):
                proposal = replace(proposal, start=start, end=end, text=text[start:end])
            spans.setdefault((start, end, proposal.type), []).append(proposal)
    return tuple(tuple(group) for group in spans.values())


def tagged_mentions(text: str, tagging: Tagging, words: Words) -> Iterable[Mention]:
    """The tagger's best reading, what it would find if it were bolder, and both without the word at either edge."""
    for source, tags in ((_TAGGER, tagging.tags), (f"{_TAGGER}, bold", tagging.bold)):
        for tag in tags:
            start, end = _balanced(text, tag.start, tag.end)
            if "\t" in text[start:end]:
                continue
            yield Mention(start=start, end=end, type=tag.type, text=text[start:end], source=source, confidence=tag.probability)
            cuts = [("cut left", _next_word(words, start), end), ("cut right", start, _last_word(words, end))]
            if led := _LED_BY.match(text, start, end):
                cuts.append(("cut left", led.end(), end))
            cuts += [("cut left", verb.end(), end) for verb in _PREDICATE.finditer(text, start + 1, end - 4)]
            cuts += [("cut right", start, verb.start()) for verb in _PREDICATE.finditer(text, start + 4, end)]
            for name, first, last in cuts:
                if last - first >= 3 and source == _TAGGER:
                    yield Mention(
                        start=first,
                        end=last,
                        type=tag.type,
                        text=text[first:last],
                        source=f"{_TAGGER}, {name}",
                        confidence=tag.probability,
                    )


def _next_word(words: Words, start: int) -> int:
    """Where the second word of a span begins."""
    position = start + 1
    while position < len(words.place) and words.place[position] > 2:
        position += 1
    return position


def _last_word(words: Words, end: int) -> int:
    """Where the last word of a span begins."""
    position = end - 1
    while position > 0 and words.place[position] > 2:
        position -= 1
    return position


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without white space, stops and lone brackets around it."""
    while start < end and (text[start] in _BEFORE or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _BEHIND or text[end - 1].isspace()):
        end -= 1
    return start, end


def _balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the quotation mark or bracket that belongs to one inside it; else without the lone one."""
    for opening, closing in (("“", "”"), ("《", "》"), ("（", "）"), ("(", ")")):
        inner = text[start:end]
        if inner.count(opening) == inner.count(closing):
            continue
        if inner.count(opening) > inner.count(closing):
            if text[end : end + 1] == closing:
                end += 1
            elif inner.startswith(opening):
                start += 1
        elif text[start - 1 : start] == opening and start:
            start -= 1
        elif inner.endswith(closing):
            end -= 1
    return start, end


def _joined(group: tuple[Mention, ...], trust: float, tagging: Tagging) -> Mention:
    """The proposals of one span and class as one mention."""
    first = group[0]
    leading = max(group, key=lambda mention: (mention.source != _TAGGER, mention.confidence))
    return replace(
        leading,
        confidence=round(trust, 4),
        key=next((m.key for m in group if m.key), None),
        aliases=tuple(dict.fromkeys(alias for mention in group for alias in mention.aliases)),
        name=next((m.name for m in group if m.name), None),
        reasons=(
            *sorted({mention.source for mention in group}),
            f"support {tagging.support(first.start, first.end, first.type):.2f}",
        ),
    )


def _best(mentions: list[Mention]) -> tuple[Mention, ...]:
    """Weighted interval scheduling; ties go to the earlier start, then to the longer span."""
    ordered = sorted(mentions, key=lambda m: (m.end, -m.start, m.type))
    ends = [mention.end for mention in ordered]
    total = [0.0] * (len(ordered) + 1)
    taken = [False] * len(ordered)
    for number, mention in enumerate(ordered):
        weight = (mention.confidence - THRESHOLD + 0.02) * (mention.end - mention.start)
        with_it = total[bisect_right(ends, mention.start, 0, number)] + weight
        taken[number] = with_it > total[number]
        total[number + 1] = max(with_it, total[number])
    chosen: list[Mention] = []
    number = len(ordered)
    while number:
        if taken[number - 1]:
            chosen.append(ordered[number - 1])
            number = bisect_right(ends, ordered[number - 1].start, 0, number - 1)
        else:
            number -= 1
    return tuple(reversed(chosen))


def repeats(text: str, mentions: tuple[Mention, ...], minimum: Mapping[str, int]) -> tuple[Mention, ...]:
    """Further occurrences of names found once, where nothing else was found; `minimum` is the shortest name by class."""
    taken = bytearray(len(text))
    for mention in mentions:
        taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    found: list[Mention] = []
    known = {
        (m.called, m.type): m for m in sorted(mentions, key=lambda m: m.confidence) if len(m.called) >= minimum.get(m.type, 99)
    }
    for (name, _), model in sorted(known.items(), key=lambda item: (-len(item[0][0]), item[0])):
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            if not any(taken[start:end]):
                found.append(
                    replace(
                        model,
                        start=start,
                        end=end,
                        text=text[start:end],
                        source="repeat",
                        reasons=(f"as at {model.start}",),
                        confidence=round(model.confidence * 0.9, 4),
                    )
                )
                taken[start:end] = b"\1" * (end - start)
            start = text.find(name, end)
    return tuple(sorted([*mentions, *found], key=lambda m: m.start))
