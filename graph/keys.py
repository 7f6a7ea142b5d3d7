"""Keys: the same thing gets the same id on every machine, in every run and in both engines.

An id is `{family}/{key}`, ASCII only; its IRI is the id behind the ontology's data prefix.
The key is an authoritative code where one is known (GB/T 2260 for places, the scheme's
key for industries and indicators), else the first 16 hexadecimal digits of a SHA-256.
"""

import hashlib

from graph.names import bare


def digest(*parts: object) -> str:
    """First 16 hexadecimal digits of SHA-256 over the parts, joined by `|`; None counts as empty."""
    joined = "|".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8")).hexdigest()[:16]


def content_hash(text: str) -> str:
    """SHA-256 of a document's text (UTF-8), 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def document_id(text_hash: str) -> str:
    return f"document/{text_hash[:16]}"


def passage_id(text_hash: str, start: int, end: int) -> str:
    """`start` and `end` are Unicode code points into the document's text, half-open."""
    return f"passage/{digest(text_hash, start, end)}"


def coded_id(family: str, code: str) -> str:
    """An id by authoritative code, such as `place/370100` or `industry/internet-of-things`."""
    if not code.isascii():
        raise ValueError(f"a code must be ASCII: {code!r}")
    return f"{family}/{code}"


def named_id(family: str, name: str, place: str | None) -> str:
    """An id by name, within the id of the place that tells homonyms apart (None: the name alone does).

    Names that differ in quotation marks, blanks, width or case alone have one id.
    """
    return f"{family}/{digest(family, bare(name), place)}"


def fact_id(head: str, relation: str, tail: str, status: str, valid_from: str | None, valid_to: str | None) -> str:
    return f"fact/{digest(head, relation, tail, status, valid_from, valid_to)}"


def observation_id(
    subject: str, indicator: str, metric: str, value: float, unit: str, period: str | None, status: str, bound: str | None
) -> str:
    return f"observation/{digest(subject, indicator, metric, repr(float(value)), unit, period, status, bound)}"
