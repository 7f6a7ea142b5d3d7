// Where along its edge a label stands, so that it covers neither a node nor another label; without room it stays hidden.
import { freeOf } from "./boxes.js";
import { measure, EDGE_FONT_SIZE, NODE_FONT_SIZE } from "./label.js";

const LABELLED = 120; // with more edges the labels show only where the pointer is
// Shares of the edge's length, from its middle towards the end with fewer edges, where there is more room.
const SHIFTS = [0, 0.06, 0.12, 0.18, -0.06, 0.24, -0.12, 0.3, 0.36, -0.18, -0.24];

function nodeBox(node) {
  const { x, y } = node.position();
  const r = node.data("size") / 2;
  const label = measure(node.data("shown"), NODE_FONT_SIZE, "500");
  const half = Math.max(r, label.w / 2);
  return { left: x - half, right: x + half, top: y - r, bottom: y + r + 4 + label.h };
}

export function placeEdgeLabels(cy) {
  const few = cy.edges().length <= LABELLED;
  const nodes = few ? cy.nodes(":visible").map(nodeBox) : [];
  const taken = [];
  cy.batch(() => {
    for (const edge of cy.edges(":visible").sort((a, b) => a.data("label").length - b.data("label").length)) {
      const place = few ? freePlace(edge, nodes, taken) : null;
      edge.toggleClass("labelled", place !== null);
      edge.data("shiftX", place ? place.dx : 0);
      edge.data("shiftY", place ? place.dy : 0);
    }
  });
}

function freePlace(edge, nodes, taken) {
  const middle = edge.midpoint();
  const from = edge.source().position();
  const to = edge.target().position();
  const way = edge.source().data("degree") < edge.target().data("degree") ? -1 : 1;
  const { w, h } = measure(edge.data("label"), EDGE_FONT_SIZE);
  for (const shift of SHIFTS) {
    const dx = way * shift * (to.x - from.x);
    const dy = way * shift * (to.y - from.y);
    const box = { left: middle.x + dx - w / 2 - 2, right: middle.x + dx + w / 2 + 2, top: middle.y + dy - h / 2, bottom: middle.y + dy + h / 2 };
    if (freeOf(box, nodes) && freeOf(box, taken)) {
      taken.push(box);
      return { dx, dy };
    }
  }
  return null;
}
