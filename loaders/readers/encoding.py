"""Bytes to text: which encoding a Chinese text file is in, and whether it is text at all.

The order is: byte order mark, strict UTF-8, the encoding that the format declares, strict GB18030
(with Big5 beside it), and only then the statistical detector, which errs on short Chinese texts.
Every candidate has to look like text: hardly any control characters or unassigned code points.
"""

import codecs
import logging
import re
import unicodedata

from charset_normalizer import from_bytes

from loaders.readers.reading import UnreadableDocument

logging.getLogger("charset_normalizer").addHandler(logging.NullHandler())

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
          (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

_SIGNATURES = ((b"%PDF-", "PDF"), (b"PK\x03\x04", "ZIP / Office"), (b"\xd0\xcf\x11\xe0", "Office 97-2003"),
               (b"\x89PNG", "PNG"), (b"\xff\xd8\xff", "JPEG"), (b"GIF8", "GIF"), (b"\x1f\x8b", "gzip"),
               (b"Rar!", "RAR"), (b"7z\xbc\xaf", "7z"), (b"MZ\x90", "EXE"), (b"\x7fELF", "ELF"), (b"SQLite format 3", "SQLite"))

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_SAMPLE = 1024 * 1024
_MOST_STRANGE = 0.01

# Frequent characters of modern written Chinese whose forms are the same in simplified and traditional script.
_FREQUENT = frozenset("的一是不在有和人中大上年地市以行工作力化公新高者生")


def decode(name: str, data: bytes, declared: str | None = None) -> str:
    """The text of `data`, without byte order mark, every line ended by `\\n`; else unchanged.

    Raises `UnreadableDocument` for a binary file and for an encoding that cannot be told.
    """
    text = _with_mark(name, data)
    if text is None:
        for signature, kind in _SIGNATURES:
            if data.startswith(signature):
                raise _binary(name, kind)
        text = _without_mark(name, data, declared)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _with_mark(name: str, data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strictly(data[len(mark):], encoding)
            if text is None or not _looks_like_text(text):
                raise _undecodable(name)
            return text
    return None


def _without_mark(name: str, data: bytes, declared: str | None) -> str:
    text = _strictly(data, "utf-8")
    if text is not None and _looks_like_text(text):
        return text
    if b"\x00" in data:
        return _utf16_without_mark(name, data)
    if text is not None:
        raise _binary(name, None)
    candidates = [t for t in (_strictly(data, encoding) for encoding in _candidates(declared)) if t and _looks_like_text(t)]
    if candidates:
        # Big5 bytes are often valid GB18030 too: the reading with more frequent characters is the text. First wins a tie.
        return max(candidates, key=_share_of_frequent)
    detected = from_bytes(data[:_SAMPLE]).best()
    text = _strictly(data, detected.encoding) if detected is not None else None
    if text is None or not _looks_like_text(text):
        raise _undecodable(name)
    return text


def _candidates(declared: str | None) -> list[str]:
    """GB18030 contains GBK and GB2312, so it also stands for them where a page declares one of these."""
    named = (declared or "").strip().lower()
    usual = ["gb18030", "big5hkscs"]
    if not named or named in ("gb2312", "gbk", "gb18030", "utf-8", "utf8"):
        return usual
    try:
        codecs.lookup(named)
    except LookupError:
        return usual
    return [named, *usual]


def _utf16_without_mark(name: str, data: bytes) -> str:
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _strictly(data, encoding)
        if text and _looks_like_text(text) and _share_of_chinese_and_ascii(text) > 0.9:
            return text
    raise _binary(name, None)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _looks_like_text(text: str) -> bool:
    if "\x00" in text:
        return False
    sample = text[:_SAMPLE]
    strange = len(_CONTROLS.findall(text)) + sum(unicodedata.category(c) in ("Cn", "Co") for c in sample)
    return strange <= _MOST_STRANGE * len(text)


def _share_of_frequent(text: str) -> float:
    wide = [c for c in text[:_SAMPLE] if c > "\x7f"]
    return round(sum(c in _FREQUENT for c in wide) / len(wide), 2) if wide else 0.0


def _share_of_chinese_and_ascii(text: str) -> float:
    sample = text[:_SAMPLE]
    return sum(" " <= c <= "~" or c in "\t\r\n" or "\u3000" <= c <= "\u303f" or "\u4e00" <= c <= "\u9fff"
               or "\uff00" <= c <= "\uffef" for c in sample) / len(sample)


def _binary(name: str, kind: str | None) -> UnreadableDocument:
    if kind is None:
        return UnreadableDocument(name, "这不是文本文件（含二进制内容）。请提供 txt、md、html、pdf、docx 或 xlsx 文件。",
                                  "this is not a text file (binary content). Provide a txt, md, html, pdf, docx or xlsx file.")
    return UnreadableDocument(name, f"内容是 {kind} 文件，与扩展名不符。请改成正确的扩展名再载入。",
                              f"the content is a {kind} file and does not fit the suffix. Give it its true suffix.")


def _undecodable(name: str) -> UnreadableDocument:
    return UnreadableDocument(name, "无法判断文字编码。请用编辑器打开，另存为 UTF-8 后再载入。",
                              "the character encoding cannot be told. Open it in an editor and save it as UTF-8.")
