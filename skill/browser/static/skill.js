/** Skill: what the page tells the skill, and what comes back. */

/** The speaker answered, and says what is wrong with what it was sent. */
export class Refused extends Error {}

async function post(path, report) {
  const reply = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(report),
  });
  const found = await reply.json();
  if (!reply.ok) throw new Refused(found.error ?? `The speaker answered ${reply.status}.`);
  return found;
}

/** Something was said. */
export const hear = (report) => post("/speaker/hear", report);

/** The player did something, or a button was pressed. */
export const tell = (report) => post("/speaker/event", report);

/** The page is being left: too late to wait for an answer. */
export function tellLast(report) {
  navigator.sendBeacon("/speaker/event", new Blob([JSON.stringify(report)], { type: "application/json" }));
}

/** Everything that can be played. */
export async function programmes() {
  const reply = await fetch("/speaker/programmes");
  return (await reply.json()).programmes;
}

/** One of them, however new it is; nothing if there is none. */
export async function programme(id) {
  try {
    const reply = await fetch(`/speaker/programmes/${encodeURIComponent(id)}`);
    return reply.ok ? await reply.json() : undefined;
  } catch {
    return undefined;
  }
}

/** The chapters of a programme; none if they cannot be had. */
export async function chapters(url) {
  try {
    const reply = await fetch(url);
    return reply.ok ? ((await reply.json()).chapters ?? []) : [];
  } catch {
    return [];
  }
}
