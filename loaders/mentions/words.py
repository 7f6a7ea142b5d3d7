"""Words of the name grammar by class, from words.tsv: endings of names, closing nouns of enumerations, words before names."""

from collections.abc import Mapping
from pathlib import Path

from loaders.lexicon.table import rows


def _list(name: str) -> Mapping[str, tuple[str, ...]]:
    """The words of one list by class, in the order of the file."""
    entries = rows("words.tsv", ("list", "class", "words"), Path(__file__).parent)
    return {row.required("class"): row.items("words") for row in entries if row.required("list") == name}


SUFFIXES = _list("suffix")
WEAK_SUFFIXES = _list("weak suffix")
ENUMERATION_HEADS = _list("head")
CUES = _list("cue")
