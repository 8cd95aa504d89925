/** Faults: what “warm-recall watch” finds wrong in the content, beside the words in which it is. */

import { createElement } from "../elements.js";

const INTERVAL_MS = 500;

export class FaultList {
  constructor() {
    this.whenFilled = () => {};
    this.whenCounted = () => {};
    this.whenFound = () => {};
    this.etag = "";
    this.count = createElement("p", { role: "status" });
    this.list = createElement("ol", { className: "builder-faults" });
    this.element = createElement("div", {}, this.count, this.list);
  }

  /** Ask for faults again and again; while the page is hidden, less often, as browsers do it. */
  async watch() {
    try {
      const reply = await fetch("/speaker/builder/faults", { cache: "no-cache" });
      const etag = reply.headers.get("ETag") ?? "";
      if (reply.ok && etag !== this.etag) this.#show(reply.status === 200 ? await reply.json() : null);
      this.etag = etag;
    } catch {
      // The skill may be restarting: ask again.
    }
    setTimeout(() => this.watch(), INTERVAL_MS);
  }

  #show(found) {
    const faults = found?.faults ?? [];
    const toMend = faults.filter(({ weight }) => weight === "mend").length;
    const words = [toMend && `${toMend} to mend`, faults.length - toMend && `${faults.length - toMend} worth a look`];
    this.count.textContent = words.filter(Boolean).join(", ") || "Nothing to mend.";
    this.list.replaceChildren(...faults.map(createFault));
    this.whenFilled(found !== null);
    this.whenCounted(toMend);
    this.whenFound(faults);
  }
}

function createFault({ file, line, column, words, what, mend, rule, weight }) {
  const at = Math.max(0, column - 1);
  const marked = createElement("mark", {}, words.slice(at).match(/^\S*/)[0]);
  const quote = createElement(
    "blockquote",
    {},
    words.slice(0, at),
    marked,
    words.slice(at + marked.textContent.length),
  );
  return createElement(
    "li",
    { className: `builder-fault-${weight}` },
    createElement("p", { className: "builder-place" }, `${file}, line ${line}`),
    words.trim() ? quote : null,
    createElement(
      "p",
      {},
      createElement("strong", {}, `${what}.`),
      ` ${mend}. `,
      createElement("span", { className: "builder-facts" }, rule),
    ),
  );
}
