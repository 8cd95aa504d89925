/** Sayings: the drawer with what can be said, from the interaction model. */

import { $, createElement } from "./elements.js";

/** Let the drawer open; a sentence that is pressed is said. */
export function connectSayings(fetchSayings, say) {
  $("sayings-open").addEventListener("click", () => openSayings(fetchSayings, say));
  $("sayings-filter").addEventListener("input", filterSayings);
}

export async function openSayings(fetchSayings, say) {
  $("sayings").showModal();
  if ($("sayings-topics").children.length === 0) {
    $("sayings-topics").replaceChildren(...(await fetchSayings()).map((each) => createTopic(each, say)));
  }
  filterSayings();
}

function createTopic({ topic, sayings }, say) {
  const rows = sayings.map((words) => {
    const button = createElement("button", { type: "button" }, words);
    button.addEventListener("click", () => {
      $("sayings").close();
      say(words);
    });
    return createElement("li", {}, button);
  });
  return createElement("section", {}, createElement("h3", {}, topic), createElement("ul", {}, ...rows));
}

/** Hide what has not all the words in the box. */
function filterSayings() {
  const words = $("sayings-filter").value.toLowerCase().split(/\s+/);
  for (const row of $("sayings-topics").querySelectorAll("li")) {
    row.hidden = !words.every((word) => row.textContent.toLowerCase().includes(word));
  }
  const topics = [...$("sayings-topics").children];
  for (const topic of topics) topic.hidden = topic.querySelectorAll("li:not([hidden])").length === 0;
  $("sayings-none").textContent = topics.every((topic) => topic.hidden) ? "None of these. Say it all the same." : "";
}
