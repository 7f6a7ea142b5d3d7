"""Names by other programs: each takes a text and gives the spellings it calls a place or an organisation."""

import re
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module

Tagger = Callable[[str], Mapping[str, set[str]]]
PLACE, ORGANISATION = "places", "organisations"
_SENTENCES = re.compile(r"[^。！？；\n]+[。！？；]?")


def jieba() -> Tagger:
    posseg = import_module("jieba.posseg")
    import_module("jieba").setLogLevel(60)

    def names(text: str) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = {PLACE: set(), ORGANISATION: set()}
        for word in posseg.cut(text):
            if word.flag in ("ns", "nt"):
                found[PLACE if word.flag == "ns" else ORGANISATION].add(word.word)
        return found

    return names


def jiagu() -> Tagger:
    module = import_module("jiagu")

    def names(text: str) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = {PLACE: set(), ORGANISATION: set()}
        for sentence in _SENTENCES.findall(text):
            words = module.seg(sentence)
            for kind, name in _runs(words, module.ner(words)):
                if kind in ("LOC", "ORG"):
                    found[PLACE if kind == "LOC" else ORGANISATION].add(name)
        return found

    return names


def _runs(words: list[str], tags: list[str]) -> Iterator[tuple[str, str]]:
    """Class and name of each run of B-X I-X; an I-X that nothing begins is taken as a beginning."""
    kind, name = "", ""
    for word, tag in zip((*words, ""), (*tags, "O"), strict=True):
        if name and tag != f"I-{kind}":
            yield kind, name
            name = ""
        if tag != "O":
            kind, name = tag[2:], name + word


TAGGERS: Mapping[str, Callable[[], Tagger]] = {"jieba.posseg": jieba, "jiagu": jiagu}
