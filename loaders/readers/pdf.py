"""PDF with a text layer (pypdfium2): lines joined to paragraphs, page numbers and running heads left out and counted."""

import re
import threading
from collections import Counter

import pypdfium2

from loaders.readers.reading import MAX_CHARACTERS, Reading, UnreadableDocument, broken, encrypted, too_long

_ONE_AT_A_TIME = threading.Lock()  # PDFium is not safe for threads

_PAGE_NUMBER = re.compile(r"[-—–·\s]*\d{1,4}[-—–·\s]*"
                          r"|第\s*\d+\s*页(?:\s*[,，/]?\s*共\s*\d+\s*页)?"
                          r"|\d{1,4}\s*/\s*\d{1,4}|[Pp]age\s+\d+(?:\s+of\s+\d+)?")
_SENTENCE_END = re.compile(r"[。！？!?；;：:…][”’」』》）)\"']*$|\.$")
_NEW_PARAGRAPH = re.compile(r"(?:第[一二三四五六七八九十百]+[章节条编]|[一二三四五六七八九十]+、"
                            r"|[(（][一二三四五六七八九十\d]+[)）]|\d+(?:\.\d+)*[.、．]\s*\D"
                            r"|[•●■◆▪·]|附件|附表)")
_FULL_LINE = 0.85
_WIDEST_RUNNING_LINE = 30


def read(name: str, data: bytes) -> Reading:
    with _ONE_AT_A_TIME:
        pages, title = _pages(name, data)
    blank = sum(not page for page in pages)
    if blank == len(pages):
        raise UnreadableDocument(name, "PDF 里只有图像，没有文字层。请先做文字识别（OCR）再载入。",
                                 "the PDF holds only images, no text layer. Run text recognition (OCR) first.")
    kept, dropped = _without_running_lines(pages)
    text = "\n".join(_paragraphs(kept))
    notes = []
    if blank:
        notes.append(f"{len(pages)} 页中有 {blank} 页没有文字层，未读入（{blank} of {len(pages)} pages have no text layer)")
    if dropped:
        notes.append(f"略去页码和页眉页脚 {dropped} 行（{dropped} lines of page numbers and running heads left out）")
    squeezed = "".join(text[:2000].split())
    return Reading(text, title if title and "".join(title.split()) in squeezed else None, {}, tuple(notes))


def _pages(name: str, data: bytes) -> tuple[list[list[str]], str | None]:
    """The lines of each page, and the title among the document's properties (often an old file name)."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise (encrypted if "password" in str(error).lower() else broken)(name, "PDF") from error
    try:
        pages, length = [], 0
        for number in range(len(document)):
            page = document[number]
            content = page.get_textpage()
            lines = [line for raw in _clean(content.get_text_bounded()).split("\n") if (line := raw.strip())]
            content.close()
            page.close()
            length += sum(map(len, lines))
            if length > MAX_CHARACTERS:
                raise too_long(name)
            pages.append(lines)
        if not pages:
            raise broken(name, "PDF")
        return pages, (document.get_metadata_value("Title") or "").strip() or None
    except pypdfium2.PdfiumError as error:
        raise broken(name, "PDF") from error
    finally:
        document.close()


def _clean(text: str) -> str:
    """PDFium marks a hyphen at a line's end by U+FFFE and gives NUL for what has no character."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "-").replace("\x00", "")


def _without_running_lines(pages: list[list[str]]) -> tuple[list[list[str]], int]:
    """Pages without page numbers, and without short first or last lines that stand on most pages (three pages or more)."""
    def edge(line: str) -> str:
        return re.sub(r"\d+", "#", line)

    edges = Counter(key for page in pages for key in {edge(line) for line in [*page[:2], *page[-2:]]}
                    if _width(key) <= _WIDEST_RUNNING_LINE)
    running = {key for key, times in edges.items() if len(pages) >= 3 and times > len(pages) / 2}
    kept, dropped = [], 0
    for page in pages:
        last = len(page) - 1
        lines = [line for i, line in enumerate(page)
                 if not ((i <= 1 or i >= last - 1) and (edge(line) in running or _PAGE_NUMBER.fullmatch(line)))]
        dropped += len(page) - len(lines)
        kept.append(lines)
    return kept, dropped


def _paragraphs(pages: list[list[str]]) -> list[str]:
    """Lines that were wrapped, joined: a line that fills its page's width, ends no sentence and is not followed by a heading."""
    paragraphs: list[str] = []
    open_line = False
    for page in pages:
        width = max(map(_width, page), default=0.0)
        for line in page:
            if open_line and not _NEW_PARAGRAPH.match(line):
                paragraphs[-1] = _joined(paragraphs[-1], line)
            else:
                paragraphs.append(line)
            open_line = _width(line) >= _FULL_LINE * width and not _SENTENCE_END.search(line)
    return paragraphs


def _joined(left: str, right: str) -> str:
    latin = left[-1].isascii() and right[0].isascii() and left[-1].isalnum() and right[0].isalnum()
    return f"{left} {right}" if latin else left + right


def _width(line: str) -> float:
    """Width in full-width characters."""
    return sum(0.5 if c.isascii() else 1.0 for c in line)
