/** Exchange list: shows requests and answers, the newest first; what comes in runs of one kind is folded. */

import { createElement } from "../elements.js";
import { createButton } from "./dom.js";
import { KINDS, collectRuns, summarise } from "./exchanges.js";
import { createJson, markWords } from "./json_view.js";

const MIN_FOLDED = 2;

export class ExchangeList {
  /** @param actions of an exchange, each a name and what it does with the exchange */
  constructor(exchanges, actions) {
    this.exchanges = exchanges;
    this.actions = actions;
    this.opened = new Set();
    this.search = "";
    this.count = createElement("p", { className: "builder-count", role: "status" });
    this.list = createElement("ol", { className: "builder-exchanges", reversed: true });
    const search = createElement("input", {
      type: "search",
      placeholder: "an intent, a token, a word",
      id: "builder-search",
    });
    search.addEventListener("input", () => {
      this.search = search.value;
      this.show();
    });
    const label = createElement("label", { for: "builder-search" }, "Search requests and answers");
    this.element = createElement(
      "div",
      {},
      createElement("div", { className: "builder-field" }, label, search),
      this.count,
      this.list,
    );
    this.show();
  }

  show() {
    const found = this.exchanges.find(this.search);
    const all = this.exchanges.all.length;
    const none = "Nothing yet. Say something, or play a programme.";
    this.count.textContent = this.search ? `${found.length} of ${all}` : all ? "" : none;
    this.list.replaceChildren(...collectRuns(found).map((run) => this.#createRun(run)));
  }

  #createRun(run) {
    const rows = run.map((each) => this.#createRow(each));
    const isFolded = run[0].kind === "player" && run.length >= MIN_FOLDED;
    if (!isFolded) return createElement("li", {}, ...rows);
    const names = [...new Set(run.map(({ name }) => name.replace("Playback", "")))].join(", ");
    const summary = createElement(
      "summary",
      {},
      createElement("span", { className: "builder-kind" }, KINDS.player),
      ` ${run.length}: ${names}`,
    );
    return createElement(
      "li",
      {},
      this.#createDetails(`run ${run.at(-1).number}`, summary, () => rows, Boolean(this.search)),
    );
  }

  #createRow(each) {
    const title = each.said ? `“${each.said}”` : each.name;
    const parts = [each.said && each.name, summarise(each.response), each.speaker, ...each.notes];
    const summary = createElement(
      "summary",
      {},
      createElement("span", { className: "builder-kind" }, `${each.number}`),
      " ",
      createElement("strong", {}, ...markWords(title, this.search)),
      " ",
      createElement("span", { className: "builder-facts" }, parts.filter(Boolean).join(" · ")),
    );
    return this.#createDetails(`${each.number}`, summary, () => this.#createBody(each));
  }

  #createBody(each) {
    const buttons = this.actions.map(([words, act]) => createButton(words, () => act(each)));
    const spent = `Answered in ${Math.round(each.took_ms)} ms.`;
    return [
      createElement("div", { className: "builder-actions" }, ...buttons),
      createElement("p", {}, each.heard ? `Understood as ${each.heard.name}: ${each.heard.reason}. ${spent}` : spent),
      createElement("h4", {}, "Request"),
      createJson(`Request ${each.number}`, each.request, this.search),
      createElement("h4", {}, "Answer"),
      createJson(`Answer ${each.number}`, each.response, this.search),
    ];
  }

  /** Create details that are filled when they are opened, and stay open when the list is shown anew. */
  #createDetails(key, summary, fill, isOpen = false) {
    const details = createElement("details", {}, summary);
    let filled = false;
    const open = () => {
      if (!filled) details.append(...fill());
      filled = true;
    };
    if (isOpen || this.opened.has(key)) {
      open();
      details.open = true;
    }
    details.addEventListener("toggle", () => {
      if (details.open) open();
      this.opened[details.open ? "add" : "delete"](key);
    });
    return details;
  }
}
