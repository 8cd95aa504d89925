/** Keys: single keys for what the page does, a list of them, and a switch that turns them off. */

import { $, createElement } from "./elements.js";

const STORED = "keys";

/** Let keys work; each is a letter, what it does in words, and what it does. */
export function connectKeys(keys) {
  $("keys-list").replaceChildren(...keys.flatMap(({ key, words }) => createEntry(key, words)));
  $("keys-open").addEventListener("click", () => $("keys").showModal());
  $("keys-on").checked = readStored() !== "off";
  $("keys-on").addEventListener("change", () => store($("keys-on").checked ? "on" : "off"));
  document.addEventListener("keydown", (event) => {
    const pressed = keys.find(({ key }) => key === event.key.toLowerCase());
    if (!pressed || !isFree(event)) return;
    event.preventDefault();
    pressed.run();
  });
}

function createEntry(key, words) {
  return [createElement("dt", {}, createElement("kbd", {}, key.toUpperCase())), createElement("dd", {}, words)];
}

/** Return whether a key may be one of the page's: the switch is on, and nobody else has the key. */
export const isFree = (event) => $("keys-on").checked && !isTaken(event);

/** Return whether a key belongs to somebody else: a text box, a dialog, or the browser. */
function isTaken({ target, ctrlKey, metaKey, altKey, repeat }) {
  const isText = target.matches("input:not([type=range], [type=checkbox]), textarea, select, [contenteditable]");
  return isText || ctrlKey || metaKey || altKey || repeat || document.querySelector("dialog[open]") !== null;
}

function readStored() {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

function store(value) {
  try {
    localStorage.setItem(STORED, value);
  } catch {
    // It holds until the page is closed.
  }
}
