"""How far a relation is to be trusted: the measured precision of its rule, and how sure the names at its ends are."""

from collections.abc import Mapping
from functools import cache
from math import exp, log
from pathlib import Path

from loaders.lexicon.table import rows

RULES, CALIBRATION = "confidence.tsv", "calibration.tsv"
_UNMEASURED = 0.5
_FOLDER = Path(__file__).parent


def trust_in_rule(rule: str) -> float:
    """The share of the rule's relations that annotators gave too; 0.5 for a rule that was not met in the annotated text."""
    return measured_rules().get(rule, _UNMEASURED)


def confidence(rule: str, named: float) -> float:
    """The probability that the relation is right; `named` is the confidence of the less certain name at its ends."""
    weights = _calibration()
    total = sum(weights[term] * value for term, value in terms(rule, named).items())
    return round(1 / (1 + exp(-total)), 3)


def terms(rule: str, named: float) -> Mapping[str, float]:
    """What the calibration weighs."""
    return {"1": 1.0, "rule": logit(trust_in_rule(rule)), "named": logit(named)}


def logit(probability: float) -> float:
    bounded = min(max(probability, 0.02), 0.98)
    return log(bounded / (1 - bounded))


@cache
def measured_rules() -> Mapping[str, float]:
    return {
        row.required("rule"): float(row.required("precision")) for row in rows(RULES, ("rule", "precision", "relations"), _FOLDER)
    }


@cache
def _calibration() -> Mapping[str, float]:
    return {row.required("term"): float(row.required("weight")) for row in rows(CALIBRATION, ("term", "weight"), _FOLDER)}
