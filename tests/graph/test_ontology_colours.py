"""The colours of the classes can be seen on white and told apart, by colour-blind readers too."""

from collections.abc import Sequence
from itertools import combinations
from math import dist

import pytest

from graph.ontology import ontology

# What deuteranopia makes of linear RGB (Machado, Oliveira, Fernandes 2009, severity 1).
DEUTERANOPIA = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
SEEN = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
WHITE = (0.95047, 1.0, 1.08883)
Matrix = tuple[tuple[float, ...], ...]


def times(matrix: Matrix, vector: Sequence[float]) -> list[float]:
    return [sum(weight * part for weight, part in zip(row, vector, strict=True)) for row in matrix]


def linear(colour: str) -> list[float]:
    channels = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def lab(colour: str, eye: Matrix) -> tuple[float, float, float]:
    """CIE L*a*b*, in which a distance of about 2 is just noticed."""
    seen = [min(1.0, max(0.0, part)) for part in times(eye, linear(colour))]
    parts = [part / white for part, white in zip(times(XYZ, seen), WHITE, strict=True)]
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in parts)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def test_colours_stand_out_on_white() -> None:
    for name, term in ontology().classes.items():
        assert 1.05 / (times(XYZ, linear(term.colour))[1] + 0.05) >= 3, name  # WCAG 2.1, 1.4.11


@pytest.mark.parametrize(("eye", "apart"), [(SEEN, 30), (DEUTERANOPIA, 15)], ids=["usual sight", "deuteranopia"])
def test_colours_of_entity_classes_are_told_apart(eye: Matrix, apart: float) -> None:
    for one, other in combinations(ontology().entity_classes, 2):
        assert dist(*(lab(ontology().classes[name].colour, eye) for name in (one, other))) > apart, (one, other)
