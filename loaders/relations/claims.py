"""A claim: one statement of a relation as a rule reads it, before claims of the same statement are joined."""

from dataclasses import dataclass

from loaders.context import Status


@dataclass(frozen=True, slots=True)
class Claim:
    """`head` and `tail` are entity ids; `start` and `end` bound the evidence in the document's text; `rule` names who says so."""

    head: str
    type: str
    tail: str
    status: Status
    start: int
    end: int
    rule: str
