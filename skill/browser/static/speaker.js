/** Speaker: connects the skill, the voice, the player and the page. */

import { Player } from "./player.js";
import * as skill from "./skill.js";
import * as view from "./view.js";
import * as voice from "./voice.js";

const $ = (id) => document.getElementById(id);
const SKIP_S = { ArrowLeft: -5, ArrowDown: -5, ArrowRight: 5, ArrowUp: 5, PageDown: -30, PageUp: 30 };
const NO_ANSWER = "The speaker does not answer. Is the skill still running?";

let session = null;
let turn = 0;
let programmes = null;
let shown = null;

const player = new Player($("audio"), { report: sendEvent, changed: show });

// --- listening and answering ---------------------------------------------------------------------------------

async function say(said) {
  const thisTurn = ++turn;
  voice.stop();
  player.interrupt();
  view.showSaid(said);
  const answer = await fetchAnswer(said);
  if (thisTurn !== turn) return;
  view.showAnswer(answer ? answer.speech : NO_ANSWER);
  session = answer ? answer.session : null;
  if (answer && $("voice").getAttribute("aria-pressed") === "true") await voice.speak(answer.speech, answer.is_slow);
  // The listener may have asked for something else while the answer was spoken.
  if (thisTurn !== turn) return;
  player.carryOut(answer?.response?.response?.directives);
  if (!session) player.resumeInterrupted();
}

async function fetchAnswer(said) {
  try {
    await player.waitForReports();
    const answer = await skill.sendUtterance({ said, session, strict: $("strict").checked, player: player.state });
    view.showExchange(answer);
    return answer;
  } catch (fault) {
    return fault instanceof skill.RefusedError ? { speech: fault.message, session } : null;
  }
}

async function sendEvent(report) {
  try {
    const answer = await skill.sendEvent(report);
    view.showExchange(answer);
    return answer.response.response?.directives;
  } catch {
    return [];
  }
}

// --- showing -------------------------------------------------------------------------------------------------

function show() {
  if (player.stream && player.stream !== shown) showNew(player.stream);
  view.showPlayer(player);
}

async function showNew(stream) {
  shown = stream;
  view.showEdited(stream.edited ?? "");
  view.showProgramme(stream);
  const programme = await findProgramme(stream);
  if (shown !== stream) return;
  view.showProgramme(stream, programme);
  view.showCaptions(player.audio, programme?.transcript_url);
  const chapters = programme ? await skill.fetchChapters(programme.chapters_url) : [];
  if (shown === stream) view.showChapters(chapters, (seconds) => player.seek(seconds));
}

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
    view.showProgrammes(list, (programme) => say(programme.say));
    return list;
  } catch {
    view.showNoProgrammes(NO_ANSWER);
    return [];
  }
}

// --- buttons and keys ----------------------------------------------------------------------------------------

$("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  const said = $("said").value.trim();
  if (said) say(said);
  $("said").select();
});

for (const button of document.querySelectorAll(".suggestions button")) {
  button.addEventListener("click", () => say(button.textContent));
}

$("toggle").addEventListener("click", async () => {
  if (player.playing) {
    player.stop();
    await press("Pause");
  } else if (player.activity === "PAUSED") {
    player.resume();
  } else {
    await press("Play");
  }
});

async function press(button) {
  await player.waitForReports();
  player.carryOut(await sendEvent({ event: `PlaybackController.${button}CommandIssued`, player: player.state }));
}

$("position").addEventListener("input", () => player.seek(Number($("position").value)));
$("position").addEventListener("keydown", (event) => {
  if (!(event.key in SKIP_S)) return;
  event.preventDefault();
  player.seek(player.audio.currentTime + SKIP_S[event.key]);
});

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

async function playEdited({ release_id, offset_ms, chapter }) {
  const programme = await skill.fetchProgramme(release_id);
  if (!programme) return;
  // An edit takes the place of any answer that is under way.
  turn += 1;
  voice.stop();
  const edited = `Changed: ${programme.title}${chapter ? `, from ${chapter}` : ""}`;
  const stream = { token: release_id, url: programme.url, offsetInMilliseconds: offset_ms, programme, edited };
  player.carryOut([{ type: "AudioPlayer.Play", playBehavior: "REPLACE_ALL", audioItem: { stream } }]);
}

if (document.body.dataset.edits) {
  new Worker(document.body.dataset.edits).addEventListener("message", ({ data }) => playEdited(data));
}

programmes = loadProgrammes();
