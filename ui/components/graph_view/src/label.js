// A node's name as a few lines of nearly equal length, and how much room they take on the canvas.

export const FONT = '"Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei","Segoe UI",sans-serif';
export const NODE_FONT_SIZE = 13;
export const EDGE_FONT_SIZE = 11;
export const LINE_HEIGHT = 1.25;

const LINE_UNITS = 18; // a Chinese character counts 2, a Latin letter 1
const MAX_LINES = 3;
const context = document.createElement("canvas").getContext("2d");

const units = (text) => [...text].reduce((sum, ch) => sum + (ch.codePointAt(0) > 0x2e7f ? 2 : 1), 0);

// Chinese may break between any two characters, Latin words and numbers only between words.
const pieces = (text) => text.match(/[\w.\-/’'&]+\s*|[^\w]\s*/gu) ?? [];

export function wrap(name) {
  const total = units(name);
  const lines = Math.min(MAX_LINES, Math.ceil(total / LINE_UNITS));
  if (lines <= 1) return name;
  const target = Math.min(LINE_UNITS + 2, 2 * Math.ceil(total / lines / 2));
  const result = [""];
  for (const piece of pieces(name)) {
    const last = result[result.length - 1];
    const slack = /^\w/.test(piece) ? 4 : 0; // words are long, so lines of them may differ more
    const over = units(last + piece.trimEnd()) > target + slack;
    const closing = /^[)）》”」、，,]/u.test(piece);
    if (last && over && !closing) {
      if (result.length === MAX_LINES && units(last + piece.trimEnd()) > LINE_UNITS + 2) {
        result[MAX_LINES - 1] = last.trimEnd() + "…";
        break;
      }
      if (result.length < MAX_LINES) {
        result.push(piece);
        continue;
      }
    }
    result[result.length - 1] = last + piece;
  }
  return result.map((line) => line.trim()).join("\n");
}

export function measure(text, size, weight = "400") {
  context.font = `${weight} ${size}px ${FONT}`;
  const lines = text.split("\n");
  return { w: Math.max(...lines.map((line) => context.measureText(line).width)), h: lines.length * size * LINE_HEIGHT };
}
