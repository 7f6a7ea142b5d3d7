"""Text from documents made harmless before it is shown, in HTML and in Streamlit's Markdown."""

import html as _html
import re

_WORD_JOINER = "\u2060"  # invisible, and no part of an address
_ADDRESS = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)|(?=@)", re.IGNORECASE)
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&])")


def html(text: str) -> str:
    return _html.escape(text, quote=True)


def markdown(text: str) -> str:
    """For labels and st.markdown, where `:red[…]`, `$…$`, links and images would be interpreted.

    Bare addresses (http://…, www.…, a@b.c) become links whatever is escaped in them; an invisible sign keeps them apart.
    """
    return _MARKDOWN.sub(r"\\\1", _ADDRESS.sub(_WORD_JOINER, text.replace("\n", " ")))
