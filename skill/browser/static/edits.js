/** Edits: a worker that looks for what was edited. Browsers slow down the clock of a page in the background, not its. */

const EVERY_MS = 300;

let known;

/** What was edited before the page was opened is no news. */
function tell(found) {
  if (known !== undefined && found && found !== known) postMessage(JSON.parse(found));
  known = found;
}

async function look() {
  try {
    const reply = await fetch("/store/edited.json", { cache: "no-cache" });
    if (reply.ok) tell(await reply.text());
  } catch {
    // The skill is being started anew, say: the next look will tell.
  }
  setTimeout(look, EVERY_MS);
}

look();
