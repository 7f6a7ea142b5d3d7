"""The whole way from the command line: a model on this machine, requests to files, answers from files, into the graph."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from cli import app
from graph import embedded
from tests.loaders.llm.examples import TEXT, answer
from tests.loaders.llm.server import Server, Turn, always, in_turn, serving

At = Callable[[Server], None]


def parkgraph(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("URL", "KEY", "MODEL", "TIMEOUT", "ATTEMPTS", "PARALLEL"):
        monkeypatch.delenv(f"PARKGRAPH_LLM_{name}", raising=False)
    monkeypatch.setenv("PARKGRAPH_LLM_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "documents" / "plan.txt"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    path.with_name("plan.meta.yaml").write_text("title: 新吴区数字经济发展计划\nabout: 无锡市新吴区\n", encoding="utf-8")
    return path


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> At:
    """Points the settings at a server."""

    def point(server: Server) -> None:
        monkeypatch.setenv("PARKGRAPH_LLM_URL", server.url)
        monkeypatch.setenv("PARKGRAPH_LLM_MODEL", "test-model")
        monkeypatch.setenv("PARKGRAPH_LLM_KEY", "secret-key")
        monkeypatch.setenv("PARKGRAPH_LLM_ATTEMPTS", "2")

    return point


def written(folder: Path) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    return found


def offline(plan: Path, folder: Path) -> dict[str, list[dict[str, str]]]:
    """What the document gives without a model: words that address one mean nothing to it, so it reads them as any other."""
    assert parkgraph("extract", plan, "--out", folder / "offline").exit_code == 0
    return written(folder / "offline")


def test_nothing_is_called_unless_asked_for(plan: Path, tmp_path: Path, at: At) -> None:
    with serving(always(answer("good"))) as server:
        at(server)
        assert parkgraph("extract", plan, "--out", tmp_path / "out").exit_code == 0
        assert parkgraph("extract", plan, "--dump-prompts", tmp_path / "prompts").exit_code == 0
        assert server.bodies == []


@pytest.mark.parametrize("name", ["good", "fenced", "truncated", "hallucinated", "injected", "malformed"])
def test_whatever_the_model_answers_the_result_validates(name: str, plan: Path, tmp_path: Path, at: At) -> None:
    with serving(always(answer(name))) as server:
        at(server)
        result = parkgraph("extract", plan, "--extractor", "llm", "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert "语言模型 test-model (language model)" in result.stderr
    data = written(tmp_path / "out")
    assert all(item["evidence"] in TEXT for part in ("relations", "observations") for item in data[part])
    assert name != "injected" or data["relations"] == offline(plan, tmp_path)["relations"]
    assert not any("银河量子产业园" in entity["name"] for entity in data["entities"])
    assert parkgraph("validate", tmp_path / "out" / "plan.json", "--documents", plan.parent).exit_code == 0
    assert "secret-key" not in result.output
    expected = {"hallucinated": "拒绝 rejected relations", "injected": "写给模型", "truncated": "残缺 broken 1",
                "malformed": "未答 unanswered 1"}
    assert expected.get(name, "残缺 broken 0") in result.stderr


@pytest.mark.parametrize(("turns", "told"), [
    ([Turn(answer("good"), delay=1.2)], "timed out) 1"), ([Turn(status=500)], "HTTP 500 1"),
    ([Turn(status=429), Turn(answer("good"))], "retries 1")])
def test_a_troubled_server_leaves_the_offline_facts_and_is_told(
    turns: list[Turn], told: str, plan: Path, tmp_path: Path, at: At, monkeypatch: pytest.MonkeyPatch,
) -> None:
    with serving(in_turn(*turns)) as server:
        at(server)
        monkeypatch.setenv("PARKGRAPH_LLM_TIMEOUT", "0.4")
        result = parkgraph("extract", plan, "--extractor", "llm", "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert told in result.stderr
    assert len(written(tmp_path / "out")["relations"]) >= len(offline(plan, tmp_path)["relations"])


def test_the_second_run_costs_nothing_and_says_the_same(plan: Path, tmp_path: Path, at: At) -> None:
    with serving(always(answer("good"))) as server:
        at(server)
        first = parkgraph("extract", plan, "--extractor", "llm", "--out", tmp_path / "one")
        second = parkgraph("extract", plan, "--extractor", "llm", "--out", tmp_path / "two")
        assert len(server.bodies) == 1
    assert written(tmp_path / "one") == written(tmp_path / "two")
    assert "tokens 100+10" in first.stderr
    assert "kept 1" in second.stderr
    assert "tokens 0+0" in second.stderr


def test_requests_go_out_to_files_and_answers_come_in(plan: Path, tmp_path: Path) -> None:
    prompts, answers = tmp_path / "prompts", tmp_path / "answers"
    assert parkgraph("extract", plan, "--dump-prompts", prompts).exit_code == 0
    [request] = prompts.iterdir()
    assert [message["role"] for message in json.loads(request.read_text(encoding="utf-8"))["messages"]] == ["system", "user"]
    answers.mkdir()
    message = {"choices": [{"message": {"content": answer("good")}, "finish_reason": "stop"}], "usage": {"prompt_tokens": 7}}
    batch = json.dumps({"custom_id": request.stem, "response": {"body": message}})
    for name, content in ((request.name, answer("good")), (request.name, json.dumps(message)), ("batch.jsonl", batch)):
        file, out = answers / name, tmp_path / "out"
        file.write_text(content, encoding="utf-8")
        assert parkgraph("extract", plan, "--answers", answers, "--out", out).exit_code == 0
        assert {"type": "Park", "name": "滨湖智能传感产业园"}.items() <= next(
            entity for entity in written(out)["entities"] if "滨湖" in entity["name"]).items()
        file.unlink()
    (answers / "other_001_0.json").write_text("{}", encoding="utf-8")
    assert "no answer on file" in parkgraph("extract", plan, "--answers", answers, "--out", tmp_path / "out").stderr


@pytest.mark.parametrize(("arguments", "part"), [
    (["--extractor", "llm"], "PARKGRAPH_LLM_URL"), (["--extractor", "gpt"], "offline"), (["--answers", "nowhere"], "nowhere")])
def test_wrong_calls_are_told_in_two_lines(arguments: list[str], part: str, plan: Path, tmp_path: Path) -> None:
    for command in (["extract", plan, "--out", tmp_path / "out"], ["load", plan]):
        result = parkgraph(*command, *arguments)
        assert result.exit_code == 2
        assert part in result.stderr
        assert len(result.stderr.splitlines()) == 2


def test_a_refused_key_ends_the_run_in_plain_words(plan: Path, tmp_path: Path, at: At) -> None:
    with serving(in_turn(Turn(status=401))) as server:
        at(server)
        result = parkgraph("extract", plan, "--extractor", "llm", "--out", tmp_path / "out")
    assert result.exit_code == 3
    assert "PARKGRAPH_LLM_KEY" in result.stderr
    assert "Traceback" not in result.output


def test_the_graph_knows_what_the_model_said(plan: Path, tmp_path: Path, at: At, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "graph"
    monkeypatch.setenv("PARKGRAPH_STORE", f"embedded:{folder}")
    monkeypatch.setenv("PARKGRAPH_OWNER_GRACE", "60")
    monkeypatch.setenv("COLUMNS", "300")
    question = ("MATCH (:Enterprise)-[r:LOCATED_IN]->(d:District) RETURN d.name AS district, r.extractor AS extractor", "--json")
    try:
        assert parkgraph("load", plan).exit_code == 0
        with serving(always(answer("good"))) as server:
            at(server)
            result = parkgraph("load", plan, "--extractor", "llm")
        assert result.exit_code == 0, result.output
        assert "1 loaded, 0 unchanged" in result.stderr
        assert "语言模型 test-model" in result.stdout
        rows = json.loads(parkgraph("cypher", *question).stdout)["rows"]
        assert any(row["district"] == "新吴区" and row["extractor"].endswith("llm:test-model") for row in rows)
    finally:
        embedded.stop(folder)
