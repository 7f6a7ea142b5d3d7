// Where the nodes go: a round force simulation, stretched to the canvas's shape, then labels moved apart.
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";
import { clearEdges, overlaps, separate } from "./boxes.js";
import { EDGE_FONT_SIZE, measure, NODE_FONT_SIZE } from "./label.js";

const LABELLED = 150; // up to so many nodes every label gets its own room
const EDGES_CLEARED = 60; // up to so many nodes edges are kept from passing behind other nodes
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

export function radius(degree) {
  return 11 + Math.min(13, Math.sqrt(degree) * 2.6);
}

function bodies(cy, keep, stretch) {
  const labelled = cy.nodes().length <= LABELLED;
  const byDegree = [...cy.nodes()].sort((a, b) => b.data("degree") - a.data("degree"));
  return byDegree.map((node, i) => {
    const r = node.data("size") / 2;
    const label = labelled ? measure(node.data("shown"), NODE_FONT_SIZE, "500") : { w: 0, h: 0 };
    const fixed = keep.has(node.id());
    const spread = 60 * Math.sqrt(i + 0.5);
    const start = fixed || node.scratch("placed")
      ? { x: node.position("x") / stretch, y: node.position("y") }
      : { x: spread * Math.cos(i * GOLDEN_ANGLE), y: spread * Math.sin(i * GOLDEN_ANGLE) };
    return {
      id: node.id(), ...start, r, fixed, degree: node.data("degree"),
      w: Math.max(2 * r, label.w), below: r + (label.h ? label.h + 5 : 0),
      ...(fixed ? { fx: start.x, fy: start.y } : {}),
    };
  });
}

function extent(all) {
  const span = (low, high) => Math.max(...all.map(high)) - Math.min(...all.map(low));
  return {
    width: span((body) => body.x - body.w / 2, (body) => body.x + body.w / 2),
    height: span((body) => body.y - body.r, (body) => body.y + body.below),
  };
}

// Spreads the nodes sideways to the canvas's shape; moving apart never makes labels overlap.
function widen(all, aspect) {
  if (all.some((body) => body.fixed)) return;
  const { width, height } = extent(all);
  const factor = Math.max(1, Math.min(1.5, (aspect * height) / width));
  for (const body of all) body.x *= factor;
}

// Draws the whole together in steps, as long as names can be kept apart and most edges have room for their labels: the
// smaller the whole, the larger it is shown.
function tighten(all, links) {
  if (all.some((body) => body.fixed)) return;
  const cramped = () => links.filter(({ source, target, w }) => (
    Math.hypot(target.x - source.x, target.y - source.y) < source.r + target.r + w + 14
  )).length;
  const allowed = Math.max(cramped(), 0.1 * links.length);
  for (let step = 0; step < 4; step++) {
    const before = all.map(({ x, y }) => ({ x, y }));
    const size = extent(all);
    for (const body of all) {
      body.x *= 0.9;
      body.y *= 0.9;
    }
    separate(all, 60);
    const now = extent(all);
    const smaller = now.height < 0.98 * size.height || now.width < 0.98 * size.width;
    if (overlaps(all) > 0 || cramped() > allowed || !smaller) {
      all.forEach((body, i) => Object.assign(body, before[i]));
      return;
    }
  }
}

// Lays out the nodes; those whose id is in `keep` stay where they are. Returns how many overlaps are left.
export function layout(cy, keep = new Set()) {
  const stretch = Math.max(1, Math.min(2.4, cy.width() / Math.max(1, cy.height())));
  const all = bodies(cy, keep, stretch);
  if (!all.length) return 0;
  const byId = new Map(all.map((body) => [body.id, body]));
  const crowded = all.length > LABELLED;
  const links = cy.edges().map((edge) => ({
    source: byId.get(edge.data("source")), target: byId.get(edge.data("target")), w: measure(edge.data("label"), EDGE_FONT_SIZE).w,
  })).filter((link) => link.source !== link.target);
  const length = (link) => (crowded ? 45 : 60 + link.w + Math.min(60, 4 * Math.min(link.source.degree, link.target.degree)));
  const simulation = forceSimulation(all)
    .force("links", forceLink(links).distance(length).strength((link) => 0.9 / Math.max(1, Math.min(link.source.degree, link.target.degree))))
    .force("charge", forceManyBody().strength((body) => (crowded ? -170 : -340 - 20 * body.degree)).distanceMax(crowded ? 700 : 1100))
    .force("x", forceX(0).strength(0.05))
    .force("y", forceY(0).strength(0.05))
    .force("room", crowded ? forceCollide((body) => body.r + 7).iterations(2) : null)
    .stop();
  const ticks = crowded ? 180 : 260;
  simulation.alphaDecay(1 - Math.pow(0.001, 1 / ticks));
  for (let i = 0; i < ticks; i++) simulation.tick();

  for (const body of all) body.x *= stretch;
  if (!crowded) {
    if (all.length <= EDGES_CLEARED) clearEdges(all, links, 40);
    separate(all, 500);
    tighten(all, links);
  }
  widen(all, stretch);
  cy.batch(() => {
    for (const body of all) {
      const node = cy.getElementById(body.id);
      node.position({ x: body.x, y: body.y });
      node.scratch("placed", true);
    }
  });
  return crowded ? 0 : overlaps(all);
}
