"""Markdown: readable text without the marks of emphasis, links and tables.

The number signs of headings stay, since they are all that shows the sections; cells of a table are parted by tabs.
"""

import re
from datetime import date

import yaml

from loaders.readers.encoding import decode
from loaders.readers.reading import Reading

_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n(?:---|\.\.\.)\n", re.DOTALL)
_COMMENT = re.compile(r"<!--.{0,5000}?-->", re.DOTALL)
_FENCE = re.compile(r"^ {0,3}(?:```|~~~).*$\n?", re.MULTILINE)
_SETEXT = re.compile(r"^(?![ \t]*$)(.+)\n {0,3}(=+|-{2,})[ \t]*$", re.MULTILINE)
_RULE = re.compile(r"^ {0,3}(?:\*[ \t]*){3,}$|^ {0,3}(?:-[ \t]*){3,}$|^ {0,3}(?:_[ \t]*){3,}$", re.MULTILINE)
_CELL_BORDER = re.compile(r"(?<!\\)\|")
_DELIMITERS = frozenset("|-: \t")
_QUOTE = re.compile(r"^(?:[ \t]{0,3}>[ \t]?)+", re.MULTILINE)
_BULLET = re.compile(r"^([ \t]*)[-*+][ \t]+", re.MULTILINE)
_CLOSING_SIGNS = re.compile(r"(?<=[ \t])#+$")
_IMAGE = re.compile(r"!\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)")
_LINK = re.compile(r"\[([^\]\n]{1,500})\]\([^)\n]{0,2000}\)")
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^>\s]{1,2000})>")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,500})(?<=\S)\*(?![\w*])"
                       r"|(?<=[\u4e00-\u9fff])\*(?=[^\s*])([^*\n]{1,500})\*")
_CODE = re.compile(r"(`{1,3})(.{1,500}?)\1")
_TAG = re.compile(r"</?(?:br|p|div|span|b|i|u|em|strong|sup|sub|center|font|img|a)\b[^>\n]*>", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")

_DECLARED = {"title": "title", "date": "date", "publisher": "publisher", "source": "publisher", "author": "publisher",
             "url": "url", "number": "number"}


def read(name: str, data: bytes) -> Reading:
    text = decode(name, data)
    declared: dict[str, str] = {}
    if front := _FRONT_MATTER.match(text):
        declared = _front_matter(front[1])
        text = text[front.end():]
    return Reading(plain(text), declared.pop("title", None), declared)


def plain(text: str) -> str:
    """Markdown without its marks, line for line as far as that goes."""
    text = _COMMENT.sub("", text)
    text = _FENCE.sub("", text)
    text = _SETEXT.sub(lambda m: f"{'#' if m[2].startswith('=') else '##'} {m[1].strip()}" if "|" not in m[1] else m[0], text)
    text = _RULE.sub("", text)
    text = "\n".join(_cells(line) for line in text.split("\n") if not ({"|", "-"} <= set(line) <= _DELIMITERS))
    text = _QUOTE.sub("", text)
    text = _BULLET.sub(r"\1", text)
    text = _IMAGE.sub(r"\1", text)
    text = _LINK.sub(r"\1", text)
    text = _AUTOLINK.sub(r"\1", text)
    text = _STRONG.sub(r"\2", text)
    text = _EMPHASIS.sub(lambda m: m[1] or m[2], text)
    text = _CODE.sub(r"\2", text)
    text = _TAG.sub("", text)
    return _ESCAPE.sub(r"\1", text)


def _cells(line: str) -> str:
    """A row of a table with tabs between its cells, a heading without closing signs; any other line unchanged."""
    bare = line.strip()
    if len(bare) > 1 and bare.startswith("|") and bare.endswith("|"):
        return "\t".join(cell.strip() for cell in _CELL_BORDER.split(bare[1:-1]))
    return _CLOSING_SIGNS.sub("", bare).rstrip() if bare.startswith("#") else line


def _front_matter(block: str) -> dict[str, str]:
    """The declared fields of a YAML head; a head that is no mapping declares nothing (it is the author's own matter)."""
    try:
        fields = yaml.safe_load(block)
    except yaml.YAMLError:
        return {}
    if not isinstance(fields, dict):
        return {}
    return {_DECLARED[key]: str(value) for key, value in fields.items()
            if key in _DECLARED and isinstance(value, (str, int, date))}
