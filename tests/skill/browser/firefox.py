"""A real Firefox, driven by the protocol that it speaks itself: WebDriver BiDi, without another program between."""

import asyncio
import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from tests.skill.browser.browsers import until

Json = dict[str, Any]

NAMES = ("firefox", "firefox-esr")

PROGRAM = next(filter(None, map(shutil.which, NAMES)), None)

where_firefox_is = pytest.mark.skipif(not PROGRAM, reason="there is no Firefox on this machine: firefox or firefox-esr")

PREFERENCES = """\
user_pref("media.autoplay.default", 0);
user_pref("network.proxy.type", 1);
user_pref("network.proxy.http", "127.0.0.1");
user_pref("network.proxy.http_port", 9);
user_pref("network.proxy.ssl", "127.0.0.1");
user_pref("network.proxy.ssl_port", 9);
user_pref("network.proxy.no_proxies_on", "127.0.0.1, localhost");
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
"""
"""Sound plays without a gesture, and nothing but this machine can be reached."""

NO_SOUND_DEVICE = "OnMediaSinkAudioError"
"""What a sound fails with where Firefox finds no device to play it on."""

_SILENT_DEVICE = "pcm.!default { type null }\nctl.!default { type null }\n"
"""The sound system of Linux, ALSA, with a device that nobody hears."""

_EVENTS = ["log.entryAdded", "network.responseCompleted", "network.fetchError"]
_ERROR_STATUS = 400
_PATIENCE_S = 30.0


class Firefox:
    """One page of a Firefox, and what went wrong on it."""

    def __init__(self, connection: WebSocketClientConnection, loop: asyncio.AbstractEventLoop) -> None:
        self._connection, self._loop, self._last_id = connection, loop, 0
        self._events: list[Json] = []
        self.send("session.new", capabilities={})
        self.send("session.subscribe", events=_EVENTS)
        self._context: str = self.send("browsingContext.getTree")["contexts"][0]["context"]

    def open(self, url: str) -> None:
        """Go to a page, and wait until it is loaded."""
        self.send("browsingContext.navigate", context=self._context, url=url, wait="complete")

    def resize(self, width: int, height: int) -> None:
        """Give the page this size, in pixels of CSS."""
        size = {"width": width, "height": height}
        self.send("browsingContext.setViewport", context=self._context, viewport=size)

    def evaluate(self, expression: str) -> Any:
        """Return what an expression is on the page: a text, a number, a truth or nothing."""
        target = {"context": self._context}
        found = self.send("script.evaluate", expression=expression, target=target, awaitPromise=True)
        assert found["type"] == "success", found
        return found["result"].get("value")

    def waits_for(self, expression: str) -> None:
        """Wait until an expression is true."""
        until(lambda: self.evaluate(f"Boolean({expression})"))

    @property
    def faults(self) -> list[str]:
        """What was logged as an error, and what could not be fetched."""
        return [fault for each in self._events if (fault := _describe_fault(each["method"], each["params"]))]

    def send(self, method: str, **parameters: Any) -> Json:
        """Send a command, and return its result."""
        self._last_id += 1
        command = {"id": self._last_id, "method": method, "params": parameters}
        self._loop.run_until_complete(self._write(json.dumps(command)))
        while (message := self._receive()).get("id") != self._last_id:
            self._events.append(message)
        assert message["type"] == "success", message
        result: Json = message["result"]
        return result

    async def _write(self, text: str) -> None:
        await self._connection.write_message(text)

    async def _read(self) -> str | bytes | None:
        return await asyncio.wait_for(self._connection.read_message(), _PATIENCE_S)

    def _receive(self) -> Json:
        text = self._loop.run_until_complete(self._read())
        assert text is not None, "Firefox has closed the connection"
        message: Json = json.loads(text)
        return message


def _describe_fault(event: str, found: Json) -> str:
    if event == "log.entryAdded":
        return f"{found['text']}" if found["level"] == "error" else ""
    if event == "network.fetchError":
        return f"{found['request']['url']}: {found['errorText']}"
    response = found["response"]
    return f"{response['url']}: {response['status']}" if response["status"] >= _ERROR_STATUS else ""


@contextmanager
def a_firefox(profile: Path) -> Iterator[Firefox]:
    """Start a Firefox with a fresh profile in this folder."""
    profile.mkdir()
    (profile / "user.js").write_text(PREFERENCES, encoding="utf-8")
    (profile / "asound.conf").write_text(_SILENT_DEVICE, encoding="utf-8")
    environment = {**os.environ, "ALSA_CONFIG_PATH": str(profile / "asound.conf")}
    log = profile / "log.txt"
    command = [str(PROGRAM), "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
    loop = asyncio.new_event_loop()
    with (
        log.open("wb") as output,
        subprocess.Popen(command, stdout=output, stderr=output, env=environment) as process,
    ):
        try:
            address = _wait_for_address(log)
            connection = loop.run_until_complete(_connect(f"{address}/session"))
            yield Firefox(connection, loop)
            connection.close()
        finally:
            process.terminate()
            process.wait(_PATIENCE_S)
            loop.close()


async def _connect(address: str) -> WebSocketClientConnection:
    return await websocket_connect(address)


def _wait_for_address(log: Path) -> str:
    """Return where Firefox listens, which it tells once it does."""
    end = time.monotonic() + _PATIENCE_S
    while time.monotonic() < end:
        if found := re.search(r"WebDriver BiDi listening on (ws://\S+)", log.read_text(errors="replace")):
            return found[1]
        time.sleep(0.05)
    return pytest.fail(f"Firefox did not start: {log.read_text(errors='replace')[-500:]}")
