"""Uploaded files into the graph: written to a folder of their own, read, loaded one by one, and the folder removed."""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath
from typing import Protocol

from graph.batch import LoadReport, load_all, unchanged_in
from loaders.batch import Source, extract_changed, sources
from loaders.version import extraction
from ui.store import writer

Progress = Callable[[int, int, str], None]
"""Called with the number of documents done, their total, and the name of the last one."""


class Upload(Protocol):
    """What Streamlit gives for an uploaded file, as far as it is needed here."""

    name: str

    def getvalue(self) -> bytes: ...


def load_uploads(uploads: Sequence[Upload], *, about: str | None, progress: Progress) -> LoadReport:
    """Load what can be loaded; a description uploaded beside its document (NAME.meta.yaml) is heeded. Raises StoreError."""
    with tempfile.TemporaryDirectory(prefix="parkgraph-") as folder, writer() as store:
        files = written(uploads, Path(folder))
        return load_all(
            store, extract_changed(files, unchanged_in(store, extraction()), about=about),
            progress=lambda done, name: progress(done, len(files), name),
        )


def written(uploads: Sequence[Upload], folder: Path) -> tuple[Source, ...]:
    """The files in `folder`; a name that comes twice gets a folder of its own."""
    for number, upload in enumerate(uploads):
        name = safe_name(upload.name)
        place = folder if not (folder / name).exists() else folder / str(number)
        place.mkdir(exist_ok=True)
        (place / name).write_bytes(upload.getvalue())
    return tuple(Source(source.path, source.path.name) for source in sources([folder]))


def safe_name(name: str) -> str:
    """The last part of the name without control characters: `../../x` becomes `x`."""
    last = PurePosixPath(name.replace("\\", "/")).name
    kept = "".join(character for character in last if character.isprintable())[-120:].lstrip(".")
    return kept or "document"
