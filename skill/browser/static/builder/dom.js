/** Dom: makes buttons and fields. */

import { createElement } from "../elements.js";

export const createButton = (words, click, properties = {}) =>
  createElement("button", { type: "button", onclick: click, ...properties }, words);

let ids = 0;

/** Create a label above a control. */
export function createField(words, control, ...more) {
  control.id = `builder-field-${++ids}`;
  return createElement(
    "div",
    { className: "builder-field" },
    createElement("label", { for: control.id }, words),
    control,
    ...more,
  );
}

/** Create a list of choices, each a value and its words. */
export function createSelect(choices, change) {
  const options = choices.map(([value, words]) => createElement("option", { value }, words));
  const select = createElement("select", {}, ...options);
  select.addEventListener("change", () => change(select.value));
  return select;
}
