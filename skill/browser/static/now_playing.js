/** Now playing: the programme, and the player's state. */

import { markChapter } from "./chapters.js";
import { $, formatDuration, formatTime, setText } from "./elements.js";
import { showMiniPlayer } from "./mini_player.js";
import { markSentence } from "./transcript.js";
import { showHeard } from "./waveform.js";

const KINDS = { exercise: "Exercise", benefit: "Benefit", introduction: "Introduction", trailer: "Trailer" };

export function showProgramme(stream, programme) {
  $("player").hidden = false;
  setText($("title"), programme?.title ?? stream.metadata.title ?? "Programme");
  setText($("kind"), KINDS[programme?.kind] ?? stream.metadata.subtitle ?? "");
  showCover(programme?.artwork_url ?? "");
}

function showCover(url) {
  $("cover").hidden = !url;
  if (url) $("cover").src = url;
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
  position.setAttribute("aria-valuetext", `${formatDuration(currentTime)} of ${formatDuration(length_s)}`);
  showHeard(currentTime, length_s);
  setText($("elapsed"), formatTime(currentTime));
  setText($("length"), formatTime(length_s));
  setText($("trouble"), player.trouble);
  markChapter(currentTime);
  markSentence(currentTime);
  showMiniPlayer();
}
