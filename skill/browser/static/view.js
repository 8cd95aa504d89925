/** View: shows the conversation, the player and the programmes; it changes only the page. */

const $ = (id) => document.getElementById(id);

const KINDS = { exercise: "Exercise", benefit: "Benefit", introduction: "Introduction", trailer: "Trailer" };
const SECTIONS = [
  ["exercise", "Exercises to follow"],
  ["benefit", "Benefits to hear about"],
  ["introduction", "What this is"],
  ["trailer", "In a minute"],
];
const MAX_EXCHANGES = 20;

const formatTime = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

function formatDuration(seconds) {
  const minutes = Math.floor(seconds / 60);
  const rest = Math.floor(seconds % 60);
  const parts = [minutes && `${minutes} minute${minutes === 1 ? "" : "s"}`, `${rest} second${rest === 1 ? "" : "s"}`];
  return parts.filter(Boolean).join(" ");
}

function createElement(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
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

/** Show that the programme plays because of an edit; hide the words if they are empty. */
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
  position.setAttribute("aria-valuetext", `${formatDuration(currentTime)} of ${formatDuration(length_s)}`);
  $("elapsed").textContent = formatTime(currentTime);
  $("length").textContent = formatTime(length_s);
  if ($("trouble").textContent !== player.trouble) $("trouble").textContent = player.trouble;
  markChapter(currentTime);
}

export function showChapters(chapters, jump) {
  const rows = chapters.map(({ startTime, title }) => {
    const button = createElement("button", { type: "button" }, createElement("span", {}, title), createElement("time", {}, formatTime(startTime)));
    button.dataset.start = startTime;
    button.addEventListener("click", () => jump(startTime));
    return createElement("li", {}, button);
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

/** Show each sentence while it is spoken. */
export function showCaptions(audio, url) {
  audio.querySelector("track")?.remove();
  if (!url) return;
  const track = createElement("track", { kind: "metadata", src: url });
  audio.append(track);
  track.track.mode = "hidden";
  track.track.addEventListener("cuechange", () => {
    // At the end of one sentence and the start of the next, both are active: show the next, which is last.
    const cue = [...(track.track.activeCues ?? [])].at(-1);
    if (cue) $("caption").textContent = cue.getCueAsHTML().textContent;
    $("caption").classList.toggle("faded", !cue);
  });
}

// --- the programmes ------------------------------------------------------------------------------------------

export function showProgrammes(programmes, play) {
  const sections = SECTIONS.map(([kind, heading]) => [heading, programmes.filter((each) => each.is_listed && each.kind === kind)]);
  const filled = sections.filter(([, listed]) => listed.length);
  if (filled.length === 0) {
    showNoProgrammes("There is nothing to play yet. Build the programmes, then reload this page.");
    return;
  }
  $("programmes").replaceChildren(
    ...filled.flatMap(([heading, listed]) => [createElement("h3", {}, heading), createList(listed, play)]),
  );
}

export function showNoProgrammes(reason) {
  $("programmes").replaceChildren(createElement("p", { className: "waiting" }, reason));
}

function createList(programmes, play) {
  return createElement("ul", {}, ...programmes.map((each) => createElement("li", {}, createRow(each, play))));
}

function createRow(programme, play) {
  const button = createElement("button", { type: "button", className: "play" });
  button.setAttribute("aria-label", `Play ${programme.title}`);
  button.addEventListener("click", () => play(programme));
  button.append(createPlayIcon());
  const length = createElement("span", { className: "length" }, createLength(programme.duration_ms));
  const words = createElement(
    "div",
    {},
    createElement("h4", {}, createElement("span", {}, programme.title), " ", length),
    createElement("p", {}, programme.summary),
  );
  if (programme.forms.variants.length) words.append(createVariants(programme.forms, play));
  return createElement("article", {}, button, words);
}

/** Create a line such as "With: a friend · a grandparent", each of whose words plays that variant. */
function createVariants({ lead, variants }, play) {
  const choices = variants.map((each) => {
    const button = createElement("button", { type: "button", className: "quiet" }, each.words);
    button.setAttribute("aria-label", `Play ${each.title}`);
    button.addEventListener("click", () => play(each));
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

function createPlayIcon() {
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
  const parts = [type, intent?.name, heard?.reason, directives.length && `→ ${directives.join(", ")}`];
  const row = createElement(
    "li",
    {},
    createElement(
      "details",
      {},
      createElement("summary", {}, parts.filter(Boolean).join(" · ")),
      createElement("h3", {}, "Request"),
      createCode(request),
      createElement("h3", {}, "Answer"),
      createCode(response),
    ),
  );
  $("exchanges").prepend(row);
  while ($("exchanges").children.length > MAX_EXCHANGES) $("exchanges").lastElementChild.remove();
}

function createCode(value) {
  return createElement("pre", { tabIndex: 0 }, createElement("code", {}, JSON.stringify(value, null, 2)));
}
