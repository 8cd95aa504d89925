/** View: what is shown. It reads the player, and changes nothing but the page. */

const $ = (id) => document.getElementById(id);

const KINDS = { exercise: "Exercise", benefit: "Benefit", introduction: "Introduction", trailer: "Trailer" };
const SHELVES = [
  ["exercise", "Exercises to follow"],
  ["benefit", "Benefits to hear about"],
  ["introduction", "What this is"],
  ["trailer", "In a minute"],
];
const MOST_EXCHANGES = 20;

export const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

function inWords(seconds) {
  const minutes = Math.floor(seconds / 60);
  const rest = Math.floor(seconds % 60);
  const parts = [minutes && `${minutes} minute${minutes === 1 ? "" : "s"}`, `${rest} second${rest === 1 ? "" : "s"}`];
  return parts.filter(Boolean).join(" ");
}

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

// --- the conversation ----------------------------------------------------------------------------------------

export function showSaid(said) {
  $("conversation").hidden = false;
  $("you").textContent = said;
  $("answer").textContent = "";
  $("answer").classList.add("waiting");
}

export function showAnswer(text) {
  $("answer").classList.remove("waiting");
  $("answer").textContent = text;
}

// --- the player ----------------------------------------------------------------------------------------------

export function showProgramme(stream, programme) {
  $("player").hidden = false;
  $("title").textContent = programme?.title ?? stream.metadata.title ?? "Programme";
  $("kind").textContent = KINDS[programme?.kind] ?? stream.metadata.subtitle ?? "";
  $("caption").textContent = "";
}

/** Say why this is heard now; nothing: because somebody asked for it. */
export function showEdited(words) {
  $("edited").hidden = !words;
  $("edited").textContent = words;
}

export function showPlayer(player) {
  const { currentTime, duration } = player.audio;
  const length_s = Number.isFinite(duration) ? duration : 0;
  const position = $("position");
  $("player").classList.toggle("playing", player.playing);
  $("toggle").setAttribute("aria-label", player.playing ? "Pause" : "Play");
  position.max = length_s || 1;
  position.value = currentTime;
  position.style.setProperty("--done", `${length_s ? (100 * currentTime) / length_s : 0}%`);
  position.setAttribute("aria-valuetext", `${inWords(currentTime)} of ${inWords(length_s)}`);
  $("elapsed").textContent = clock(currentTime);
  $("length").textContent = clock(length_s);
  if ($("trouble").textContent !== player.trouble) $("trouble").textContent = player.trouble;
  markChapter(currentTime);
}

export function showChapters(chapters, jump) {
  const rows = chapters.map(({ startTime, title }) => {
    const button = element("button", { type: "button" }, element("span", {}, title), element("time", {}, clock(startTime)));
    button.dataset.start = startTime;
    button.addEventListener("click", () => jump(startTime));
    return element("li", {}, button);
  });
  $("chapters").querySelector("ol").replaceChildren(...rows);
  $("chapters").hidden = rows.length === 0;
}

function markChapter(seconds) {
  const buttons = [...$("chapters").querySelectorAll("button")];
  const current = buttons.findLast((button) => Number(button.dataset.start) <= seconds + 0.05);
  for (const button of buttons) {
    if (button === current) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
}

/** Show each sentence while it is heard. */
export function showCaptions(audio, url) {
  audio.querySelector("track")?.remove();
  if (!url) return;
  const track = element("track", { kind: "metadata", src: url });
  audio.append(track);
  track.track.mode = "hidden";
  track.track.addEventListener("cuechange", () => {
    // Where one sentence ends as the next begins, both are active: what is about to be heard is the last.
    const cue = [...(track.track.activeCues ?? [])].at(-1);
    if (cue) $("caption").textContent = cue.getCueAsHTML().textContent;
    $("caption").classList.toggle("faded", !cue);
  });
}

// --- the shelf -----------------------------------------------------------------------------------------------

export function showProgrammes(programmes, play) {
  const shelves = SHELVES.map(([kind, heading]) => [heading, programmes.filter((each) => each.is_listed && each.kind === kind)]);
  const filled = shelves.filter(([, found]) => found.length);
  if (filled.length === 0) {
    showNoProgrammes("There is nothing to play yet. Build the programmes, then reload this page.");
    return;
  }
  $("programmes").replaceChildren(
    ...filled.flatMap(([heading, found]) => [element("h3", {}, heading), shelf(found, play)]),
  );
}

export function showNoProgrammes(why) {
  $("programmes").replaceChildren(element("p", { className: "waiting" }, why));
}

function shelf(programmes, play) {
  return element("ul", {}, ...programmes.map((each) => element("li", {}, row(each, play))));
}

function row(programme, play) {
  const button = element("button", { type: "button", className: "play" });
  button.setAttribute("aria-label", `Play ${programme.title}`);
  button.addEventListener("click", () => play(programme));
  button.append(triangle());
  const length = element("span", { className: "length" }, length_of(programme.duration_ms));
  const words = element(
    "div",
    {},
    element("h4", {}, element("span", {}, programme.title), " ", length),
    element("p", {}, programme.summary),
  );
  if (programme.forms.variants.length) words.append(forms(programme.forms, play));
  return element("article", {}, button, words);
}

/** "With: a friend · a grandparent": a line of small words, each of which plays that form. */
function forms({ lead, variants }, play) {
  const choices = variants.map((each) => {
    const button = element("button", { type: "button", className: "quiet" }, each.words);
    button.setAttribute("aria-label", `Play ${each.title}`);
    button.addEventListener("click", () => play(each));
    return element("li", {}, button);
  });
  const before = lead || "also";
  const label = `${before[0].toUpperCase()}${before.slice(1)}:`;
  const list = element("ul", {}, ...choices);
  list.setAttribute("aria-label", label);
  return element("div", { className: "forms" }, element("span", {}, label), list);
}

function length_of(duration_ms) {
  const seconds = Math.round(duration_ms / 1_000);
  return element("time", { dateTime: `PT${seconds}S` }, clock(seconds));
}

function triangle() {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", "M8.5 5.6v12.8L18.6 12z");
  svg.append(path);
  return svg;
}

// --- for developers ------------------------------------------------------------------------------------------

export function showExchange({ request, response, heard }) {
  const { type, intent } = request.request;
  const directives = (response.response?.directives ?? []).map((each) => each.type.replace("AudioPlayer.", ""));
  const parts = [type, intent?.name, heard?.how, directives.length && `→ ${directives.join(", ")}`];
  const row = element(
    "li",
    {},
    element(
      "details",
      {},
      element("summary", {}, parts.filter(Boolean).join(" · ")),
      element("h3", {}, "Request"),
      code(request),
      element("h3", {}, "Answer"),
      code(response),
    ),
  );
  $("exchanges").prepend(row);
  while ($("exchanges").children.length > MOST_EXCHANGES) $("exchanges").lastElementChild.remove();
}

function code(value) {
  return element("pre", { tabIndex: 0 }, element("code", {}, JSON.stringify(value, null, 2)));
}
