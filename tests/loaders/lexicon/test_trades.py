"""Trades and goods, each once."""

from loaders.lexicon import trades


def test_trades_are_words_and_each_stands_once() -> None:
    words = trades()
    assert len(words) > 1000
    assert len(words) == len(set(words))
    assert all(1 <= len(word) <= 12 and word == word.strip() for word in words)
