/** Comparison: plays a sentence as it was before an edit, and then as it is now. */

import { createElement } from "../elements.js";
import { createButton } from "./dom.js";

/** Alt and this key. */
const KEY = "KeyC";
const BREATH_MS = 600;

export class Comparison {
  constructor(player, drawer) {
    this.player = player;
    this.drawer = drawer;
    this.audio = new Audio();
    this.turn = 0;
    this.words = createElement("div", { className: "builder-sentences" });
    this.button = createButton("Hear it before and after", () => this.play(), { "aria-keyshortcuts": "Alt+C" });
    const hint = createElement("span", { className: "builder-hint" }, " Alt and C");
    this.element = createElement("div", {}, this.words, createElement("p", {}, this.button, hint));
    this.shortcut = createButton("Before and after", () => this.play(), { hidden: true, "aria-keyshortcuts": "Alt+C" });
    this.caption = createElement("p", { className: "builder-caption", role: "status" });
    this.whenFilled = () => {};
    drawer.add("The last edit", this.element, this);
    drawer.bar.prepend(this.caption, this.shortcut);
    document.addEventListener("keydown", (event) => {
      if (event.code !== KEY || !event.altKey || !this.edit) return;
      event.preventDefault();
      this.play();
    });
  }

  /** Offer the sentence of an edit. */
  offer({ now, before }) {
    this.edit = now ? { now, before } : null;
    this.whenFilled(Boolean(now));
    this.shortcut.hidden = !now;
    this.drawer.showEditing();
    if (!now) return;
    const row = (heading, sentence) =>
      createElement(
        "p",
        {},
        createElement("span", { className: "builder-kind" }, heading),
        ` ${sentence?.text ?? "nothing"}`,
      );
    this.words.replaceChildren(row("Before", before), row("Now", now));
  }

  /** Play both, one after the other, while the programme waits. */
  async play() {
    const turn = ++this.turn;
    this.player.interrupt();
    this.player.waitInSilence();
    for (const [heading, sentence] of [
      ["before", this.edit.before],
      ["now", this.edit.now],
    ]) {
      if (!sentence || turn !== this.turn) continue;
      this.caption.textContent = `${heading === "now" ? "Now" : "Before"}: ${sentence.text}`;
      this.words.dataset.playing = heading;
      await this.#playPart(sentence, turn);
      if (turn === this.turn) await new Promise((resolve) => setTimeout(resolve, BREATH_MS));
    }
    if (turn !== this.turn) return;
    delete this.words.dataset.playing;
    this.caption.textContent = "";
    this.player.resumeInterrupted();
  }

  /** Play a part of a programme; resolve at its end, or if it cannot be played. */
  async #playPart({ url, start_ms, end_ms }, turn) {
    this.audio.src = new URL(url, `${location.origin}/store/`).pathname;
    this.audio.currentTime = start_ms / 1_000;
    try {
      await this.audio.play();
    } catch {
      if (turn === this.turn) this.caption.textContent = "This sound cannot be played: it may have been deleted.";
      return;
    }
    await new Promise((resolve) => {
      const timer = setInterval(() => {
        const isOver = this.audio.currentTime * 1_000 >= end_ms || this.audio.ended || this.audio.paused;
        if (turn === this.turn && !isOver) return;
        clearInterval(timer);
        resolve();
      }, 20);
    });
    if (turn === this.turn) this.audio.pause();
  }
}
