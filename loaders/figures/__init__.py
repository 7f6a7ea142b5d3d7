"""Figures: sentences to indicator observations – subject, metric, value, unit, bound, period and status."""

from loaders.figures.number import Quantity, quantities
from loaders.figures.observe import observations
from loaders.figures.subject import Candidate, Subject
from loaders.figures.telling import Figure

__all__ = ["Candidate", "Figure", "Quantity", "Subject", "observations", "quantities"]
