/** Dom: makes elements. */

/** Create an element with properties, attributes (of which a name has a hyphen, or is "role" or "for") and children. */
export function create(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes("-") || key === "role" || key === "for") element.setAttribute(key, value);
    else element[key] = value;
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export const createButton = (words, click, properties = {}) =>
  create("button", { type: "button", onclick: click, ...properties }, words);

let ids = 0;

/** Create a label above a control. */
export function createField(words, control, ...more) {
  control.id = `builder-field-${++ids}`;
  return create("div", { className: "builder-field" }, create("label", { for: control.id }, words), control, ...more);
}

/** Create a list of choices, each a value and its words. */
export function createSelect(choices, change) {
  const options = choices.map(([value, words]) => create("option", { value }, words));
  const select = create("select", {}, ...options);
  select.addEventListener("change", () => change(select.value));
  return select;
}
