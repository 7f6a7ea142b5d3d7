"""What a reader returns, what it raises, and the limits that hold for every format."""

from collections.abc import Mapping
from dataclasses import dataclass, field

MAX_TEXT_BYTES = 20 * 1024 * 1024
"""Largest file of a text format (txt, md, html). A long plan has 200 kB; more than 20 MB is a data dump or a log,
which would take hours to read for names and fill the machine's memory."""

MAX_CONTAINER_BYTES = 200 * 1024 * 1024
"""Largest pdf, docx or xlsx: most of such a file is pictures, which are not read."""

MAX_CHARACTERS = 5_000_000
"""Longest text of one document, whatever the format: about four thousand printed pages."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as read.

    `text`: the document's text exactly as passages quote it, lines ended by `\\n`.
    `title`: the title that the format itself declares (an HTML meta tag, a PDF's properties), if any.
    `meta`: what the format declares beside it, as written; keys `date`, `publisher`, `url`, `number`.
    `notes`: what was left unread and how much, one line each.
    """

    text: str
    title: str | None = None
    meta: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


class UnreadableDocument(Exception):
    """A file that cannot be read; `zh` and `en` each say in one line why, and what to do about it."""

    def __init__(self, name: str, zh: str, en: str) -> None:
        super().__init__(name, zh, en)
        self.name = name
        self.zh = zh
        self.en = en

    def __str__(self) -> str:
        return f"{self.name}：{self.zh}\n{self.name}: {self.en}"


def empty(name: str) -> UnreadableDocument:
    return UnreadableDocument(name, "文件里没有文字。请检查文件是否完整，或换一份。",
                              "the file holds no text. Check that it is complete, or provide another copy.")


def too_large(name: str, size: int, limit: int) -> UnreadableDocument:
    megabytes, most = size / 1024 / 1024, limit // (1024 * 1024)
    return UnreadableDocument(name, f"文件有 {megabytes:.0f} MB，上限是 {most} MB。请拆成较小的文件再载入。",
                              f"the file has {megabytes:.0f} MB, the limit is {most} MB. Split it into smaller files.")


def too_long(name: str) -> UnreadableDocument:
    return UnreadableDocument(name, f"正文超过 {MAX_CHARACTERS // 10_000} 万字。请拆成较小的文件再载入。",
                              f"the text is longer than {MAX_CHARACTERS:,} characters. Split it into smaller files.")


def broken(name: str, kind: str) -> UnreadableDocument:
    return UnreadableDocument(name, f"{kind} 文件已损坏或不完整。请重新下载，或用原软件打开后另存一份。",
                              f"the {kind} file is damaged or incomplete. Download it again, or open it and save a new copy.")


def encrypted(name: str, kind: str) -> UnreadableDocument:
    return UnreadableDocument(name, f"{kind} 文件有密码保护。请去掉密码后另存一份再载入。",
                              f"the {kind} file is protected by a password. Save a copy without the password and load that.")
