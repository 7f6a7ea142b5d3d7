// Brings the canvas's elements to what the data says, leaving alone those that stay.
import { radius } from "./layout.js";
import { wrap } from "./label.js";

// Returns the ids of the nodes that are new.
export function update(cy, data) {
  const degree = new Map();
  for (const { source, target } of data.edges) {
    degree.set(source, (degree.get(source) ?? 0) + 1);
    degree.set(target, (degree.get(target) ?? 0) + 1);
  }
  const wanted = new Set([...data.nodes, ...data.edges].map(({ id }) => id));
  const fresh = [];
  cy.batch(() => {
    cy.elements().filter((element) => !wanted.has(element.id())).remove();
    const additions = [];
    for (const node of data.nodes) {
      const links = degree.get(node.id) ?? 0;
      const values = { ...node, degree: links, size: 2 * radius(links), shown: wrap(node.name) };
      const present = cy.getElementById(node.id);
      if (present.nonempty()) present.data(values);
      else {
        additions.push({ group: "nodes", data: values });
        fresh.push(node.id);
      }
    }
    for (const edge of data.edges) {
      const present = cy.getElementById(edge.id);
      if (present.nonempty()) present.data({ ...edge });
      else additions.push({ group: "edges", data: { ...edge } });
    }
    cy.add(additions);
  });
  return fresh;
}

// New nodes start beside a neighbour that already has its place.
export function placeBeside(cy, fresh) {
  fresh.forEach((id, i) => {
    const node = cy.getElementById(id);
    const anchor = node.neighborhood("node").filter((other) => other.scratch("placed")).first();
    if (anchor.empty()) return;
    const angle = i * 2.4;
    const { x, y } = anchor.position();
    node.position({ x: x + 110 * Math.cos(angle), y: y + 90 * Math.sin(angle) });
    node.scratch("placed", true);
  });
}
