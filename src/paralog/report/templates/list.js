// The list of classes: filter, order, cards, keys.

const BATCH = 60; // cards added to the list at a time
const classes = JSON.parse(document.getElementById("report").textContent);
const byId = (id) => document.getElementById(id);

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
  const members = make("ul", { class: "members" }, ...found.units.slice(0, 8).map((unit) => make("li", {}, placeOf(unit))));
  if (found.units.length > 8) members.append(make("li", {}, `and ${found.units.length - 8} more`));
  const purpose = make("p", { class: "purpose" }, found.purpose);
  purpose.hidden = !found.purpose;
  const element = make("article", { class: `card t${found.type}` }, make("h3", {}, head), purpose, members, body);
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
