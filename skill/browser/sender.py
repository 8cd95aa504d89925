"""Sender: which device asks, for whom, where and when, as a builder of the skill chooses it on the page (pure)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from skill.browser.alexa_envelope import DEVICE_ID, USER_ID, Json
from skill.browser.page_input import PageInputError
from skill.phrases.locales import LOCALES

ECHO = "echo"
"""The device that the page is unless another one is chosen."""

_SCREEN: Json = {"Alexa.Presentation.APL": {"runtime": {"maxVersion": "2024.3"}}}
_PLAYER: Json = {"AudioPlayer": {}}

DEVICES: Mapping[str, Json] = {
    ECHO: _PLAYER,
    "kitchen": _PLAYER,
    "bedroom": _PLAYER,
    "echo show": _PLAYER | _SCREEN,
    "fire tv": _SCREEN,
}
"""The interfaces of each device that can be chosen."""

MAX_AHEAD_S = 31 * 24 * 60 * 60
"""How far the clock of a request may be moved, either way: bookmarks are kept for far longer."""

_LISTENER = re.compile(r"[a-z0-9]{1,32}")
_SECONDS = re.compile(r"-?[0-9]{1,8}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """What a builder chose; as it stands, nothing."""

    device: str = ECHO
    listener: str = ""
    """The name of somebody else than the listener of the page; empty for the page's own."""
    locale: str = ""
    """Empty for the browser's own."""
    ahead_s: int = 0
    """How far the clock is ahead."""

    @property
    def user_id(self) -> str:
        """The id of the listener, as Amazon would give it."""
        return f"{USER_ID}.{self.listener}" if self.listener else USER_ID

    @property
    def device_id(self) -> str:
        """The id of the device."""
        return DEVICE_ID if self.device == ECHO else f"{DEVICE_ID}.{self.device.replace(' ', '-')}"


def parse_sender(arguments: Mapping[str, str]) -> Sender:
    """Parse the arguments of an address; PageInputError if one is malformed."""
    device, locale = arguments.get("device", ECHO), arguments.get("locale", "")
    listener, ahead = arguments.get("listener", ""), arguments.get("ahead_s", "0")
    if device not in DEVICES:
        raise PageInputError(f"device must be one of {', '.join(DEVICES)}")
    if locale and locale not in LOCALES:
        raise PageInputError(f"locale must be one of {', '.join(LOCALES)}")
    if listener and not _LISTENER.fullmatch(listener):
        raise PageInputError("listener must be 1 to 32 small letters and digits")
    if not _SECONDS.fullmatch(ahead) or abs(int(ahead)) > MAX_AHEAD_S:
        raise PageInputError(f"ahead_s must be whole seconds, at most {MAX_AHEAD_S} either way")
    return Sender(device=device, listener=listener, locale=locale, ahead_s=int(ahead))


def place_request(envelope: Json, sender: Sender) -> Json:
    """Return a request of the page as it comes from this sender."""
    system = envelope["context"]["System"]
    user = {"userId": sender.user_id}
    device = {"deviceId": sender.device_id, "supportedInterfaces": DEVICES[sender.device]}
    context = {**envelope["context"], "System": {**system, "user": user, "device": device}}
    if "AudioPlayer" not in DEVICES[sender.device]:
        context.pop("AudioPlayer", None)
    placed = {**envelope, "context": context, "request": _place_header(envelope["request"], sender)}
    if "session" in envelope:
        placed["session"] = {**envelope["session"], "user": user}
    return placed


def _place_header(request: Json, sender: Sender) -> Json:
    at = datetime.fromisoformat(request["timestamp"]) + timedelta(seconds=sender.ahead_s)
    locale = sender.locale or request["locale"]
    return {**request, "timestamp": at.strftime("%Y-%m-%dT%H:%M:%SZ"), "locale": locale}
