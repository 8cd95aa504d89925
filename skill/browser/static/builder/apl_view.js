/** APL view: draws the components that this skill sends to a screen, and names what it cannot draw. */

import { bind } from "./apl_values.js";
import { createElement } from "../elements.js";

const ALIGN = { start: "flex-start", end: "flex-end" };
const FIT = { "best-fit": "contain", "best-fill": "cover", fill: "fill", none: "none", "best-fit-down": "scale-down" };
const SIZES = [
  "width",
  "height",
  "paddingTop",
  "paddingBottom",
  "paddingLeft",
  "paddingRight",
  "borderRadius",
  "fontSize",
];
const KNOWN = new Set([
  ...SIZES,
  "type",
  "when",
  "items",
  "item",
  "data",
  "direction",
  "alignItems",
  "justifyContent",
  "grow",
  "shrink",
  "text",
  "color",
  "textAlign",
  "maxLines",
  "source",
  "scale",
  "accessibilityLabel",
]);

/** Draw a directive's document for a screen; return the element, and the names of what is not drawn. */
export function drawDocument({ document: apl, datasources = {} }, viewport) {
  const missing = new Set();
  const { items, item, parameters = [] } = apl.mainTemplate;
  const scope = {
    viewport,
    ...Object.fromEntries(parameters.map((name) => [name, name === "payload" ? datasources : datasources[name]])),
  };
  const root = createElement("div", { className: "builder-apl" });
  Object.assign(root.style, {
    width: `${viewport.width}px`,
    height: `${viewport.height}px`,
    background: bind(apl.background, scope) ?? "black",
    borderRadius: viewport.shape === "round" ? "50%" : "0",
  });
  const first = drawFirst(items ?? item, scope, missing);
  if (first) root.append(first);
  return { root, missing: [...missing] };
}

/** Draw the first of several components whose condition holds. */
function drawFirst(items, scope, missing) {
  const found = [items ?? []].flat().find(({ when }) => when === undefined || bind(when, scope));
  return found && drawComponent(found, scope, missing);
}

function drawComponent(component, scope, missing) {
  const draw = { Container: drawBox, Sequence: drawBox, Text: drawText, Image: drawImage }[component.type];
  for (const name of Object.keys(component)) if (!KNOWN.has(name)) missing.add(name);
  if (!draw) {
    missing.add(component.type);
    return null;
  }
  const element = draw(component, scope, missing);
  const { style } = element;
  for (const name of SIZES) if (name in component) style[name] = toPixels(bind(component[name], scope), scope.viewport);
  style.flexGrow = component.grow ?? 0;
  style.flexShrink = component.shrink ?? 0;
  return element;
}

function drawBox(component, scope, missing) {
  const { direction = "column", alignItems = "stretch", justifyContent = "start", data } = component;
  const items = component.items ?? component.item;
  const element = createElement("div", { className: `builder-apl-${component.type.toLowerCase()}` });
  const align = (value) => ALIGN[value] ?? value;
  Object.assign(element.style, {
    flexDirection: direction,
    alignItems: align(alignItems),
    justifyContent: align(justifyContent),
  });
  const rows = data === undefined ? null : (bind(data, scope) ?? []);
  const children = rows
    ? rows.map((each, index) => drawFirst(items, { ...scope, data: each, index, length: rows.length }, missing))
    : [items]
        .flat()
        .filter(Boolean)
        .filter(({ when }) => when === undefined || bind(when, scope))
        .map((each) => drawComponent(each, scope, missing));
  element.append(...children.filter(Boolean));
  return element;
}

function drawText({ text, color, textAlign, maxLines }, scope) {
  const element = createElement("div", { className: "builder-apl-text", textContent: bind(text, scope) ?? "" });
  Object.assign(element.style, {
    color: bind(color, scope) ?? "white",
    textAlign: textAlign ?? "start",
    webkitLineClamp: maxLines ?? "none",
  });
  return element;
}

function drawImage({ source, scale = "best-fit", accessibilityLabel }, scope) {
  const address = new URL(bind(source, scope) || "about:blank", location.href);
  const src =
    address.pathname.startsWith("/store/") && address.port === location.port ? address.pathname : address.href;
  const element = createElement("img", { src, alt: bind(accessibilityLabel, scope) ?? "" });
  element.style.objectFit = FIT[scale] ?? "contain";
  return element;
}

/** Return a length of APL for a screen, as CSS has it: dp are pixels here. */
function toPixels(length, viewport) {
  const [, number, unit] = /^(-?[\d.]+)\s*(dp|px|vw|vh|%)?$/.exec(String(length)) ?? [];
  if (number === undefined) return "auto";
  if (unit === "%") return `${number}%`;
  const part = { vw: viewport.width / 100, vh: viewport.height / 100 }[unit] ?? 1;
  return `${Number(number) * part}px`;
}
