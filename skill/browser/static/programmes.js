/** Programmes: the list of what can be played. */

import { $, createElement, createIcon, formatTime } from "./elements.js";

const SECTIONS = [
  ["exercise", "Exercises to follow", "play all the exercises"],
  ["benefit", "Benefits to hear about", "play all the talks"],
  ["introduction", "What this is", ""],
  ["trailer", "In a minute", ""],
];

/** Show all programmes; every press says something. */
export function showProgrammes(programmes, say) {
  const sections = SECTIONS.map(([kind, heading, all]) => [
    heading,
    all,
    programmes.filter((each) => each.is_listed && each.kind === kind),
  ]);
  const filled = sections.filter(([, , listed]) => listed.length);
  if (filled.length === 0) {
    showNoProgrammes("There is nothing to play yet. Build the programmes, then reload this page.");
    return;
  }
  $("programmes").replaceChildren(
    ...filled.flatMap(([heading, all, listed]) => [
      createHeading(heading, listed.length > 1 && all, say),
      createList(listed, say),
    ]),
  );
}

export function showNoProgrammes(reason) {
  $("programmes").replaceChildren(createElement("p", { className: "waiting" }, reason));
}

function createHeading(heading, all, say) {
  const element = createElement("h3", {}, heading);
  if (all) {
    const button = createElement("button", { type: "button", className: "quiet" }, "play all");
    button.setAttribute("aria-label", `Play all: ${heading}`);
    button.addEventListener("click", () => say(all));
    element.append(" ", button);
  }
  return element;
}

function createList(programmes, say) {
  return createElement("ul", {}, ...programmes.map((each) => createElement("li", {}, createRow(each, say))));
}

function createRow(programme, say) {
  const length = createElement("span", { className: "length" }, createLength(programme.duration_ms));
  const words = createElement(
    "div",
    {},
    createElement("h4", {}, createElement("span", {}, programme.title), " ", length),
    createElement("p", {}, programme.summary),
  );
  if (programme.forms.variants.length) words.append(createVariants(programme.forms, say));
  return createElement("article", {}, createCover(programme, say), words);
}

/** Create the cover that plays a programme. */
export function createCover(programme, say) {
  const button = createElement("button", { type: "button", className: "play" });
  button.setAttribute("aria-label", `Play ${programme.title}`);
  button.addEventListener("click", () => say(programme.say));
  if (programme.artwork_url) {
    button.append(
      createElement("img", { src: programme.artwork_url, alt: "", width: 64, height: 64, loading: "lazy" }),
    );
  }
  button.append(createIcon("play"));
  return button;
}

/** Create a line such as "With: a friend · a grandparent", each of whose words plays that variant. */
function createVariants({ lead, variants }, say) {
  const choices = variants.map((each) => {
    const button = createElement("button", { type: "button", className: "quiet" }, each.words);
    button.setAttribute("aria-label", `Play ${each.title}`);
    button.addEventListener("click", () => say(each.say));
    return createElement("li", {}, button);
  });
  const before = lead || "also";
  const label = `${before[0].toUpperCase()}${before.slice(1)}:`;
  const list = createElement("ul", {}, ...choices);
  list.setAttribute("aria-label", label);
  return createElement("div", { className: "forms" }, createElement("span", {}, label), list);
}

function createLength(duration_ms) {
  const seconds = Math.round(duration_ms / 1_000);
  return createElement("time", { dateTime: `PT${seconds}S` }, formatTime(seconds));
}
