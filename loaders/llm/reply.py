"""What comes back for a request: words with what they cost, or why there are none."""

from dataclasses import dataclass
from typing import Protocol

from loaders.llm.prompt import Request


@dataclass(frozen=True, slots=True)
class Reply:
    """`cut`: the model stopped at its limit of length. `seconds` and tokens are what this run spent: 0 for an answer kept
    from an earlier one. `attempts`: how often the request was made."""

    content: str
    cut: bool = False
    seconds: float = 0.0
    asked_tokens: int = 0
    answered_tokens: int = 0
    attempts: int = 0
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Unanswered:
    """`reason` in both languages, as reports show it."""

    reason: str
    seconds: float = 0.0
    attempts: int = 0


class Respondent(Protocol):
    """Whoever answers requests: an endpoint, a folder of answers, or a cache before either. Called from several threads."""

    name: str
    parallel: int

    def ask(self, request: Request) -> Reply | Unanswered: ...
