/** Speaker: connects the skill, the voice, the player and the page. */

import { startBuilder } from "./builder/builder.js";
import { connectControls } from "./controls.js";
import { showMediaSession } from "./media_session.js";
import { addMicrophoneControls } from "./microphone_controls.js";
import { Player } from "./player.js";
import * as skill from "./skill.js";
import * as voice from "./spoken_reply.js";
import * as view from "./view.js";

const $ = (id) => document.getElementById(id);
const LISTENER_MS = 150;
const NO_ANSWER = "The speaker does not answer. Is the skill still running?";

let session = null;
/** What is asked again, once, if nobody says anything. */
let reprompt = "";
/** The number of the sentence that was said last, how often whatever spoke was told to fall silent, and how many answers
 * are under way. */
let turn = 0;
let interruptions = 0;
let answering = 0;
let lastAnswer = Promise.resolve();
let programmes = null;
let shown = null;
let playing = { title: "", album: document.title, artwork_url: "" };
let listenerTimeout = 0;

const player = new Player($("audio"), { report: sendEvent, changed: show });

// --- listening and answering ---------------------------------------------------------------------------------

/** Say what was written or pressed; whoever was about to speak does so no longer. */
function say(said) {
  hearing?.cancel();
  return ask(said);
}

/** Ask the skill and say its answer; resolve to whether the answer was said to its end, and nothing was said since. */
async function ask(said) {
  const thisTurn = ++turn;
  answering += 1;
  fallSilent();
  const showAnswer = view.showSaid(said);
  try {
    // One sentence after the other: each belongs to the session that the one before has left.
    const answer = await (lastAnswer = lastAnswer.then(() => fetchAnswer(said)));
    showAnswer(answer ? answer.speech : NO_ANSWER);
    return await carryOut(answer, thisTurn);
  } finally {
    answering -= 1;
  }
}

async function carryOut(answer, thisTurn) {
  const directives = answer?.response?.response?.directives ?? [];
  player.carryOut(directives.filter(isStop));
  // What is asked of the listener, and all that a person in danger hears, is said in silence.
  if (session) player.waitInSilence();
  // Who has begun to speak is not spoken to; if nothing is said after all, the answer is.
  await hearing?.whenIdle();
  if (thisTurn !== turn) return false;
  const interruption = interruptions;
  if (answer && isAloud()) await speak(() => voice.speak(answer));
  // The listener may have spoken or asked for something else while the answer was said.
  if (thisTurn !== turn || interruption !== interruptions) return false;
  player.carryOut(directives.filter((each) => !isStop(each)));
  if (!session) player.resumeInterrupted();
  return true;
}

const isStop = ({ type }) => type === "AudioPlayer.Stop";

const isAloud = () => $("voice").getAttribute("aria-pressed") === "true";

const speak = (work) => (hearing ? hearing.whileDeaf(work) : work());

function fallSilent() {
  interruptions += 1;
  voice.stop();
  player.interrupt();
}

/** What is said aloud goes the same road as what is typed. */
async function askAloud(said) {
  if ((await ask(said)) && session) hearing.listenOnce();
}

/** Nothing was said: ask once more, or let the programme go on. */
async function askOnceMore() {
  if (answering) return;
  if (!session) player.resumeInterrupted();
  if (!session || !reprompt || !isAloud()) return;
  const [words, thisTurn] = [reprompt, turn];
  reprompt = "";
  await speak(() => voice.speakText(words));
  if (thisTurn === turn && session) hearing.listenOnce();
}

function failToHear() {
  view.showSaid("…")(NO_ANSWER);
  if (!answering && !session) player.resumeInterrupted();
}

let hearing;
voice.loadAbilities().then(({ hears }) => {
  const calls = { begin: fallSilent, say: askAloud, giveUp: askOnceMore, fail: failToHear };
  hearing = addMicrophoneControls({ hears, ...calls });
});

async function fetchAnswer(said) {
  try {
    await player.waitForReports();
    const answer = await skill.sendUtterance({
      said,
      session,
      strict: $("strict")?.checked ?? false,
      player: player.state,
    });
    showListenerSoon();
    session = answer.session;
    reprompt = answer.reprompt ?? "";
    return answer;
  } catch (fault) {
    // The session stays open: a conversation goes on when the speaker answers again.
    return fault instanceof skill.RefusedError ? { speech: fault.message, session } : null;
  }
}

async function sendEvent(report) {
  try {
    const answer = await skill.sendEvent(report);
    showListenerSoon();
    return answer.response.response?.directives;
  } catch {
    return [];
  }
}

// --- showing -------------------------------------------------------------------------------------------------

function show() {
  if (player.stream && player.stream !== shown) showNew(player.stream);
  view.showPlayer(player);
  if (player.stream) showMediaSession(player, playing);
}

async function showNew(stream) {
  shown = stream;
  playing = { ...playing, title: stream.metadata?.title ?? "", artwork_url: "" };
  view.showEdited(stream.edited ?? "");
  view.showProgramme(stream);
  view.showLevels([]);
  const programme = await findProgramme(stream);
  if (shown !== stream) return;
  playing = { ...playing, title: programme?.title ?? playing.title, artwork_url: programme?.artwork_url ?? "" };
  const jump = (seconds) => player.seek(seconds);
  view.showProgramme(stream, programme);
  view.showTranscript(player.audio, programme, jump);
  const [chapters, levels] = programme
    ? await Promise.all([skill.fetchChapters(programme.chapters_url), skill.fetchLevels(programme.id)])
    : [[], []];
  if (shown !== stream) return;
  view.showChapters(chapters, jump);
  view.showMarks(chapters, programme ? programme.duration_ms / 1_000 : 0, jump);
  view.showLevels(levels);
  show();
}

/** Show what the skill keeps of the listener, once all that changes it has been reported. */
function showListenerSoon() {
  clearTimeout(listenerTimeout);
  listenerTimeout = setTimeout(async () => {
    await player.waitForReports();
    const listener = await skill.fetchListener(player.state);
    const [playingId] = player.state.token.split("#");
    if (listener) view.showListener(listener, listEveryForm(await programmes), playingId, say);
  }, LISTENER_MS);
}

const listEveryForm = (list) => list.flatMap((each) => [each, ...(each.forms?.variants ?? [])]);

/** Return the programme of a stream; reload the list if it was built after the page was opened. */
async function findProgramme(stream) {
  if (stream.programme) return stream.programme;
  // A programme that plays after itself has a round number after its id.
  const [id] = stream.token.split("#");
  const find = (list) => list.find((each) => each.id === id);
  const listed = find(await programmes);
  if (listed) return listed;
  programmes = loadProgrammes();
  return find(await programmes);
}

async function loadProgrammes() {
  try {
    const list = await skill.fetchProgrammes();
    view.showProgrammes(list, say);
    return list;
  } catch {
    view.showNoProgrammes(NO_ANSWER);
    return [];
  }
}

// --- buttons and keys ----------------------------------------------------------------------------------------

async function togglePlayback() {
  if (player.playing) {
    player.stop();
    await press("Pause");
  } else if (player.activity === "PAUSED") {
    player.resume();
  } else {
    await press("Play");
  }
}

async function press(button) {
  await player.waitForReports();
  player.carryOut(await sendEvent({ event: `PlaybackController.${button}CommandIssued`, player: player.state }));
}

connectControls({ player, say, togglePlayback, fetchSayings: skill.fetchSayings });

$("voice").addEventListener("click", () => {
  const aloud = $("voice").getAttribute("aria-pressed") !== "true";
  $("voice").setAttribute("aria-pressed", String(aloud));
  if (!aloud) voice.stop();
});

voice.onVoicesChanged(() => {
  $("no-voice").hidden = voice.hasVoice();
  $("voice").hidden = !voice.hasVoice();
});

addEventListener("pagehide", () => {
  if (player.playing) skill.sendLastEvent({ event: "AudioPlayer.PlaybackStopped", player: player.state });
});

// --- edits while the page is open ----------------------------------------------------------------------------

async function playEdited({ release_id, place_ms, chapter, now, before }) {
  const programme = await skill.fetchProgramme(release_id);
  if (!programme) return;
  // An edit takes the place of any answer that is said.
  turn += 1;
  hearing?.cancel();
  voice.stop();
  const edited = `Changed: ${programme.title}${chapter ? `, from ${chapter}` : ""}`;
  const stream = { token: release_id, url: programme.url, offsetInMilliseconds: place_ms, programme, edited };
  player.carryOut([{ type: "AudioPlayer.Play", playBehavior: "REPLACE_ALL", audioItem: { stream } }]);
  builder.showEdit({ now, before });
}

// --- for builders of the skill -------------------------------------------------------------------------------

/** Leave the device that the page is: it stops, and another one knows nothing of it. */
async function leave() {
  turn += 1;
  hearing?.cancel();
  voice.stop();
  player.stop();
  await Promise.all([player.waitForReports(), lastAnswer]);
  [session, shown, reprompt] = [null, null, ""];
  player.forget();
  $("player").hidden = true;
}

const builder = startBuilder($("builder"), { player, leave, showFaults: view.showFaults });

if (document.body.dataset.edits) {
  new Worker(document.body.dataset.edits).addEventListener("message", ({ data }) => playEdited(data));
}

programmes = loadProgrammes();
showListenerSoon();
navigator.serviceWorker?.register("/worker.js");
