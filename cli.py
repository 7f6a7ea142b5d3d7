"""The command line, `parkgraph COMMAND`: documents into the graph and out of it, questions to it, and the app over it.

Every command says in plain lines what went wrong and ends with 1 where files failed, 2 where it was called wrongly,
3 where the graph or a language model could not be reached or refused. Rooms are entered when a command needs them, so
that `--help` and `stop` do not wait for lexicons and drivers.
"""

import json
import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from graph.confidence import SHOWN
from ui.invocation import (
    FAILED_FILES,
    STORE,
    USAGE,
    end,
    json_or_text,
    language_of,
    named_query,
    opened,
    pair,
    plain_errors,
    statement_of,
)
from ui.options import (
    About,
    Answers,
    AsCsv,
    AsJson,
    Everything,
    Extractor,
    Language,
    Least,
    Limit,
    Output,
    Paths,
    StoreUrl,
    Workers,
)
from ui.terminal import print_left_out, print_rows, print_table, say, use_utf8, write

app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode="rich",
                  help="园图 ParkGraph：从公开文件到知识图谱 / from official documents to a knowledge graph")


@app.command()
def load(
    paths: Paths, store: StoreUrl = None, about: About = None,
    again: Annotated[bool, typer.Option(
        "--again", help="未变的文件也重新抽取（程序更新后）/ also unchanged files, after an update")] = False,
    extractor: Extractor = "offline", answers: Answers = None, workers: Workers = 1,
) -> None:
    """载入文件，未变的跳过 / Load documents; unchanged ones are skipped.

    [dim]parkgraph load samples

    parkgraph load 规划.pdf 报告.docx --about 无锡市新吴区[/dim]
    """
    from ui import intake

    report = intake.load_documents(paths, store, about, again=again, extractor=extractor, answers=answers, workers=workers)
    if report.failed:
        raise typer.Exit(FAILED_FILES)


@app.command()
def extract(
    paths: Paths,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help="写到哪里 / where to write")] = None,
    about: About = None, extractor: Extractor = "offline", answers: Answers = None, workers: Workers = 1,
    dump_prompts: Annotated[Path | None, typer.Option(
        "--dump-prompts", metavar="DIR",
        help="只写出给语言模型的请求，不联网 / write the requests to a language model, call nothing")] = None,
) -> None:
    """只抽取不入库，每个文件写一份 JSON / Write what each document says as JSON, without loading it.

    [dim]parkgraph extract samples --out out/facts

    parkgraph extract samples --dump-prompts out/prompts[/dim]
    """
    from ui import intake

    if dump_prompts is not None:
        failed = intake.dump_prompts(paths, about, dump_prompts)
    elif out is not None:
        failed = intake.extract_documents(paths, about, out, extractor, answers, workers)
    else:
        end("请用 --out 说明写到哪里。", "Say with --out where to write.", USAGE)
    if failed:
        raise typer.Exit(FAILED_FILES)


@app.command()
def queries(language: Language = "zh") -> None:
    """列出命名查询及其参数 / List the named queries and their parameters."""
    from queries.catalogue import catalogue

    with plain_errors():
        known_queries = catalogue()
    lines = []
    for known in known_queries:
        parameters = "  ".join(f"{p.name}={p.default or ('…' if p.required else 'any')}" for p in known.parameters)
        lines.append([str(known.number), known.key, known.title[language_of(language)], parameters])
    print_table(None, ["编号 No", "名称 Key", "问题 Question", "参数 Parameters"], lines)


@app.command()
def query(
    key: Annotated[str, typer.Argument(help="查询的名称或编号，见 parkgraph queries / its key or number, see parkgraph queries")],
    arguments: Annotated[list[str] | None, typer.Argument(metavar="[name=value]…", help="参数 / parameters")] = None,
    store: StoreUrl = None, language: Language = "zh", as_json: AsJson = False, as_csv: AsCsv = False,
    output: Output = None, limit: Limit = 1000, least: Least = SHOWN, everything: Everything = False,
) -> None:
    """回答一个命名查询，每行附原文 / Answer a named query, each row with its sentence.

    [dim]parkgraph query parks_by_industry industry=IoT

    parkgraph query entities_in_place place=济南市 status=planned --all --csv -o 济南.csv[/dim]
    """
    from queries.catalogue import ask, rows_left_out
    from queries.tables import answer_json, csv_text, headings, sources_of, table

    chosen, tongue, given = named_query(key), language_of(language), dict(map(pair, arguments or ()))
    with opened(store) as graph:
        answer = ask(graph, chosen, given, least=0.0 if everything else least, limit=limit)
        left_out = rows_left_out(graph, answer, limit=limit) if answer.least and not as_json and not as_csv else None
        sources = sources_of(graph, answer, all_of_them=as_json)
    if as_json:
        write(_json(answer_json(answer, sources)), output)
    elif as_csv or output is not None:
        write(csv_text(headings(answer, tongue), table(answer, sources, tongue)), output, bom=True)
    else:
        print_rows(chosen.title[tongue], headings(answer, tongue), table(answer, sources, tongue), truncated=answer.truncated)
    if answer.least:
        print_left_out(answer.least, left_out)


@app.command()
def cypher(
    statement: Annotated[str, typer.Argument(
        metavar="STATEMENT|FILE|-", help="语句、文件，或 - 读标准输入 / a statement, a file, or - for standard input")],
    parameters: Annotated[list[str] | None, typer.Option(
        "--param", "-p", metavar="name=value", help="参数，值为 JSON 或文字 / a parameter, its value JSON or text")] = None,
    store: StoreUrl = None, language: Language = "zh", as_json: AsJson = False, as_csv: AsCsv = False,
    output: Output = None, limit: Limit = 1000,
) -> None:
    """以只读身份运行 Cypher / Run Cypher with a reader's rights.

    [dim]parkgraph cypher 'MATCH (p:Park) RETURN p.name AS 园区'

    parkgraph cypher 'MATCH (c:City {name: $name}) RETURN c' -p name=济南市 --json[/dim]
    """
    from queries.cells import cell_text
    from queries.tables import csv_text, json_value

    tongue, text = language_of(language), statement_of(statement)
    values = {name: json_or_text(value) for name, value in map(pair, parameters or ())}
    with opened(store) as graph:
        found = graph.rows(text, values, limit=limit)
    lines = [[cell_text(value, language=tongue) for value in record] for record in found.records]
    if as_json:
        records = [dict(zip(found.columns, map(json_value, record), strict=True)) for record in found.records]
        write(_json({"rows": records, "truncated": found.truncated}), output)
    elif as_csv or output is not None:
        write(csv_text(found.columns, lines), output, bom=True)
    else:
        print_rows(None, found.columns, lines, truncated=found.truncated)


@app.command()
def documents(store: StoreUrl = None) -> None:
    """列出已载入的文件 / List the loaded documents."""
    with opened(store) as graph:
        loaded = graph.documents()
    lines = [[document.id, document.title, document.about_name or "", document.date or "", document.loaded_at[:16],
              *map(str, (document.entities, document.relations, document.observations))] for document in loaded]
    print_table(None, ["编号 Id", "标题 Title", "地区 Place", "日期 Date", "载入 Loaded", "对象 Entities", "关系 Relations",
                       "数字 Figures"], lines)


@app.command()
def candidates(store: StoreUrl = None, language: Language = "zh") -> None:
    """列出可能是同一个的对象，供人判断 / List entities that may be one thing, for a person to judge.

    [dim]parkgraph candidates --lang en[/dim]
    """
    from graph.candidates import REASONS
    from graph.candidates import candidates as found_in

    tongue = language_of(language)
    same = {True: "同 same", False: "不同 differ", None: "不详 unknown"}
    with opened(store) as graph:
        found = found_in(graph)
    lines = [[pair.first.name, pair.second.name, pair.first.type, REASONS[pair.reason][tongue], same[pair.same_place],
              pair.first.id, pair.second.id] for pair in found]
    print_table(None, ["对象 Entity", "对象 Entity", "类 Class", "理由 Reason", "地方 Place", "编号 Id", "编号 Id"], lines)


@app.command()
def remove(
    document: Annotated[str, typer.Argument(help="编号、标题或文件名，见 parkgraph documents / its id, title or file name")],
    store: StoreUrl = None,
) -> None:
    """移除一份文件，连同只由它支持的内容 / Remove a document, with what rests on it alone.

    [dim]parkgraph remove document/8f59e6fef839e239[/dim]
    """
    with opened(store, writes=True) as graph:
        found = [known for known in graph.documents() if document in (known.id, known.title, known.name)]
        if not found:
            end(f"图谱中没有文件“{document}”。", f"The graph has no document {document!r}.", USAGE)
        if len(found) > 1:
            ids = ", ".join(known.id for known in found)
            end(f"“{document}”不止一份，请写编号：{ids}", f"{document!r} names several; give the id: {ids}", USAGE)
        change = graph.remove(found[0].id)
    say(f"已移除“{found[0].title}”，撤回 {change.withdrawn} 条事实。",
        f"Removed {found[0].title!r}; {change.withdrawn} facts withdrawn.")


@app.command()
def export(
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="写入的文件 / the file to write")], store: StoreUrl = None,
) -> None:
    """把整个图谱写成 JSON Lines，每行一个节点或一条边 / Write the whole graph as JSON lines, one node or edge each.

    [dim]parkgraph export --out graph.jsonl[/dim]
    """
    from graph.export import records
    from queries.tables import json_value

    count = 0
    partial = out.with_name(out.name + ".part")
    with opened(store) as graph, partial.open("w", encoding="utf-8", newline="\n") as file:
        for record in records(graph):
            file.write(json.dumps(json_value(record), ensure_ascii=False, sort_keys=True) + "\n")
            count += 1
    partial.replace(out)
    say(f"写出 {count} 行：{out}", f"{count} lines written: {out}")


@app.command()
def validate(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="标注文件 / annotation files (JSON)")],
    texts: Annotated[Path | None, typer.Option(
        "--documents", metavar="DIR", help="原文所在，默认在标注旁 / where the documents are, if not beside")] = None,
) -> None:
    """按本体检查标注：类型、关系、状态、引文 / Check annotations against the ontology: classes, pairs, statuses, quotations.

    [dim]parkgraph validate out/facts/规划.json --documents samples[/dim]
    """
    from loaders.annotation_check import check

    wrong = 0
    for file in files:
        result = check(file, texts or file.parent)
        for fault in result.faults:
            say(f"{file}: {fault}")
        wrong += bool(result.faults)
        if not result.faults and result.without_text:
            say(f"{file}：合格，但没有原文可核对引文", f"{file}: passed, with no document to compare the quotations with")
    say(f"检查 {len(files)} 份，{wrong} 份有误。", f"{len(files)} checked, {wrong} with faults.")
    if wrong:
        raise typer.Exit(FAILED_FILES)


@app.command()
def ui(
    store: StoreUrl = None,
    documents: Annotated[list[Path] | None, typer.Option(
        "--load", metavar="PATH", help="先载入这些文件 / documents to load before")] = None,
    port: Annotated[int, typer.Option(min=1, max=65535, help="端口 / port")] = 8501,
    browser: Annotated[bool, typer.Option(help="打开浏览器 / open a browser")] = True,
) -> None:
    """在本机打开应用 / Serve the app to this machine.

    [dim]parkgraph ui --load samples --port 8502[/dim]
    """
    from ui.intake import load_documents
    from ui.serve import AppFailed, PortTaken, open_browser, serving

    try:
        with serving(port=port, store=store) as served:  # starts while documents are being loaded
            if documents:
                load_documents(documents, store, None)
            url = served.ready()
            say(f"应用已就绪：{url}（按 Ctrl+C 结束）", f"The app is ready: {url} (Ctrl+C ends it)")
            if browser:
                open_browser(url)
            code = served.wait()
    except PortTaken:
        end(f"端口 {port} 已被占用：应用可能已在 http://localhost:{port} 运行；也可用 --port 换一个。",
            f"Port {port} is taken: the app may already run at http://localhost:{port}; or choose another with --port.", USAGE)
    except AppFailed:
        end("应用没有启动成功，原因见上。", "The app did not start; the reason is above.", STORE)
    raise typer.Exit(code)


@app.command()
def stop(store: StoreUrl = None) -> None:
    """结束内嵌引擎 / End the embedded engine."""
    with plain_errors():
        from graph import embedded
        from graph.store import DEFAULT_URL

        scheme, _, folder = (store or DEFAULT_URL).partition(":")
        if scheme != "embedded":
            end(f"{store} 是服务器，请在那里停止。", f"{store} is a server; stop it where it runs.", USAGE)
        ended = embedded.stop(embedded.PROJECT / Path(folder).expanduser())
    if ended:
        say("内嵌引擎已结束。", "The embedded engine has ended.")
    else:
        say("没有内嵌引擎在运行。", "No embedded engine is running.")


def main() -> None:
    """Entry point of `parkgraph`."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the tagger's matrices are small: threads only wait for each other
    use_utf8()
    try:
        app()
    except BrokenPipeError:  # parkgraph … | head
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:  # a file that cannot be written, a full disk
        why = error.strerror or str(error)
        say(f"无法读写 {error.filename or ''}：{why}", f"Cannot read or write {error.filename or ''}: {why}")
        sys.exit(FAILED_FILES)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    main()
