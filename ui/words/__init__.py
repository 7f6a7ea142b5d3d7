"""The words of the interface, one file a language. Names of classes and relations come from the ontology, not from here."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

LANGUAGES = ("zh", "en")
DEFAULT_LANGUAGE = "zh"


@dataclass(frozen=True)
class Words:
    """Looks up words of one language by dotted key, `words("home.title")`, with values `words("home.hits", count=3)`."""

    language: str
    entries: dict[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """Raises KeyError where the key or one of its values is missing."""
        return self.entries[key].format(**values) if values else self.entries[key]


@cache
def words(language: str) -> Words:
    source = Path(__file__).with_name(f"{language}.yaml").read_text(encoding="utf-8")
    sections: dict[str, dict[str, str]] = yaml.safe_load(source)
    return Words(language, {f"{section}.{key}": text for section, entries in sections.items() for key, text in entries.items()})
