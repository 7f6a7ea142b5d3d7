"""The evidence panel: the sentences that a statement rests on, marked within their paragraphs, with their documents."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from graph.answers import DocumentInfo, Evidence
from graph.store import Store
from ui import permalink
from ui.escape import markdown
from ui.highlight import Stretch, marked_html
from ui.words import Words

SHOWN = 12
CONTEXT = 160  # characters of the paragraph shown before the first and after the last sentence


@dataclass(frozen=True)
class Excerpt:
    """A piece of a document from `start` on, with the passages in it that are evidence."""

    document: DocumentInfo
    start: int
    text: str
    passages: tuple[Stretch, ...]
    first: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def show_evidence(store: Store, passage_ids: Sequence[str], words: Words) -> None:
    """Shows the excerpts of at most twelve passages and says how many more there are."""
    unique = list(dict.fromkeys(passage_ids))
    if not unique:
        st.caption(words("evidence.none"))
        return
    for excerpt in excerpts(store.evidence(unique[:SHOWN])):
        show_excerpt(excerpt, words)
    if len(unique) > SHOWN:
        st.caption(words("evidence.more", count=len(unique) - SHOWN))


def excerpts(found: Sequence[Evidence]) -> list[Excerpt]:
    """One for each paragraph: passages whose surroundings overlap are shown together, in the order of the first of each."""
    result: list[Excerpt] = []
    for item in found:
        new = excerpt_of(item)
        place = next((place for place, old in enumerate(result) if overlap(old, new)), None)
        if place is None:
            result.append(new)
        else:
            result[place] = joined(result[place], new)
    return result


def excerpt_of(item: Evidence) -> Excerpt:
    before, after = item.before[-CONTEXT:], item.after[:CONTEXT]
    start = item.passage.start - len(before)
    stretch = (item.passage.start, item.passage.end)
    return Excerpt(item.document, start, f"{before}{item.passage.text}{after}", (stretch,), item.passage.id)


def overlap(one: Excerpt, other: Excerpt) -> bool:
    return one.document.id == other.document.id and one.start < other.end and other.start < one.end


def joined(one: Excerpt, other: Excerpt) -> Excerpt:
    left, right = sorted((one, other), key=lambda excerpt: excerpt.start)
    text = left.text + right.text[max(0, left.end - right.start):]
    return Excerpt(one.document, left.start, text, (*one.passages, *other.passages), one.first)


def show_excerpt(excerpt: Excerpt, words: Words) -> None:
    stretches = [(start - excerpt.start, end - excerpt.start) for start, end in excerpt.passages]
    st.html(f'<blockquote class="pg-evidence">{marked_html(excerpt.text, stretches)}</blockquote>')
    st.page_link(
        permalink.DOCUMENT, label=source_line(excerpt.document, words), icon=":material/description:",
        query_params=permalink.address({"id": excerpt.document.id, "at": excerpt.first}),
    )


def source_line(document: DocumentInfo, words: Words) -> str:
    """Markdown: title, publisher and date as far as they are known."""
    parts = [document.title, document.publisher, document.date]
    line = " · ".join(markdown(part) for part in parts if part)
    return f"{line} · {words('evidence.demonstration')}" if document.demonstration else line
