/** Skill: the requests from the page to the skill. */

import { locate, pass } from "./builder/passing.js";

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
export const sendUtterance = (report) => pass("/speaker/hear", report, post);

/** Send a player's event or a pressed button, and return the answer. */
export const sendEvent = (report) => pass("/speaker/event", report, post);

/** Send an event while the page is closed, without an answer. */
export function sendLastEvent(report) {
  navigator.sendBeacon(locate("/speaker/event"), new Blob([JSON.stringify(report)], { type: "application/json" }));
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

/** Fetch how loud a programme is along its length; nothing if that is not known here. */
export async function fetchLevels(id) {
  return (await fetchJson(`/speaker/programmes/${encodeURIComponent(id)}/levels`))?.levels ?? [];
}

/** Fetch what can be said, by topics. */
export async function fetchSayings() {
  return (await fetchJson("/speaker/sayings"))?.topics ?? [];
}

/** Fetch what the skill keeps of the listener; undefined if it does not answer. */
export const fetchListener = (player) => fetchJson(locate("/speaker/listener", player));

async function fetchJson(path) {
  try {
    const reply = await fetch(path);
    return reply.ok ? await reply.json() : undefined;
  } catch {
    return undefined;
  }
}
