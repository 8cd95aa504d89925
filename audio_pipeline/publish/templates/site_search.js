const form = document.querySelector("form[data-index]");
const query = document.querySelector("#query");
const results = document.querySelector("#results");
const everything = document.querySelector("#everything");
const found = document.querySelector("#found");
const common = new Set(("a about am an and any are as at be been but by can could did do does for from get got had has have he her him " +
  "his how i if im in into is it its ive just like me more most my no not of off on or our out she so some than that the their " +
  "them then there they this to too up us very was we were what when where which who why will with would you your").split(" "));

const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/['\u2019\u0300-\u036f]/g, "");
const cut = (text) => plain(text).match(/[a-z0-9]+/g) ?? [];
const shorten = (word) => {
  const root = word.replace(/(ing|ed|es|s|e|y)$/, "");
  if (root.length < 3) return word;
  return root.length > 3 ? root.replace(/([b-df-hj-np-tv-z])\1$/, "$1") : root;
};

let index = null;
const load = () => {
  index ??= fetch(form.dataset.index)
    .then((answer) => answer.json())
    .then(read)
    .catch(() => { index = null; return { entries: [], danger: new Map() }; });
  return index;
};

// A root is a sign of danger as far as it is one that few but the crisis answers have.
const read = (list) => {
  const entries = list.map(([path, title, kind, words]) => {
    const each = words.split(" ");
    return { path, title, isCrisis: kind === "crisis", words: each, names: cut(title), roots: new Set(each.map(shorten)) };
  });
  const counts = new Map();
  for (const { roots, isCrisis } of entries) {
    for (const root of roots) {
      const [crises, all] = counts.get(root) ?? [0, 0];
      counts.set(root, [crises + isCrisis, all + 1]);
    }
  }
  return { entries, danger: new Map([...counts].map(([root, [crises, all]]) => [root, crises / all])) };
};

const weigh = (entry, asked, danger) => {
  let sum = 0, met = 0, alarm = 0;
  for (const root of asked) {
    const isNamed = entry.names.some((word) => word.startsWith(root));
    const place = entry.words.findIndex((word) => word.startsWith(root));
    if (isNamed || place >= 0) met += 1;
    sum += isNamed ? 3 : place >= 0 ? 1 + 1 / (2 + place) : 0;
    if (entry.isCrisis && entry.roots.has(root)) alarm += danger.get(root);
  }
  const share = met / asked.length;
  return share < 0.5 ? 0 : sum * share * share + (alarm >= 0.3 ? 100 * alarm : 0);
};

const show = async () => {
  const asked = cut(query.value).filter((word) => !common.has(word)).map(shorten);
  everything.hidden = asked.length > 0;
  results.hidden = asked.length === 0;
  if (!asked.length) {
    found.textContent = "";
    return;
  }
  const { entries, danger } = await load();
  const best = entries.map((entry) => ({ entry, weight: weigh(entry, asked, danger) })).filter((each) => each.weight > 0);
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
