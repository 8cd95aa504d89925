const sound = document.querySelector("audio");
const times = [...document.querySelectorAll("[data-t]")];
const lines = times.filter((each) => each.parentElement.className === "said");
for (const each of times) {
  each.addEventListener("click", (tap) => {
    if (tap.ctrlKey || tap.metaKey || tap.shiftKey) return;
    tap.preventDefault();
    sound.currentTime = Number(each.dataset.t);
    sound.play().catch(() => {});
  });
}
sound.addEventListener("timeupdate", () => {
  const now = lines.findLast((each) => Number(each.dataset.t) <= sound.currentTime + 0.05);
  for (const each of lines) {
    if (each === now) each.parentElement.setAttribute("aria-current", "true");
    else each.parentElement.removeAttribute("aria-current");
  }
});
