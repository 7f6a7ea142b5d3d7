"""An OpenAI-compatible endpoint as a respondent: retries with back-off, a limit of time, plain words for what goes wrong."""

import time
from threading import Lock
from typing import Any

from loaders.llm.errors import LanguageModelError, LanguageModelUnavailable
from loaders.llm.parsing import parse
from loaders.llm.prompt import Request
from loaders.llm.reply import Reply, Unanswered
from loaders.llm.schema import answer_schema
from loaders.llm.settings import KEY, MODEL, URL, Settings

_FORMS: tuple[dict[str, Any], ...] = (
    {"temperature": 0, "response_format": {"type": "json_schema", "json_schema": {"name": "facts", "strict": True}}},
    {"temperature": 0, "response_format": {"type": "json_object"}},
    {},
)
"""What is asked for beside the messages, from the strictest form down: an endpoint that refuses one is asked for the next."""

_MALFORMED = 2
"""How often a request is made for which no readable answer comes."""


class Endpoint:
    """Asks a model over HTTP. Nothing is sent before `ask`; safe to be used from several threads."""

    def __init__(self, settings: Settings) -> None:
        """Raises LanguageModelError where the client library is not installed."""
        self.name = settings.model
        self.parallel = settings.parallel
        self._settings = settings
        self._openai = _library()
        self._client = self._openai.OpenAI(base_url=settings.url, api_key=settings.key, timeout=settings.timeout,
                                           max_retries=settings.attempts - 1)
        self._form = 0
        self._lock = Lock()

    def ask(self, request: Request) -> Reply | Unanswered:
        """The model's words, or why there are none after all attempts (busy, broken, too slow, unreadable).

        Raises LanguageModelUnavailable where asking for more makes no sense: no connection, a key or a model that is refused.
        """
        begun = time.monotonic()
        attempts = 0
        asked = answered = 0
        for _ in range(_MALFORMED):
            try:
                content, cut, usage, made = self._complete(request)
            except self._openai.APITimeoutError:
                return self._unanswered("超时 (timed out)", begun, attempts + self._settings.attempts)
            except self._openai.APIConnectionError as error:
                raise self._out_of_reach(error) from error
            except self._openai.APIStatusError as error:
                if error.status_code in (401, 403, 404):
                    raise self._refused(error.status_code) from error
                tried = self._settings.attempts if error.status_code >= 500 or error.status_code in (408, 409, 429) else 1
                return self._unanswered(f"HTTP {error.status_code}", begun, attempts + tried)
            except self._openai.APIError:
                content, cut, usage, made = "", False, (0, 0), 1
            attempts, asked, answered = attempts + made, asked + usage[0], answered + usage[1]
            if parse(content).readable:
                return Reply(content, cut, time.monotonic() - begun, asked, answered, attempts)
        return self._unanswered("回答不是所要的 JSON (answer is not the JSON asked for)", begun, attempts)

    def _complete(self, request: Request) -> tuple[str, bool, tuple[int, int], int]:
        """Content, whether it was cut off, tokens asked and answered, attempts made."""
        for form in range(self._form, len(_FORMS)):
            try:
                raw = self._client.chat.completions.with_raw_response.create(**request.body(self.name), **_form(form))
            except (self._openai.BadRequestError, self._openai.UnprocessableEntityError):
                if form + 1 == len(_FORMS):
                    raise
                continue
            with self._lock:
                self._form = max(self._form, form)
            return *_read(raw), raw.retries_taken + 1
        raise AssertionError("the last form either answers or raises")

    def _unanswered(self, reason: str, begun: float, attempts: int) -> Unanswered:
        return Unanswered(reason, time.monotonic() - begun, attempts)

    def _out_of_reach(self, error: Exception) -> LanguageModelUnavailable:
        why = str(error.__cause__ or error)
        return LanguageModelUnavailable(f"连不上语言模型（{why}）。请检查 {URL}。",
                                  f"The language model cannot be reached ({why}). Check {URL}.")

    def _refused(self, code: int) -> LanguageModelUnavailable:
        if code == 404:
            return LanguageModelUnavailable(
                f"那里没有模型 {self.name}，或地址不对（HTTP 404）。请检查 {URL} 和 {MODEL}。",
                f"There is no model {self.name}, or the address is wrong (HTTP 404). Check {URL} and {MODEL}.")
        return LanguageModelUnavailable(f"语言模型拒绝了密钥（HTTP {code}）。请检查 {KEY}。",
                                  f"The language model refused the key (HTTP {code}). Check {KEY}.")


def _library() -> Any:
    try:
        import openai
    except ImportError as error:
        raise LanguageModelError(
            "没有安装语言模型的客户端。请运行：pip install 'parkgraph[llm]'",
            "The language model's client is not installed. Run: pip install 'parkgraph[llm]'") from error
    return openai


def _form(number: int) -> dict[str, Any]:
    form = _FORMS[number]
    if number:
        return form
    wanted = form["response_format"]
    return {**form, "response_format": {**wanted, "json_schema": {**wanted["json_schema"], "schema": answer_schema()}}}


def _read(raw: Any) -> tuple[str, bool, tuple[int, int]]:
    """Of a completion what is of use; an endpoint that leaves out parts of the protocol gives an empty answer."""
    try:
        completion = raw.parse()
    except ValueError:  # the body is no JSON
        return "", False, (0, 0)
    choice = (getattr(completion, "choices", None) or [None])[0]
    usage = getattr(completion, "usage", None)
    content = getattr(getattr(choice, "message", None), "content", None)
    tokens = (_count(getattr(usage, "prompt_tokens", 0)), _count(getattr(usage, "completion_tokens", 0)))
    return content if isinstance(content, str) else "", getattr(choice, "finish_reason", None) == "length", tokens


def _count(tokens: object) -> int:
    return tokens if isinstance(tokens, int) else 0
