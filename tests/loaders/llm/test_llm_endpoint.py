"""A real server on this machine answers well, badly, slowly and not at all."""

import json
import socket
import stat
import sys
import time
from pathlib import Path

import pytest

from loaders.llm.cache import Cache
from loaders.llm.endpoint import Endpoint
from loaders.llm.errors import LanguageModelError, LanguageModelUnavailable
from loaders.llm.extraction import Reader
from loaders.llm.prompt import Request, requests
from loaders.llm.reply import Reply, Unanswered
from loaders.llm.schema import answer_schema
from loaders.llm.settings import Settings, settings
from tests.loaders.llm.examples import answer, document
from tests.loaders.llm.server import Server, Turn, always, in_turn, serving

GOOD = Turn(answer("good"))


def request() -> Request:
    return requests(document())[0]


def ask(server: Server, **changes: object) -> Reply | Unanswered:
    return Endpoint(server.settings(**changes)).ask(request())


def test_the_question_goes_out_with_schema_and_key_and_the_answer_comes_back() -> None:
    with serving(always(answer("good"))) as server:
        reply = ask(server)
    assert isinstance(reply, Reply)
    assert (reply.content, reply.asked_tokens, reply.answered_tokens, reply.attempts) == (answer("good"), 100, 10, 1)
    [body] = server.bodies
    assert body["model"] == "test-model"
    assert body["temperature"] == 0
    assert body["response_format"]["json_schema"]["schema"] == answer_schema()
    assert server.headers[0]["authorization"] == "Bearer secret-key"


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_or_broken_server_is_asked_again(status: int) -> None:
    with serving(in_turn(Turn(status=status), Turn(status=status), GOOD)) as server:
        reply = ask(server)
    assert isinstance(reply, Reply)
    assert reply.attempts == len(server.bodies) == 3


def test_there_is_an_end_to_asking() -> None:
    with serving(in_turn(Turn(status=500))) as server:
        reply = ask(server, attempts=2)
    assert isinstance(reply, Unanswered)
    assert (reply.reason, reply.attempts, len(server.bodies)) == ("HTTP 500", 2, 2)


def test_a_slow_answer_is_waited_for_so_long_and_no_longer() -> None:
    begun = time.monotonic()
    with serving(in_turn(Turn(answer("good"), delay=1.5))) as server:
        reply = ask(server, timeout=0.2, attempts=1)
        assert time.monotonic() - begun < 1.4
    assert isinstance(reply, Unanswered)
    assert "timed out" in reply.reason


@pytest.mark.parametrize("turn", [
    Turn(answer("malformed")), Turn(None), Turn(raw=b"{}"), Turn(raw=b"<html>busy</html>"), Turn(raw=b'{"choices": []}'),
    Turn(raw=b"\xff\xfe"), Turn(raw=b"[]")])
def test_an_answer_that_is_none_is_asked_for_once_more(turn: Turn) -> None:
    with serving(in_turn(turn, GOOD)) as server:
        assert isinstance(ask(server), Reply)
    with serving(in_turn(turn)) as server:
        reply = ask(server)
        assert isinstance(reply, Unanswered)
        assert "not the JSON" in reply.reason
        assert len(server.bodies) == 2


def test_an_endpoint_without_structured_output_is_asked_in_a_plainer_form() -> None:
    def picky(number: int, body: dict[str, object]) -> Turn:
        return Turn(status=400) if "response_format" in body else GOOD

    with serving(picky) as server:
        endpoint = Endpoint(server.settings())
        assert isinstance(endpoint.ask(request()), Reply)
        assert isinstance(endpoint.ask(request()), Reply)
    forms = [body.get("response_format", {}).get("type") for body in server.bodies]
    assert forms == ["json_schema", "json_object", None, None]


@pytest.mark.parametrize(("status", "part"), [
    (401, "PARKGRAPH_LLM_KEY"), (403, "PARKGRAPH_LLM_KEY"), (404, "PARKGRAPH_LLM_MODEL")])
def test_a_refusal_ends_the_run_and_names_what_to_check(status: int, part: str) -> None:
    with serving(in_turn(Turn(status=status))) as server, pytest.raises(LanguageModelUnavailable) as refused:
        ask(server)
    assert part in refused.value.zh
    assert part in refused.value.en
    assert "secret-key" not in str(refused.value)
    assert len(server.bodies) == 1


def test_nobody_there_ends_the_run() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{closed.getsockname()[1]}/v1"
    with pytest.raises(LanguageModelUnavailable, match="PARKGRAPH_LLM_URL"):
        Endpoint(Settings(address, "test-model", attempts=1)).ask(request())


def test_without_the_client_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openai", None)
    with pytest.raises(LanguageModelError, match=r"parkgraph\[llm\]"):
        Endpoint(Settings("http://127.0.0.1:1/v1", "test-model"))


def test_settings_name_all_that_is_missing_and_hide_the_key() -> None:
    with pytest.raises(LanguageModelError, match=r"PARKGRAPH_LLM_URL.*PARKGRAPH_LLM_MODEL"):
        settings({})
    given = {"PARKGRAPH_LLM_URL": "http://h/v1", "PARKGRAPH_LLM_MODEL": "m", "PARKGRAPH_LLM_KEY": "secret-key"}
    assert "secret-key" not in repr(settings(given))
    for wrong in ("x", "0", "-1", "nan", "inf"):
        with pytest.raises(LanguageModelError, match="PARKGRAPH_LLM_TIMEOUT"):
            settings({**given, "PARKGRAPH_LLM_TIMEOUT": wrong})


def test_answers_are_kept_for_the_next_run_by_nobody_else(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    with serving(always(answer("good"))) as server:
        for kept in (False, True):
            reply = Cache(Endpoint(server.settings()), server.url, folder).ask(request())
            assert isinstance(reply, Reply)
            assert (reply.content, reply.kept) == (answer("good"), kept)
        assert isinstance(Cache(Endpoint(server.settings(model="other")), server.url, folder).ask(request()), Reply)
    assert len(server.bodies) == 2
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    files = list(folder.iterdir())
    assert [stat.S_IMODE(file.stat().st_mode) for file in files] == [0o600, 0o600]
    assert not any("secret-key" in file.read_text() for file in files)


def test_broken_answers_and_damaged_files_are_not_kept(tmp_path: Path) -> None:
    with serving(in_turn(Turn(answer("truncated"), finish="length"), GOOD)) as server:
        cache = Cache(Endpoint(server.settings()), server.url, tmp_path)
        first, second = cache.ask(request()), cache.ask(request())
        assert isinstance(first, Reply)
        assert first.cut
        assert isinstance(second, Reply)
        assert not second.kept
        [file] = tmp_path.iterdir()
        file.write_text('{"content": 1', encoding="utf-8")
        third = cache.ask(request())
        assert isinstance(third, Reply)
        assert not third.kept
    assert json.loads(file.read_text(encoding="utf-8"))["content"] == answer("good")


def test_the_order_of_facts_is_not_the_order_of_answers() -> None:
    source = document("\n".join(f"第{n}章 园区{n}\n{n}号智造产业园位于新吴区。" + "数字经济发展。" * 250 for n in "一二三四五"))

    def respond(number: int, body: dict[str, list[dict[str, str]]]) -> Turn:
        text = json.loads(body["messages"][1]["content"])["text"]
        n = text[1]
        entities = [{"id": "a", "type": "Park", "name": f"{n}号智造产业园", "aliases": []},
                    {"id": "b", "type": "District", "name": "新吴区", "aliases": []}]
        relation = {"head": "a", "type": "LOCATED_IN", "tail": "b", "status": "actual", "evidence": f"{n}号智造产业园位于新吴区"}
        content = json.dumps({"entities": entities, "relations": [relation], "observations": []})
        return Turn(content, delay=0.3 * ("一二三四五".index(n) % 2 == 0))

    with serving(respond) as server:
        facts = [Reader(Endpoint(server.settings(parallel=parallel)))(source) for parallel in (5, 1)]
    assert len(server.bodies) == 10
    assert facts[0].relations == facts[1].relations
    assert facts[0].entities == facts[1].entities
    assert len([r for r in facts[0].relations if "llm:test-model" in r.extractor]) == 5
