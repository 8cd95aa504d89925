/** Edits: a worker that polls for edits; browsers slow down the timers of background pages, but not of workers. */

const INTERVAL_MS = 300;

let known;

/** Post an edit to the page, unless it was made before the page was opened. */
function postEdit(edit) {
  if (known !== undefined && edit && edit !== known) postMessage(JSON.parse(edit));
  known = edit;
}

async function poll() {
  try {
    const reply = await fetch("/store/edited.json", { cache: "no-cache" });
    if (reply.ok) postEdit(await reply.text());
  } catch {
    // The skill may be restarting: poll again.
  }
  setTimeout(poll, INTERVAL_MS);
}

poll();
