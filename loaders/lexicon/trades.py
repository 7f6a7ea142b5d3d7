"""Trades and goods: common words that name a field where a text speaks of making, selling or developing them."""

from functools import cache

from loaders.lexicon.table import rows


@cache
def trades() -> tuple[str, ...]:
    """All of trades.tsv, each once, in the order of the file."""
    entries = rows("trades.tsv", ("section", "words"))
    return tuple(dict.fromkeys(word for row in entries for word in row.items("words")))
