"""Units as texts write them (亿元, 万个, 亿千瓦时, %) and the base units in which figures are compared."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache

from loaders.lexicon.table import rows

_MAGNITUDES: Mapping[str, Decimal] = {
    "十": Decimal(10), "百": Decimal(100), "千": Decimal(1000), "万": Decimal(10**4), "十万": Decimal(10**5),
    "百万": Decimal(10**6), "千万": Decimal(10**7), "亿": Decimal(10**8), "十亿": Decimal(10**9), "百亿": Decimal(10**10),
    "千亿": Decimal(10**11), "万亿": Decimal(10**12), "亿万": Decimal(10**12), "十万亿": Decimal(10**13),
}
_LONGEST_FIRST = sorted(_MAGNITUDES, key=len, reverse=True)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written: one of it is `factor` of `base`."""

    written: str
    base: str
    factor: Decimal


@cache
def base_units() -> Mapping[str, Unit]:
    """The units of units.tsv, by their spelling."""
    found: dict[str, Unit] = {}
    for row in rows("units.tsv", ("unit", "base", "factor")):
        written = row.required("unit")
        try:
            factor = Decimal(row.required("factor"))
        except InvalidOperation as fault:
            raise row.error(f"factor is no number: {row.required('factor')}") from fault
        if written in found or factor <= 0:
            raise row.error(f"{written} stands here twice, or its factor is not above 0")
        found[written] = Unit(written, row.required("base"), factor)
    return found


def unit(written: str) -> Unit | None:
    """The unit of this spelling: as listed, with a magnitude before it, or a quotient (万元/亩); None where unknown.

    In a quotient the divisor stays as written (件/万人), since that is how such rates are compared.
    """
    listed = base_units().get(written)
    if listed:
        return listed
    for magnitude in _LONGEST_FIRST:
        rest = base_units().get(written.removeprefix(magnitude)) if written.startswith(magnitude) else None
        if rest:
            return Unit(written, rest.base, rest.factor * _MAGNITUDES[magnitude])
    dividend, slash, divisor = written.partition("/")
    above = unit(dividend) if slash and divisor else None
    return Unit(written, f"{above.base}/{divisor}", above.factor) if above else None


def normalise(value: float, written: str) -> tuple[float, str] | None:
    """The value in the base unit, and that unit: 5.7 万个 → 57000 个. None where the unit is unknown."""
    found = unit(written)
    return (float(Decimal(repr(value)) * found.factor), found.base) if found else None
