const link = document.querySelector("[data-sound]");
const sound = document.querySelector("audio");
link.addEventListener("click", (tap) => {
  if (tap.ctrlKey || tap.metaKey || tap.shiftKey) return;
  tap.preventDefault();
  sound.controls = true;
  if (sound.paused) sound.play().catch(() => {});
  else sound.pause();
});
for (const name of ["play", "pause"]) {
  sound.addEventListener(name, () => link.classList.toggle("playing", !sound.paused));
}
