"""Readers: a file's bytes to its text, one module a format.

`read_bytes(name, data)` and `read(path)` choose by the suffix and hold the limits that are common to all formats.
"""

from collections.abc import Callable, Mapping
from pathlib import Path, PurePath
from types import MappingProxyType

from loaders.readers import docx, html, markdown, pdf, txt, xlsx
from loaders.readers.reading import (
    MAX_CHARACTERS,
    MAX_CONTAINER_BYTES,
    MAX_TEXT_BYTES,
    Reading,
    UnreadableDocument,
    empty,
    too_large,
    too_long,
)

__all__ = [
    "MAX_CHARACTERS", "MAX_CONTAINER_BYTES", "MAX_TEXT_BYTES", "SUFFIXES", "Reading", "UnreadableDocument", "read", "read_bytes",
]

SUFFIXES: Mapping[str, Callable[[str, bytes], Reading]] = MappingProxyType({
    ".txt": txt.read, ".md": markdown.read, ".markdown": markdown.read, ".html": html.read, ".htm": html.read,
    ".shtml": html.read, ".pdf": pdf.read, ".docx": docx.read, ".xlsx": xlsx.read})
"""The known suffixes and their readers."""

_CONTAINERS = frozenset((".pdf", ".docx", ".xlsx"))
_SAVE_AS = {".doc": "docx", ".wps": "docx", ".rtf": "docx", ".odt": "docx", ".xls": "xlsx", ".et": "xlsx",
            ".ofd": "pdf", ".caj": "pdf"}


def read(path: Path) -> Reading:
    """The file at `path`; raises `UnreadableDocument`, also where the file cannot be opened."""
    try:
        _check(path.name, path.stat().st_size)
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(path.name, "文件打不开。请检查路径和读取权限。",
                                 f"the file cannot be opened ({error.strerror}). Check the path and the permissions.") from error
    return read_bytes(path.name, data)


def read_bytes(name: str, data: bytes) -> Reading:
    """The document in `data`, whose file name is `name`; raises `UnreadableDocument`."""
    reader = _check(name, len(data))
    reading = reader(name, data)
    if not reading.text.strip():
        raise empty(name)
    if len(reading.text) > MAX_CHARACTERS:
        raise too_long(name)
    return reading


def _check(name: str, size: int) -> Callable[[str, bytes], Reading]:
    """The reader for a file of this name and size."""
    suffix = PurePath(name).suffix.lower()
    if suffix in _SAVE_AS:
        better = _SAVE_AS[suffix]
        raise UnreadableDocument(name, f"不支持 {suffix} 格式。请用原软件另存为 {better} 再载入。",
                                 f"the format {suffix} is not supported. Save it as {better} and load that.")
    if suffix not in SUFFIXES:
        known = " ".join(SUFFIXES)
        shown = suffix or "（无扩展名）"
        raise UnreadableDocument(name, f"不认识的扩展名 {shown}。可用的有 {known}。",
                                 f"unknown suffix {suffix or '(none)'}. Known are {known}.")
    if size == 0:
        raise empty(name)
    limit = MAX_CONTAINER_BYTES if suffix in _CONTAINERS else MAX_TEXT_BYTES
    if size > limit:
        raise too_large(name, size, limit)
    return SUFFIXES[suffix]
