"""Parameters of a question: what a word means in this graph, and which words there are to choose from."""

import difflib
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.ontology import ontology
from graph.store import Store
from queries.header import Parameter, Query

RELATION_STATUSES = ("actual", "planned")
ANY = frozenset({"", "any", "不限", "全部"})
MOST_CHOICES = 10_000

_INDICATORS = "MATCH (n:Indicator) RETURN n.id AS id, n.name AS zh, n.nameEn AS en ORDER BY n.name, n.id"
_ENTITIES = """
MATCH (n:{labels})
RETURN n.id AS id, n.name AS zh, n.nameEn AS en, head([(n)-[:LOCATED_IN|WITHIN]->(near:Entity) | near.name]) AS near
ORDER BY n.name, n.id
"""


class QueryParameterError(Exception):
    """An argument that cannot be used. `suggestions` are things of the graph that may have been meant."""

    def __init__(self, zh: str, en: str, suggestions: Sequence["Choice"] = ()) -> None:
        super().__init__(f"{zh}\n{en}")
        self.zh = zh
        self.en = en
        self.suggestions = tuple(suggestions)


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a parameter: `value` goes into the statement, `label` (zh, en) is for people."""

    value: str
    label: Mapping[str, str]

    @classmethod
    def of(cls, value: str, zh: str, en: str | None = None) -> "Choice":
        return cls(value, {"zh": zh, "en": en or zh})


def resolve(store: Store, parameter: Parameter, word: str) -> str | None:
    """The value that the word stands for in this graph, None for any. Raises QueryParameterError."""
    choice = _value(store, parameter, word)
    return choice.value if choice else None


def resolve_all(store: Store, query: Query, arguments: Mapping[str, str]) -> dict[str, Choice | None]:
    """What each parameter of the query stands for, None for any. Defaults fill in what is not given.

    Raises QueryParameterError for an unknown parameter, a missing one, a word that means nothing in this graph, and one
    that means several things.
    """
    known = [parameter.name for parameter in query.parameters]
    for name in arguments:
        if name not in known:
            listed = ", ".join(known)
            raise QueryParameterError(f"查询 {query.key} 没有参数“{name}”;它的参数是:{listed or '无'}",
                                      f"query {query.key} has no parameter {name!r}; it takes: {listed or 'none'}")
    return {parameter.name: _value(store, parameter, arguments.get(parameter.name)) for parameter in query.parameters}


def choices(store: Store, parameter: Parameter) -> list[Choice]:
    """What the graph offers for the parameter, by name; none for free text and numbers."""
    match parameter.kind:
        case "Status":
            labels = ontology().statuses
            return [Choice.of(status, labels[status]["zh"], labels[status]["en"]) for status in RELATION_STATUSES]
        case "Document":
            return [Choice.of(document.id, document.title) for document in store.documents()]
        case "Indicator":
            rows = store.rows(_INDICATORS, limit=MOST_CHOICES)
            return [Choice.of(key, zh, en) for key, zh, en in rows.records]
        case "string" | "int":
            return []
    rows = store.rows(_ENTITIES.format(labels="|".join(parameter.classes)), limit=MOST_CHOICES)
    twice = {name for name, times in Counter(zh for _, zh, _, _ in rows.records).items() if times > 1}
    return [_told_apart(key, zh, en, near if zh in twice else None) for key, zh, en, near in rows.records]


def _told_apart(key: str, zh: str, en: str | None, near: str | None) -> Choice:
    """Two things of one name are listed with the place that each lies in."""
    return Choice.of(key, f"{zh}({near})", f"{en or zh} ({near})") if near else Choice.of(key, zh, en)


def _value(store: Store, parameter: Parameter, given: str | None) -> Choice | None:
    word = parameter.default if given is None else given.strip()
    if word is None or _folded(word) in ANY:
        if parameter.required:
            raise QueryParameterError(f"请给出参数“{parameter.name}”({parameter.title['zh']}),例如 {parameter.name}=…",
                                      f"the parameter {parameter.name!r} ({parameter.title['en']}) is needed: {parameter.name}=…")
        return None
    match parameter.kind:
        case "string":
            return Choice.of(word, word)
        case "int":
            if not word.lstrip("-").isdecimal():
                raise QueryParameterError(f"参数“{parameter.name}”应为整数,而不是“{word}”",
                                          f"the parameter {parameter.name!r} must be a whole number, not {word!r}")
            return Choice.of(word, word)
        case "Status" | "Indicator" | "Document":
            return _listed(store, parameter, word)
    return _entity(store, parameter, word)


def _listed(store: Store, parameter: Parameter, word: str) -> Choice:
    """One of the parameter's choices by id or by either name; for a document also by the name of its file."""
    offered = choices(store, parameter)
    wanted = _folded(word)
    names = [(choice, {_folded(text) for text in (choice.value, *choice.label.values())}) for choice in offered]
    if parameter.kind == "Document":
        files = {document.id: _folded(document.name) for document in store.documents()}
        names = [(choice, spellings | {files[choice.value]}) for choice, spellings in names if choice.value in files]
    found = [choice for choice, spellings in names if wanted in spellings]
    if not found:
        close = [choice for choice, spellings in names if any(wanted in spelling for spelling in spellings)]
        likely = difflib.get_close_matches(wanted, [_folded(choice.label["zh"]) for choice in offered], n=5, cutoff=0.4)
        close += [choice for choice in offered if _folded(choice.label["zh"]) in likely and choice not in close]
        raise _unknown(parameter, word, close[:5])
    if len(found) > 1:
        raise _ambiguous(parameter, word, found)
    return found[0]


def _entity(store: Store, parameter: Parameter, word: str) -> Choice:
    hits = {hit.id: hit for name in parameter.classes for hit in store.resolve(word, name)}
    if len(hits) > 1:
        wanted = _folded(word)
        by_name = {key: hit for key, hit in hits.items() if wanted in (_folded(hit.id), _folded(hit.name))}
        hits = by_name or hits
    found = [Choice.of(hit.id, hit.name, hit.name_en) for hit in hits.values()]
    if not found:
        leaves = [leaf for name in parameter.classes for leaf in ontology().subclasses(name)]
        close = store.search(word, types=leaves, limit=5)
        raise _unknown(parameter, word, [Choice.of(hit.id, hit.name, hit.name_en) for hit in close])
    if len(found) > 1:
        raise _ambiguous(parameter, word, found)
    return found[0]


def _unknown(parameter: Parameter, word: str, close: Sequence[Choice]) -> QueryParameterError:
    zh = f"图谱中没有“{word}”({parameter.title['zh']})"
    en = f"the graph has no {parameter.title['en']} {word!r}"
    if close:
        zh += ";您要找的是:" + "、".join(choice.label["zh"] for choice in close) + "?"
        en += "; did you mean: " + ", ".join(choice.label["en"] for choice in close) + "?"
    return QueryParameterError(zh, en, close)


def _ambiguous(parameter: Parameter, word: str, found: Sequence[Choice]) -> QueryParameterError:
    zh = "、".join(f"{choice.label['zh']}({choice.value})" for choice in found)
    en = ", ".join(f"{choice.label['en']} ({choice.value})" for choice in found)
    return QueryParameterError(f"“{word}”({parameter.title['zh']})有多个所指,请写编号:{zh}",
                               f"{word!r} ({parameter.title['en']}) names several things; give the id: {en}", found)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()
