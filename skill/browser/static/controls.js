/** Controls: what each button and key of the page does; most say what a listener would say. */

import { $ } from "./elements.js";
import { connectKeys } from "./keys.js";
import { connectMediaSession } from "./media_session.js";
import { connectMiniPlayer } from "./mini_player.js";
import { connectSayings, openSayings } from "./sayings.js";

const SKIP_S = 15;
const STEPS_S = { ArrowLeft: -5, ArrowDown: -5, ArrowRight: 5, ArrowUp: 5, PageDown: -30, PageUp: 30 };
const NEXT_CHAPTER = "next chapter";
const PREVIOUS_CHAPTER = "previous chapter";

export function connectControls({ player, say, togglePlayback, fetchSayings }) {
  const skip = (seconds) => player.seek(player.audio.currentTime + seconds);
  const pressed = (button) => button.getAttribute("aria-pressed") === "true";
  const like = () => say(pressed($("like")) ? "forget this one" : "i like this one");
  const repeat = () => say(pressed($("repeat")) ? "loop off" : "loop on");

  connectForm(say);
  connectPosition(player, skip);
  connectMiniPlayer(togglePlayback);
  for (const button of document.querySelectorAll("[data-say], #go-on")) {
    button.addEventListener("click", () => say(button.dataset.say ?? button.textContent));
  }
  const clicks = {
    toggle: togglePlayback,
    previous: () => say(PREVIOUS_CHAPTER),
    next: () => say(NEXT_CHAPTER),
    back: () => skip(-SKIP_S),
    forward: () => skip(SKIP_S),
    like,
    repeat,
    timer: toggleTimerChoices,
  };
  for (const [id, run] of Object.entries(clicks)) $(id).addEventListener("click", run);
  $("timer-choices").addEventListener("click", toggleTimerChoices);
  connectSayings(fetchSayings, say);

  /** Run only while there is something to play. */
  const ifPlayable = (run) => () => player.stream && run();
  connectKeys([
    { key: "/", words: "write what you would say", run: () => $("said").focus() },
    { key: "k", words: "play or pause", run: ifPlayable(togglePlayback) },
    { key: "j", words: "back 15 seconds", run: ifPlayable(() => skip(-SKIP_S)) },
    { key: "l", words: "on 15 seconds", run: ifPlayable(() => skip(SKIP_S)) },
    { key: "p", words: "previous chapter", run: ifPlayable(() => say(PREVIOUS_CHAPTER)) },
    { key: "n", words: "next chapter", run: ifPlayable(() => say(NEXT_CHAPTER)) },
    { key: "f", words: "favourite, or no longer", run: ifPlayable(like) },
    { key: "r", words: "repeat, or no longer", run: ifPlayable(repeat) },
    { key: "t", words: "sleep timer", run: ifPlayable(openTimerChoices) },
    { key: "w", words: "what can I say", run: () => openSayings(fetchSayings, say) },
    { key: "d", words: "dark or light", run: () => $("theme").click() },
    { key: "?", words: "these keys", run: () => $("keys").showModal() },
  ]);
  connectMediaSession({
    play: togglePlayback,
    pause: togglePlayback,
    stop: () => say("stop"),
    seekbackward: ({ seekOffset }) => skip(-(seekOffset || SKIP_S)),
    seekforward: ({ seekOffset }) => skip(seekOffset || SKIP_S),
    seekto: ({ seekTime }) => player.seek(seekTime),
    previoustrack: () => say(PREVIOUS_CHAPTER),
    nexttrack: () => say(NEXT_CHAPTER),
  });
}

function connectForm(say) {
  $("ask").addEventListener("submit", (event) => {
    event.preventDefault();
    const said = $("said").value.trim();
    if (said) say(said);
    $("said").select();
  });
  for (const button of document.querySelectorAll(".ask .suggestions button")) {
    button.addEventListener("click", () => say(button.textContent));
  }
}

function connectPosition(player, skip) {
  $("position").addEventListener("input", () => player.seek(Number($("position").value)));
  $("position").addEventListener("keydown", (event) => {
    if (!(event.key in STEPS_S)) return;
    event.preventDefault();
    skip(STEPS_S[event.key]);
  });
}

function toggleTimerChoices() {
  const isOpen = $("timer").getAttribute("aria-expanded") === "true";
  $("timer").setAttribute("aria-expanded", String(!isOpen));
  $("timer-choices").hidden = isOpen;
}

/** Open the choices for a key, and go to the first. */
function openTimerChoices() {
  if ($("timer-choices").hidden) toggleTimerChoices();
  $("timer-choices").querySelector("button").focus();
}
