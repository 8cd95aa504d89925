/** Skill: the requests from the page to the skill. */

/** The speaker refused what the page sent; the message says why. */
export class RefusedError extends Error {}

async function post(path, report) {
  const reply = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(report),
  });
  const answer = await reply.json();
  if (!reply.ok) throw new RefusedError(answer.error ?? `The speaker answered ${reply.status}.`);
  return answer;
}

/** Send an utterance, and return the answer. */
export const sendUtterance = (report) => post("/speaker/hear", report);

/** Send a player's event or a pressed button, and return the answer. */
export const sendEvent = (report) => post("/speaker/event", report);

/** Send an event while the page is closed, without an answer. */
export function sendLastEvent(report) {
  navigator.sendBeacon("/speaker/event", new Blob([JSON.stringify(report)], { type: "application/json" }));
}

/** Fetch all programmes. */
export async function fetchProgrammes() {
  const reply = await fetch("/speaker/programmes");
  return (await reply.json()).programmes;
}

/** Fetch one programme, even if it was just built; undefined if there is none. */
export async function fetchProgramme(id) {
  try {
    const reply = await fetch(`/speaker/programmes/${encodeURIComponent(id)}`);
    return reply.ok ? await reply.json() : undefined;
  } catch {
    return undefined;
  }
}

/** Fetch the chapters of a programme; none if that fails. */
export async function fetchChapters(url) {
  try {
    const reply = await fetch(url);
    return reply.ok ? ((await reply.json()).chapters ?? []) : [];
  } catch {
    return [];
  }
}
