"""Documents at the command line: loaded, extracted to JSON, or turned into requests to a language model."""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from graph.batch import LoadReport, load_all, repeated, unchanged_in
from graph.facts import Document, Facts
from loaders.annotation import to_annotation
from loaders.batch import Source, extract_all, extract_changed, sources
from loaders.batch import documents as described
from loaders.llm import choice
from loaders.llm.errors import LanguageModelError, LanguageModelUnavailable
from loaders.llm.files import dump
from loaders.llm.prompt import requests
from loaders.version import extraction
from ui.invocation import STORE, USAGE, check_place, end, opened
from ui.terminal import print_report, progress, say


def load_documents(
    paths: Sequence[Path], store: str | None, about: str | None, *, again: bool = False, extractor: str = "offline",
    answers: Path | None = None, workers: int = 1,
) -> LoadReport:
    """Load with a bar, print the report, and return it. `again`: also documents that have not changed."""
    files = _files(paths, about)
    _check_workers(workers, extractor, answers)
    with _model_errors(), opened(store, writes=True) as graph:
        reader = choice.extractor(extractor, answers, os.environ)
        # what was loaded without the model is not as it would be with it
        all_of_them = again or choice.asks_model(extractor, answers)
        unchanged = repeated() if all_of_them else unchanged_in(graph, extraction())
        changed = extract_changed(files, unchanged, about=about, extractor=reader, workers=workers)
        with closing(changed), progress("载入 Loading", len(files)) as step:
            report = load_all(graph, changed, lambda done, name: step(name))
    print_report(report)
    return report


def extract_documents(
    paths: Sequence[Path], about: str | None, out: Path, extractor: str, answers: Path | None, workers: int = 1,
) -> int:
    """Write `<stem>.json` for each document into `out`, and return how many failed. No file is overwritten by a later one."""
    files = _files(paths, about)
    _check_workers(workers, extractor, answers)
    remarks = choice.asks_model(extractor, answers)
    out.mkdir(parents=True, exist_ok=True)
    written: dict[str, str] = {}
    failures: list[tuple[str, str, str]] = []
    with _model_errors():
        reader = choice.extractor(extractor, answers, os.environ)
        extracted = extract_all(files, about=about, extractor=reader, workers=workers)
        with closing(extracted), progress("抽取 Extracting", len(files)) as step:
            for name, result in extracted:
                stem = Path(name).stem
                if not isinstance(result, Facts):
                    failures.append((name, result.zh, result.en))
                elif stem in written:
                    failures.append((name, f"与 {written[stem]} 同名，{stem}.json 没有被覆盖。请改名。",
                                     f"shares its stem with {written[stem]}; {stem}.json was not overwritten. Rename the file."))
                else:
                    written[stem] = name
                    text = json.dumps(to_annotation(result), ensure_ascii=False, indent=1) + "\n"
                    (out / f"{stem}.json").write_text(text, encoding="utf-8")
                    if remarks:
                        say(f"{name}:", *(f"  {note}" for note in result.notes))
                step(name)
    say(f"写出 {len(written)} 份，失败 {len(failures)} 份：{out}", f"{len(written)} written, {len(failures)} failed: {out}")
    _tell(failures)
    return len(failures)


def dump_prompts(paths: Sequence[Path], about: str | None, folder: Path) -> int:
    """Write the requests that a language model would get about each document, and return how many documents failed."""
    count = 0
    failures: list[tuple[str, str, str]] = []
    for name, document in described(_files(paths, about), about=about):
        if isinstance(document, Document):
            count += dump(requests(document), folder, choice.model(os.environ))
        else:
            failures.append((name, document.zh, document.en))
    say(f"写出 {count} 个请求，失败 {len(failures)} 份：{folder}",
        f"{count} requests written, {len(failures)} files failed: {folder}")
    _tell(failures)
    return len(failures)


def _files(paths: Sequence[Path], about: str | None) -> tuple[Source, ...]:
    files = sources(paths)
    if not files:
        end("这里没有文件。", "There are no files here.", USAGE)
    check_place(about)
    return files


def _check_workers(workers: int, extractor: str, answers: Path | None) -> None:
    if workers > 1 and choice.asks_model(extractor, answers):
        end("--workers 只用于离线抽取；向语言模型同时发几个请求由 PARKGRAPH_LLM_PARALLEL 决定。",
            "--workers is for offline extraction; PARKGRAPH_LLM_PARALLEL says how many requests go to a language model at once.",
            USAGE)


def _tell(failures: Sequence[tuple[str, str, str]]) -> None:
    for name, zh, en in failures:
        say(f"{name}：{zh}", f"{name}: {en}")


@contextmanager
def _model_errors() -> Iterator[None]:
    """A language model that is set up wrongly or out of reach ends the program in plain words."""
    try:
        yield
    except LanguageModelUnavailable as error:
        end(error.zh, error.en, STORE)
    except LanguageModelError as error:
        end(error.zh, error.en, USAGE)
