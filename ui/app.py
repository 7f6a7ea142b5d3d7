"""The app: registers the pages and puts the shared frame round the one that is shown.

    python -m streamlit run ui/app.py

The pages lie in views/: a folder called pages/ beside this file would make Streamlit list them by itself, without the frame.
"""

import logging

import streamlit as st

from graph.errors import StoreError
from ui import permalink
from ui.frame import ICON, show_store_error, top_bar
from ui.store import reader

words = permalink.current_words()
PAGES = [
    st.Page(permalink.HOME, title=words("frame.home"), default=True),
    st.Page(permalink.EXPLORE, title=words("frame.explore"), url_path="explore"),
    st.Page(permalink.ENTITY, title=words("frame.entity"), url_path="entity"),
    st.Page(permalink.DOCUMENT, title=words("frame.document"), url_path="document"),
    st.Page(permalink.DATA, title=words("frame.data"), url_path="data"),
]
page = st.navigation(PAGES, position="hidden")
st.set_page_config(page_title=f"{page.title} · {words('frame.brand')}", page_icon=str(ICON), layout="wide")
top_bar(page.url_path or "home", words)
try:
    reader()
    page.run()
except StoreError as error:
    show_store_error(error, words)
except Exception:  # said in the reader's language; Streamlit's own message is in English
    logging.getLogger(__name__).exception("page %s", page.url_path or "home")
    st.error(words("frame.fault"))
