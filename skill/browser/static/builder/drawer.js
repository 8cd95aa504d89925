/** Drawer: opens and closes by a button and a key, and tells what happened. */

import { createElement } from "../elements.js";
import { createButton } from "./dom.js";

/** Ctrl and the key left of 1, as the drawers of programmers’ editors have it. */
const KEY = "Backquote";

export class Drawer {
  constructor(root) {
    this.toggle = createButton("For builders", () => this.turn(), {
      className: "builder-toggle",
      "aria-expanded": "false",
      "aria-controls": "builder-drawer",
      "aria-keyshortcuts": "Control+`",
    });
    this.said = createElement("p", { className: "builder-said", role: "status" });
    this.copied = createElement("textarea", { readOnly: true, rows: 6, hidden: true, "aria-label": "The command" });
    this.panel = createElement(
      "section",
      { id: "builder-drawer", className: "builder-drawer", hidden: true, "aria-label": "For builders" },
      createElement(
        "div",
        { className: "builder-head" },
        createElement("h2", {}, "For builders"),
        createButton("Close", () => this.turn(false)),
      ),
      this.said,
      this.copied,
    );
    this.bar = createElement("div", { className: "builder-bar" }, this.toggle);
    root.replaceChildren(this.bar, this.panel);
    document.addEventListener("keydown", (event) => this.#handleKey(event));
  }

  /** Open or close; without a wish, the one that it is not. */
  turn(isOpen = this.panel.hidden) {
    this.panel.hidden = !isOpen;
    document.body.classList.toggle("builder-open", isOpen);
    this.toggle.setAttribute("aria-expanded", String(isOpen));
    (isOpen ? this.panel.querySelector("button") : this.toggle).focus({ preventScroll: true });
  }

  /** Add a part; one with an `owner` is hidden while that has nothing to show, which it says by `whenFilled`. */
  add(title, element, owner = null, ...more) {
    const part = createElement("section", { "aria-label": title }, createElement("h3", {}, title), element, ...more);
    if (owner) {
      part.hidden = true;
      owner.whenFilled = (isFilled) => (part.hidden = !isFilled);
    }
    this.panel.append(part);
  }

  /** Keep the buttons in sight: an editor is at work. */
  showEditing() {
    this.bar.classList.add("builder-editing");
  }

  /** Say something beside the words of the button; nothing if it is empty. */
  mark(words) {
    if (words) this.showEditing();
    this.toggle.textContent = words ? `For builders: ${words}` : "For builders";
  }

  say(words) {
    this.said.textContent = words;
  }

  /** Put a text on the clipboard; where that is refused, show it. */
  async copy(text, what) {
    this.copied.value = text;
    try {
      await navigator.clipboard.writeText(text);
      this.copied.hidden = true;
      this.say(`${what} is on the clipboard.`);
    } catch {
      this.copied.hidden = false;
      this.copied.select();
      this.say(`${what} is here: the browser keeps the page from the clipboard.`);
    }
  }

  download(name, text) {
    const url = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
    createElement("a", { href: url, download: name }).click();
    URL.revokeObjectURL(url);
  }

  #handleKey(event) {
    if (event.code === KEY && event.ctrlKey) {
      event.preventDefault();
      this.turn();
    } else if (event.key === "Escape" && this.panel.contains(document.activeElement)) {
      this.turn(false);
    }
  }
}
