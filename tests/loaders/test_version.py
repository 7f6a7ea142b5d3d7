import pytest

from loaders import version


@pytest.fixture
def room(tmp_path, monkeypatch):
    (tmp_path / "rule.py").write_text("a = 1\n")
    (tmp_path / "words.tsv").write_text("a\n")
    monkeypatch.setattr(version, "ROOM", tmp_path)
    version.extraction.cache_clear()
    yield tmp_path
    version.extraction.cache_clear()


def test_a_changed_rule_or_lexicon_is_another_extraction(room):
    seen = {version.extraction()}
    for name in ("rule.py", "words.tsv"):
        (room / name).write_text("b\n")
        version.extraction.cache_clear()
        seen.add(version.extraction())
    assert len(seen) == 3


def test_what_stands_beside_the_rules_does_not_matter(room):
    before = version.extraction()
    (room / "rule.cpython.pyc").write_bytes(b"x")
    version.extraction.cache_clear()
    assert version.extraction() == before
