"use strict";
// Elements, words and coloured code; the files of this folder are joined into one script.

const SVG = "http://www.w3.org/2000/svg";

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

const placeOf = (unit) => `${unit.path}:${unit.start}-${unit.end}`;
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
