/** Exchanges: the requests and answers since the page was opened, in its memory alone. */

const MAX_KEPT = 1_000;

const BUTTON = "PlaybackController.";
const EVENT = "AudioPlayer.";

/** The kinds of exchanges, and what each is called. */
export const KINDS = { words: "Words", button: "Buttons", player: "Player" };

export class Exchanges {
  constructor() {
    this.all = [];
    this.count = 0;
    this.changed = () => {};
  }

  /** Keep an exchange; `notes` says what was simulated in it, `again` the exchange that it repeats. */
  add({ request, response, said = "", heard = null, took_ms, notes = [], again = null, isRetry = false, speaker }) {
    const { type } = request.request;
    const kind = type.startsWith(EVENT) ? "player" : type.startsWith(BUTTON) ? "button" : "words";
    const name = (request.request.intent?.name ?? type)
      .replace(EVENT, "")
      .replace(BUTTON, "")
      .replace("CommandIssued", "");
    this.count += 1;
    this.all.push({
      number: this.count,
      at_ms: Date.now(),
      kind,
      name,
      said,
      heard,
      request,
      response,
      took_ms,
      notes,
      again,
      isRetry,
      speaker,
      text: `${said}\n${JSON.stringify(request)}\n${JSON.stringify(response)}`.toLowerCase(),
    });
    if (this.all.length > MAX_KEPT) this.all.shift();
    this.changed();
  }

  clear() {
    this.all = [];
    this.changed();
  }

  /** Return what has a text, newest first. */
  find(text) {
    const wanted = text.trim().toLowerCase();
    return this.all.filter((each) => each.text.includes(wanted)).reverse();
  }
}

/** Return exchanges in runs of the same kind: what a player reports comes in long ones. */
export function collectRuns(exchanges) {
  const runs = [];
  for (const each of exchanges) {
    const last = runs.at(-1);
    if (last?.[0].kind === each.kind) last.push(each);
    else runs.push([each]);
  }
  return runs;
}

/** Return what an answer makes the device do, in a few words. */
export function summarise(response) {
  const { outputSpeech, directives = [], shouldEndSession } = response.response ?? {};
  const does = directives.map(({ type, playBehavior }) => {
    const name = type.split(".").at(-1);
    return playBehavior && playBehavior !== "REPLACE_ALL" ? `${name} ${playBehavior.toLowerCase()}` : name;
  });
  return [outputSpeech && "speaks", ...does, shouldEndSession === false && "waits for a reply"]
    .filter(Boolean)
    .join(", ");
}
