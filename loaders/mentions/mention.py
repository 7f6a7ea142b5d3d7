"""A mention: a stretch of the text that names one thing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """`text` is the document's `text[start:end]`.

    `name`: how the thing is called where that differs from the stretch (elided heads, joint names, quotation marks).
    `key`: id of the lexicon's entry that was matched, if any. `aliases`: other names that the text gives on the spot.
    `source`: the rule, lexicon or tagger that proposed it; `reasons`: what spoke for it when proposals were reconciled.
    `inside`: it stands within a longer name (a field in a park's name) and serves relations only.
    """

    start: int
    end: int
    type: str
    text: str
    source: str
    confidence: float
    name: str | None = None
    key: str | None = None
    aliases: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    inside: bool = False

    @property
    def called(self) -> str:
        return self.name or self.text


PLACES = ("Country", "Region", "Province", "City", "District")
