"""Arguments and options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[list[Path], typer.Argument(metavar="PATH…", help="文件或文件夹 / files or folders")]
StoreUrl = Annotated[str | None, typer.Option(
    "--store", metavar="URL", envvar="PARKGRAPH_STORE", show_envvar=True,
    help="图谱所在 / where the graph is: embedded:FOLDER, bolt://HOST:7687, neo4j://…")]
About = Annotated[str | None, typer.Option(
    "--about", metavar="PLACE",
    help="文件所说的地方（附加文件优先）/ the place the documents speak for (a sidecar comes first)")]
Language = Annotated[str, typer.Option(
    "--lang", envvar="PARKGRAPH_LANG", metavar="zh|en", help="表格的语言 / language of tables")]
AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON / print JSON")]
AsCsv = Annotated[bool, typer.Option("--csv", help="输出 CSV / print CSV")]
Output = Annotated[Path | None, typer.Option(
    "--output", "-o", metavar="FILE", help="写入文件，默认为带 BOM 的 CSV / write to a file, CSV with BOM unless --json")]
Extractor = Annotated[str, typer.Option(
    "--extractor", metavar="offline|llm",
    help="抽取方法；llm 另用语言模型，其地址见 PARKGRAPH_LLM_URL / llm asks a language model as well, see docs/llm.md")]
Answers = Annotated[Path | None, typer.Option(
    "--answers", metavar="DIR", help="从文件读取语言模型的回答，不联网 / read the model's answers from files, call nothing")]
Workers = Annotated[int, typer.Option(
    "--workers", metavar="N", min=1, max=64,
    help="同时读几份文件；每个进程启动约 2 秒、占 250 MB，文件多时才值得 / how many documents are read at once; a process takes "
    "about 2 s to start and 250 MB, worth it for many documents")]
Least = Annotated[float, typer.Option(
    "--least", min=0.0, max=1.0, metavar="0.0..1.0",
    help="略去置信度更低的结论 / leave out facts of a lower confidence")]
Everything = Annotated[bool, typer.Option("--all", help="一条不略，同 --least 0 / leave nothing out, as --least 0")]
Limit = Annotated[int, typer.Option("--limit", min=1, max=100_000, help="最多行数 / most rows")]
