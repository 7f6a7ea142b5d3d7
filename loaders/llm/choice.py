"""Which extractor a command uses: the offline one unless a language model, or a folder of its answers, is asked for."""

from collections.abc import Callable, Mapping
from pathlib import Path

from graph.facts import Document, Facts
from loaders.llm.cache import Cache
from loaders.llm.endpoint import Endpoint
from loaders.llm.errors import LanguageModelError
from loaders.llm.extraction import Reader
from loaders.llm.files import AnswerFiles
from loaders.llm.settings import MODEL, settings
from loaders.pipeline import extract

OFFLINE, LLM = "offline", "llm"
UNNAMED = "answers"
"""The model's name in facts and requests where the environment gives none."""


def extractor(name: str, answers: Path | None, environment: Mapping[str, str]) -> Callable[[Document], Facts]:
    """The extractor by name (offline, llm); `answers`: a folder to read answers from instead of calling anything.

    Raises LanguageModelError for an unknown name, and where the model's settings or client are missing.
    """
    if name not in (OFFLINE, LLM):
        raise LanguageModelError(f"没有抽取方法“{name}”：应为 offline 或 llm。",
                                 f"There is no extractor {name!r}: it is offline or llm.")
    if answers is not None:
        return Reader(AnswerFiles(answers, model(environment)))
    if name == OFFLINE:
        return extract
    given = settings(environment)
    return Reader(Cache(Endpoint(given), given.url, given.cache))


def asks_model(name: str, answers: Path | None) -> bool:
    """Whether this choice joins a model's answers."""
    return name != OFFLINE or answers is not None


def model(environment: Mapping[str, str]) -> str:
    """The model's name for requests and answers that pass through files."""
    return environment.get(MODEL, "").strip() or UNNAMED
