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
    const { picture } = document.querySelector("article").dataset;
    navigator.mediaSession.metadata = new MediaMetadata({
      title: document.querySelector("h1").textContent,
      artist: document.querySelector(".brand").textContent,
      artwork: picture ? [{ src: picture }] : [],
    });
  });
}
