"""Forms of a name for comparing: what differs only in width, case or spacing is the same name."""

import re
import unicodedata
from collections.abc import Collection


def search_form(text: str) -> str:
    """NFKC, case-folded, white space collapsed: `ＳＫ　Hynix` and `sk hynix` become one."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


_MARKS = str.maketrans("", "", "“”\"'‘’《》〈〉 \u3000·")
LEGAL_FORM = re.compile(
    r"(?:[（(][^（()）]{1,8}[)）])?(?:股份|集团|控股)*(?:有限责任公司|股份有限公司|有限公司|集团公司|公司|集团|控股)$")


def bare(name: str) -> str:
    """A name without quotation marks, title marks and blanks, in one width and case."""
    return unicodedata.normalize("NFKC", name.translate(_MARKS)).casefold()


def place_and_core(name: str, places: Collection[str] = ()) -> tuple[str, str]:
    """A bare name cut into the one of the `places` (bare names) before it, or "", and the rest without a legal form (有限公司).

    The rest is never shorter than two characters: 北京公司 is ("", "北京").
    """
    kept = LEGAL_FORM.sub("", bare(name))
    kept = kept if len(kept) > 1 else bare(name)
    for cut in range(min(8, len(kept) - 2), 1, -1):
        if kept[:cut] in places:
            return kept[:cut], kept[cut:]
    return "", kept
