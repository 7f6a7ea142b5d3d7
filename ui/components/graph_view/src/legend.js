// The legend: one button a class, with its count; a click hides or shows that class.

export function drawLegend(element, view, data) {
  const counts = new Map();
  for (const node of data.nodes) counts.set(node.type, (counts.get(node.type) ?? 0) + 1);
  const drawn = JSON.stringify([data.key, [...counts], data.classes, data.edges.some((edge) => edge.planned)]);
  if (element.dataset.drawn === drawn) return; // a button that is being pressed must not be replaced under the pointer
  element.dataset.drawn = drawn;
  const chips = data.classes.filter(({ type }) => counts.has(type)).map(({ type, label, colour }) => {
    const chip = document.createElement("button");
    chip.type = "button";
    chip.className = "chip";
    chip.dataset.type = type;
    chip.title = data.words.legend;
    const dot = document.createElement("i");
    dot.style.background = colour;
    const count = document.createElement("b");
    count.textContent = counts.get(type);
    chip.append(dot, label, count);
    const show = () => chip.setAttribute("aria-pressed", String(!view.hidden.has(type)));
    chip.onclick = () => {
      if (!view.hidden.delete(type)) view.hidden.add(type);
      show();
      applyHidden(view);
    };
    show();
    return chip;
  });
  if (data.edges.some((edge) => edge.planned)) {
    const planned = document.createElement("span");
    planned.className = "planned";
    planned.append(document.createElement("s"), data.words.planned);
    chips.push(planned);
  }
  element.replaceChildren(...chips);
}

export function applyHidden({ cy, hidden }) {
  cy.batch(() => cy.nodes().forEach((node) => node.toggleClass("off", hidden.has(node.data("type")))));
}
