"""The graph view in a browser test: finding its canvas in the shadow tree, and where a node is on the screen."""

from typing import Any

from playwright.sync_api import Page

_FIND = """
const find = (root) => {
  for (const element of root.querySelectorAll('*')) {
    if (element.graph) return element;
    const inner = element.shadowRoot && find(element.shadowRoot);
    if (inner) return inner;
  }
  return null;
};
"""


def ask(page: Page, expression: str, argument: Any = None) -> Any:
    """`expression` is JavaScript over `view` (the component's element), `graph` (its Cytoscape instance) and `argument`."""
    return page.evaluate(_over(f"const graph = view.graph; return {expression};"), argument)


def wait_for_nodes(page: Page, least: int) -> None:
    """Until at least that many nodes are drawn and the page's script is done: a run under way closes menus and redraws."""
    page.wait_for_function(_over("return view && Number(view.dataset.ready) >= argument;"), arg=least)
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()


def _over(body: str) -> str:
    return f"(argument) => {{ {_FIND} const view = find(document); {body} }}"


def node_at(page: Page, name: str) -> tuple[float, float]:
    """The middle of the node with that name, in the page's pixels."""
    x, y = ask(page, """(() => {
      const box = view.querySelector('.canvas').getBoundingClientRect();
      const place = graph.nodes().filter((node) => node.data('name') === argument).first().renderedPosition();
      return [box.x + place.x, box.y + place.y];
    })()""", name)
    return x, y
