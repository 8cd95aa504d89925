"""A house with several devices of one listener, each with a player that reports as an Echo does."""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from skill.browser.utterance_index import UtteranceIndex
from tests.skill.alexa.delivery import delivered
from tests.skill.alexa.device import words
from tests.skill.alexa.envelopes import USER_ID, Json, envelope, event, playing

Answer = Callable[[Json], Json]


class House:
    """One listener, the clock on the wall, and who answers."""

    def __init__(self, answer: Answer, index: UtteranceIndex, at: datetime, user_id: str = USER_ID) -> None:
        self.answer, self.index, self.at, self.user_id = answer, index, at, user_id
        self.locale, self._ids = "en-GB", count()

    def device(self, name: str) -> "Device":
        return Device(self, f"amzn1.ask.device.{name}")

    def wait(self, **time: float) -> None:
        self.at += timedelta(**time)

    def send(self, request: Json, device_id: str, **more: Any) -> Json:
        self.wait(seconds=1)
        found = envelope(
            {"locale": self.locale, **request},
            at=self.at,
            user_id=self.user_id,
            device_id=device_id,
            request_id=f"{self.user_id}.{next(self._ids)}",
            **more,
        )
        return self.answer(found)


class Device:
    """A speaker: it keeps the session, and its player reports what it does."""

    def __init__(self, house: House, device_id: str) -> None:
        self.house, self.device_id = house, device_id
        self.attributes: Json | None = None
        self.token, self.offset_ms, self.activity = "", 0, "IDLE"
        self.response: Json = {}

    def say(self, *utterances: str) -> str:
        """Say these in turn, and return the words of the last reply."""
        for each in utterances:
            self.send(delivered(each, self.house.index))
        return words(self.response)

    def send(self, request: Json) -> Json:
        """Send a request, and do what the reply tells the player."""
        player = playing(self.token, self.offset_ms, self.activity)
        answered = self.house.send(request, self.device_id, attributes=self.attributes, player=player)
        self.response = answered["response"]
        is_open = self.response.get("shouldEndSession") is False
        self.attributes = answered.get("sessionAttributes", {}) if is_open else None
        for each in self.response.get("directives", ()):
            self._follow(each)
        return self.response

    def hear_until(self, offset_ms: int) -> None:
        """Let it play until here."""
        assert self.activity == "PLAYING"
        self.offset_ms = offset_ms

    def stop_at(self, offset_ms: int) -> None:
        """Let it play until here, and pause it."""
        self.hear_until(offset_ms)
        self.say("pause")

    def finish(self) -> Json:
        """Let it play to its end; return what is enqueued."""
        enqueued: Json = self._report("NearlyFinished")["response"]
        self._report("Finished")
        self.activity = "FINISHED"
        for each in enqueued.get("directives", ()):
            self._follow(each)
        return enqueued

    @property
    def plays(self) -> tuple[str, int]:
        """The content id of what plays, and from where; ("", 0) if nothing does."""
        return (self.token.split(".")[0], self.offset_ms) if self.activity == "PLAYING" else ("", 0)

    @property
    def is_open(self) -> bool:
        return self.attributes is not None

    def _follow(self, directive: Json) -> None:
        if self.activity == "PLAYING":
            self.activity = "STOPPED"
            self._report("Stopped")
        if directive["type"] == "AudioPlayer.Play":
            stream = directive["audioItem"]["stream"]
            self.token, self.offset_ms, self.activity = stream["token"], stream["offsetInMilliseconds"], "PLAYING"
            self._report("Started")

    def _report(self, name: str) -> Json:
        return self.house.send(event(f"Playback{name}", self.token, self.offset_ms), self.device_id)
