"""How certain a page's statements are: the switch that shows the less certain ones too, kept in the address, and the marks."""

import streamlit as st

from graph.confidence import SHOWN, band
from graph.values import Edge
from ui import names, permalink
from ui.escape import html
from ui.words import Words

SWITCH = "confidence.all"


def least() -> float:
    """The confidence below which this page leaves statements out."""
    return 0.0 if permalink.shows_all() else SHOWN


def show_switch(words: Words) -> None:
    st.session_state[SWITCH] = permalink.shows_all()
    st.toggle(words("confidence.switch"), key=SWITCH, on_change=permalink.switch_all,
              help=words("confidence.help", percent=percent(SHOWN)))


def percent(share: float) -> str:
    return f"{100 * share:.0f}%"


def confidence_of(edge: Edge) -> float | None:
    """None for reference data, which nobody states."""
    found = edge.properties.get("confidence")
    return None if found is None else float(found)


def band_chip(confidence: float | None, language: str) -> str:
    """HTML: the band in words; nothing where there is none."""
    if confidence is None:
        return ""
    return f'<span class="pg-band pg-band-{band(confidence).key}">{html(names.band_label(confidence, language))}</span>'
