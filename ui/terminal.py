"""What the command line shows: tables on the output stream; progress, remarks and errors on the other."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from graph.batch import Loaded, LoadReport

WIDTH_OF_FILES = 200
OUTCOMES = {"loaded": "已载入 loaded", "unchanged": "未变 unchanged", "failed": "失败 failed"}


def use_utf8() -> None:
    """UTF-8 whatever the terminal claims; what it cannot take is escaped, never a reason to fail."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def say(*lines: str) -> None:
    """For people, on the error stream: what `--json` and `--csv` print stays clean."""
    for line in lines:
        sys.stderr.write(line + "\n")


def write(text: str, output: Path | None, *, bom: bool = False) -> None:
    """The text to the output stream, or to a file, with a BOM where spreadsheets will open it."""
    if output is None:
        sys.stdout.write(text)
        return
    output.write_text(text, encoding="utf-8-sig" if bom else "utf-8", newline="")
    say(f"已写入 {output}", f"Written to {output}")


@contextmanager
def progress(title: str, total: int) -> Iterator[Callable[[str], None]]:
    """A bar; the value is to be called with the name of each file that is done."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
               TextColumn("{task.fields[name]}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=total, name="")
        yield lambda name: bar.update(task, advance=1, name=name)


def print_table(title: str | None, titles: Sequence[str], lines: Iterable[Sequence[str]]) -> None:
    table = Table(title=Text(title) if title else None, box=None, header_style="bold", title_justify="left")
    for head in titles:
        table.add_column(Text(head))
    for line in lines:
        table.add_row(*(Text(cell) for cell in line))
    _console().print(table)


def print_rows(title: str | None, titles: Sequence[str], lines: Sequence[Sequence[str]], *, truncated: bool) -> None:
    """An answer's table and how many rows it has."""
    print_table(title, titles, lines)
    say(f"{len(lines)} 行" + ("，还有更多：用 --limit 放宽。" if truncated else "。"),
        f"{len(lines)} rows" + ("; there are more: raise --limit." if truncated else "."))


def print_left_out(least: float, rows: int | None) -> None:
    """That less certain facts are not in the answer; `rows` there would be more, where that is known."""
    zh, en = (f"，另有 {rows} 行把握较低", f"; {rows} less certain rows are left out") if rows else ("", "")
    say(f"只列置信度 {least:g} 以上的结论{zh}；--all 全部列出。",
        f"Facts of a confidence of {least:g} or more{en}; --all lists all.")


def print_report(report: LoadReport) -> None:
    """A line for each document, then the sums."""
    table = Table("文件 File", "结果 Result", "地区 Place", "对象 Entities", "关系 Relations", "数字 Figures", "未采句 Left out",
                  "说明 Note", box=None, header_style="bold")
    for entry in report.entries:
        table.add_row(*map(Text, _report_line(entry)), style="red" if entry.outcome == "failed" else None)
    _console().print(table)
    left = sum(entry.uncovered for entry in report.loaded)
    say(f"载入 {len(report.loaded)} 份，未变 {len(report.unchanged)} 份，失败 {len(report.failed)} 份；"
        f"有名称或数字而未采到事实的句子 {left} 句。",
        f"{len(report.loaded)} loaded, {len(report.unchanged)} unchanged, {len(report.failed)} failed; "
        f"{left} sentences with names or figures gave no fact.")


def _report_line(entry: Loaded) -> tuple[str, ...]:
    if entry.outcome == "loaded":
        counts = tuple(map(str, (entry.entities, entry.relations, entry.observations, entry.uncovered)))
        note = "\n".join(entry.notes)
    else:
        counts = ("",) * 4
        note = "\n".join(filter(None, (entry.zh, entry.en)))
    return entry.name, OUTCOMES[entry.outcome], entry.about or "", *counts, note


def _console() -> Console:
    """Wide where nobody looks at it: a file or a pipe must not lose text to the width of a terminal."""
    return Console() if sys.stdout.isatty() else Console(width=WIDTH_OF_FILES)
