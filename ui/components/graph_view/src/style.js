// How nodes and edges look; colours of classes come with the data, the rest from the page's theme.
import { EDGE_FONT_SIZE, FONT, LINE_HEIGHT, NODE_FONT_SIZE } from "./label.js";

const variable = (element, name, fallback) => getComputedStyle(element).getPropertyValue(name).trim() || fallback;

export function theme(element) {
  return {
    text: variable(element, "--st-text-color", "#1f2937"),
    background: variable(element, "--st-background-color", "#ffffff"),
    primary: variable(element, "--st-primary-color", "#1d4ed8"),
  };
}

export function stylesheet(colours, classes) {
  const quiet = "#5b6776";
  const line = "#a9b4c2";
  const sheet = [
    {
      selector: "node",
      style: {
        label: "data(shown)", width: "data(size)", height: "data(size)", "background-color": "#8a94a3",
        "border-width": 2, "border-color": colours.background,
        "font-family": FONT, "font-size": NODE_FONT_SIZE, "font-weight": 500, color: colours.text,
        "text-wrap": "wrap", "text-max-width": 1000, "line-height": LINE_HEIGHT, "text-valign": "bottom", "text-margin-y": 4,
        "text-background-color": colours.background, "text-background-opacity": 0.82, "text-background-padding": 1,
        "min-zoomed-font-size": 7,
      },
    },
    {
      selector: "edge",
      style: {
        width: 1.5, "line-color": line, "curve-style": "bezier", "control-point-step-size": 46,
        "target-arrow-shape": "triangle", "target-arrow-color": line, "arrow-scale": 0.85,
        "font-family": FONT, "font-size": EDGE_FONT_SIZE, color: quiet,
        "text-background-color": colours.background, "text-background-opacity": 0.95, "text-background-padding": 1,
        "min-zoomed-font-size": 7,
      },
    },
    {
      selector: "edge.labelled, edge.near, edge.chosen",
      style: { label: "data(label)", "text-margin-x": "data(shiftX)", "text-margin-y": "data(shiftY)" },
    },
    { selector: "edge[?planned]", style: { "line-style": "dashed", "line-dash-pattern": [6, 4] } },
    { selector: "edge[?symmetric]", style: { "target-arrow-shape": "none" } },
    { selector: "edge[?structural]", style: { "line-style": "dotted", "target-arrow-shape": "vee" } },
    ...classes.map(({ type, colour }) => ({ selector: `node[type = "${type}"]`, style: { "background-color": colour } })),
    { selector: "node[?focus]", style: { "border-color": colours.text, "border-width": 3, "font-weight": 700 } },
    { selector: "node.landmark", style: { label: "data(name)", "font-size": "data(landmarkSize)", "min-zoomed-font-size": 0, "text-wrap": "ellipsis", "text-max-width": "data(landmarkWidth)", "z-index": 9 } },
    { selector: ".lit", style: { "line-color": colours.primary, "target-arrow-color": colours.primary, width: 2.5 } },
    { selector: "node.lit", style: { width: "data(size)", "border-color": colours.primary, "border-width": 3 } },
    {
      selector: "node.chosen",
      style: { "border-color": colours.primary, "border-width": 4, "underlay-color": colours.primary, "underlay-opacity": 0.18, "underlay-padding": 7, "underlay-shape": "ellipse" },
    },
    {
      selector: "edge.chosen",
      style: { "line-color": colours.primary, "target-arrow-color": colours.primary, width: 3, color: colours.primary },
    },
    { selector: "edge.near", style: { "line-color": "#64748b", "target-arrow-color": "#64748b", width: 2 } },
    { selector: ".dim", style: { opacity: 0.14 } },
    { selector: ".off", style: { display: "none" } },
  ];
  return sheet;
}
