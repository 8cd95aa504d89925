/** Microphone controls: the button, the space bar and the hands-free mode, and what is told of them. */

import { Hearing } from "./hearing.js";
import { isFree } from "./keys.js";

const PRIVATE = "What you say is understood on this machine, and kept nowhere.";
const TEXTS = {
  off: "Hold the microphone or the space bar, and ask.",
  ready: "Ask whenever you like.",
  listening: "Listening …",
  understanding: "One moment …",
  refused: "The browser does not allow the microphone here: allow it beside the address, then press again.",
};
const TYPED_INTO = "input, textarea, select, button, a, summary, audio, [tabindex], [contenteditable]";

const ICON = `
  <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d="M12 3.2a2.8 2.8 0 0 0-2.8 2.8v5.4a2.8 2.8 0 0 0 5.6 0V6A2.8 2.8 0 0 0 12 3.2z"/>
    <path d="M6.4 11.2a5.6 5.6 0 0 0 11.2 0M12 16.8v3.4" fill="none" stroke="currentColor" stroke-width="1.7"/>
  </svg>`;

/** Put the controls on the page, if this machine can recognise speech; else the command that brings it. */
export function addMicrophoneControls({ hears, ...calls }) {
  const panel = document.createElement("div");
  panel.className = "listening";
  document.getElementById("ask").after(panel);
  if (!hears) {
    panel.innerHTML = "To ask aloud, start it with <code>scripts/run --ears</code>.";
    return undefined;
  }
  const button = createButton("talk", "Hold to talk", ICON);
  const handsFree = createButton("quiet", "", "Without hands");
  handsFree.setAttribute("aria-pressed", "false");
  const state = document.createElement("span");
  const heard = document.createElement("span");
  heard.className = "partial";
  state.textContent = TEXTS.off;
  const privacy = document.createElement("span");
  privacy.textContent = PRIVATE;
  const [now, more] = [document.createElement("p"), document.createElement("p")];
  now.append(state, " ", heard);
  more.append(handsFree, " ", privacy);
  panel.append(now, more);
  document.getElementById("microphone").append(button);
  const hearing = new Hearing({
    ...calls,
    show(name, words) {
      state.textContent = TEXTS[name];
      heard.textContent = words && `“${words} …”`;
      button.classList.toggle("active", name === "listening");
      button.setAttribute("aria-pressed", String(name === "listening"));
      handsFree.setAttribute("aria-pressed", String(hearing.isHandsFree));
    },
  });
  connectButton(button, hearing);
  connectSpaceBar(hearing);
  handsFree.addEventListener("click", () => {
    hearing.setHandsFree(!hearing.isHandsFree);
    handsFree.setAttribute("aria-pressed", String(hearing.isHandsFree));
  });
  return hearing;
}

function createButton(className, label, content) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = className;
  if (label) button.setAttribute("aria-label", label);
  button.innerHTML = content;
  return button;
}

function connectButton(button, hearing) {
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    button.setPointerCapture(event.pointerId);
    hearing.press();
  });
  for (const end of ["pointerup", "pointercancel"]) button.addEventListener(end, () => hearing.release());
  // A screen reader clicks without pointer or key: it listens until silence.
  button.addEventListener("click", async (event) => {
    if (event.detail) return;
    await hearing.press();
    hearing.release();
  });
  // A long press on a phone must not open a menu.
  button.addEventListener("contextmenu", (event) => event.preventDefault());
  button.addEventListener("keydown", (event) => {
    if (event.repeat || ![" ", "Enter"].includes(event.key)) return;
    event.preventDefault();
    hearing.press();
  });
  button.addEventListener("keyup", (event) => {
    if ([" ", "Enter"].includes(event.key)) hearing.release();
  });
}

function connectSpaceBar(hearing) {
  addEventListener("keydown", (event) => {
    if (event.key !== " " || event.target.closest(TYPED_INTO)) return;
    // A key that is held repeats: the page must not scroll meanwhile.
    if (event.repeat && hearing.isListening) event.preventDefault();
    if (!isFree(event)) return;
    event.preventDefault();
    hearing.press();
  });
  addEventListener("keyup", (event) => {
    if (event.key === " ") hearing.release();
  });
  addEventListener("blur", () => hearing.release());
}
