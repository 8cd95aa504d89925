const calm = matchMedia("(prefers-reduced-motion: reduce)");
let shown = null;
sound.addEventListener("timeupdate", () => {
  const line = document.querySelector(".said[aria-current]");
  if (line === shown) return;
  const before = shown?.getBoundingClientRect();
  shown = line;
  const isFollowed = !before || (before.bottom > 0 && before.top < innerHeight);
  if (!line || sound.paused || !isFollowed) return;
  const { top, bottom } = line.getBoundingClientRect();
  if (before && (top < 120 || bottom > innerHeight * 0.8)) {
    line.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
  }
});
if ("mediaSession" in navigator && window.MediaMetadata) {
  sound.addEventListener("play", () => {
    const text = (name) => document.querySelector(`meta[property="og:${name}"]`)?.content;
    const image = text("image");
    navigator.mediaSession.metadata = new MediaMetadata({
      title: document.querySelector("h1").textContent,
      artist: text("site_name"),
      artwork: image ? [{ src: image }] : [],
    });
  });
}
