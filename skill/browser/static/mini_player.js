/** Mini player: on a phone, what plays and its button stay in reach while the player itself is out of sight. */

import { $, setText } from "./elements.js";

let isPlayerSeen = true;

/** Let the mini player stand in for the player, which it leads to. */
export function connectMiniPlayer(togglePlayback) {
  $("mini-toggle").addEventListener("click", togglePlayback);
  $("mini-title").addEventListener("click", () => {
    $("player").scrollIntoView();
    $("toggle").focus({ preventScroll: true });
  });
  new IntersectionObserver(([entry]) => {
    isPlayerSeen = entry.isIntersecting;
    showMiniPlayer();
  }).observe($("player"));
}

export function showMiniPlayer() {
  const title = $("title").textContent;
  const isPlaying = $("player").classList.contains("playing");
  $("mini").hidden = isPlayerSeen || $("player").hidden;
  $("mini").classList.toggle("playing", isPlaying);
  setText($("mini-title"), title);
  $("mini-toggle").setAttribute("aria-label", `${isPlaying ? "Pause" : "Play"} ${title}`);
}
