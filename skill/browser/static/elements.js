/** Elements: finds and makes elements, and writes times as people read them. */

const SVG = "http://www.w3.org/2000/svg";

export const $ = (id) => document.getElementById(id);

/** Create an element with properties, attributes (of which a name has a hyphen, or is "role" or "for") and children. */
export function createElement(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes("-") || key === "role" || key === "for") element.setAttribute(key, value);
    else element[key] = value;
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** Create one of the icons that the page has. */
export function createIcon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#icon-${name}`);
  svg.append(use);
  return svg;
}

export const formatTime = (seconds) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

/** Write a length in words, as a screen reader says it: "1 minute 20 seconds". */
export function formatDuration(seconds) {
  const minutes = Math.floor(seconds / 60);
  const rest = Math.floor(seconds % 60);
  const parts = [minutes && `${minutes} minute${minutes === 1 ? "" : "s"}`, `${rest} second${rest === 1 ? "" : "s"}`];
  return parts.filter(Boolean).join(" ");
}

/** Scroll within an element, at once for whoever wants no motion. */
export function scrollWithin(element, top) {
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollTo({ top, behavior: isStill ? "instant" : "smooth" });
}

/** Change a text only if it differs, so that nothing is announced or selected away for no reason. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
