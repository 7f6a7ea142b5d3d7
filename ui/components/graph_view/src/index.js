// The graph view as a Streamlit component: `selected` is state ({kind, id} or null), `expand` a trigger ({id}).
import cytoscape from "cytoscape";
import { placeBeside, update } from "./elements.js";
import { onKey } from "./keyboard.js";
import { placeEdgeLabels } from "./edge_labels.js";
import { nameLandmarks } from "./landmarks.js";
import { layout } from "./layout.js";
import { applyHidden, drawLegend } from "./legend.js";
import { recall, remember } from "./places.js";
import { stylesheet, theme } from "./style.js";

const LARGEST_FIT = 1.25;
const views = new WeakMap();

function createView(root) {
  const canvas = root.querySelector(".canvas");
  const cy = cytoscape({ container: canvas, elements: [], minZoom: 0.08, maxZoom: 3, boxSelectionEnabled: false });
  const view = {
    cy, root, canvas, hidden: new Set(), key: null, send: null,
    fit: () => {
      cy.fit(cy.elements(":visible"), 28);
      if (cy.zoom() > LARGEST_FIT) {
        cy.zoom(LARGEST_FIT);
        cy.center(cy.elements(":visible"));
      }
    },
    zoom: (factor) => cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } }),
    expand: (id) => view.send.expand({ id, at: Date.now() }),
    choose: (element) => {
      mark(view, element);
      view.send.selected(element ? { kind: element.isNode() ? "node" : "edge", id: element.id() } : null);
    },
    arrange: (keep) => {
      root.dataset.overlaps = layout(cy, keep);
      view.fit();
      nameLandmarks(cy);
      placeEdgeLabels(cy);
      remember(view.key, cy);
    },
  };
  listen(view);
  return view;
}

function mark({ cy, root }, element) {
  cy.elements(".chosen").removeClass("chosen");
  element?.addClass("chosen");
  root.querySelector(".spoken").textContent = element?.isNode() ? `${element.data("name")} ${element.data("kind")}` : (element?.data("label") ?? "");
}

function listen(view) {
  const { cy, root, canvas } = view;
  cy.on("tap", (event) => view.choose(event.target === cy ? null : event.target));
  cy.on("dbltap", "node", (event) => view.expand(event.target.id()));
  cy.on("dragfree", "node", () => {
    placeEdgeLabels(cy);
    remember(view.key, cy);
  });
  cy.on("zoom", () => nameLandmarks(cy));
  cy.on("mouseover", "node, edge", ({ target }) => {
    const near = target.isNode() ? target.closedNeighborhood() : target.union(target.connectedNodes());
    cy.elements().not(near).addClass("dim");
    near.edges().addClass("near");
    tooltip(view, target);
  });
  cy.on("mouseout", "node, edge", () => brighten(view));
  // The wheel scrolls the page until the graph has been taken up.
  cy.userZoomingEnabled(false);
  canvas.addEventListener("pointerdown", () => canvas.focus({ preventScroll: true }));
  canvas.addEventListener("focus", () => cy.userZoomingEnabled(true));
  canvas.addEventListener("blur", () => cy.userZoomingEnabled(false));
  canvas.addEventListener("keydown", (event) => onKey(event, view));
  const actions = {
    fit: view.fit, in: () => view.zoom(1.25), out: () => view.zoom(0.8), arrange: () => view.arrange(new Set()), png: () => exportPng(view),
  };
  for (const [action, run] of Object.entries(actions)) root.querySelector(`[data-action="${action}"]`).onclick = run;
  view.observer = new ResizeObserver(() => {
    const width = canvas.clientWidth;
    if (!width || width === view.width) return;
    view.width = width;
    cy.resize();
    if (cy.nodes().nonempty()) view.fit();
  });
  view.observer.observe(canvas);
}

function brighten({ cy, root }) {
  cy.elements().removeClass("dim near");
  root.querySelector(".tip").hidden = true;
}

function tooltip({ root }, target) {
  const tip = root.querySelector(".tip");
  const { x, y } = target.isNode() ? target.renderedPosition() : target.renderedMidpoint();
  tip.textContent = target.isNode() ? `${target.data("kind")} · ${target.data("name")}` : target.data("title");
  tip.style.left = `${x}px`;
  tip.style.top = `${y - (target.isNode() ? target.renderedHeight() / 2 : 0) - 8}px`;
  tip.hidden = false;
}

function exportPng(view) {
  const { cy, data } = view;
  brighten(view);
  const link = document.createElement("a");
  link.href = cy.png({ full: true, scale: 2, bg: theme(view.root).background, maxWidth: 8000, maxHeight: 8000 });
  link.download = `${data.words.file}.png`;
  link.click();
}

function words(view, data) {
  for (const button of view.root.querySelectorAll("[data-action]")) {
    button.title = data.words[button.dataset.action];
    button.setAttribute("aria-label", data.words[button.dataset.action]);
  }
  view.canvas.setAttribute("aria-label", data.words.canvas);
  const hint = view.root.querySelector(".hint");
  hint.textContent = data.notice ?? data.words.hint;
  hint.classList.toggle("notice", Boolean(data.notice));
}

function show(view, data) {
  const { cy, root } = view;
  const began = performance.now();
  const first = view.key !== data.key;
  if (first) {
    remember(view.key, cy);
    cy.elements().remove();
    view.hidden.clear();
    view.key = data.key;
  }
  view.data = data;
  root.style.height = `${data.height}px`;
  words(view, data);
  drawLegend(root.querySelector(".legend"), view, data); // before the layout: it takes room from the canvas
  cy.resize();
  const fresh = update(cy, data);
  if (first || fresh.length) brighten(view);
  cy.style(stylesheet(theme(root), data.classes));
  if (first) {
    if (!recall(data.key, cy)) view.arrange(new Set());
  } else if (fresh.length) {
    const old = new Set(cy.nodes().map((node) => node.id()).filter((id) => !fresh.includes(id)));
    placeBeside(cy, fresh);
    view.arrange(old);
  }
  cy.elements(".lit").removeClass("lit");
  for (const id of data.lit) cy.getElementById(id).addClass("lit");
  const chosen = data.selected ? cy.getElementById(data.selected) : null;
  mark(view, chosen?.nonempty() ? chosen : null);
  applyHidden(view);
  placeEdgeLabels(cy);
  root.dataset.milliseconds = Math.round(performance.now() - began);
  root.dataset.ready = data.nodes.length;
}

export default function graphView({ data, parentElement, setStateValue, setTriggerValue }) {
  const root = parentElement.querySelector(".graph-view");
  let view = views.get(root);
  if (!view) {
    view = createView(root);
    views.set(root, view);
    root.graph = view.cy;
  }
  view.send = {
    selected: (value) => setStateValue("selected", value),
    expand: (value) => setTriggerValue("expand", value),
  };
  show(view, data);
  return () => {
    remember(view.key, view.cy);
    view.observer.disconnect();
    view.cy.destroy();
    views.delete(root);
  };
}
