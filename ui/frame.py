"""What all pages share: the bar with the pages and the language, and how an error is said."""

from pathlib import Path

import streamlit as st

from graph.errors import StoreError
from ui import permalink
from ui.escape import html
from ui.words import Words

_FOLDER = Path(__file__).parent
ICON = _FOLDER / "icon.png"

BAR = ((permalink.HOME, "home"), (permalink.EXPLORE, "explore"), (permalink.ENTITY, "entity"), (permalink.DATA, "data"))
_OF_BAR = {"document": "data"}  # a page that is not in the bar itself, and under which one it belongs


def top_bar(current: str, words: Words) -> None:
    """`current` is the name of the page shown."""
    st.html(_FOLDER / "style.css")
    with st.container(key="topbar", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(f'<div class="pg-brand">{html(words("frame.brand"))}</div>', width="content")
        for page, name in BAR:
            state = "on" if name == _OF_BAR.get(current, current) else "off"
            with st.container(key=f"nav-{state}-{name}", width="content"):
                st.page_link(page, label=words(f"frame.{name}"), query_params=permalink.address({}))
        st.space("stretch")
        st.button(words("frame.switch"), key="language", type="tertiary", on_click=permalink.switch_language,
                  help=words("frame.switch_help"))


def show_error(zh: str, en: str, words: Words) -> None:
    st.error(zh if words.language == "zh" else en)


def show_store_error(error: StoreError, words: Words) -> None:
    show_error(error.zh, error.en, words)
    if st.button(words("frame.again"), type="primary"):
        st.cache_resource.clear()
        st.rerun()
