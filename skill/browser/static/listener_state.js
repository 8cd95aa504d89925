/** Listener state: what the skill keeps of the listener: what comes next, favourites, history and the sleep timer. */

import { $, createElement, formatTime, setText } from "./elements.js";

const SHOWN_MS = 10_000;
const MAX_FOLLOWING = 4;

let timer = null;

/** Show it, without what plays now in the history; every press says what a listener would say. */
export function showListener(listener, programmes, playingId, say) {
  const find = (id) => programmes.find((each) => each.id === id);
  const existing = (ids) => ids.map(find).filter(Boolean);
  const history = listener.history.map((each) => ({ ...each, programme: find(each.id) }));
  showFollowing(existing(listener.following), say);
  showRows(
    "favourites",
    existing(listener.favourites).map((each) => createRow(each, "", each.say, say)),
  );
  const heard = history.filter((each) => each.programme && each.id !== playingId);
  showRows(
    "history",
    heard.map((each) => createPlace(each, say)),
  );
  $("yours").hidden = ["following", "favourites", "history"].every((id) => $(id).hidden);
  $("like").setAttribute("aria-pressed", String(listener.is_favourite));
  $("repeat").setAttribute("aria-pressed", String(listener.loops));
  showGoOn(history.find((each) => each.programme && each.offset_ms));
  timer = listener.timer && { ...listener.timer, ends_ms: Date.now() + listener.timer.left_ms };
  showTimer();
}

function showFollowing(programmes, say) {
  const shown = programmes.slice(0, MAX_FOLLOWING);
  const rows = shown.map((each, at) => createRow(each, "", at ? each.say : "next", say));
  const n_more = programmes.length - shown.length;
  if (n_more) rows.push(createElement("li", { className: "more" }, `and ${n_more} more`));
  showRows("following", rows);
}

function showRows(id, rows) {
  $(id).hidden = rows.length === 0;
  $(id)
    .querySelector("ol, ul")
    .replaceChildren(...rows);
}

function createRow(programme, note, words, say) {
  const button = createElement("button", { type: "button" }, createElement("span", {}, programme.title));
  if (note) button.append(" ", createElement("small", {}, note));
  button.addEventListener("click", () => say(words));
  return createElement("li", {}, button);
}

/** Create the row of a programme that was heard; it goes on where the listener stopped, or plays once more. */
function createPlace({ programme, offset_ms, at_ms }, say) {
  const place = offset_ms ? `, to ${formatTime(offset_ms / 1_000)}` : "";
  const words = offset_ms ? programme.say.replace(/^play /, "resume ") : programme.say;
  return createRow(programme, `${nameDay(at_ms)}${place}`, words, say);
}

/** Name a day by the clock of this machine: "today", "yesterday", "on Sunday", or its date. */
function nameDay(at_ms) {
  const [day, today] = [new Date(at_ms), new Date()].map((each) => new Date(each).setHours(12, 0, 0, 0));
  const days = Math.round((today - day) / 86_400_000);
  if (days < 2) return days < 1 ? "today" : "yesterday";
  return new Intl.DateTimeFormat("en", days < 7 ? { weekday: "long" } : { day: "numeric", month: "long" }).format(
    at_ms,
  );
}

function showGoOn(place) {
  setText($("idle-title"), place ? place.programme.title : "Nothing is playing");
  setText($("go-on"), place ? "go on where I stopped" : "play something");
  $("go-on").dataset.say = place ? place.programme.say.replace(/^play /, "resume ") : "play something";
}

function showTimer() {
  const left_ms = timer ? timer.ends_ms - Date.now() : 0;
  const minutes = Math.max(1, Math.ceil(left_ms / 60_000));
  setText($("timer-left"), !timer ? "Sleep timer" : timer.at_end ? "Until its end" : `${minutes} min left`);
  $("timer").classList.toggle("set", timer !== null);
}

setInterval(showTimer, SHOWN_MS);
