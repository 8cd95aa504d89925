/** JSON view: shows JSON so that it can be read, with the names and the values apart and what is searched for marked. */

import { createElement } from "../elements.js";

const TOKENS = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Create an element with a value as JSON; it is written when it is first shown. */
export function createJson(label, value, search) {
  const code = createElement("code");
  const text = JSON.stringify(value, null, 2);
  let end = 0;
  for (const match of text.matchAll(TOKENS)) {
    code.append(...markWords(text.slice(end, match.index), search));
    const [token, string, colon] = match;
    const className = colon ? "json-name" : string ? "json-text" : "json-value";
    code.append(createElement("span", { className }, ...markWords(string ?? token, search)), colon ?? "");
    end = match.index + token.length;
  }
  code.append(text.slice(end));
  return createElement("pre", { tabIndex: 0, role: "region", "aria-label": label }, code);
}

/** Return a text with each place of the searched words marked. */
export function markWords(text, search) {
  const wanted = search.trim().toLowerCase();
  if (!wanted) return [text];
  const parts = [];
  let rest = text;
  for (let at = rest.toLowerCase().indexOf(wanted); at >= 0; at = rest.toLowerCase().indexOf(wanted)) {
    parts.push(rest.slice(0, at), createElement("mark", {}, rest.slice(at, at + wanted.length)));
    rest = rest.slice(at + wanted.length);
  }
  return [...parts, rest];
}
