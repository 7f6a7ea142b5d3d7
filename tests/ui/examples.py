"""The graph that the pages are tried on: the worked example of the queries, and a document that means harm."""

import json
from dataclasses import replace

from graph.confidence import SHOWN
from graph.facts import Document, Facts
from graph.store import open_store
from loaders.annotation import from_annotation
from tests.queries.worked_example import all_facts

SCRIPT = "<img src=x onerror=alert(1)>科技有限公司"
FORMULA = "=HYPERLINK(1)科技有限公司"
MARKDOWN = "**星海** [点此](http://example.invalid) $x$ :red[软件]有限公司"


def hostile() -> Facts:
    """Names and sentences that HTML, Markdown and spreadsheets would take for something else."""
    sentence = f"济南市引进{SCRIPT}、{FORMULA}和{MARKDOWN}，<b>都做</b>人工智能。"
    title = f"<script>alert(2)</script>{MARKDOWN} https://bare.example.invalid www.example.invalid a@example.invalid"
    document = Document.of("../../恶意.txt", sentence, title, about="place/370100", date="2024-06-01")
    firms = {"e1": SCRIPT, "e2": FORMULA, "e3": MARKDOWN}
    return from_annotation({
        "entities": [{"id": "e0", "type": "Industry", "name": "人工智能", "aliases": []}]
        + [{"id": key, "type": "Enterprise", "name": name, "aliases": []} for key, name in firms.items()],
        "relations": [{"head": key, "type": "FOCUSES_ON", "tail": "e0", "status": "actual", "evidence": sentence}
                      for key in firms],
        "observations": [],
    }, document)


def doubtful() -> Facts:
    """A park of Jinan of which nobody can be sure."""
    sentence = "据说济南市有泉上软件园，做软件。"
    document = Document.of("听说.txt", sentence, "听说来的事", about="place/370100", date="2023-12-12")
    facts = from_annotation({
        "entities": [{"id": "c", "type": "City", "name": "济南市", "aliases": []},
                     {"id": "p", "type": "Park", "name": "泉上软件园", "aliases": []},
                     {"id": "s", "type": "Industry", "name": "软件", "aliases": []}],
        "relations": [{"head": "p", "type": kind, "tail": tail, "status": "actual", "evidence": sentence}
                      for kind, tail in (("LOCATED_IN", "c"), ("FOCUSES_ON", "s"))],
        "observations": [],
    }, document)
    return replace(facts, relations=tuple(replace(relation, confidence=SHOWN / 2) for relation in facts.relations))


def load_examples(url: str) -> None:
    with open_store(url, role="writer") as store:
        for facts in (*all_facts(), hostile(), doubtful()):
            store.load(facts)


def text_of(value: object) -> str:
    """Anything as JSON text, to look for words in it."""
    return json.dumps(value, ensure_ascii=False, default=str)
