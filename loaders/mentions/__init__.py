"""Sentence → mentions: lexicons, name grammar and trained tagger propose, one step reconciles them, reasons are kept."""

from loaders.mentions.bodies import body_mentions
from loaders.mentions.enumerations import enumeration_mentions
from loaders.mentions.gazetteer import (
    gazetteer_mentions,
    joined_abbreviations,
    latin_mentions,
    own_of_firms,
    regional_programmes,
    single_characters,
)
from loaders.mentions.goods import goods_mentions
from loaders.mentions.inner import inner_mentions
from loaders.mentions.mention import PLACES, Mention
from loaders.mentions.names import suffix_mentions
from loaders.mentions.reconcile import reconcile, repeats, tagged_mentions
from loaders.mentions.segment import segment
from loaders.mentions.siblings import siblings
from loaders.mentions.tagger import Tagging, tag
from loaders.mentions.titles import quoted_mentions, title_mentions
from loaders.mentions.width import shadow

__all__ = ["PLACES", "Mention", "find", "proposals"]

_REPEATED = {
    "Enterprise": 2,
    "Park": 4,
    "Institution": 4,
    "Platform": 3,
    "Programme": 5,
    "Project": 5,
    "Industry": 3,
    "Recognition": 5,
}


def find(text: str, abbreviations: frozenset[str] = frozenset()) -> tuple[Mention, ...]:
    """The mentions of a text in order; those with `inside` lie within another one.

    `abbreviations`: one-character names of the document's own place and those it lies in, which count after 在, 来, 驻.
    """
    folded = shadow(text)
    tagging = tag(folded)
    proposed = proposals(text, folded, tagging, abbreviations)
    chosen = repeats(text, reconcile(text, folded, tagging, proposed), _REPEATED)
    lexical = [proposal for proposal in proposed if proposal.source.startswith("gazetteer/")]
    return tuple(sorted([*chosen, *inner_mentions(chosen, lexical, folded, text)], key=lambda m: (m.start, -m.end, m.inside)))


def proposals(text: str, folded: str, tagging: Tagging, abbreviations: frozenset[str] = frozenset()) -> tuple[Mention, ...]:
    """All that lexicons, name grammar and tagger propose, overlaps and contradictions included."""
    words = segment(folded)
    tagged = tuple(tagged_mentions(text, tagging, words))
    lexical = tuple(gazetteer_mentions(text, folded))
    first = (
        *tagged,
        *lexical,
        *goods_mentions(lexical, folded),
        *joined_abbreviations(text, folded),
        *single_characters(text, folded, abbreviations),
        *title_mentions(text, folded),
        *quoted_mentions(text, folded),
        *body_mentions(text, folded, lexical),
        *enumeration_mentions(text, folded, words),
        *latin_mentions(text, folded),
    )
    named = [m for m in first if m.source in ("tagger", "gazetteer/firm", "grammar/list-Enterprise")]
    likely = [m for m in first if m.source in ("tagger", "gazetteer/industry") or m.source.startswith("grammar/list")]
    regions = [m for m in first if m.type == "Region" and m.source.startswith("gazetteer/")]
    return (
        *first,
        *regional_programmes(text, folded, regions),
        *suffix_mentions(text, folded, words),
        *own_of_firms(text, folded, named),
        *siblings(text, folded, likely),
    )
