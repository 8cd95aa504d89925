/** Waveform: draws how loud a programme is along its length, with its chapters as marks that can be pressed. */

import { $, createElement, formatTime } from "./elements.js";

const QUIETEST = 0.06;

/** Draw the levels, each between 0 and 1; a straight line if they are not known. */
export function showLevels(levels) {
  const drawing = levels.length ? drawBars(levels) : "M0 50H100";
  for (const path of $("wave").querySelectorAll("path")) path.setAttribute("d", drawing);
  $("wave").classList.toggle("flat", levels.length === 0);
}

function drawBars(levels) {
  const step = 100 / levels.length;
  const bars = levels.map((level, at) => {
    const half = 46 * Math.max(level, QUIETEST);
    return `M${((at + 0.5) * step).toFixed(2)} ${(50 - half).toFixed(1)}V${(50 + half).toFixed(1)}`;
  });
  return bars.join("");
}

/** Show which part was heard. */
export function showHeard(seconds, length_s) {
  $("wave").style.setProperty("--heard", `${length_s ? (100 * seconds) / length_s : 0}%`);
}

/** Show a mark at the start of each chapter; the list of chapters has the same for keys and screen readers. */
export function showMarks(chapters, length_s, jump) {
  const marks = chapters.map(({ startTime, title }) => {
    const button = createElement("button", {
      type: "button",
      tabIndex: -1,
      title: `${title} ${formatTime(startTime)}`,
    });
    button.style.left = `${(100 * startTime) / length_s}%`;
    button.addEventListener("click", () => jump(startTime));
    return button;
  });
  $("marks").replaceChildren(...marks);
}
