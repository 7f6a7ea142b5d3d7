"""What is known of a document beside its text: title, publisher, date, 文号, address, and the place it speaks for.

In order of trust: the sidecar (`NAME.meta.yaml` for `NAME.txt`), what the format declares, what stands at the head
or the foot of the text. The place is found by `loaders.about` unless the sidecar gives it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path, PurePath

import yaml

from graph.facts import Document
from loaders.about import about_place
from loaders.furniture import is_furniture
from loaders.lexicon.places import Gazetteer, Place
from loaders.readers import Reading, UnreadableDocument

SIDECAR_KEYS = ("title", "date", "publisher", "number", "url", "about", "demonstration")
SIDECAR_SUFFIX = ".meta.yaml"

_EDGE_LINES = 15
_LONGEST_TITLE = 80
_LONGEST_PUBLISHER = 40

_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"○": "0", "零": "0", "O": "0"}
_DATE = re.compile(r"((?:19|20)\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_CHINESE_DATE = re.compile(r"([一二][〇○零O一二三四五六七八九]{3})年([一二三四五六七八九十]{1,3})月"
                           r"([一二三四五六七八九十]{1,3})日")
_DATE_LABEL = re.compile(r"(?:发布|发稿|更新|成文|发文|生成|公开|印发|信息)?(?:时间|日期)\s*[:：]")
_SOURCE = re.compile(r"(?:信息|稿件|文章|新闻|原文)?来源\s*[:：]\s*([^\s|｜【】\[\]()（）]+)")
_ISSUER = re.compile(r"(?:发布机构|发文机[关构]|制发机关|公开主体)\s*[:：]\s*([^\s|｜【】\[\]()（）]+)")
_NUMBER = re.compile(r"([\u4e00-\u9fff]{1,12})\s*[〔\[［(（【]\s*((?:19|20)\d{2})\s*[〕\]］)）】]\s*第?\s*(\d{1,5})\s*号")
_ORGAN_END = re.compile(r"(?:政府|委员会|办公[厅室]|委|局|厅|部|院|中心|协会|集团|公司|大学|银行|处|署|党组)$")
_CONTINUED = re.compile(r"(?:关于|印发|转发|\S{0,20}(?:通知|意见|方案|办法|规划|决定|公告|通告|条例|批复)$)")
_NO_TITLE = re.compile(r"。|[；;：:，,]$|^[一二三四五六七八九十]+[、是]|^[(（]")
_BRACKETED = re.compile(r"[(（【].*[)）】]$")
_ANSWERED = re.compile(r"关于[^,，。；\n]{4,60}?的(?:提案|建议|议案)")


@dataclass(frozen=True, slots=True)
class Described:
    """A document and, one line each, how its place was found and what was left unread."""

    document: Document
    notes: tuple[str, ...]


def sidecar(path: Path) -> Mapping[str, object] | None:
    """The fields of the file beside the document at `path`, None where there is none.

    Raises `UnreadableDocument` for broken YAML, unknown keys and values of a wrong kind.
    """
    beside = path.with_name(path.stem + SIDECAR_SUFFIX)
    if not beside.is_file():
        return None
    try:
        fields = yaml.safe_load(beside.read_text(encoding="utf-8-sig"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise UnreadableDocument(beside.name, "附加文件不是 UTF-8 的 YAML。请按“键: 值”每行一项改写。",
                                 "the sidecar is no YAML in UTF-8. Write it as lines of `key: value`.") from error
    return checked(beside.name, fields)


def checked(name: str, fields: object) -> Mapping[str, object]:
    """`fields` if they are a sidecar's; raises `UnreadableDocument` that names the wrong key."""
    known = ", ".join(SIDECAR_KEYS)
    if not isinstance(fields, dict):
        raise UnreadableDocument(name, f"附加文件应是“键: 值”的列表，可用的键有 {known}。",
                                 f"the sidecar must hold lines of `key: value`; known keys are {known}.")
    for key, value in fields.items():
        if key not in SIDECAR_KEYS:
            raise UnreadableDocument(name, f"不认识的键 {key}。可用的键有 {known}。",
                                     f"unknown key {key}. Known keys are {known}.")
        fits = isinstance(value, bool) if key == "demonstration" else isinstance(value, (str, int, date)) or value is None
        if not fits or (key == "date" and value is not None and iso_date(str(value)) is None):
            raise UnreadableDocument(name, f"键 {key} 的值 {value!r} 不合用。", f"the key {key} cannot have the value {value!r}.")
    return fields


def document(reading: Reading, name: str, *, sidecar: Mapping[str, object] | None, gazetteer: Gazetteer) -> Document:
    """The document of a file as read; see `describe` for the notes."""
    return describe(reading, name, sidecar=sidecar, gazetteer=gazetteer).document


def describe(reading: Reading, name: str, *, sidecar: Mapping[str, object] | None, gazetteer: Gazetteer) -> Described:
    """The document with what is known of it. Raises `UnreadableDocument` for a place that the gazetteer does not know."""
    given = {key: str(value).strip() for key, value in (sidecar or {}).items() if value is not None}
    lines = [stripped for line in reading.text.split("\n") if (stripped := line.strip())]
    title = given.get("title") or reading.title or title_in(lines)
    publisher = given.get("publisher") or reading.meta.get("publisher") or publisher_in(lines)
    stated = given.get("date") or reading.meta.get("date")
    notes = reading.notes
    if wanted := given.get("about"):
        about: str | None = place_called(wanted, gazetteer, name).id
    else:
        found = about_place(reading.text, title, gazetteer, publisher)
        about, notes = found.place, (*notes, found.reason)
    return Described(Document.of(
        name, reading.text, title or PurePath(name).stem, publisher=publisher,
        date=(iso_date(stated) if stated else None) or date_in(lines),
        number=given.get("number") or reading.meta.get("number") or number_in(lines, title),
        url=given.get("url") or reading.meta.get("url"), about=about, demonstration=given.get("demonstration") == "True",
    ), notes)


def place_called(wanted: str, gazetteer: Gazetteer, name: str) -> Place:
    """The place by code (320214), id, name (新吴区) or chain of names (无锡市新吴区); of homonyms it asks for the chain."""
    wanted = "".join(wanted.split())
    for place_id in (wanted, f"place/{wanted}"):
        if place := gazetteer.get(place_id):
            return place
    for cut in range(len(wanted)):
        places = gazetteer.by_name(wanted[cut:])
        fitting = [place for place in places if _in_chain(place, wanted[:cut], gazetteer)]
        exact = [place for place in fitting if place.name == wanted[cut:]] or fitting
        if len(exact) == 1:
            return exact[0]
        if exact:
            chains = ((place, *gazetteer.ancestors(place.id)) for place in exact[:4])
            shown = "、".join("".join(link.name for link in reversed(chain) if link.type != "Country") for chain in chains)
            raise UnreadableDocument(name, f"about 的地名“{wanted}”不止一处：{shown}。请写全。",
                                     f"the place {wanted} (about) is ambiguous: {shown}. Write it in full.")
    raise UnreadableDocument(name, f"不认识 about 的地名“{wanted}”。请写全称（如 无锡市新吴区）或六位行政区划代码。",
                             f"unknown place {wanted} (about). Give its full name (无锡市新吴区) or its code of six digits.")


def _in_chain(place: Place, before: str, gazetteer: Gazetteer) -> bool:
    """Whether `before` consists of names of larger places (江苏省无锡市 before 新吴区)."""
    for outer in gazetteer.ancestors(place.id):
        before = next((before.removesuffix(form) for form in outer.forms if before.endswith(form)), before)
    return not before


def title_in(lines: list[str]) -> str | None:
    """The first line that can be a title; an organ's name and the 关于… below it are one; a reply is named by its question."""
    head = [line for line in lines[:_EDGE_LINES] if not is_furniture(line)]
    for i, line in enumerate(head):
        bare = line.lstrip("#").strip()
        if _NUMBER.fullmatch(bare):
            continue
        if len(bare) > _LONGEST_TITLE or _NO_TITLE.search(bare):
            break
        following = head[i + 1] if i + 1 < len(head) else ""
        if _ORGAN_END.search(bare) and len(following) <= _LONGEST_TITLE and _CONTINUED.match(following):
            return bare + following
        return bare
    answered = _ANSWERED.search("\n".join(lines[:5])[:500])
    return f"{answered[0]}的答复" if answered else None


def iso_date(written: str) -> str | None:
    """The first day named (2021年9月27日, 2021-09-27 13:49, 二〇二一年九月二十七日) as ISO 8601, if there is such a day."""
    if match := _DATE.search(written):
        year, month, day = (int(part) for part in match.groups())
    elif match := _CHINESE_DATE.search(written):
        year, month, day = int("".join(_DIGITS[c] for c in match[1])), _small_number(match[2]), _small_number(match[3])
    else:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def date_in(lines: list[str]) -> str | None:
    """The date behind a label, else alone on a line at the foot, else in a line of the page's or a bracket at the head."""
    head, foot = lines[:_EDGE_LINES], lines[-_EDGE_LINES:]
    labelled = [line[match.end():] for line in (*head, *foot) if is_furniture(line) and (match := _DATE_LABEL.search(line))]
    alone = [line for line in reversed(foot) if _is_date(line)]
    framed = [line for line in head if is_furniture(line) or _BRACKETED.match(line)]
    return next((found for line in (*labelled, *alone, *framed) if (found := iso_date(line))), None)


def publisher_in(lines: list[str]) -> str | None:
    """Who is named behind 发布机构 or 来源, else the organ that signs above the date at the foot."""
    edges = [line for line in (*lines[:_EDGE_LINES], *lines[-_EDGE_LINES:]) if is_furniture(line)]
    for pattern in (_ISSUER, _SOURCE):
        for line in edges:
            if (match := pattern.search(line)) and len(match[1]) <= _LONGEST_PUBLISHER:
                return match[1]
    for above, below in pairwise(lines[-_EDGE_LINES:]):
        if _is_date(below) and len(above) <= _LONGEST_PUBLISHER and _ORGAN_END.search(above):
            return above
    return None


def number_in(lines: list[str], title: str | None) -> str | None:
    """The document's own 文号: in its title, or in a line at the head that holds little else."""
    candidates: Iterable[str] = (title or "", *(line for line in lines[:_EDGE_LINES] if len(line) <= 40))
    for line in candidates:
        for match in _NUMBER.finditer(line):
            rest = len(line) - len(match[0])
            if line == title or rest <= 2 or re.match(r"\W*(?:发文字号|文\s*号)", line):
                issuer = re.sub(r"^(?:发文字号|文号)", "", match[1])
                return f"{issuer}〔{match[2]}〕{int(match[3])}号"
    return None


def _is_date(line: str) -> bool:
    match = _DATE.match(line) or _CHINESE_DATE.match(line)
    return match is not None and not line[match.end():].strip(" 日")


def _small_number(written: str) -> int:
    """一 to 三十一."""
    tens, ten, ones = written.rpartition("十")
    return (int(_DIGITS.get(tens, "1")) * 10 if ten else 0) + (int(_DIGITS[ones]) if ones else 0)
