"""The command line on real files and an embedded graph of its own."""

import csv
import io
import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from cli import app
from graph import embedded

PLAN = """无锡市新吴区数字经济发展计划

2023年，新吴区建成5G基站3000个，到2025年力争达到5000个。
智能传感器产业园位于新吴区，重点发展传感网产业。
SK海力士落户新吴区。
"""
ROOT = Path(__file__).resolve().parent.parent
COMMANDS = ("load", "extract", "queries", "query", "cypher", "documents", "remove", "export", "validate", "ui", "stop")


def parkgraph(*arguments: object, input: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=input)


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documents")
    (folder / "plan.txt").write_text(PLAN, encoding="utf-8")
    (folder / "plan.meta.yaml").write_text("title: 新吴区数字经济发展计划\nabout: 无锡市新吴区\n", encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(bytes(range(256)) * 20)
    return folder


@pytest.fixture(scope="module", autouse=True)
def graph(tmp_path_factory: pytest.TempPathFactory, documents: Path) -> Iterator[None]:
    folder = tmp_path_factory.mktemp("graph")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PARKGRAPH_STORE", f"embedded:{folder}")
        patch.setenv("PARKGRAPH_OWNER_GRACE", "60")
        patch.setenv("COLUMNS", "200")
        first = parkgraph("load", documents / "plan.txt")
        assert first.exit_code == 0, first.output
        yield
        embedded.stop(folder)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    result = parkgraph(command, "--help")
    assert result.exit_code == 0
    assert " / " in result.stdout
    assert command in ("queries", "documents", "stop") or f"parkgraph {command}" in result.stdout


def test_load_names_what_failed_and_keeps_the_rest(documents: Path) -> None:
    result = parkgraph("load", documents)
    assert result.exit_code == 1
    lines = {line.split()[0]: line for line in result.stdout.splitlines() if line.strip()}
    assert "unchanged" in lines["plan.txt"]
    assert "failed" in lines["empty.txt"]
    assert "failed" in lines["picture.txt"]
    assert "0 loaded, 1 unchanged, 2 failed" in result.stderr


def test_load_again_extracts_what_is_unchanged(documents: Path) -> None:
    result = parkgraph("load", documents / "plan.txt", "--again")
    assert result.exit_code == 0
    assert "1 loaded, 0 unchanged" in result.stderr
    assert "新吴区" in result.stdout


def test_an_unknown_place_is_said_once(documents: Path) -> None:
    result = parkgraph("load", documents, "--about", "火星市")
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 2


def test_query_as_json_and_csv(tmp_path: Path) -> None:
    data = json.loads(parkgraph("query", "entities_in_place", "place=新吴区", "--json").stdout)
    assert data["arguments"]["place"] == "place/320214"
    assert all(row["evidence"][0]["text"] in PLAN for row in data["rows"])
    path = tmp_path / "answer.csv"
    assert parkgraph("query", "entities_in_place", "place=新吴区", "-o", path).exit_code == 0
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    assert rows[0][:4] == ["对象", "类型", "所在地", "状态"]
    assert len(rows) == 1 + len(data["rows"])


def test_query_as_a_table_in_english() -> None:
    result = parkgraph("query", "observations_of_entity", "entity=新吴区", "--lang", "en")
    assert result.exit_code == 0
    assert "Sentence" in result.stdout
    assert "rows." in result.stderr


@pytest.mark.parametrize(("arguments", "part"), [
    (["query", "park_by_industry"], "parks_by_industry"),
    (["query", "parks_by_industry", "industry=养蜂"], "养蜂"),
    (["query", "parks_by_industry", "sector=x"], "sector"),
    (["query", "parks_by_industry", "物联网"], "name=value"),
    (["query", "parks_by_industry", "--lang", "fr"], "zh"),
    (["remove", "document/none"], "document/none"),
])
def test_wrong_calls_are_told_in_two_lines(arguments: list[str], part: str) -> None:
    result = parkgraph(*arguments)
    assert result.exit_code == 2
    assert part in result.stderr
    assert len(result.stderr.splitlines()) == 2
    assert "Traceback" not in result.output


def test_queries_are_listed_with_their_parameters() -> None:
    result = parkgraph("queries")
    assert "parks_by_industry" in result.stdout
    assert "industry=物联网" in result.stdout
    assert "firm=…" in result.stdout


def test_cypher_from_argument_file_and_input(tmp_path: Path) -> None:
    statement = "MATCH (d:District {name: $name}) RETURN d.name AS 区, $number AS number"
    path = tmp_path / "question.cypher"
    path.write_text(statement, encoding="utf-8")
    parameters = ("-p", "name=新吴区", "-p", "number=3", "--json")
    wanted = {"rows": [{"区": "新吴区", "number": 3}], "truncated": False}
    assert json.loads(parkgraph("cypher", statement, *parameters).stdout) == wanted
    assert json.loads(parkgraph("cypher", path, *parameters).stdout) == wanted
    assert json.loads(parkgraph("cypher", "-", *parameters, input=statement).stdout) == wanted


def test_cypher_says_that_there_is_more() -> None:
    result = parkgraph("cypher", "MATCH (n) RETURN n.id AS id", "--limit", 1)
    assert "--limit" in result.stderr


@pytest.mark.parametrize("statement", ["CREATE (:Park {id: 'x'})", "MATCH (n) DETACH DELETE n", "MATCH (n RETURN n"])
def test_cypher_reads_only_and_refuses_in_plain_words(statement: str) -> None:
    result = parkgraph("cypher", statement)
    assert result.exit_code == 3
    assert "Traceback" not in result.output
    assert parkgraph("documents").stdout.count("document/") == 1


def test_extract_writes_what_validate_accepts(documents: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "plan.md").write_text(PLAN, encoding="utf-8")
    result = parkgraph("extract", documents / "plan.txt", other, "--out", tmp_path / "facts")
    assert result.exit_code == 1
    assert "plan.md" in result.stderr
    written = tmp_path / "facts" / "plan.json"
    assert [path.name for path in written.parent.iterdir()] == ["plan.json"]
    assert json.loads(written.read_text(encoding="utf-8"))["document"] == "plan.txt"
    assert parkgraph("validate", written, "--documents", documents).exit_code == 0
    written.write_text(written.read_text(encoding="utf-8").replace('"status": "', '"status": "un'), encoding="utf-8")
    assert parkgraph("validate", written, "--documents", documents).exit_code == 1


def test_export_is_the_whole_graph_and_the_same_each_time(tmp_path: Path) -> None:
    first, second = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    assert parkgraph("export", "--out", first).exit_code == 0
    assert parkgraph("export", "--out", second).exit_code == 0
    assert first.read_bytes() == second.read_bytes()
    records = [json.loads(line) for line in first.read_text(encoding="utf-8").splitlines()]
    nodes = {record["id"] for record in records if record["kind"] == "node"}
    edges = [record for record in records if record["kind"] == "edge"]
    assert nodes
    assert all(edge["source"] in nodes and edge["target"] in nodes for edge in edges)
    [whole] = json.loads(parkgraph("cypher", "MATCH ()-[r]->() RETURN count(r) AS edges", "--json").stdout)["rows"]
    assert len(edges) == whole["edges"]


def test_a_document_is_removed_by_name_and_comes_back(documents: Path) -> None:
    assert parkgraph("remove", "plan.txt").exit_code == 0
    assert "document/" not in parkgraph("documents").stdout
    assert "1 loaded" in parkgraph("load", documents / "plan.txt").stderr


def test_a_graph_out_of_reach_is_told_in_plain_words() -> None:
    result = parkgraph("documents", "--store", "bolt://127.0.0.1:9")
    assert result.exit_code == 3
    assert "Traceback" not in result.output
    assert 1 <= len(result.stderr.strip().splitlines()) <= 4


def test_stop_speaks_of_embedded_engines_only() -> None:
    assert parkgraph("stop", "--store", "bolt://127.0.0.1:9").exit_code == 2
    assert parkgraph("stop", "--store", "embedded:.data/never-started").exit_code == 0


def test_a_file_that_cannot_be_written_is_told_without_a_traceback(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import cli; cli.main()", "queries", "--lang", "zh"]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, check=False).returncode == 0
    command[3:] = ["cypher", "RETURN 1 AS one", "-o", str(tmp_path / "nowhere" / "a.csv")]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert "nowhere" in result.stderr


def test_the_app_refuses_a_port_that_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = parkgraph("ui", "--port", taken.getsockname()[1], "--no-browser")
    assert result.exit_code == 2
    assert "--port" in result.stderr
