"""Web pages: the article without navigation (trafilatura), and what the page's meta tags declare.

The names of the meta tags are those that the State Council's guide to government websites prescribes
(ArticleTitle, PubDate, ContentSource, Url), with Open Graph and the plain title as a fallback.
"""

import copy
import logging
import re

import trafilatura
from lxml import etree
from lxml import html as lxml_html
from trafilatura.settings import use_config

from loaders.readers.encoding import decode
from loaders.readers.reading import Reading, broken, empty

for _library in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_library).addHandler(logging.NullHandler())

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_TITLE_TAGS = ("articletitle", "og:title")
_META_TAGS = {"date": ("pubdate", "article:published_time", "publishdate", "date"),
              "publisher": ("contentsource", "source", "sitename", "og:site_name", "author"),
              "url": ("url", "og:url")}
_BLOCKS = "p|div|li|tr|br|h1|h2|h3|h4|h5|h6|section|article|table|dd|dt|blockquote"
_UNSEEN = "script|style|noscript|template|iframe|nav|footer|button|select"

_SETTINGS = use_config()
for _size in ("MIN_EXTRACTED_SIZE", "MIN_OUTPUT_SIZE"):
    _SETTINGS.set("DEFAULT", _size, "10")  # Chinese says in 60 characters what the default of 250 is made for


def read(name: str, data: bytes) -> Reading:
    declared = _CHARSET.search(data[:4096])
    source = _DECLARATION.sub("", decode(name, data, declared[1].decode("ascii") if declared else None))
    if not source.strip():
        raise empty(name)
    try:
        page = lxml_html.document_fromstring(source)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise broken(name, "HTML") from error
    tags = _meta_tags(page)
    title = _first(tags, _TITLE_TAGS) or _heading(page) or _page_title(page)
    meta = {key: value for key, names in _META_TAGS.items() if (value := _first(tags, names))}
    if "url" not in meta and (canonical := page.xpath("string(//link[@rel='canonical']/@href)")):
        meta["url"] = str(canonical)
    for element in page.xpath("|".join(f"//{tag}" for tag in _UNSEEN.split("|"))):
        element.drop_tree()
    text = _article(page) or _visible_text(page)
    if title and text and title not in text:
        text = f"{title}\n{text}"
    return Reading(text, title, meta)


def _article(page: "lxml_html.HtmlElement") -> str:
    """The article's paragraphs, a line each; rows of tables as lines, cells parted by tabs."""
    text = trafilatura.extract(copy.deepcopy(page), output_format="txt", include_comments=False, include_tables=True,
                               favor_recall=True, deduplicate=False, with_metadata=False, config=_SETTINGS)
    lines = (line.strip() for line in (text or "").splitlines())
    cells = ("\t".join(cell.strip() for cell in line[1:-1].split("|")) if line.startswith("|") and line.endswith("|") else line
             for line in lines)
    return "\n".join(line for line in cells if line.strip("-\t "))


def _visible_text(page: "lxml_html.HtmlElement") -> str:
    """All visible text, block by block, for a page in which no article is found."""
    for element in page.xpath("|".join(f"//{tag}" for tag in _BLOCKS.split("|"))):
        element.tail = "\n" + (element.tail or "")
        element.text = "\n" + (element.text or "")
    body = page.find("body")
    lines = (" ".join(line.split()) for line in (page if body is None else body).text_content().splitlines())
    return "\n".join(line for line in lines if line)


def _meta_tags(page: "lxml_html.HtmlElement") -> dict[str, str]:
    tags: dict[str, str] = {}
    for element in page.iter("meta"):
        key = (element.get("name") or element.get("property") or "").strip().lower()
        content = " ".join((element.get("content") or "").split())
        if key and content:
            tags.setdefault(key, content)
    return tags


def _first(tags: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((tags[name] for name in names if name in tags), None)


def _heading(page: "lxml_html.HtmlElement") -> str | None:
    headings = [" ".join(h.text_content().split()) for h in page.iter("h1")]
    filled = [h for h in headings if h]
    return filled[0] if len(filled) == 1 else None


def _page_title(page: "lxml_html.HtmlElement") -> str | None:
    """The title element without the site's name behind the last separator."""
    whole = " ".join(str(page.xpath("string(//head/title)")).split())
    first = re.split(r"\s*[_|]\s*|\s+-+\s+|--+", whole)[0].strip()
    return first or None
