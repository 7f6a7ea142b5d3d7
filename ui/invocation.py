"""How a command was called, and how it ends: arguments in their forms, errors in plain words, exit codes."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import typer

from ui.terminal import say

if TYPE_CHECKING:
    from graph.store import Store
    from queries.catalogue import Query

FAILED_FILES, USAGE, STORE = 1, 2, 3


def end(zh: str, en: str, code: int) -> NoReturn:
    say(zh, en)
    raise typer.Exit(code)


@contextmanager
def opened(url: str | None, *, writes: bool = False) -> "Iterator[Store]":
    """The graph, closed at the end."""
    with plain_errors():
        from graph.store import open_store

        with open_store(url, role="writer" if writes else "reader") as graph:
            yield graph


@contextmanager
def plain_errors() -> Iterator[None]:
    """What goes wrong with the graph or with a question ends the program in plain words."""
    from graph.errors import StoreError
    from queries.catalogue import QueryFileError, QueryParameterError

    try:
        yield
    except StoreError as error:
        end(error.zh, error.en, STORE)
    except QueryParameterError as error:
        end(error.zh, error.en, USAGE)
    except QueryFileError as error:
        end(f"查询文件有误：{error}", f"A query file is at fault: {error}", USAGE)


def check_place(about: str | None) -> None:
    """Say that a place is unknown once, not for every document."""
    from loaders.lexicon.places import gazetteer
    from loaders.metadata import place_called
    from loaders.readers import UnreadableDocument

    if about is not None:
        try:
            place_called(about, gazetteer(), "--about")
        except UnreadableDocument as error:
            end(error.zh, error.en, USAGE)


def named_query(key: str) -> "Query":
    from queries.catalogue import catalogue, query

    with plain_errors():
        keys = [known.key for known in catalogue()]
    try:
        return query(key)
    except KeyError:
        close = get_close_matches(key, keys, n=3, cutoff=0.4)
    end(f"没有名为 {key} 的查询。{'是否指 ' + '、'.join(close) + '？' if close else ''}全部见 parkgraph queries。",
        f"There is no query {key}. {'Did you mean ' + ', '.join(close) + '? ' if close else ''}See parkgraph queries.", USAGE)


def statement_of(given: str) -> str:
    """The statement itself, or that of standard input or of a file by that name."""
    if given == "-":
        return sys.stdin.read()
    if "\n" not in given and len(given) < 200 and Path(given).is_file():
        return Path(given).read_text(encoding="utf-8-sig")
    return given


def pair(argument: str) -> tuple[str, str]:
    name, sign, value = argument.partition("=")
    if not sign or not name.strip():
        end(f"参数应写成 name=value，而不是“{argument}”。", f"A parameter is written name=value, not {argument!r}.", USAGE)
    return name.strip(), value


def json_or_text(value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        return value


def language_of(given: str) -> str:
    if given not in ("zh", "en"):
        end(f"语言应为 zh 或 en，而不是“{given}”。", f"The language is zh or en, not {given!r}.", USAGE)
    return given
