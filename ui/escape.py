"""Text from documents made harmless before it is shown, in HTML and in Streamlit's Markdown."""

import html as _html
import re

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&])")


def html(text: str) -> str:
    return _html.escape(text, quote=True)


def markdown(text: str) -> str:
    """For labels and st.markdown, where `:red[…]`, `$…$`, links and images would be interpreted."""
    return _MARKDOWN.sub(r"\\\1", text.replace("\n", " "))
