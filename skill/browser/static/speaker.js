/** Speaker: puts the ear, the voice, the player and the page together. */

import { Player } from "./player.js";
import * as skill from "./skill.js";
import * as view from "./view.js";
import * as voice from "./voice.js";

const $ = (id) => document.getElementById(id);
const SKIP_S = { ArrowLeft: -5, ArrowDown: -5, ArrowRight: 5, ArrowUp: 5, PageDown: -30, PageUp: 30 };
const LOST = "The speaker does not answer. Is the skill still running?";

let session = null;
let turn = 0;
let shelf = null;
let shown = null;

const player = new Player($("audio"), { report: tell, changed: show });

// --- listening and answering ---------------------------------------------------------------------------------

async function say(said) {
  const mine = ++turn;
  voice.hush();
  player.interrupt();
  view.showSaid(said);
  const answer = await answerTo(said);
  if (mine !== turn) return;
  view.showAnswer(answer ? answer.speech : LOST);
  session = answer ? answer.session : null;
  if (answer && $("voice").getAttribute("aria-pressed") === "true") await voice.speak(answer.speech);
  // Whoever speaks while the answer is spoken has asked for something else.
  if (mine !== turn) return;
  player.obey(answer?.response?.response?.directives);
  if (!session) player.goOn();
}

async function answerTo(said) {
  try {
    await player.settled();
    const answer = await skill.hear({ said, session, strict: $("strict").checked, player: player.state });
    view.showExchange(answer);
    return answer;
  } catch (fault) {
    return fault instanceof skill.Refused ? { speech: fault.message, session } : null;
  }
}

async function tell(report) {
  try {
    const answer = await skill.tell(report);
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
  const programme = await programmeOf(stream);
  if (shown !== stream) return;
  view.showProgramme(stream, programme);
  view.showCaptions(player.audio, programme?.transcript_url);
  const chapters = programme ? await skill.chapters(programme.chapters_url) : [];
  if (shown === stream) view.showChapters(chapters, (seconds) => player.seek(seconds));
}

/** What the catalog says of it; one that was built since the page was opened is looked up anew. */
async function programmeOf(stream) {
  if (stream.programme) return stream.programme;
  const find = (programmes) => programmes.find((each) => each.id === stream.token);
  const found = find(await shelf);
  if (found) return found;
  shelf = load();
  return find(await shelf);
}

async function load() {
  try {
    const programmes = await skill.programmes();
    view.showProgrammes(programmes, (programme) => say(programme.say));
    return programmes;
  } catch {
    view.showNoProgrammes(LOST);
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
  await player.settled();
  player.obey(await tell({ event: `PlaybackController.${button}CommandIssued`, player: player.state }));
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
  if (!aloud) voice.hush();
});

voice.whenVoicesAreKnown(() => {
  $("no-voice").hidden = voice.hasVoice();
  $("voice").hidden = !voice.hasVoice();
});

addEventListener("pagehide", () => {
  if (player.playing) skill.tellLast({ event: "AudioPlayer.PlaybackStopped", player: player.state });
});

// --- what is edited while the page is open -------------------------------------------------------------------

async function playEdited({ release_id, offset_ms, chapter }) {
  const programme = await skill.programme(release_id);
  if (!programme) return;
  // Whatever was being answered: the editor has just asked to hear this.
  turn += 1;
  voice.hush();
  const edited = `Changed: ${programme.title}${chapter ? `, from ${chapter}` : ""}`;
  const stream = { token: release_id, url: programme.url, offsetInMilliseconds: offset_ms, programme, edited };
  player.obey([{ type: "AudioPlayer.Play", playBehavior: "REPLACE_ALL", audioItem: { stream } }]);
}

if (document.body.dataset.edits) {
  new Worker(document.body.dataset.edits).addEventListener("message", ({ data }) => playEdited(data));
}

shelf = load();
