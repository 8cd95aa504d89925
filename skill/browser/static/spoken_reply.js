/** Spoken reply: says an answer aloud in the project's own voice; in the browser's own where that is not installed. */

import * as browserVoice from "./voice.js";

/** What this machine can do; neither until it is known. */
let abilities = { speaks: false, hears: false };
/** The number of the answer that is said: a later one ends it. */
let turn = 0;
const [current, next] = [new Audio(), new Audio()];
const sounds = [current, next];

/** Call back when it is known whether there is a voice, and whenever that changes. */
export async function onVoicesChanged(callback) {
  await loadAbilities();
  browserVoice.onVoicesChanged(callback);
}

export const hasVoice = () => abilities.speaks || browserVoice.hasVoice();

const loading = fetch("/speaker/voice")
  .then((reply) => (reply.ok ? reply.json() : abilities))
  .catch(() => abilities);

/** Return whether this machine speaks and hears, once its engines are loaded. */
export async function loadAbilities() {
  abilities = await loading;
  return abilities;
}

/** Stop speaking at once. */
export function stop() {
  turn += 1;
  browserVoice.stop();
  for (const sound of sounds) sound.pause();
}

/** Say an answer aloud; resolve when it is finished or stopped. */
export async function speak({ speech, is_slow: isSlow, response }) {
  const output = response?.response?.outputSpeech ?? { type: "PlainText", text: speech };
  if (speech) await speakOutput(output, () => browserVoice.speak(speech, isSlow));
}

/** Say a sentence of the page itself. */
export const speakText = (text) => speak({ speech: text });

async function speakOutput(output, speakByBrowser) {
  const thisTurn = ++turn;
  const parts = abilities.speaks ? await fetchParts(output) : [];
  if (thisTurn !== turn) return;
  if (!parts.length) await speakByBrowser();
  for (const [at, { url, pause_after_ms: pause_ms }] of parts.entries()) {
    const [sound, following] = at % 2 ? [next, current] : [current, next];
    if (at === 0) sound.src = url;
    // The next sentence is made while this one is heard.
    if (parts[at + 1]) following.src = parts[at + 1].url;
    if (at === 0) sound.addEventListener("playing", () => performance.mark("answer-heard"), { once: true });
    await playToEnd(sound);
    if (thisTurn !== turn) return;
    if (parts[at + 1]) await wait(pause_ms);
    if (thisTurn !== turn) return;
  }
}

async function fetchParts(speech) {
  try {
    const reply = await fetch("/speaker/speech", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ speech }),
    });
    return reply.ok ? (await reply.json()).parts : [];
  } catch {
    return [];
  }
}

/** Play a sound; resolve at its end, when it is stopped, or if it cannot be played. */
function playToEnd(sound) {
  return new Promise((resolve) => {
    for (const event of ["ended", "pause", "error"]) sound.addEventListener(event, resolve, { once: true });
    sound.play().catch(resolve);
  });
}

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
