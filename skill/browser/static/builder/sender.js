/** Sender: the switches for who asks, on which device, where and when. */

import { createElement } from "../elements.js";
import { createButton, createField, createSelect } from "./dom.js";
import { passing } from "./passing.js";

const WORDS = {
  echo: "Echo (this page)",
  kitchen: "Kitchen",
  bedroom: "Bedroom",
  "echo show": "Echo Show, with a screen",
  "fire tv": "Fire TV, plays no sound",
};
const NOW = "Now";

export class Sender {
  /**
   * @param leave stops what plays on the device, and forgets the session
   * @param changed is called when something was chosen
   */
  constructor({ devices, locales, max_ahead_s }, leave, changed) {
    Object.assign(this, { devices, locales, max_ahead_s, leave, changed });
    this.chosen = { device: "echo", listener: "", locale: "", ahead_s: 0 };
    this.clock = createElement("input", { type: "datetime-local", step: "60" });
    this.clock.addEventListener("change", () => this.#chooseClock());
    this.clockWords = createElement("p", { className: "builder-hint" });
    this.listener = createSelect([["", "You"]], (value) => this.#moveTo({ listener: value }));
    this.element = createElement(
      "div",
      { className: "builder-fields" },
      createField(
        "Device",
        createSelect(
          devices.map(({ name }) => [name, WORDS[name] ?? name]),
          (device) => this.#moveTo({ device }),
        ),
      ),
      createField(
        "Listener",
        this.listener,
        createButton("Somebody new", () => this.addListener()),
      ),
      createField(
        "Locale",
        createSelect(
          [["", `This browser’s (${navigator.language})`], ...locales.map(({ name }) => [name, name])],
          (locale) => this.#choose({ locale }),
        ),
      ),
      createField(
        "Clock of the device",
        this.clock,
        createButton(NOW, () => this.#choose({ ahead_s: 0 })),
        this.clockWords,
      ),
    );
    this.#showClock();
  }

  get hasScreen() {
    const device = this.devices.find(({ name }) => name === this.chosen.device);
    return Boolean(device?.interfaces.includes("Alexa.Presentation.APL"));
  }

  /** Return who speaks from where, in a few words; empty for the listener of the page on the page. */
  get words() {
    const { device, listener, locale, ahead_s } = this.chosen;
    const speaker = listener && this.listener.selectedOptions[0].textContent.toLowerCase();
    return [device !== "echo" && device, speaker, locale, ahead_s && "clock moved"].filter(Boolean).join(", ");
  }

  /** Become somebody whom the skill does not know. */
  addListener() {
    const name = `guest${Date.now().toString(36)}`;
    this.listener.append(createElement("option", { value: name }, `Somebody new (${this.listener.options.length})`));
    this.listener.value = name;
    return this.#moveTo({ listener: name });
  }

  /** Leave the device, which says so to the skill first, for another one. */
  async #moveTo(choice) {
    await this.leave();
    this.#choose(choice);
  }

  #choose(choice) {
    Object.assign(this.chosen, choice);
    const { device, listener, locale, ahead_s } = this.chosen;
    const given = { device: device === "echo" ? "" : device, listener, locale, ahead_s: ahead_s || "" };
    passing.sender = new URLSearchParams(Object.entries(given).filter(([, value]) => value !== "")).toString();
    this.#showClock();
    this.changed();
  }

  /** The hours from UTC by which the skill reckons: those of the middle of the country. */
  get #hours() {
    const tag = this.chosen.locale || navigator.languages.find((each) => /^[a-z]+-[a-z]{2}$/i.test(each));
    return this.locales.find(({ name }) => name === `en-${tag?.slice(-2).toUpperCase()}`)?.hours ?? 0;
  }

  #chooseClock() {
    const wanted_ms = Date.parse(`${this.clock.value}Z`) - this.#hours * 3_600_000;
    const ahead_s = Math.round((wanted_ms - Date.now()) / 1_000);
    if (Number.isFinite(ahead_s))
      this.#choose({ ahead_s: Math.max(-this.max_ahead_s, Math.min(this.max_ahead_s, ahead_s)) });
  }

  #showClock() {
    const local = new Date(Date.now() + this.chosen.ahead_s * 1_000 + this.#hours * 3_600_000);
    this.clock.value = local.toISOString().slice(0, 16);
    const sign = this.#hours < 0 ? "−" : "+";
    const moved = this.chosen.ahead_s ? "It goes on from here. " : "";
    this.clockWords.textContent = `${moved}The skill reckons with UTC${sign}${Math.abs(this.#hours)} there.`;
  }
}
