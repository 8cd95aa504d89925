"""A real browser and a real server between which a test can sit."""

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserType, sync_playwright
from werkzeug.serving import make_server

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

FLAGS = [
    "--no-sandbox",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

PLAY_AT_ONCE = "--autoplay-policy=no-user-gesture-required"

ASK_FIRST = "--autoplay-policy=document-user-activation-required"
"""As browsers are out of their box."""


@contextmanager
def a_browser() -> Iterator[Browser]:
    """Start the machine's own Chromium, or Playwright's, with a fresh profile."""
    with sync_playwright() as playwright, launched(playwright.chromium, PLAY_AT_ONCE) as browser:
        yield browser


@contextmanager
def launched(chromium: BrowserType, policy: str) -> Iterator[Browser]:
    """A browser that plays sound under this policy."""
    found = next(filter(None, map(shutil.which, NAMES)), chromium.executable_path)
    if not Path(found).exists():
        pytest.fail("There is no Chromium on this machine: scripts/browser installs one.")
    browser = chromium.launch(executable_path=found, headless=True, args=[*FLAGS, policy])
    try:
        yield browser
    finally:
        browser.close()


@contextmanager
def a_server(app: Flask) -> Iterator[str]:
    """Serve an app on a free port of this machine."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def until(happened: Callable[[], object], *, within_s: float = 15.0) -> None:
    """Wait for something to be so; what takes longer has gone wrong."""
    end = time.monotonic() + within_s
    while not happened():
        if time.monotonic() > end:
            pytest.fail(f"it did not happen within {within_s} s")
        time.sleep(0.02)
