/** Transcript: all sentences of a programme; the one that is heard is marked, and each goes to its place. */

import { $, createElement, scrollWithin } from "./elements.js";
import { showFaultsOf } from "./sentence_faults.js";

const READING_MS = 6_000;

let readingUntil = 0;

/** Show the sentences of a programme, and follow the sound. */
export function showTranscript(audio, programme, jump) {
  audio.querySelector("track")?.remove();
  $("words").hidden = true;
  $("transcript").replaceChildren();
  if (!programme?.transcript_url) return;
  const track = createElement("track", { kind: "metadata", src: programme.transcript_url });
  audio.append(track);
  track.track.mode = "hidden";
  const mark = () => markSentence(audio.currentTime);
  track.addEventListener("load", () => {
    showSentences([...track.track.cues], jump);
    showFaultsOf(programme);
    mark();
  });
  track.track.addEventListener("cuechange", mark);
}

function showSentences(cues, jump) {
  const rows = cues.map((cue, at) => {
    const words = cue.getCueAsHTML().textContent.replace(/\s+/g, " ");
    const button = createElement("button", { type: "button", tabIndex: at ? -1 : 0 }, words);
    button.dataset.start = cue.startTime;
    button.addEventListener("click", () => jump(cue.startTime));
    return createElement("li", {}, button);
  });
  $("transcript").replaceChildren(...rows);
  $("words").hidden = rows.length === 0;
}

/** Mark the sentence that is heard; in a silence, the one before it. */
export function markSentence(seconds) {
  const buttons = listSentences();
  const current = buttons.findLast((button) => Number(button.dataset.start) <= seconds + 0.05);
  if (!current || current.hasAttribute("aria-current")) return;
  for (const button of buttons) button.removeAttribute("aria-current");
  current.setAttribute("aria-current", "true");
  if (!$("transcript").contains(document.activeElement)) makeReachable(current);
  if (Date.now() > readingUntil) keepInSight(current);
}

/** Bring a sentence to the middle of the words, without moving the page. */
function keepInSight(button) {
  const list = $("transcript");
  scrollWithin(list, button.offsetTop - (list.clientHeight - button.clientHeight) / 2);
}

const listSentences = () => [...$("transcript").querySelectorAll("button")];

/** Let the tab key reach this sentence alone; arrows go from one to the next. */
function makeReachable(button) {
  for (const each of listSentences()) each.tabIndex = each === button ? 0 : -1;
}

const STEPS = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };

$("transcript").addEventListener("keydown", (event) => {
  if (!(event.key in STEPS)) return;
  event.preventDefault();
  const buttons = listSentences();
  const at = buttons.indexOf(document.activeElement) + STEPS[event.key];
  const next = buttons[Math.min(Math.max(at, 0), buttons.length - 1)];
  makeReachable(next);
  next.focus();
});

/** Whoever reads on by hand is not pulled back at once. */
for (const kind of ["wheel", "touchmove", "keydown", "focusin"]) {
  $("transcript").addEventListener(kind, () => (readingUntil = Date.now() + READING_MS), { passive: true });
}
