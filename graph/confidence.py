"""How far a fact is to be trusted, in bands with a name, and from where on it is shown unless more is asked for.

The confidence of a relation or observation is the share of facts right among those that the same rule gave in annotated
documents, weighed by how sure the names at its ends are. Reference data (WITHIN, BROADER) has none and counts as certain.
"""

from collections.abc import Mapping
from dataclasses import dataclass

SHOWN = 0.2
"""Facts below it were wrong more often than right by far, and are shown on demand. It is set low because confidence does not
yet tell right from wrong sharply in the middle: a higher limit would hide true answers (docs/extraction.md has the figures)."""

SURE = 0.7
"""Facts at or above it are of the highest band: right in 0.93 of the cases in documents that were looked at while the rules
were written, in 0.67 in others."""


@dataclass(frozen=True)
class Band:
    """Facts from `least` up to the next band."""

    key: str
    least: float
    label: Mapping[str, str]


BANDS = (
    Band("high", SURE, {"zh": "高", "en": "high"}),
    Band("medium", SHOWN, {"zh": "中", "en": "medium"}),
    Band("low", 0.0, {"zh": "低", "en": "low"}),
)


def band(confidence: float) -> Band:
    """The band of a confidence in [0, 1]."""
    return next(item for item in BANDS if confidence >= item.least)
