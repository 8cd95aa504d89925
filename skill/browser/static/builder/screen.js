/** Screen: shows what the skill last sent to a device with a screen. */

import { drawDocument } from "./apl_view.js";
import { createElement } from "../elements.js";
import { createField, createSelect } from "./dom.js";

const RENDER = "Alexa.Presentation.APL.RenderDocument";

/** The screens on which a document can be looked at, in APL's dp. */
const VIEWPORTS = {
  "Echo Show 8": { shape: "rectangle", width: 960, height: 600 },
  "Echo Show 15": { shape: "rectangle", width: 1280, height: 720 },
  "Echo Show 5": { shape: "rectangle", width: 960, height: 480 },
  "Echo Spot, round": { shape: "round", width: 480, height: 480 },
};
const HOW =
  "Drawn by this page, not by Amazon: it knows the components Container, Sequence, Text and Image, which are all " +
  "that this skill sends. Fonts and spacing differ a little on a device.";

export class Screen {
  constructor() {
    this.directive = null;
    this.isThere = false;
    this.whenFilled = () => {};
    this.viewport = Object.keys(VIEWPORTS)[0];
    this.frame = createElement("div", { className: "builder-screen" });
    new ResizeObserver(
      () => this.frame.firstChild && this.#fit(this.frame.firstChild, VIEWPORTS[this.viewport]),
    ).observe(this.frame);
    this.hint = createElement("p", { className: "builder-hint" });
    const viewports = createSelect(
      Object.keys(VIEWPORTS).map((name) => [name, name]),
      (name) => {
        this.viewport = name;
        this.#draw();
      },
    );
    this.element = createElement("div", {}, createField("Screen", viewports), this.frame, this.hint);
  }

  /** Be there if the device has a screen. */
  show(isThere) {
    if (isThere !== this.isThere) this.directive = null;
    this.isThere = isThere;
    this.#draw();
    this.whenFilled(isThere);
  }

  /** Take what an answer shows, if it shows something. */
  take(response) {
    const found = response.response?.directives?.find(({ type }) => type === RENDER);
    if (!found || !this.isThere) return;
    this.directive = found;
    this.#draw();
  }

  /** Show a screen as wide as the drawer is, in its own proportions. */
  #fit(root, { width }) {
    const scale = this.frame.clientWidth / width;
    if (scale) root.style.transform = `scale(${scale})`;
  }

  #draw() {
    if (!this.directive) {
      this.frame.replaceChildren();
      this.hint.textContent = "Nothing was shown yet. Ask for a programme.";
      return;
    }
    const viewport = VIEWPORTS[this.viewport];
    try {
      const { root, missing } = drawDocument(this.directive, viewport);
      this.frame.replaceChildren(root);
      this.frame.style.setProperty("--width", viewport.width);
      this.frame.style.setProperty("--height", viewport.height);
      this.#fit(root, viewport);
      this.hint.textContent = missing.length ? `${HOW} Not drawn: ${missing.join(", ")}.` : HOW;
    } catch (fault) {
      this.frame.replaceChildren();
      this.hint.textContent = `This document cannot be drawn here: ${fault.message}.`;
    }
  }
}
