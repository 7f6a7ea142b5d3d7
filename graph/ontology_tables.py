"""The ontology as the Markdown tables of docs/ontology.md."""

from collections.abc import Mapping

from graph.ontology import RelationTerm, ontology

EDGE_HEADINGS = ["type", "中文 (反向)", "English (inverse)", "head → tail", "定义", "definition"]


def tables() -> str:
    """Classes, edges, attributes and values as Markdown, in both languages."""
    terms = ontology()
    classes = [
        [f"`{term.name}`", *term.label.values(), " ⊂ ".join(term.ancestors) or "—", *term.definition.values()]
        for term in terms.classes.values()
    ]
    attributes = [
        [f"`{term.key}`", *term.label.values(), ", ".join([*term.domain, *(f"`{edge}`" for edge in term.carried_by)]),
         term.range if term.functional else f"{term.range} (list)", *term.definition.values()]
        for term in terms.attributes.values()
    ]
    values = [
        [f"`{name}`", *term.label.values(), ", ".join(term.statements) or "Observation", *term.definition.values()]
        for name, term in [*terms.status_terms.items(), *terms.bound_terms.items()]
    ]
    return "\n".join([
        "# 本体 Ontology",
        "",
        f"{terms.iri} · {terms.version} · `{terms.prefix}:` = `{terms.namespace}` · `{terms.data_prefix}`",
        "",
        "This page is printed by `python -m graph.ontology` from `ontology.ttl`; change that file, and print it again.",
        "",
        *_table("类 Classes", ["label", "中文", "English", "superclasses", "定义", "definition"], classes),
        *_table("关系 Relations", EDGE_HEADINGS, _edge_rows(terms.relations)),
        *_table("参考层级 Reference hierarchies", EDGE_HEADINGS, _edge_rows(terms.hierarchies)),
        *_table("联系 Links", EDGE_HEADINGS, _edge_rows(terms.links)),
        *_table("属性 Attributes", ["key", "中文", "English", "on", "range", "定义", "definition"], attributes),
        *_table("取值 Statuses and bounds", ["value", "中文", "English", "of", "定义", "definition"], values),
    ]).rstrip() + "\n"


def _edge_rows(edges: Mapping[str, RelationTerm]) -> list[list[str]]:
    return [
        [f"`{term.name}`",
         *(f"{term.label[language]} ({term.inverse_label[language]})" for language in term.label),
         "; ".join(f"{', '.join(heads)} → {', '.join(tails)}" for heads, tails in term.declared)
         + (" (symmetric)" if term.symmetric else ""),
         *term.definition.values()]
        for term in edges.values()
    ]


def _table(title: str, headings: list[str], rows: list[list[str]]) -> list[str]:
    lines = [headings, ["---"] * len(headings), *rows]
    return [f"## {title}", "", *("| " + " | ".join(line) + " |" for line in lines), ""]
