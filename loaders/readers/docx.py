"""Word: paragraphs and tables in their order; a row of a table is a line, its cells parted by tabs.

Text is taken from the XML, since that also gives insertions under tracked changes and content controls;
deleted text and the second copy of text boxes (`mc:Fallback`) are passed over.
"""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from loaders.readers.office import check_archive
from loaders.readers.reading import Reading, broken

_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_CONTROL, _CONTENT, _TEXT, _PROPERTIES = qn("w:sdt"), qn("w:sdtContent"), qn("w:t"), qn("w:pPr")
_TAB, _BREAKS = qn("w:tab"), (qn("w:br"), qn("w:cr"))
_PASSED_OVER = frozenset((qn("w:del"), qn("w:moveFrom"), _PROPERTIES, "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"))


def read(name: str, data: bytes) -> Reading:
    check_archive(name, data, "docx", "word/document.xml")
    try:
        document = docx.Document(BytesIO(data))
        text = "\n".join(_lines(document.element.body))
        title = document.core_properties.title.strip()
    except (OpcError, KeyError, ValueError, etree.XMLSyntaxError, zipfile.BadZipFile, EOFError) as error:
        raise broken(name, "docx") from error
    return Reading(text, title if title and title in text[:2000] else None)


def _lines(block: Any) -> Iterator[str]:
    """The lines of a body, a cell or a content control."""
    for element in block.iterchildren():
        if element.tag == _PARAGRAPH:
            yield _text(element)
        elif element.tag == _TABLE:
            for row in element.iter(_ROW):
                yield "\t".join(" ".join(filter(None, (line.strip() for line in _lines(cell)))) for cell in row.iter(_CELL))
        elif element.tag == _CONTROL and (content := element.find(_CONTENT)) is not None:
            yield from _lines(content)


def _text(element: Any) -> str:
    if element.tag == _TEXT:
        return element.text or ""
    if element.tag == _TAB:
        return "\t"
    if element.tag in _BREAKS:
        return "\n"
    return "".join(_text(child) for child in element.iterchildren() if child.tag not in _PASSED_OVER)
