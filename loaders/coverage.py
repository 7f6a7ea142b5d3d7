"""Coverage: sentences with names or figures from which no fact was taken, and why where that is known."""

import re
from collections.abc import Iterable, Iterator

from graph.facts import Passage, Uncovered
from loaders.relations import Scene

_FIGURE = re.compile(r"\d+(?:\.\d+)?(?:%|个百分点|[万亿千百]*(?:元|家|个|项|人|户|座|台|吨|亩|公里|平方))")


def uncovered(scene: Scene, passages: Iterable[Passage]) -> Iterator[Uncovered]:
    """In the order of the text; furniture is left out."""
    spans = sorted((passage.start, passage.end) for passage in passages)
    position = 0
    for index, sentence in enumerate(scene.sentences):
        while position < len(spans) and spans[position][1] <= sentence.start:
            position += 1
        covered = any(start < sentence.end and end > sentence.start for start, end in spans[position : position + 50])
        if sentence.furniture or covered:
            continue
        names = scene.by_sentence[index]
        if names or _FIGURE.search(scene.folded, sentence.start, sentence.end):
            yield Uncovered(start=sentence.start, end=sentence.end, reason=_reason(scene, index, bool(names)))


def _reason(scene: Scene, index: int, names: bool) -> str:
    sentence = scene.sentences[index]
    if any(scene.context.negated(a, b) for a, b in scene.context.clauses_of(index)):
        return "讲的是不足或尚无 (speaks of a lack)"
    if scene.about is None:
        return "文件讲的是哪里不明，事实没有主体 (the document's place is unknown, so facts have no subject)"
    if not names and _FIGURE.search(scene.folded, sentence.start, sentence.end):
        return "有数字而没有认出指标 (a figure without a known measure)"
    return "有名称而没有认出关系 (names without a known relation)"
