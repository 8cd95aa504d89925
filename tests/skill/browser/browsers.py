"""A real browser and a real server between which a test can sit."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, BrowserType, sync_playwright
from werkzeug.serving import make_server

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment
    from flask import Flask

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

FLAGS = [
    "--no-sandbox",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Else it asks for names of its maker's, for updates and for what to fill a form with.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]

PLAY_AT_ONCE = "--autoplay-policy=no-user-gesture-required"

ASK_FIRST = "--autoplay-policy=document-user-activation-required"
"""As browsers are out of their box."""

CONTRASTS = """() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b]
    .map((each) => each / 255)
    .map((each) => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4))
    .reduce((sum, each, at) => sum + each * [0.2126, 0.7152, 0.0722][at], 0);
  const behind = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const [r, g, b, a = 1] = parts(getComputedStyle(each).backgroundColor);
      if (a === 1) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    const isShown = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    if (!texts.currentNode.data.trim() || !isShown || element.closest("noscript, script")) continue;
    const [high, low] = [light(parts(getComputedStyle(element).color)), light(behind(element))].sort((a, b) => b - a);
    found.push([(high + 0.05) / (low + 0.05), texts.currentNode.data.trim()]);
  }
  return found;
}"""
"""How far every text on a page is from what is behind it (WCAG 2, contrast ratio)."""


@contextmanager
def a_browser() -> Iterator[Browser]:
    """Start the machine's own Chromium, or Playwright's, with a fresh profile."""
    with sync_playwright() as playwright, launched(playwright.chromium, PLAY_AT_ONCE) as browser:
        yield browser


@contextmanager
def a_browser_that_hears(sound: Path) -> Iterator[Browser]:
    """A browser of which the microphone plays this file, over and over."""
    flags = (
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-audio-capture={sound}",
    )
    with sync_playwright() as playwright, launched(playwright.chromium, PLAY_AT_ONCE, *flags) as browser:
        yield browser


@contextmanager
def launched(chromium: BrowserType, policy: str, *flags: str) -> Iterator[Browser]:
    """A browser that plays sound under this policy, with these flags besides."""
    found = next(filter(None, map(shutil.which, NAMES)), chromium.executable_path)
    if not Path(found).exists():
        pytest.fail("There is no Chromium on this machine: scripts/browser installs one.")
    browser = chromium.launch(executable_path=found, headless=True, args=[*FLAGS, policy, *flags])
    try:
        yield browser
    finally:
        browser.close()


@contextmanager
def a_server(app: Flask) -> Iterator[str]:
    """Serve an app on a free port of this machine, by a thread of this process; test_server.py tests the real one."""
    server = make_server("127.0.0.1", 0, _closing_bodies(app), threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _closing_bodies(app: WSGIApplication) -> WSGIApplication:
    """Close each body: the server forgets those of which a browser wants no more, and their files stay open."""

    def close_body(environ: WSGIEnvironment, start_response: StartResponse) -> Iterator[bytes]:
        body = app(environ, start_response)
        try:
            yield from body
        finally:
            if close := getattr(body, "close", None):
                close()

    return close_body


def until(happened: Callable[[], object], *, within_s: float = 15.0) -> None:
    """Wait for something to be so; what takes longer has gone wrong."""
    end = time.monotonic() + within_s
    while not happened():
        if time.monotonic() > end:
            pytest.fail(f"it did not happen within {within_s} s")
        time.sleep(0.02)
