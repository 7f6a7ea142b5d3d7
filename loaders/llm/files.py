"""Requests out to files, answers in from files: a run by hand, or by somebody else's batch."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from loaders.llm.errors import LanguageModelError
from loaders.llm.prompt import Request
from loaders.llm.reply import Reply, Unanswered

SUFFIXES = (".json", ".txt", ".jsonl")


def dump(asked: Iterable[Request], folder: Path, model: str) -> int:
    """Write each request as the JSON body of a POST to `/chat/completions`; the number of files."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for request in asked:
        body = json.dumps(request.body(model), ensure_ascii=False, indent=1)
        (folder / f"{request.name}.json").write_text(body + "\n", encoding="utf-8")
        count += 1
    return count


class AnswerFiles:
    """A folder of answers as a respondent. An answer is found by the last part of the request's name, so documents may be
    renamed; a file holds the answer itself or the endpoint's whole response, a .jsonl the output of a batch."""

    parallel = 1

    def __init__(self, folder: Path, name: str) -> None:
        """Raises LanguageModelError where there is no such folder, or no answer in it."""
        self.name = name
        files = sorted(path for path in folder.iterdir() if path.suffix in SUFFIXES) if folder.is_dir() else []
        if not files:
            raise LanguageModelError(f"{folder} 中没有回答。", f"There are no answers in {folder}.")
        self._answers = {key: answer for path in files for key, answer in _answers(path)}

    def ask(self, request: Request) -> Reply | Unanswered:
        answer = self._answers.get(request.key)
        if answer is None:
            return Unanswered("没有回答的文件 (no answer on file)")
        content, cut, asked, answered = answer
        return Reply(content, cut, asked_tokens=asked, answered_tokens=answered, kept=True)


def _answers(path: Path) -> Iterator[tuple[str, tuple[str, bool, int, int]]]:
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    if path.suffix != ".jsonl":
        yield _key(path.stem), _answer(text, _json(text))
        return
    for line in text.splitlines():
        entry = _json(line)
        if isinstance(entry, dict) and isinstance(entry.get("custom_id"), str):
            response = entry.get("response")
            yield _key(entry["custom_id"]), _answer("", response.get("body") if isinstance(response, dict) else None)


def _key(name: str) -> str:
    return name.rpartition("_")[2]


def _answer(text: str, data: Any) -> tuple[str, bool, int, int]:
    """Content, whether it was cut off, tokens asked and answered: of a whole response, or of the bare answer."""
    try:
        choice = data["choices"][0]
        content = choice["message"]["content"]
    except (KeyError, IndexError, TypeError):
        return text, False, 0, 0
    usage = data.get("usage") if isinstance(data.get("usage"), dict) else {}
    asked, answered = usage.get("prompt_tokens"), usage.get("completion_tokens")
    return (content if isinstance(content, str) else "", choice.get("finish_reason") == "length",
            asked if isinstance(asked, int) else 0, answered if isinstance(answered, int) else 0)


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
