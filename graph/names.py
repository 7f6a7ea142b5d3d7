"""One form of a name for comparing: what differs only in width, case or spacing is the same name."""

import unicodedata


def search_form(text: str) -> str:
    """NFKC, case-folded, white space collapsed: `ＳＫ　Hynix` and `sk hynix` become one."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
