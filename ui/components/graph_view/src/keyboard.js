// The graph without a mouse: arrows go to the next node in that direction, Enter expands, Escape lets go, + - 0 zoom.

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function towards(cy, from, [dx, dy]) {
  const here = from.position();
  let best = null;
  let bestCost = Infinity;
  cy.nodes(":visible").forEach((node) => {
    if (node.same(from)) return;
    const { x, y } = node.position();
    const along = (x - here.x) * dx + (y - here.y) * dy;
    const across = Math.abs((x - here.x) * dy) + Math.abs((y - here.y) * dx);
    const cost = along + 2 * across;
    if (along > 0 && cost < bestCost) [best, bestCost] = [node, cost];
  });
  return best;
}

export function onKey(event, view) {
  const { cy } = view;
  const chosen = cy.nodes(".chosen").first();
  if (event.key in WAYS) {
    const next = chosen.empty() ? cy.nodes(":visible").first() : towards(cy, chosen, WAYS[event.key]);
    if (next?.nonempty()) view.choose(next);
  } else if (event.key === "Enter" && chosen.nonempty()) view.expand(chosen.id());
  else if (event.key === "Escape") view.choose(null);
  else if (event.key === "+" || event.key === "=") view.zoom(1.25);
  else if (event.key === "-") view.zoom(0.8);
  else if (event.key === "0") view.fit();
  else return;
  event.preventDefault();
}
