// Two members of a class side by side, with a ribbon between aligned statements.

const ROW = 20; // height of a line of code, as --row in the style sheet

function pairOf(found, left, right) {
  for (const pair of found.pairs) {
    if (pair.left === left && pair.right === right) return pair;
    if (pair.left === right && pair.right === left) return { ...pair, aligned: pair.aligned.map(([a, b]) => [b, a]) };
  }
  return null;
}

/** Alignments as line numbers in each function, doubles left out; number k is shown as k + 1. */
function alignment(pair, left, right) {
  const seen = new Map();
  for (const [a, b] of pair ? pair.aligned : []) seen.set(`${a} ${b}`, [a - left.start, b - right.start]);
  return [...seen.values()];
}

function codePane(unit, marks, light) {
  const pane = make("div", { class: "code", tabindex: "0", role: "group", "aria-label": `Code of ${unit.name}` });
  if (unit.code === null) {
    pane.append(make("p", { class: "cut" }, "The code is left out to keep this page small."));
    return pane;
  }
  const list = make("ol");
  const lines = colour(unit.code, unit.language);
  lines.forEach((nodes, index) => {
    const numbers = marks.get(index) || [];
    const row = make(
      "li",
      {},
      make("span", { class: "no" }, String(unit.start + index)),
      make("span", { class: "at" }, numbers.length ? String(numbers[0] + 1) : ""),
      make("code", {}, ...nodes),
    );
    if (numbers.length) {
      row.className = "hit";
      row.dataset.marks = numbers.join(" ");
      row.addEventListener("mouseenter", () => light(numbers, true));
      row.addEventListener("mouseleave", () => light(numbers, false));
    }
    list.append(row);
  });
  pane.append(list);
  const missing = unit.end - unit.start + 1 - lines.length;
  if (missing > 0) pane.append(make("p", { class: "cut" }, `${count(missing, "more line", "more lines")} not shown`));
  return pane;
}

function ribbons(links, height) {
  const svg = draw("svg", { class: "links", viewBox: `0 0 56 ${height}`, preserveAspectRatio: "none", height, "aria-hidden": "true" });
  links.forEach(([a, b], index) => {
    const [y, z] = [a * ROW, b * ROW];
    const [foot, other] = [y + ROW - 1, z + ROW - 1]; // a hair's breadth between neighbours, as between the lines
    const path = `M0 ${y}C28 ${y} 28 ${z} 56 ${z}V${other}C28 ${other} 28 ${foot} 0 ${foot}Z`;
    svg.append(draw("path", { d: path, "data-marks": index }));
  });
  return svg;
}

function paneHead(found, side, chosen, choose) {
  const unit = found.units[chosen];
  const head = make("div", { class: "pane-head" });
  if (found.units.length === 2) {
    head.append(make("strong", {}, unit.name));
  } else {
    const select = make("select", { "aria-label": `Function on the ${side}` });
    found.units.forEach((each, index) => {
      const option = make("option", { value: index }, `${each.name}  ${placeOf(each)}`);
      option.selected = index === chosen;
      select.append(option);
    });
    select.addEventListener("change", () => choose(Number(select.value)));
    head.append(select);
  }
  head.append(make("span", { class: "path" }, placeOf(unit)));
  return head;
}

function evidenceLine(found, pair) {
  const line = make("p", { class: "evidence" });
  if (!pair) {
    line.append("These two were not compared with each other: both are close to other members of the class.");
  } else {
    line.append(make("b", {}, pair.evidence));
    if (found.units.length > 2) {
      line.append(` \u00b7 type ${pair.type}, similarity ${pair.similarity.toFixed(2)}, probability ${percent(pair.probability)}`);
    }
  }
  return line;
}

function showPair(body, found, left, right) {
  const [first, second] = [found.units[left], found.units[right]];
  const pair = pairOf(found, left, right);
  const links = alignment(pair, first, second);
  const marks = [new Map(), new Map()];
  links.forEach((link, index) =>
    link.forEach((line, side) => marks[side].set(line, [...(marks[side].get(line) || []), index])),
  );
  const compare = make("div", { class: `compare t${pair ? pair.type : found.type}` });
  const light = (numbers, on) => {
    for (const element of compare.querySelectorAll("[data-marks]")) {
      const own = element.dataset.marks.split(" ").map(Number);
      if (own.some((number) => numbers.includes(number))) element.classList.toggle("lit", on);
    }
  };
  const rows = Math.max(first.end - first.start, second.end - second.start) + 1;
  const choose = (side) => (index) => {
    // Choosing the function that the other side shows swaps the two.
    if (side) showPair(body, found, index === left ? right : left, index);
    else showPair(body, found, index, index === right ? left : right);
    body.querySelectorAll("select")[side].focus();
  };
  compare.append(
    paneHead(found, "left", left, choose(0)),
    make("div", { class: "between" }),
    paneHead(found, "right", right, choose(1)),
    codePane(first, marks[0], light),
    ribbons(first.code === null || second.code === null ? [] : links, rows * ROW),
    codePane(second, marks[1], light),
  );
  body.replaceChildren(evidenceLine(found, pair), compare);
}
