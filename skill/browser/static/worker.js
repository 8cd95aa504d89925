/** Service worker: says plainly that the speaker is not running, where the browser would show its own error.
 *
 * It keeps that one page and what it is drawn with. It keeps no words, no answers and no sound, and never sees them:
 * other requests go past it, but for where a programme stands when the page is left. A browser drops that one now and
 * then if it goes past, for the page that would have to send it is gone.
 */

const KEPT = "offline";
const PAGE = "/speaker/offline";
const FILES = [PAGE, ...["speaker.css", "theme.js", "offline.js", "icon.svg"].map((name) => `/speaker/static/${name}`)];

async function keepFiles() {
  const cache = await caches.open(KEPT);
  await cache.addAll(FILES.map((path) => new Request(path, { cache: "reload" })));
}

async function openPage(request) {
  try {
    return await fetch(request);
  } catch {
    return caches.match(PAGE);
  }
}

async function fetchFile(request) {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(request)) ?? Response.error();
  }
}

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(keepFiles());
});

addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (origin !== location.origin) return;
  if (event.request.mode === "navigate" && pathname === "/") event.respondWith(openPage(event.request));
  else if (FILES.includes(pathname)) event.respondWith(fetchFile(event.request));
  else if (event.request.keepalive) event.respondWith(fetch(event.request));
});
