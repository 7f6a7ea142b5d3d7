"""The words of an answer → its items, whatever they look like: fenced, talked around, cut off or no JSON at all."""

import json
import re
from dataclasses import dataclass, field
from typing import Any

from loaders.llm.schema import PARTS

MOST_ITEMS = 400
"""Items of one kind that are taken from one answer; a model that repeats itself is cut short, and the rest is counted."""

_OPENING = re.compile("|".join(rf'"(?P<{part}>{part})"\s*:\s*\[' for part in PARTS))
_THOUGHT = re.compile(r"^.*</think>", re.DOTALL)
_GAP = re.compile(r"[\s,]*")
_DECODER = json.JSONDecoder()
_UNREADABLE = (ValueError, RecursionError)  # ValueError: no JSON, or a number of more digits than Python reads


@dataclass(frozen=True, slots=True)
class Parsed:
    """The items by kind, unchecked. `whole`: the answer was one complete object of the form asked for. `surplus`: items
    beyond the limit. An answer without a single readable part has `readable` False."""

    items: dict[str, list[Any]] = field(default_factory=dict)
    whole: bool = False
    readable: bool = False
    surplus: int = 0


def parse(content: str) -> Parsed:
    """The items of an answer; of one that breaks off, those that are complete."""
    content = _THOUGHT.sub("", content)
    start, end = content.find("{"), content.rfind("}")
    try:
        data = json.loads(content[start : end + 1]) if start >= 0 else None
    except _UNREADABLE:
        data = None
    if isinstance(data, dict) and any(isinstance(data.get(part), list) for part in PARTS):
        whole = all(isinstance(data.get(part), list) for part in PARTS)
        return _bounded({part: data[part] for part in PARTS if isinstance(data.get(part), list)}, whole=whole)
    found: dict[str, list[Any]] = {}
    for opening in _OPENING.finditer(content):
        part = opening.lastgroup
        if part is not None and part not in found:
            found[part] = _complete(content, opening.end())
    return _bounded(found, whole=False)


def _complete(content: str, position: int) -> list[Any]:
    """The items of an array up to the first that cannot be read."""
    items: list[Any] = []
    while (gap := _GAP.match(content, position)) and content.startswith("{", gap.end()):
        try:
            item, position = _DECODER.raw_decode(content, gap.end())
        except _UNREADABLE:
            break
        items.append(item)
        if len(items) > MOST_ITEMS:
            break
    return items


def _bounded(found: dict[str, list[Any]], *, whole: bool) -> Parsed:
    surplus = sum(max(0, len(items) - MOST_ITEMS) for items in found.values())
    return Parsed({part: items[:MOST_ITEMS] for part, items in found.items()}, whole, bool(found), surplus)
