/** Dialogue: writes exchanges as a dialogue of tests/dialogues, with the facts that must come back. */

import { EARLY } from "./simulations.js";
import { writeYaml } from "./yaml.js";

const EVENT = "AudioPlayer.Playback";
const BUTTON = /^PlaybackController\.(\w+)CommandIssued$/;
const LOCALES = ["en-US", "en-GB", "en-AU", "en-CA", "en-IN"];
const LEAST_WAIT_S = 1;
const LEAST_PAUSE_S = 60;

/** Return the YAML of a dialogue, and whether it begins with a listener whom the skill did not know. */
export async function writeDialogue(exchanges) {
  const { kept, isNew } = chooseBeginning(exchanges.filter(({ isRetry }) => !isRetry));
  const strict = await interpretStrictly(kept);
  const turns = new Writer(kept, strict).write();
  if (!turns.length) return { text: "", isNew };
  const locale = kept[0].request.request.locale;
  const title = `saved ${new Date().toISOString().slice(0, 16).replace("T", " ")}: ${kept.find(({ said }) => said)?.said ?? kept[0].name}`;
  return { text: writeYaml(title, LOCALES.includes(locale) ? locale : "", turns), isNew };
}

const nameListener = ({ request }) => request.context.System.user.userId.split(".")[4] ?? "";
const nameDevice = ({ request }) =>
  (request.context.System.device.deviceId.split(".")[4] ?? "echo").replaceAll("-", " ");

/** Begin with the first listener who was new, if there is one: every dialogue begins with one. */
function chooseBeginning(exchanges) {
  const first = exchanges.findIndex((each) => nameListener(each));
  return { kept: exchanges.slice(Math.max(0, first)), isNew: first >= 0 };
}

/** Return what Alexa would understand of the words, by the words: the page understands more. */
async function interpretStrictly(exchanges) {
  const said = [...new Set(exchanges.map((each) => each.said).filter(Boolean))];
  const reply = await fetch("/speaker/builder/interpretations", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ said }),
  });
  const { interpretations } = await reply.json();
  return new Map(said.map((each, index) => [each, interpretations[index]]));
}

class Writer {
  constructor(exchanges, strict) {
    this.exchanges = exchanges;
    this.strict = strict;
    this.turns = [];
    this.players = new Map();
    this.host = nameListener(exchanges[0] ?? { request: { context: { System: { user: { userId: "" } } } } });
    this.said_ms = 0;
  }

  write() {
    this.exchanges.forEach((each, index) => this.#take(each, this.exchanges[index + 1]));
    return this.turns;
  }

  #take(each, next) {
    const { type, token, offsetInMilliseconds: offset_ms = 0, error } = each.request.request;
    const player = this.#findPlayer(each);
    const button = BUTTON.exec(type)?.[1].toLowerCase();
    if (type === `${EVENT}Started`) this.#start(each, player, token, offset_ms);
    else if (type === `${EVENT}Finished`) this.#finish(each, player, offset_ms);
    else if (type === `${EVENT}Failed`) this.#add(each, { fails: error.type });
    else if (type === `${EVENT}NearlyFinished`) this.#addEarly(each);
    else if (type === `${EVENT}Stopped`) this.#stop(each, next, player, offset_ms);
    else if (button) this.#addAfter(each, { press: button });
    else this.#addAfter(each, this.#describeWords(each));
  }

  #findPlayer(each) {
    const key = `${nameDevice(each)}/${nameListener(each)}`;
    if (!this.players.has(key)) this.players.set(key, { token: "", offset_ms: 0, isPlaying: false });
    return this.players.get(key);
  }

  // --- the sound -------------------------------------------------------------------------------------------

  #start(each, player, token, offset_ms) {
    if (player.ended) {
      Object.assign(player.ended, { plays: nameProgramme(token), from: "anything" });
      player.ended = null;
    }
    Object.assign(player, { token, offset_ms, isPlaying: true });
  }

  #finish(each, player, offset_ms) {
    const seconds = Math.ceil(Math.max(0, offset_ms - player.offset_ms) / 1_000) + 1;
    player.ended = { wait: `${seconds} seconds`, ...this.#place(each) };
    this.turns.push(player.ended);
    player.isPlaying = false;
  }

  /** A device that is left stops in the page alone: a dialogue has to send it. */
  #stop(each, next, player, offset_ms) {
    if (!next || this.#findPlayer(next) === player) return;
    this.#waitFor(each, player, offset_ms);
    const at = `${Math.floor(offset_ms / 60_000)}:${String(Math.floor(offset_ms / 1_000) % 60).padStart(2, "0")}`;
    this.#add(each, { send: `${EVENT}Stopped`, at });
    player.isPlaying = false;
  }

  #addEarly(each) {
    if (each.notes.includes(EARLY)) this.#add(each, { send: `${EVENT}NearlyFinished` });
  }

  /** Let the time pass in which the sound played until then. */
  #waitFor(each, player, offset_ms) {
    const seconds = Math.floor((offset_ms - player.offset_ms) / 1_000);
    if (!player.isPlaying || seconds < LEAST_WAIT_S) return false;
    this.turns.push({ wait: `${seconds} seconds`, ...this.#place(each) });
    player.offset_ms = offset_ms;
    return true;
  }

  // --- what a person does ----------------------------------------------------------------------------------

  #addAfter(each, action) {
    const player = this.#findPlayer(each);
    const { token, offsetInMilliseconds: offset_ms = 0 } = each.request.context.AudioPlayer ?? {};
    const waited = token === player.token && this.#waitFor(each, player, offset_ms);
    const at_ms = Date.parse(each.request.request.timestamp);
    const idle_s = this.said_ms && !player.isPlaying && !waited ? Math.floor((at_ms - this.said_ms) / 1_000) : 0;
    if (idle_s >= LEAST_PAUSE_S) this.turns.push({ wait: `${Math.floor(idle_s / 60)} minutes`, ...this.#place(each) });
    this.said_ms = at_ms;
    this.#add(each, action);
  }

  #describeWords({ said, request: { request } }) {
    const name = request.intent?.name ?? request.type;
    const slots = Object.fromEntries(
      Object.values(request.intent?.slots ?? {})
        .filter(({ value }) => value)
        .map((slot) => [slot.name, slot.value]),
    );
    const strict = this.strict.get(said);
    const filled = Object.fromEntries(
      (strict?.slots ?? []).filter(({ text }) => text).map((slot) => [slot.name, slot.text]),
    );
    if (strict?.name === name && JSON.stringify(filled) === JSON.stringify(slots)) return { say: said };
    const note = said ? { comment: `It was said as “${said}”, of which Alexa would not understand the same.` } : {};
    return { ...note, send: name, ...(Object.keys(slots).length ? { slots } : {}) };
  }

  #add(each, action) {
    this.turns.push({
      ...action,
      ...this.#place(each),
      ...expect(each, "fails" in action || "send" in action || "press" in action),
    });
  }

  #place(each) {
    const device = nameDevice(each);
    const listener = nameListener(each);
    return {
      ...(device === "echo" ? {} : { device }),
      ...(listener === this.host ? {} : { listener: listener || "you" }),
    };
  }
}

const nameProgramme = (token) => token.split(".")[0];

const strip = (speech) => {
  const marked = (speech?.ssml ?? "").replace(/<\s*\/?\s*(?:p|s|break|audio)\b[^>]*>/g, " ");
  return new DOMParser().parseFromString(marked, "text/html").body.textContent.replace(/\s+/g, " ").trim();
};

/** Return the facts that must come back, and the words as a comment: they may be said in several ways. */
function expect({ response: { response = {} } }, isSilent) {
  const { outputSpeech, directives = [], shouldEndSession } = response;
  const plays = directives.filter(({ type }) => type === "AudioPlayer.Play");
  const begins = plays.find(({ playBehavior }) => playBehavior === "REPLACE_ALL");
  const queued = plays.find(({ playBehavior }) => playBehavior !== "REPLACE_ALL");
  const words = strip(outputSpeech);
  const title = begins?.audioItem.metadata?.title;
  const facts = {};
  if (begins) facts.plays = nameProgramme(begins.audioItem.stream.token);
  if (begins?.audioItem.stream.offsetInMilliseconds) facts.from = "anything";
  if (queued) facts.queues = nameProgramme(queued.audioItem.stream.token);
  if (!words) facts.hear = "nothing";
  else if (title && words.includes(title)) facts.hear = title;
  if (!isSilent) facts.session = shouldEndSession === false ? "open" : "closed";
  for (const [key, type] of [
    ["stops", "AudioPlayer.Stop"],
    ["clears", "AudioPlayer.ClearQueue"],
  ]) {
    if (directives.some((each) => each.type === type)) facts[key] = "yes";
  }
  return words ? { ...facts, heard: words } : facts;
}
