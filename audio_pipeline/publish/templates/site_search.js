const form = document.querySelector("form[data-index]");
const query = document.querySelector("#query");
const results = document.querySelector("#results");
const everything = document.querySelector("#everything");
const found = document.querySelector("#found");
const common = new Set("a about am an and are as at be can could did do does for get has have how i if in is it its me my of on or so that the their them they this to was what when where which who why will with would you your".split(" "));

const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/['\u2019\u0300-\u036f]/g, "");
const shorten = (word) => {
  const root = word.length > 4 ? word.replace(/(ing|ed|es|s|e|y)$/, "") : word;
  return root.length > 3 ? root.replace(/([b-df-hj-np-tv-z])\1$/, "$1") : root;
};
const read = (text) => (plain(text).match(/[a-z0-9]+/g) ?? []).filter((word) => !common.has(word)).map(shorten);

let entries = null;
const load = () => {
  entries ??= fetch(form.dataset.index)
    .then((answer) => answer.json())
    .then((list) => list.map(([path, title, kind, words]) => ({ path, title, kind, words: words.split(" "), names: plain(title).match(/[a-z0-9]+/g) ?? [] })))
    .catch(() => { entries = null; return []; });
  return entries;
};

const weigh = (entry, asked) => {
  let sum = 0, met = 0;
  for (const part of asked) {
    const inTitle = entry.names.some((word) => word.startsWith(part));
    const at = entry.words.findIndex((word) => word.startsWith(part));
    if (inTitle || at >= 0) met += 1;
    sum += inTitle ? 3 : at >= 0 ? 1 + 1 / (2 + at) : 0;
  }
  const share = met / asked.length;
  if (share < 0.5) return 0;
  return sum * share * share + (entry.kind === "crisis" && share > 0.6 ? 100 : 0);
};

const show = async () => {
  const asked = read(query.value);
  everything.hidden = asked.length > 0;
  results.hidden = asked.length === 0;
  if (!asked.length) {
    found.textContent = "";
    return;
  }
  const list = await load();
  const best = list.map((entry) => ({ entry, weight: weigh(entry, asked) })).filter((each) => each.weight > 0);
  best.sort((one, other) => other.weight - one.weight);
  const items = best.slice(0, 20).map(({ entry }) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = form.dataset.root + entry.path;
    link.textContent = entry.title;
    item.append(link);
    return item;
  });
  results.replaceChildren(...items);
  found.textContent = items.length ? `${items.length} found.` : "Nothing was found. Try another word.";
  everything.hidden = items.length > 0;
};

form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
query.addEventListener("focus", load, { once: true });
query.addEventListener("input", show);
query.value = new URLSearchParams(location.search).get("q") ?? query.value;
if (query.value) show();
