/** Simulations: what goes wrong, or comes early, because a builder wants to see it. */

import { createElement } from "../elements.js";
import { createField, createSelect } from "./dom.js";

/** Alexa waits so long for a skill. */
const PATIENCE_MS = 8_000;
/** The note of an event that came early because a builder wanted it. */
export const EARLY = "at once after the start";
const NO_SOUND = "/speaker/builder/no-such-sound.mp3";

const STREAMS = [
  ["", "plays"],
  ["next", "the next one fails"],
  ["every", "every one fails"],
];
const NETWORKS = [
  ["0", "as it is"],
  ["1000", "slow: 1 s"],
  ["4000", "very slow: 4 s"],
  [`${PATIENCE_MS}`, "too slow: Alexa gives up"],
];

export class Simulations {
  constructor(player) {
    this.player = player;
    this.stream = "";
    this.delay_ms = 0;
    this.streams = createSelect(STREAMS, (value) => (this.stream = value));
    const network = createSelect(NETWORKS, (value) => (this.delay_ms = Number(value)));
    const early = createElement("input", { type: "checkbox" });
    early.addEventListener("change", () => this.#announceAtOnce(early.checked));
    this.usual_s = player.nearlyFinished_s;
    this.element = createElement(
      "div",
      { className: "builder-fields" },
      createField("Stream", this.streams),
      createField("Network", network),
      createElement("label", { className: "builder-check" }, early, " NearlyFinished at once after the start"),
    );
  }

  /** Wait as long as the network takes; return whether Alexa would still be there. */
  async wait() {
    if (this.delay_ms) await new Promise((resolve) => setTimeout(resolve, this.delay_ms));
    return this.delay_ms < PATIENCE_MS;
  }

  /** Return what was done to a request, in words for the list. */
  describe({ request }, answer) {
    const plays = (answer.response.response?.directives ?? []).some(({ type }) => type === "AudioPlayer.Play");
    return [
      this.delay_ms >= PATIENCE_MS
        ? "too late: Alexa gave up after 8 s"
        : this.delay_ms
          ? `${this.delay_ms / 1_000} s of slow network`
          : "",
      plays && this.stream ? "this stream is made to fail" : "",
      this.#isEarly && request.type.endsWith("NearlyFinished") ? EARLY : "",
    ].filter(Boolean);
  }

  /** Return an answer with streams that cannot be played, if streams are to fail. */
  alter(answer) {
    const directives = answer.response.response?.directives ?? [];
    if (!this.stream || !directives.some(({ type }) => type === "AudioPlayer.Play")) return answer;
    if (this.stream === "next") this.stream = this.streams.value = "";
    const altered = structuredClone(answer);
    for (const each of altered.response.response.directives) if (each.audioItem) each.audioItem.stream.url = NO_SOUND;
    return altered;
  }

  get #isEarly() {
    return this.player.nearlyFinished_s === Infinity;
  }

  #announceAtOnce(isWanted) {
    this.player.nearlyFinished_s = isWanted ? Infinity : this.usual_s;
  }
}
