/** Offline: opens the page again as soon as the speaker answers. */

const INTERVAL_MS = 3_000;

async function openIfRunning() {
  try {
    const reply = await fetch("/", { method: "HEAD", cache: "no-store" });
    if (reply.ok) location.replace("/");
  } catch {
    // It is still not running.
  }
}

document.getElementById("again").addEventListener("click", openIfRunning);
setInterval(openIfRunning, INTERVAL_MS);
