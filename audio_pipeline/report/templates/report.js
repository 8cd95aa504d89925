"use strict";

// A panel is drawn when it is opened for the first time. Everything on it lies on one line of time: places are
// percentages of the programme's length, so that a wider score needs no new drawing.

const SVG = "http://www.w3.org/2000/svg";
const TOP_LUFS = -6, BOTTOM_LUFS = -60;
const SILENT_LUFS = -70;
const TICKS_S = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600];

const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const shorts = (text) => Array.from(new Int16Array(bytes(text).buffer), (each) => each / 100);
const digits = (number, count) => number.toFixed(count).replace("-", "\u2212");
const lufs = (level) => level < SILENT_LUFS ? "silence" : `${digits(level, 1)} LUFS`;
const clock = (s) => `${Math.floor(s / 60)}:${String(Math.floor(s % 60)).padStart(2, "0")}`;

function element(kind, parent, facts = {}, text = "") {
  const made = document.createElement(kind);
  for (const [name, value] of Object.entries(facts)) made.setAttribute(name, value);
  if (text) made.textContent = text;
  parent.append(made);
  return made;
}

function shape(kind, parent, facts) {
  const made = document.createElementNS(SVG, kind);
  for (const [name, value] of Object.entries(facts)) made.setAttribute(name, value);
  parent.append(made);
  return made;
}

const picture = (parent, width, height) =>
  shape("svg", parent, { viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: "none", "aria-hidden": "true" });

// --- one panel ---------------------------------------------------------------------------------------------------

class Panel {
  constructor(row) {
    this.sound = row.querySelector("audio");
    this.facts = JSON.parse(row.querySelector("script").textContent);
    this.ms = this.facts.ms;
    this.momentary = shorts(this.facts.loudness.momentary);
    this.shortTerm = shorts(this.facts.loudness.shortTerm);
    this.draw(row.querySelector(".drawing"));
    if (this.facts.words) this.tell(row);
    for (const each of row.querySelectorAll(".chapters a")) this.link(each);
    for (const event of ["timeupdate", "seeking", "seeked"]) this.sound.addEventListener(event, () => this.follow());
    this.sound.addEventListener("play", () => this.playing());
    this.follow();
  }

  // What is heard at a moment, in words.
  said(ms) {
    return (this.facts.words ?? []).find(([start, end]) => start <= ms && ms < end)?.[2] ?? "";
  }

  draw(place) {
    const tools = element("div", place, { class: "tools" });
    this.readout = element("div", tools, { class: "readout" });
    const label = element("label", tools, {}, "Zoom");
    this.zoom = element("input", label, { type: "range", min: "0", max: "5", step: "0.25", value: "0" });
    const stage = element("div", place, { class: "stage" });
    this.gutter = element("div", stage, { class: "gutter", "aria-hidden": "true" });
    this.scroll = element("div", stage, { class: "scroll" });
    this.score = element("div", this.scroll, { class: "score" });
    this.ruler();
    if (this.facts.words) this.parts();
    this.wave();
    if (this.facts.words) this.timeline();
    this.loudness();
    this.spectrum();
    this.cursor = element("div", this.score, { class: "cursor" });
    this.zoom.addEventListener("input", () => this.widen());
    this.score.addEventListener("pointermove", (moved) => this.read(this.at(moved)));
    this.score.addEventListener("pointerleave", () => this.follow());
    this.score.addEventListener("click", (tap) => this.play(Number(tap.target.closest("[data-t]")?.dataset.t ?? this.at(tap))));
  }

  // What it is called stands beside it, where a wide score does not move.
  lane(kind, name = "", unit = "") {
    this.beside = element("div", this.gutter, { class: `lane ${kind}` }, name);
    if (unit) element("small", this.beside, {}, unit);
    return element("div", this.score, { class: `lane ${kind}` });
  }

  // From a start to an end in milliseconds; a tap on a box with a time of its own begins there.
  box(lane, start, end, text, title, kind = "") {
    const width = Math.max(end - start, 0) / this.ms * 100;
    const made = element("div", lane, { class: `box ${kind}`, title, style: `left:${start / this.ms * 100}%;width:${width}%` });
    if (text) element("span", made, {}, text);
    return made;
  }

  ruler() {
    const lane = this.lane("ruler");
    const step = TICKS_S.find((each) => this.ms / 1000 / each <= 12) ?? 1200;
    for (let s = 0; s * 1000 < this.ms; s += step) {
      const left = `left:${s * 100000 / this.ms}%`;
      element("i", lane, { style: left });
      element("b", lane, { style: left }, clock(s));
    }
    for (const ms of this.facts.chunks ?? []) {
      element("i", lane, { class: "chunk", style: `left:${ms / this.ms * 100}%`, title: "A chunk begins" });
    }
  }

  parts() {
    if (!this.facts.chapters.length) return;
    const lane = this.lane("parts", "chapters");
    for (const [start, end, title] of this.facts.chapters) {
      this.box(lane, start, end, title, `${title}, ${clock(start / 1000)}`).dataset.t = start / 1000;
    }
  }

  wave() {
    const lane = this.lane("wave", "waveform");
    for (const [start, end, text] of this.facts.words ?? []) this.box(lane, start, end, "", text);
    const { ms, peaks, strengths } = this.facts.wave;
    const drawing = picture(lane, this.ms, 510);
    for (const [kind, levels] of [["peaks", bytes(peaks)], ["strengths", bytes(strengths)]]) {
      const up = Array.from(levels, (level, at) => `${at * ms + ms / 2},${255 - level}`);
      const down = Array.from(levels, (level, at) => `${at * ms + ms / 2},${255 + level}`).reverse();
      shape("polygon", drawing, { class: kind, points: [...up, ...down].join(" ") });
    }
  }

  timeline() {
    const words = this.lane("said", "words");
    this.boxes = this.facts.words.map(([start, end, text]) => {
      const made = this.box(words, start, end, text, `${clock(start / 1000)} ${text}`);
      made.dataset.t = start / 1000;
      return made;
    });
    const silences = this.lane("silences", "silences");
    for (const [start, end, bare] of this.facts.quiet) {
      const s = ((end - start) / 1000).toFixed(1);
      const told = bare ? `${s} s of silence, ${(bare / 1000).toFixed(1)} s of it without a bed` : `${s} s without words`;
      this.box(silences, start, end, s, told, bare ? "bare" : "");
    }
    if (this.facts.beds.length) this.beds();
    if (this.facts.cues.length) this.cues();
  }

  beds() {
    const lane = this.lane("beds", "beds");
    for (const [start, end, sound, level, outline] of this.facts.beds) {
      const told = `${sound} ${digits(level, 0)} dB, ${clock(start / 1000)} to ${clock(end / 1000)}`;
      const place = `left:${start / this.ms * 100}%;width:${(end - start) / this.ms * 100}%`;
      const bed = element("div", lane, { class: "bed", title: told, style: place });
      const drawing = picture(bed, end - start, 1);
      const points = outline.map(([ms, height]) => `${ms - start},${1 - height * 0.92}`);
      shape("polygon", drawing, { points: [`0,1`, ...points, `${end - start},1`].join(" ") });
      element("span", bed, {}, `${sound} ${digits(level, 0)} dB`);
    }
  }

  cues() {
    const lane = this.lane("cues", "cues");
    for (const [start, end, name] of this.facts.cues) {
      const [kind, length] = name.split("-");
      const told = length ? `breathe ${kind}, ${length / 1000} s` : `${name} chime`;
      this.box(lane, start, end, length ? "" : name, `${told}, ${clock(start / 1000)}`, kind);
    }
  }

  loudness() {
    const lane = this.lane("loudness", "loudness", "thin: 400 ms, thick: 3 s");
    const { ms, target, within } = this.facts.loudness;
    const drawing = picture(lane, this.ms, TOP_LUFS - BOTTOM_LUFS);
    const y = (level) => TOP_LUFS - Math.max(BOTTOM_LUFS, Math.min(TOP_LUFS, level));
    const band = { x: 0, width: this.ms, y: y(target + within), height: 2 * within };
    shape("rect", drawing, { class: "target", ...band });
    for (const level of [target, -30, -45]) {
      shape("line", drawing, { class: "mark", x1: 0, x2: this.ms, y1: y(level), y2: y(level) });
      this.axis(y(level) / (TOP_LUFS - BOTTOM_LUFS), digits(level, 0));
    }
    for (const [kind, levels] of [["momentary", this.momentary], ["short", this.shortTerm]]) {
      shape("polyline", drawing, { class: kind, points: levels.map((level, at) => `${(at + 0.5) * ms},${y(level)}`).join(" ") });
    }
  }

  spectrum() {
    const lane = this.lane("spectrum", "spectrum", "Hz");
    const { ms, low, high, png } = this.facts.spectrum;
    if (!png) return;
    const image = element("img", lane, { alt: "", src: `data:image/png;base64,${png}` });
    image.addEventListener("load", () => { image.style.width = `${image.naturalWidth * ms / this.ms * 100}%`; });
    for (const [hz, name] of [[100, "100"], [1000, "1 k"], [10000, "10 k"]]) {
      this.axis(1 - Math.log(hz / low) / Math.log(high / low), name);
    }
  }

  axis(share, text) {
    element("span", this.beside, { class: "axis", style: `top:${share * 100}%` }, text);
  }

  // --- moments ------------------------------------------------------------------------------------------------

  at(event) {
    const { left, width } = this.score.getBoundingClientRect();
    return Math.min(Math.max((event.clientX - left) / width, 0), 1) * this.ms / 1000;
  }

  widen() {
    const { scroll, score } = this;
    const middle = (scroll.scrollLeft + scroll.clientWidth / 2) / score.offsetWidth;
    score.style.width = `${2 ** Number(this.zoom.value) * 100}%`;
    scroll.scrollLeft = middle * score.offsetWidth - scroll.clientWidth / 2;
  }

  read(s) {
    const at = Math.min(Math.floor(s * 1000 / this.facts.loudness.ms), this.momentary.length - 1);
    this.readout.replaceChildren();
    element("b", this.readout, {}, `${clock(s)}.${Math.floor(s * 10) % 10}`);
    const loud = at < 0 ? "" : `${lufs(this.momentary[at])} in 400 ms, ${lufs(this.shortTerm[at])} in 3 s`;
    this.readout.append([loud, this.said(s * 1000)].filter(Boolean).join(" · "));
  }

  play(s) {
    this.sound.currentTime = s;
    this.sound.play().catch(() => {});
    this.follow();
  }

  playing() {
    for (const other of document.querySelectorAll("audio")) if (other !== this.sound) other.pause();
    const step = () => {
      if (this.sound.paused) return;
      this.follow();
      requestAnimationFrame(step);
    };
    step();
  }

  follow() {
    const s = this.sound.currentTime;
    this.cursor.style.left = `${s * 100000 / this.ms}%`;
    if (!this.sound.paused) this.turn(s * 1000 / this.ms);
    if (!this.score.matches(":hover")) this.read(s);
    const now = (this.facts.words ?? []).findLastIndex(([start]) => start <= s * 1000 + 1);
    if (now === this.now) return;
    this.boxes?.[this.now]?.classList.remove("now");
    this.boxes?.[now]?.classList.add("now");
    this.lines?.[this.now]?.removeAttribute("aria-current");
    this.lines?.[now]?.setAttribute("aria-current", "true");
    this.now = now;
  }

  // A wide score turns its page when the sound leaves it; one that was scrolled elsewhere stays there.
  turn(share) {
    const { scroll, score } = this;
    const at = share * score.offsetWidth - scroll.scrollLeft;
    if (this.seen && at > scroll.clientWidth) scroll.scrollLeft += at - scroll.clientWidth / 20;
    this.seen = at >= 0 && at <= scroll.clientWidth;
  }

  // --- beside the drawing ----------------------------------------------------------------------------------------

  tell(row) {
    const chapters = row.querySelector(".chapters");
    const title = row.querySelector("h2");
    const below = element("div", row.querySelector("td"), { class: "below" });
    const left = element("div", below);
    if (chapters) left.append(title, chapters);
    const right = element("div", below);
    element("h2", right, {}, "Words");
    const list = element("ol", right, { class: "words" });
    this.lines = this.facts.words.map(([start, , text]) => {
      const line = element("a", element("li", list), { href: `#t=${start / 1000}`, "data-t": start / 1000 });
      element("time", line, {}, clock(start / 1000));
      element("span", line, {}, text);
      this.link(line);
      return line;
    });
  }

  link(line) {
    line.addEventListener("click", (tap) => {
      if (tap.ctrlKey || tap.metaKey || tap.shiftKey) return;
      tap.preventDefault();
      this.play(Number(line.dataset.t));
    });
  }
}

// --- the table ---------------------------------------------------------------------------------------------------

const table = document.querySelector(".programmes");
const bodies = [...table.tBodies];

function open(body, isOpen) {
  const [, row] = body.rows;
  row.hidden = !isOpen;
  body.querySelector(".open").setAttribute("aria-expanded", String(isOpen));
  if (!isOpen) row.querySelector("audio").pause();
  else body.panel ??= new Panel(row);
}

for (const body of bodies) {
  body.rows[0].addEventListener("click", () => open(body, body.rows[1].hidden));
}

function sort(column, head) {
  const rising = head.getAttribute("aria-sort") !== "ascending";
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", rising ? "ascending" : "descending");
  const value = (body) => body.rows[0].cells[column].dataset.value;
  const known = bodies.filter((body) => value(body) !== "");
  known.sort((one, other) => (value(one) - value(other)) * (rising ? 1 : -1));
  table.append(...known, ...bodies.filter((body) => value(body) === ""));
}

[...table.tHead.rows[0].cells].forEach((head, column) => {
  head.querySelector("button").addEventListener("click", () => sort(column, head));
});

const finder = document.querySelector(".finder");

function find() {
  const [text, onlyMissed] = finder.querySelectorAll("input");
  const wanted = text.value.trim().toLowerCase();
  let count = 0;
  for (const body of bodies) {
    const [row] = body.rows;
    const isFound = row.cells[0].textContent.toLowerCase().includes(wanted);
    body.hidden = !isFound || (onlyMissed.checked && !row.classList.contains("missed"));
    count += !body.hidden;
  }
  finder.querySelector("output").textContent = count < bodies.length ? `${count} of ${bodies.length}` : "";
}

finder.addEventListener("input", find);
finder.addEventListener("submit", (event) => event.preventDefault());

// A link to a programme, as report.html#guided-recall, opens it.
function arrive() {
  const body = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!bodies.includes(body)) return;
  open(body, true);
  body.scrollIntoView();
}

addEventListener("hashchange", arrive);
arrive();
