/** Media session: the lock screen, the keyboard's media keys and the buttons of a headset. */

import { findChapterName } from "./chapters.js";

const session = navigator.mediaSession;

/** Let the buttons do what those of the page do. */
export function connectMediaSession(actions) {
  for (const [name, run] of Object.entries(actions)) {
    try {
      session?.setActionHandler(name, run);
    } catch {
      // This browser does not know the action.
    }
  }
}

/** Show what plays, where the device shows it. */
export function showMediaSession(player, { title, album, artwork_url }) {
  if (!session) return;
  const artist = findChapterName();
  const { metadata } = session;
  if (metadata?.title !== title || metadata?.artist !== artist) {
    const artwork = artwork_url ? [{ src: new URL(artwork_url, location.href).href, sizes: "1024x1024" }] : [];
    session.metadata = new MediaMetadata({ title, artist, album, artwork });
  }
  session.playbackState = player.playing ? "playing" : "paused";
  const { duration, currentTime } = player.audio;
  if (Number.isFinite(duration) && duration > 0) {
    session.setPositionState?.({ duration, position: Math.min(currentTime, duration), playbackRate: 1 });
  }
}
