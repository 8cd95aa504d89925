"""Soak device: a device that plays, stops, goes on from where it stopped, asks, and checks what comes back."""

import random
from dataclasses import dataclass
from uuid import uuid4

from skill import phrases
from tests.skill.alexa.envelopes import Json, button, envelope, event, failure, intent, launch, playing

SAID = (
    intent("WhyHugHelpsIntent"),
    intent("ListProgrammesIntent"),
    intent("WhatIsPlayingIntent"),
    intent("WhomToCallIntent"),
    intent("FirstPersonIntent", query="am stressed"),
    intent("WhatIntent", query="is oxytocin"),
    intent("FirstPersonIntent", query="want to die"),
    intent("AMAZON.HelpIntent"),
    intent("AMAZON.NextIntent"),
    launch(),
    button("Next"),
)
REPLIES = (intent("AMAZON.YesIntent"), intent("AMAZON.NoIntent"), intent("AMAZON.RepeatIntent"))
PLAYED = ("guided recall", "hand on heart", "settling", "circle of care")

LOST_PLACE = "a place is lost"
APOLOGY = "an apology"

_EVENTS = ("PlaybackStarted", "PlaybackStopped", "PlaybackStopped", "PlaybackNearlyFinished")
_MOST_OFFSET_MS = 25_000
"""Less than the length of the shortest programme."""


@dataclass(kw_only=True)
class SoakDevice:
    """A device, and what it remembers."""

    number: int
    choose: random.Random
    token: str = ""
    stopped_ms: int | None = None
    """The place at which the stream stopped; None if it may be playing."""
    attributes: Json | None = None

    def choose_request(self) -> Json:
        """Return what happens next."""
        chance = self.choose.random()
        if self.attributes is not None and chance < 0.5:
            return self.choose.choice(REPLIES)
        if self.stopped_ms is not None and chance < 0.7:
            return intent("AMAZON.ResumeIntent")
        if self.token and chance < 0.75:
            return event(self.choose.choice(_EVENTS), self.token, self.choose.randrange(1_000, _MOST_OFFSET_MS))
        if self.token and chance < 0.78:
            return failure(self.token, self.stopped_ms or 1_000)
        if chance < 0.9:
            return intent("PlayIntent", programme=self.choose.choice(PLAYED))
        return self.choose.choice(SAID)

    def wrap(self, request: Json) -> Json:
        """Return the request as Alexa sends it: only a reply belongs to the open conversation."""
        if request not in REPLIES:
            self.attributes = None
        return envelope(
            request,
            attributes=self.attributes,
            player=playing(self.token, self.stopped_ms or 0, "STOPPED") if self.token else None,
            request_id=f"amzn1.echo-api.request.{uuid4()}",
            user_id=f"amzn1.ask.account.soak.{self.number}",
        )

    def take(self, request: Json, answer: Json) -> str:
        """Do what the answer says; return what is wrong with it, empty if nothing is."""
        response, stopped_ms = answer.get("response", {}), self.stopped_ms
        begun = self._obey(request, answer)
        if phrases.SORRY in str(response):
            return APOLOGY
        is_resumed = request.get("intent", {}).get("name") == "AMAZON.ResumeIntent"
        return LOST_PLACE if is_resumed and (begun or {}).get("offsetInMilliseconds") != stopped_ms else ""

    def _obey(self, request: Json, answer: Json) -> Json | None:
        """Keep the session, follow the player, and return the stream that begins now."""
        response = answer.get("response", {})
        if "intent" in request or request["type"] == "LaunchRequest":
            self.attributes = answer.get("sessionAttributes") if response.get("shouldEndSession") is False else None
        if request["type"] == "AudioPlayer.PlaybackStopped":
            self.stopped_ms = request["offsetInMilliseconds"]
        elif request["type"] == "AudioPlayer.PlaybackStarted":
            self.stopped_ms = None
        streams: list[Json] = [
            each["audioItem"]["stream"] for each in response.get("directives", ()) if "audioItem" in each
        ]
        begun = next((each for each in streams if "expectedPreviousToken" not in each), None)
        if begun:
            self.token, self.stopped_ms = begun["token"], None
        return begun
