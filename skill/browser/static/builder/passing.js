/** Passing: every request of the page to the skill passes here, where a builder may look at it, delay it or place it. */

export const passing = {
  /** The sender of the page as the query of an address; empty if nothing was chosen. */
  sender: "",
  /** Called with each request and its answer; may wait, and returns the answer that the page gets. */
  receive: async (passed) => passed.answer,
};

/** Return the address of a route from the chosen sender, with more in its query. */
export function locate(path, query = {}) {
  const parts = [passing.sender, String(new URLSearchParams(query))].filter(Boolean);
  return parts.length ? `${path}?${parts.join("&")}` : path;
}

/** Send a report with `send`, and return the answer that the page gets. */
export async function pass(path, report, send) {
  const began_ms = performance.now();
  const answer = await send(locate(path), report);
  return passing.receive({ report, answer, began_ms });
}
