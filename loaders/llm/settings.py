"""Where the model is, by environment: nothing is called unless an address and a model are given."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from loaders.llm.errors import LanguageModelError

URL, KEY, MODEL = "PARKGRAPH_LLM_URL", "PARKGRAPH_LLM_KEY", "PARKGRAPH_LLM_MODEL"
TIMEOUT, ATTEMPTS, PARALLEL = "PARKGRAPH_LLM_TIMEOUT", "PARKGRAPH_LLM_ATTEMPTS", "PARKGRAPH_LLM_PARALLEL"
CACHE = "PARKGRAPH_LLM_CACHE"
FOLDER = Path(__file__).resolve().parents[2] / ".data" / "llm-cache"
NO_KEY = "none"
"""Sent where no key is given: local servers ask for none, but the protocol wants the header."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`url`: base address of an OpenAI-compatible endpoint (http://host:port/v1). `timeout`: seconds without a byte before
    a request counts as lost. `attempts`: how often one request is made at most. `parallel`: requests under way at once.
    `cache`: the folder where answers are kept."""

    url: str
    model: str
    key: str = field(default=NO_KEY, repr=False)
    timeout: float = 120.0
    attempts: int = 4
    parallel: int = 4
    cache: Path = FOLDER


def settings(environment: Mapping[str, str]) -> Settings:
    """Raises LanguageModelError that names every variable that is missing, or one that is no number above 0."""
    missing = [name for name in (URL, MODEL) if not environment.get(name, "").strip()]
    if missing:
        names = "、".join(missing)
        raise LanguageModelError(
            f"没有设置 {names}：语言模型的地址（如 http://localhost:8000/v1）和名称由环境变量给出。",
            f"{', '.join(missing)} not set: the address of the language model (such as http://localhost:8000/v1) and its name "
            "are given by environment variables.")
    return Settings(
        url=environment[URL].strip(), model=environment[MODEL].strip(), key=environment.get(KEY, "").strip() or NO_KEY,
        timeout=_number(environment, TIMEOUT, 120.0), attempts=int(_number(environment, ATTEMPTS, 4)),
        parallel=int(_number(environment, PARALLEL, 4)),
        cache=Path(environment.get(CACHE, "").strip() or FOLDER).expanduser())


def _number(environment: Mapping[str, str], name: str, default: float) -> float:
    written = environment.get(name, "").strip()
    try:
        value = float(written) if written else default
    except ValueError:
        value = math.nan
    if not math.isfinite(value) or value < (0.1 if name == TIMEOUT else 1):
        raise LanguageModelError(f"{name} 应为正数，而不是“{written}”。", f"{name} must be a number above 0, not {written!r}.")
    return value
