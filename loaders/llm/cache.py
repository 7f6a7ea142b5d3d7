"""Answers kept from one run to the next, by the hash of what was asked: only the user can read them, whole ones only."""

import hashlib
import json
import os
import tempfile
from pathlib import Path

from loaders.llm.parsing import parse
from loaders.llm.prompt import Request
from loaders.llm.reply import Reply, Respondent, Unanswered


class Cache:
    """A respondent that asks another one only what was not asked before."""

    def __init__(self, respondent: Respondent, address: str, folder: Path) -> None:
        """`address`: where the respondent is; the same model name elsewhere is another model."""
        self.name = respondent.name
        self.parallel = respondent.parallel
        self._respondent = respondent
        self._address = address
        self._folder = folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)

    def ask(self, request: Request) -> Reply | Unanswered:
        asked = json.dumps([self._address, self.name, request.messages])
        path = self._folder / f"{hashlib.sha256(asked.encode()).hexdigest()}.json"
        content = _kept(path)
        if content is not None:
            return Reply(content, kept=True)
        reply = self._respondent.ask(request)
        if isinstance(reply, Reply) and not reply.cut and parse(reply.content).whole:
            self._keep(path, reply.content)
        return reply

    def _keep(self, path: Path, content: str) -> None:
        """In one step, so that a run that breaks off leaves no half answer; `mkstemp` makes files of mode 0600."""
        descriptor, partial = tempfile.mkstemp(dir=self._folder, suffix=".part")
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="surrogatepass") as file:
            json.dump({"content": content}, file)
        Path(partial).replace(path)


def _kept(path: Path) -> str | None:
    """The answer in a file; None where there is none, or none that can be read."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))["content"]
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError):  # damaged: it is asked for again and written anew
        return None
    return content if isinstance(content, str) else None
