// The room that nodes (a circle with its label below) take, and moving them apart until none overlaps.

const GAP = 5;

export const boxOf = (body) => ({
  left: body.x - body.w / 2 - GAP,
  right: body.x + body.w / 2 + GAP,
  top: body.y - body.r - GAP,
  bottom: body.y + body.below + GAP,
});

// How far b must move to leave a, along the shorter axis; null where they do not touch.
function escape(a, b) {
  const right = a.right - b.left;
  const left = b.right - a.left;
  const down = a.bottom - b.top;
  const up = b.bottom - a.top;
  if (right <= 0 || left <= 0 || down <= 0 || up <= 0) return null;
  const dx = right < left ? right : -left;
  const dy = down < up ? down : -up;
  return Math.abs(dx) < Math.abs(dy) ? [dx, 0] : [0, dy];
}

function push(body, dx, dy) {
  if (body.fixed) return;
  body.x += dx;
  body.y += dy;
}

function pushApart(a, b, [dx, dy]) {
  const share = a.fixed ? 1 : b.fixed ? 0 : 0.5;
  push(a, -dx * (1 - share), -dy * (1 - share));
  push(b, dx * share, dy * share);
}

const touches = (a, b) => escape(a, b) !== null;

export const freeOf = (box, others) => !others.some((other) => touches(box, other));

// How many pairs of nodes, labels included, lie on each other.
export function overlaps(bodies) {
  const boxes = bodies.map(boxOf).map(({ left, right, top, bottom }) => ({
    left: left + GAP, right: right - GAP, top: top + GAP, bottom: bottom - GAP,
  }));
  let count = 0;
  boxes.forEach((box, i) => {
    for (let j = i + 1; j < boxes.length; j++) if (touches(box, boxes[j])) count++;
  });
  return count;
}

// Pushes nodes off the edges that pass behind them; a few gentle rounds, since one push may undo another.
export function clearEdges(bodies, links, rounds) {
  for (let round = 0; round < rounds; round++) {
    for (const { source, target } of links) {
      const [dx, dy] = [target.x - source.x, target.y - source.y];
      const length = Math.hypot(dx, dy) || 1;
      for (const body of bodies) {
        if (body === source || body === target || body.fixed) continue;
        const middle = body.y + (body.below - body.r) / 2;
        const along = ((body.x - source.x) * dx + (middle - source.y) * dy) / length;
        if (along < 0 || along > length) continue;
        const off = ((body.x - source.x) * dy - (middle - source.y) * dx) / length;
        const room = (body.w / 2) * Math.abs(dy / length) + ((body.r + body.below) / 2) * Math.abs(dx / length) + 2;
        const short = room - Math.abs(off);
        if (short <= 0) continue;
        const step = (Math.sign(off) || 1) * short * 0.3;
        push(body, (step * dy) / length, (-step * dx) / length);
      }
    }
  }
}

// Bodies {x, y, w, r, below, fixed} are pushed apart, for at most `budget` milliseconds.
export function separate(bodies, budget) {
  const end = performance.now() + budget;
  let moved = true;
  while (moved && performance.now() < end) {
    moved = false;
    for (let i = 0; i < bodies.length; i++) {
      for (let j = i + 1; j < bodies.length; j++) {
        if (bodies[i].fixed && bodies[j].fixed) continue;
        const way = escape(boxOf(bodies[i]), boxOf(bodies[j]));
        if (!way) continue;
        pushApart(bodies[i], bodies[j], way);
        moved = true;
      }
    }
  }
}
