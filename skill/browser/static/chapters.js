/** Chapters: their names, each of which goes there, and which of them is heard. */

import { $, createElement, formatTime, setText } from "./elements.js";

export function showChapters(chapters, jump) {
  const rows = chapters.map(({ startTime, title }) => {
    const button = createElement(
      "button",
      { type: "button", className: "chip" },
      createElement("span", {}, title),
      " ",
      createElement("time", {}, formatTime(startTime)),
    );
    button.dataset.start = startTime;
    button.addEventListener("click", () => jump(startTime));
    return createElement("li", {}, button);
  });
  $("chapters")
    .querySelector("ol")
    .replaceChildren(...rows);
  $("chapters").hidden = rows.length === 0;
  setText($("part"), "");
}

/** Mark the chapter that is heard, and keep it in sight where the names stand in one row. */
export function markChapter(seconds) {
  const buttons = [...$("chapters").querySelectorAll("button")];
  const current = buttons.findLast((button) => Number(button.dataset.start) <= seconds + 0.05);
  if (!current || current.hasAttribute("aria-current")) return;
  for (const button of buttons) button.removeAttribute("aria-current");
  current.setAttribute("aria-current", "true");
  setText($("part"), `${current.firstElementChild.textContent}, ${buttons.indexOf(current) + 1} of ${buttons.length}`);
  const list = current.closest("ol");
  list.scrollLeft = current.offsetLeft - list.offsetLeft - 16;
}

/** Return the name of the chapter that is heard; empty if there is none. */
export const findChapterName = () => $("chapters").querySelector("[aria-current] span")?.textContent ?? "";
