"""The lexicons' names as the tagger sees them: kinds of words by which a character may be covered."""

from collections.abc import Mapping
from functools import cache

from loaders.lexicon import bodies, firms, gazetteer, national_names, scheme, zones

_KINDS = (
    "Country",
    "Region",
    "Province",
    "City",
    "District",
    "common",
    "Enterprise",
    "GovernmentBody",
    "Institution",
    "Park",
    "named",
    "Industry",
)


@cache
def lexicon_words() -> Mapping[str, tuple[str, ...]]:
    """Names by kind, in the order of `_KINDS`; a name of several kinds stands under the first it is met in."""
    kinds: dict[str, list[str]] = {kind: [] for kind in _KINDS}
    seen: set[str] = set()

    def add(form: str, kind: str) -> None:
        if form not in seen and (not form.isascii() or (len(form) <= 8 and form.upper() == form)):
            seen.add(form)
            kinds[kind].append(form)

    for place in gazetteer().places:
        for form in (place.name, place.short, *place.aliases, *place.abbreviations):
            everyday = len(form) == 1 or (place.common and form == place.short)
            add(form, "common" if everyday else place.type)
    for firm in firms():
        for form in firm.forms:
            add(form, "common" if form in firm.common else "Enterprise")
    for body in bodies():
        for form in body.forms:
            add(form, body.type)
    for zone in zones():
        for form in zone.forms:
            add(form, "Park")
    for named in national_names():
        for form in named.forms:
            add(form, "named")
    for label, _ in scheme().labels():
        add(label, "Industry")
    return {kind: tuple(words) for kind, words in kinds.items()}
