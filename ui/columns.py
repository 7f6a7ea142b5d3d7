"""Widths of a table's columns by what stands in them, so that no column takes the room of the others."""

import unicodedata

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

WIDE, NARROW, PADDING = 14, 7, 22  # pixels: of a Chinese sign, of another one, of a cell's margins


def fitted(frame: pd.DataFrame, widest: dict[str, int], most: int) -> dict[str, ColumnConfig]:
    """Each column as wide as its longest text, up to `most` pixels or what `widest` says for it."""
    return {
        title: st.column_config.TextColumn(width=min(widest.get(title, most), max(map(width, [title, *frame[title]]))))
        for title in frame.columns
    }


def width(text: str) -> int:
    """Pixels of a text in a cell, about."""
    return PADDING + sum(WIDE if unicodedata.east_asian_width(sign) in "WFA" else NARROW for sign in text)
