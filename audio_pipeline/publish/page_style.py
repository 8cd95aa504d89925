"""Page style: how a page of show notes looks, and what a tap on a time does there."""

STYLE = """
:root {
  color-scheme: light dark;
  --paper: #fff8ee; --raised: #ffffff; --ink: #2d1722; --soft: #6d5560; --line: #ead9cb; --accent: #9c3b28;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #1c0f19; --raised: #281724; --ink: #f7ebdf; --soft: #c3adb5; --line: #43303d; --accent: #ffb877;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: 1.5rem 1.25rem 3rem; max-width: 44rem;
  background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: break-word;
}
header { display: flex; gap: 1.5rem; align-items: center; margin-bottom: 1.5rem; }
header img { width: 11rem; height: 11rem; flex: none; border-radius: 1rem; }
header > div { min-width: 0; }
header p { margin: 0; }
h1 { margin: 0.1rem 0 0.5rem; font-size: clamp(1.7rem, 5vw, 2.3rem); line-height: 1.15; text-wrap: balance; }
h2 { margin: 2.25rem 0 0.6rem; font-size: 1.25rem; line-height: 1.3; }
h3 { margin: 1.6rem 0 0.3rem; font-size: 1.0625rem; color: var(--soft); }
a { color: var(--accent); text-underline-offset: 0.2em; }
a:focus-visible, summary:focus-visible, audio:focus-visible {
  outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 0.3rem;
}
.show, .facts { color: var(--soft); font-size: 0.9375rem; }
.facts { margin-top: 0.5rem; }
.player {
  position: sticky; top: 0; z-index: 1; margin: 0 -0.5rem; padding: 0.5rem; background: var(--paper);
}
audio { display: block; width: 100%; }
.chapters, .plain { margin: 0; padding: 0; list-style: none; }
.chapters li + li { border-top: 1px solid var(--line); }
.chapters a { display: flex; gap: 1rem; padding: 0.6rem 0.25rem; text-decoration: none; color: inherit; }
.chapters a:hover span { text-decoration: underline; }
.chapters time, .said a { color: var(--accent); font-variant-numeric: tabular-nums; }
.chapters time { min-width: 3rem; }
.said {
  display: grid; grid-template-columns: 3.25rem 1fr; gap: 0.75rem; margin: 0; padding: 0.2rem 0.25rem;
  border-radius: 0.4rem; scroll-margin: 6rem;
}
.said a { text-decoration: none; padding-top: 0.1em; font-size: 0.875rem; line-height: 1.7; }
.said a:hover { text-decoration: underline; }
.said[aria-current] { background: var(--raised); box-shadow: inset 3px 0 var(--accent); }
.plain li { padding: 0.3rem 0; }
.sources li { font-size: 0.9375rem; color: var(--soft); }
.gate {
  margin: 1.5rem 0; padding: 1.25rem; border: 1px solid var(--line); border-radius: 1rem; background: var(--raised);
}
.gate .player { background: var(--raised); }
.gate h2 { margin-top: 0; }
summary { cursor: pointer; padding: 0.5rem 0; font-weight: 600; color: var(--accent); }
footer { margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--soft); }
@media (max-width: 34rem) {
  header { display: block; text-align: center; }
  header img { width: min(13rem, 60vw); height: auto; margin-bottom: 1rem; }
  .said { grid-template-columns: 2.5rem 1fr; gap: 0.5rem; }
}
@media print { .player { display: none; } }
"""

SCRIPT = """
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
"""
