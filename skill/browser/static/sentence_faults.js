/** Sentence faults: what `check` finds wrong, beside the sentence of the words that are followed. */

import { $, createElement } from "./elements.js";

/** Two sentences with so many words in common, of all that they have, are the same before and after an edit. */
const LEAST_LIKENESS = 0.5;

let faults = [];
let contentId = "";
let lastReached = null;

/** Show these faults, in the words of whatever programme is shown. */
export function showFaults(found) {
  faults = found;
  markFaults();
}

/** Show the faults of another programme: its words are in the list now. */
export function showFaultsOf(programme) {
  contentId = programme?.content_id ?? "";
  markFaults();
}

function markFaults() {
  for (const note of document.querySelectorAll("#transcript .fault")) note.remove();
  const buttons = [...$("transcript").querySelectorAll("button")];
  for (const button of buttons) button.removeAttribute("aria-describedby");
  for (const [number, fault] of faults.entries()) {
    const button = fault.content_id === contentId ? findSentence(buttons, fault.sentence) : null;
    if (button) addNote(button, fault, `sentence-fault-${number}`);
  }
  showCount();
}

function addNote(button, { what, mend, weight }, id) {
  const note = createElement("p", { id, className: `fault fault-${weight}` }, createElement("strong", {}, `${what}.`));
  note.append(` ${mend}.`);
  button.parentElement.append(note);
  button.setAttribute("aria-describedby", [button.getAttribute("aria-describedby"), id].filter(Boolean).join(" "));
}

function showCount() {
  const n = document.querySelectorAll("#transcript .fault").length;
  $("words-faults").hidden = n === 0;
  $("words-faults").textContent = n === 1 ? "1 fault" : `${n} faults`;
}

/** Return the button of the sentence that is most like this one; null if none is. */
function findSentence(buttons, sentence) {
  const words = listWords(sentence);
  if (words.length === 0) return null;
  const likeness = buttons.map((button) => measureLikeness(words, listWords(button.textContent)));
  const best = Math.max(0, ...likeness);
  return best >= LEAST_LIKENESS ? buttons[likeness.indexOf(best)] : null;
}

const listWords = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Return the share of their words that two sentences have in common: 1 for the same words, in any order. */
function measureLikeness(some, others) {
  const left = [...others];
  const shared = some.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return (2 * shared.length) / (some.length + others.length);
}

/** Go from one sentence with a fault to the next, and from the last to the first. */
$("words-faults").addEventListener("click", () => {
  const buttons = [...$("transcript").querySelectorAll("li:has(.fault) button")];
  lastReached = buttons[(buttons.indexOf(lastReached) + 1) % buttons.length];
  lastReached.focus();
});
