"use strict";
(() => {
  const BATCH = 60; // cards added to the list at a time
  const ROW = 20; // height of a line of code, as --row in the style sheet
  const SVG = "http://www.w3.org/2000/svg";
  const classes = JSON.parse(document.getElementById("report").textContent);
  const byId = (id) => document.getElementById(id);

  /** An element with attributes and children; strings become text, so nothing is ever parsed as markup. */
  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  function draw(tag, attributes) {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  }

  function percent(share) {
    const rounded = Math.round(share * 100);
    if (rounded === 100 && share < 1) return "99%";
    return rounded === 0 && share > 0 ? "1%" : rounded + "%";
  }

  const location = (unit) => `${unit.path}:${unit.start}-${unit.end}`;
  const count = (number, one, many) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;

  // Syntax colours: good enough to read by, for any language with these comments and strings.

  const WORDS =
    "abstract and as assert async await boolean break byte case catch char class const continue def default del do double elif else " +
    "enum except extends final finally float for from function global if implements import in instanceof int interface is lambda let " +
    "long new nonlocal not null None or package pass private protected public raise return self short static struct super switch this " +
    "throw throws True False true false try unsigned var void while with yield";
  const TAIL = `|"(?:\\\\.|[^"\\\\\\n])*"?|'(?:\\\\.|[^'\\\\\\n])*'?)|(\\b\\d[\\w.]*)|\\b(${WORDS.split(" ").join("|")})\\b|(\\b[A-Za-z_]\\w*(?=\\())`;
  const GRAMMARS = {
    python: `(#.*)|("""[^]*?(?:"""|$)|'''[^]*?(?:'''|$)${TAIL}`,
    other: `(\\/\\/.*|\\/\\*[^]*?(?:\\*\\/|$))|("""[^]*?(?:"""|$)${TAIL}`,
  };
  const STYLES = ["c", "s", "n", "k", "f"];

  /** The code's lines, each a list of nodes. */
  function colour(code, language) {
    const lines = [[]];
    const put = (text, style) => {
      text.split("\n").forEach((part, index) => {
        if (index) lines.push([]);
        if (part) lines[lines.length - 1].push(style ? make("span", { class: style }, part) : part);
      });
    };
    let end = 0;
    for (const match of code.matchAll(new RegExp(GRAMMARS[language] || GRAMMARS.other, "g"))) {
      put(code.slice(end, match.index), "");
      put(match[0], STYLES[match.slice(1).findIndex((group) => group !== undefined)]);
      end = match.index + match[0].length;
    }
    put(code.slice(end), "");
    return lines;
  }

  // Two members side by side.

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
      const path = `M0 ${y}C28 ${y} 28 ${z} 56 ${z}v${ROW}C28 ${z + ROW} 28 ${y + ROW} 0 ${y + ROW}Z`;
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
        const option = make("option", { value: index }, `${each.name}  ${location(each)}`);
        option.selected = index === chosen;
        select.append(option);
      });
      select.addEventListener("change", () => choose(Number(select.value)));
      head.append(select);
    }
    head.append(make("span", { class: "path" }, location(unit)));
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
      showPair(body, found, side ? left : index, side ? index : right);
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

  // The list of classes.

  const cards = new Map();

  function card(found) {
    if (cards.has(found)) return cards.get(found);
    const names = make("span", { class: "names" });
    const distinct = [...new Set(found.units.map((unit) => unit.name))];
    distinct.slice(0, 4).forEach((name, index) => names.append(...(index ? [make("i", {}, " \u2248 "), name] : [name])));
    if (distinct.length > 4) names.append(make("i", {}, ` and ${distinct.length - 4} more`));
    const bar = draw("svg", { viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": "true" });
    bar.append(draw("rect", { width: found.probability * 100, height: 6 }));
    const facts = `${found.units.length} copies \u00b7 ${count(found.lines, "line", "lines")} to save \u00b7 similarity ${found.similarity.toFixed(2)}`;
    const head = make(
      "button",
      { type: "button", class: "head", "aria-expanded": "false" },
      make("span", { class: "badge" }, `Type ${found.type}`),
      names,
      make("span", { class: "facts" }, facts),
      make("span", { class: "meter", title: "probability that they do the same" }, bar, make("span", {}, percent(found.probability))),
    );
    const body = make("div", { class: "body" });
    body.hidden = true;
    const members = make("ul", { class: "members" }, ...found.units.slice(0, 8).map((unit) => make("li", {}, location(unit))));
    if (found.units.length > 8) members.append(make("li", {}, `and ${found.units.length - 8} more`));
    const element = make("article", { class: `card t${found.type}` }, make("h3", {}, head), members, body);
    head.addEventListener("click", () => toggle(found));
    const entry = { element, head, body };
    cards.set(found, entry);
    return entry;
  }

  function toggle(found, open) {
    const { element, head, body } = card(found);
    const opening = open === undefined ? body.hidden : open;
    if (opening && !body.firstChild) {
      const best = found.pairs[0];
      showPair(body, found, best ? best.left : 0, best ? best.right : 1);
    }
    body.hidden = !opening;
    element.classList.toggle("open", opening);
    head.setAttribute("aria-expanded", String(opening));
  }

  const ORDERS = {
    worth: () => 0,
    probability: (a, b) => b.probability - a.probability,
    lines: (a, b) => b.lines - a.lines,
    copies: (a, b) => b.units.length - a.units.length,
    drift: (a, b) => overlap(a) - overlap(b),
    path: (a, b) => (a.units[0].path < b.units[0].path ? -1 : a.units[0].path > b.units[0].path ? 1 : a.units[0].start - b.units[0].start),
  };
  const overlap = (found) => (found.pairs.length ? found.pairs[0].overlap : 1);
  const words = new Map();

  function text(found) {
    if (!words.has(found)) words.set(found, found.units.map((unit) => `${unit.path} ${unit.name}`).join("\n").toLowerCase());
    return words.get(found);
  }

  let matching = [];
  let added = 0;

  function addBatch(upTo = added + BATCH) {
    const next = matching.slice(added, upTo);
    byId("list").append(...next.map((found) => card(found).element));
    added += next.length;
    byId("more").hidden = added >= matching.length;
  }

  function refresh() {
    const query = byId("query").value.trim().toLowerCase();
    const least = Number(byId("probability").value) / 100;
    const types = new Set([...document.querySelectorAll("[name=type]:checked")].map((box) => Number(box.value)));
    matching = classes.filter(
      (found) => types.has(found.type) && found.probability >= least && query.split(/\s+/).every((word) => text(found).includes(word)),
    );
    matching.sort(ORDERS[byId("order").value]);
    byId("least").textContent = byId("probability").value + "%";
    const total = count(classes.length, "clone class", "clone classes");
    byId("shown").textContent = matching.length === classes.length ? total : `${matching.length.toLocaleString("en")} of ${total}`;
    const ids = new Set(matching.map((found) => found.id));
    for (const cell of document.querySelectorAll(".cell[data-class]")) cell.classList.toggle("out", !ids.has(cell.dataset.class));
    byId("list").replaceChildren();
    added = 0;
    addBatch();
  }

  /** Opens a class, in view and with the keyboard's focus; drops the filter if it hides the class. */
  function visit(id) {
    const found = classes.find((each) => each.id === id);
    if (!found) return;
    if (!matching.includes(found)) {
      byId("controls").reset();
      refresh();
    }
    addBatch(Math.max(added, matching.indexOf(found) + 1));
    toggle(found, true);
    card(found).head.focus({ preventScroll: true });
    card(found).element.scrollIntoView({ block: "start" });
  }

  function step(direction) {
    const heads = [...document.querySelectorAll(".head")];
    const next = heads[heads.indexOf(document.activeElement) + direction];
    if (next) next.focus();
  }

  const KEYS = {
    "/": () => byId("query").focus(),
    j: () => step(1),
    k: () => step(-1),
    o: () => matching.slice(0, Math.min(added, BATCH)).forEach((found) => toggle(found, true)),
  };

  function listen() {
    byId("controls").addEventListener("input", refresh);
    byId("controls").addEventListener("submit", (event) => event.preventDefault());
    byId("more").addEventListener("click", () => addBatch());
    new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && addBatch(), { rootMargin: "800px" }).observe(byId("more"));
    for (const cell of document.querySelectorAll(".cell[data-class]")) cell.addEventListener("click", () => visit(cell.dataset.class));
    for (const file of document.querySelectorAll(".file")) {
      file.addEventListener("click", () => {
        byId("query").value = file.dataset.path;
        refresh();
        byId("findings").scrollIntoView();
      });
    }
    document.addEventListener("keydown", (event) => {
      const isTyping = event.target.matches("input, select, textarea");
      if (event.key === "Escape" && event.target === byId("query")) {
        byId("query").value = "";
        refresh();
      } else if (!isTyping && !event.ctrlKey && !event.metaKey && !event.altKey && KEYS[event.key]) {
        event.preventDefault();
        KEYS[event.key]();
      }
    });
    window.addEventListener("hashchange", followHash);
  }

  function followHash() {
    try {
      visit(decodeURIComponent(window.location.hash.slice(1)));
    } catch {
      // a fragment that is not ours
    }
  }

  function theme() {
    const button = byId("theme");
    const root = document.documentElement;
    const isDark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
    const label = () => (button.textContent = isDark() ? "Light theme" : "Dark theme");
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      label();
    });
    button.hidden = false;
    label();
  }

  theme();
  if (classes.length) {
    byId("controls").hidden = false;
    listen();
    refresh();
    followHash();
  }
})();
