// In a crowded graph, where names are too small to read, the best connected nodes keep theirs as far as there is room.
import { freeOf } from "./boxes.js";
import { measure, NODE_FONT_SIZE } from "./label.js";

const CROWDED = 150;
const MOST = 24;
const WIDEST = 110; // on the screen

export function nameLandmarks(cy) {
  const crowded = cy.nodes().length > CROWDED;
  const taken = [];
  const ranked = [...cy.nodes(":visible")].sort((a, b) => b.data("degree") - a.data("degree"));
  cy.batch(() => ranked.forEach((node) => {
    const { x, y } = node.renderedPosition();
    const half = Math.min(WIDEST, measure(node.data("name"), NODE_FONT_SIZE, "500").w) / 2 + 3;
    const top = y + node.renderedHeight() / 2;
    const box = { left: x - half, right: x + half, top, bottom: top + NODE_FONT_SIZE * 1.7 };
    const named = crowded && taken.length < MOST && freeOf(box, taken);
    if (named) taken.push(box);
    node.toggleClass("landmark", named);
    node.data("landmarkSize", NODE_FONT_SIZE / cy.zoom());
    node.data("landmarkWidth", WIDEST / cy.zoom());
  }));
}
