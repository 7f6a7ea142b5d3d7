"""The graph view: Cytoscape.js drawing with a d3-force layout, as a Streamlit component.

`npm ci && npm run build` in this folder makes `dist/graph_view.js` anew; only who changes `src/` needs Node.js.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from ui.drawing import Drawing, class_data, edge_data, node_data
from ui.names import status_label
from ui.words import Words

_FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Picked:
    """What was clicked in the graph: `kind` is node or edge."""

    kind: str
    id: str


@cache
def _component() -> Any:
    def read(name: str) -> str:
        return (_FOLDER / name).read_text(encoding="utf-8")

    return st.components.v2.component(
        "parkgraph_graph_view", html=read("graph_view.html"), css=read("graph_view.css"), js=read("dist/graph_view.js")
    )


def graph_view(
    drawn: Drawing, words: Words, *, key: str, graph: str, file_name: str, height: int = 560,
    selected: str | None = None, lit: Collection[str] = (), left_out: str = "graph.left_out",
    on_pick: Callable[[Picked | None], None], on_expand: Callable[[str], None],
) -> None:
    """Shows `drawn`.

    `graph` names what is drawn: node positions stay as long as it does not change, also after leaving the page.
    `selected` is the id of the marked node or edge, `lit` the ids that belong to it. `left_out` is the key of
    the words that say how many nodes and edges are not shown. `on_pick` is called with what was clicked (None for the
    empty canvas), `on_expand` with the id of a node that was clicked twice.
    """
    notice = words(left_out, shown=len(drawn.nodes), left_out=drawn.left_out) if drawn.left_out else None
    data = {
        "key": graph, "height": height, "nodes": node_data(drawn, words.language), "edges": edge_data(drawn, words.language),
        "classes": class_data(drawn, words.language), "selected": selected, "lit": list(lit), "notice": notice,
        "words": {
            "file": file_name, "planned": status_label("planned", words.language),
            **{name: words(f"graph.{name}") for name in ("in", "out", "fit", "arrange", "png", "canvas", "hint", "legend")},
        },
    }

    def picked() -> None:
        value = st.session_state[key].get("selected")
        on_pick(Picked(value["kind"], value["id"]) if value else None)

    def expanded() -> None:
        value = st.session_state[key].get("expand")
        if value:
            on_expand(value["id"])

    _component()(
        key=key, data=data, height="content", default={"selected": None},
        on_selected_change=picked, on_expand_change=expanded,
    )
