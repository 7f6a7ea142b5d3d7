// Where the nodes of a graph were, kept for the browser's session, so that coming back to a page finds them again.

const PREFIX = "parkgraph.places.";

export function remember(key, cy) {
  if (!key || cy.destroyed() || cy.nodes().empty()) return;
  const places = {};
  cy.nodes().forEach((node) => {
    const { x, y } = node.position();
    places[node.id()] = [Math.round(x), Math.round(y)];
  });
  sessionStorage.setItem(PREFIX + key, JSON.stringify({ places, zoom: cy.zoom(), pan: cy.pan() }));
}

// Puts nodes back; true where every node had a place.
export function recall(key, cy) {
  const stored = key && sessionStorage.getItem(PREFIX + key);
  if (!stored) return false;
  const { places, zoom, pan } = JSON.parse(stored);
  let all = true;
  cy.nodes().forEach((node) => {
    const place = places[node.id()];
    if (place) {
      node.position({ x: place[0], y: place[1] });
      node.scratch("placed", true);
    } else all = false;
  });
  if (all) cy.viewport({ zoom, pan });
  return all;
}
