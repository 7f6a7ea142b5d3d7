"""What the loaders know beforehand: places, industries, indicators, units, well-known names.

Data are the tab-separated files here, each with its source in its head; the modules read them once,
strictly, into immutable objects. Cues of the rules are not here but beside the rules.
"""

from loaders.lexicon.indicators import IndicatorEntry, indicators
from loaders.lexicon.indicators import match as match_indicator
from loaders.lexicon.industries import Concept, NbsClass, Scheme, nbs_digital, scheme
from loaders.lexicon.names import (
    Body,
    Firm,
    NationalName,
    Zone,
    bodies,
    body,
    firm,
    firms,
    national_name,
    national_names,
    zone,
    zones,
)
from loaders.lexicon.placenames import short_form
from loaders.lexicon.places import CHINA, Gazetteer, Place, gazetteer
from loaders.lexicon.table import LexiconError
from loaders.lexicon.trades import trades
from loaders.lexicon.units import Unit, normalise, unit

__all__ = [
    "CHINA",
    "Body",
    "Concept",
    "Firm",
    "Gazetteer",
    "IndicatorEntry",
    "LexiconError",
    "NationalName",
    "NbsClass",
    "Place",
    "Scheme",
    "Unit",
    "Zone",
    "bodies",
    "body",
    "firm",
    "firms",
    "gazetteer",
    "indicators",
    "match_indicator",
    "national_name",
    "national_names",
    "nbs_digital",
    "normalise",
    "scheme",
    "short_form",
    "trades",
    "unit",
    "zone",
    "zones",
]
