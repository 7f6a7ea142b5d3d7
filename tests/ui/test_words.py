"""Both languages say the same things, and every word that is used exists."""

import re

import yaml

from tests.conftest import PROJECT
from ui.words import LANGUAGES, words

UI = PROJECT / "ui"


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


def test_both_languages_have_the_same_words_with_the_same_places_to_fill() -> None:
    chinese, english = (words(language).entries for language in LANGUAGES)
    assert chinese.keys() == english.keys()
    for key, text in chinese.items():
        assert placeholders(text) == placeholders(english[key]), key


def test_no_word_is_empty_or_given_twice() -> None:
    for language in LANGUAGES:
        lines = (UI / "words" / f"{language}.yaml").read_text(encoding="utf-8").splitlines()
        entries = words(language).entries
        assert len([line for line in lines if re.match(r"  \w+:", line)]) == len(entries)
        assert all(entries.values())


def test_every_word_in_the_code_exists_and_every_word_is_used() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in UI.rglob("*.py") if "node_modules" not in path.parts)
    used = set(re.findall(r"[\"']([a-z]+\.[a-z_]+)[\"']", code))
    known = words("zh").entries.keys()
    assert set(re.findall(r"words\(\s*\"([^\"{]+)\"", code)) <= known
    by_pattern = {key for key in known for prefix in re.findall(r"f\"([a-z]+\.)\{", code) if key.startswith(prefix)}
    assert known - used - by_pattern == set()


def test_the_files_are_plain_yaml() -> None:
    for language in LANGUAGES:
        assert isinstance(yaml.safe_load((UI / "words" / f"{language}.yaml").read_text(encoding="utf-8")), dict)
