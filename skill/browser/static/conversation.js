/** Conversation: what was said and what was answered, the latest at the end. */

import { $, createElement, scrollWithin } from "./elements.js";

const MAX_TURNS = 20;

/** Show what the listener says, with an answer to come; return what shows that answer. */
export function showSaid(said) {
  const log = $("conversation");
  // The turn is announced once, when the answer is there.
  log.setAttribute("aria-busy", "true");
  for (const id of ["you", "answer"]) $(id)?.removeAttribute("id");
  const answer = createElement("p", { className: "answer waiting", id: "answer" });
  log.append(
    createElement(
      "div",
      { className: "turn" },
      createElement(
        "p",
        { className: "you" },
        createElement("span", { className: "unseen" }, "You said: "),
        createElement("span", { id: "you" }, said),
      ),
      answer,
    ),
  );
  while (log.children.length > MAX_TURNS) log.firstElementChild.remove();
  log.hidden = false;
  showLatest(log);
  // A sticky bar or a long page may hide it; whoever reads elsewhere is not moved sideways.
  log.scrollIntoView({ block: "nearest" });
  return (text) => showAnswer(log, answer, text);
}

function showAnswer(log, answer, text) {
  answer.classList.remove("waiting");
  answer.textContent = text;
  log.setAttribute("aria-busy", String(log.querySelector(".waiting") !== null));
  showLatest(log);
}

function showLatest(log) {
  log.style.setProperty("--latest", `${log.lastElementChild.offsetHeight}px`);
  scrollWithin(log, log.scrollHeight);
}
