"""A device in a conversation with the skill."""

import json
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree as ET

from audio_pipeline.catalog import Catalog
from skill.alexa.services import Services
from skill.alexa.skill import create_skill
from skill.answers.questions import Questions
from skill.answers.understanding import Understanding
from skill.playback.bookmarks.bookmarks import Bookmark
from skill.playback.bookmarks.changes import set_bookmark
from skill.playback.bookmarks.memory import MemoryBookmarks
from skill.playback.player import Player
from skill.playback.tracker import PlaybackTracker
from skill.playback.transcripts import Transcripts
from tests.catalogs import CATALOG, HUG_LENGTH, WHY_HUG
from tests.skill.alexa.envelopes import USER_ID, Json, envelope
from tests.transcripts import serve_transcript

NEVER_PLAYED = Bookmark(release_id="", offset_ms=0, at_ms=int(datetime.now(UTC).timestamp() * 1_000) - 60_000)
"""What is kept of a listener who was here before, and played nothing."""


class Shelf:
    """Understands what was put there, and writes down what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.found = {
            "why does a hug help": Understanding(answer=WHY_HUG),
            "tell me about hugs": Understanding(answer=WHY_HUG, close=(WHY_HUG, HUG_LENGTH)),
        }

    def understand(self, text: str) -> Understanding:
        self.asked.append(text)
        return self.found.get(text, Understanding())


class Alexa:
    """A device in a conversation: each request a second later, with the session attributes of the last answer.

    Its listener was here before, unless they are new.
    """

    def __init__(self, catalog: Catalog = CATALOG, locale: str = "en-US", *, is_new: bool = False) -> None:
        self.shelf, self.bookmarks, self.locale = Shelf(), MemoryBookmarks(), locale
        progress = PlaybackTracker(lambda: catalog, self.bookmarks, lambda url: f"https://cdn.example/{url}")
        desk = Services(
            player=Player(progress),
            tracker=progress,
            questions=Questions(lambda: catalog, self.shelf.understand, progress.choose_phrasing),
            catalog=lambda: catalog,
            transcripts=Transcripts(serve_transcript),
        )
        self.answer = create_skill(desk)
        if not is_new:
            self.bookmarks.save(USER_ID, set_bookmark("", NEVER_PLAYED))
        self.attributes: Json | None = None
        self.at = datetime.now(UTC)

    def __call__(self, request: Json, player: Json | None = None) -> Json:
        self.at += timedelta(seconds=1)
        located = {"locale": self.locale, **request}
        answered = self.answer(envelope(located, attributes=self.attributes, player=player, at=self.at))
        response: Json = answered["response"]
        assert answered["version"] == "1.0"
        assert len(json.dumps(answered)) < 24_000
        is_open = response.get("shouldEndSession") is False
        self.attributes = answered.get("sessionAttributes") if is_open else None
        return response


def words(response: Json) -> str:
    speech = response.get("outputSpeech")
    return "".join(ET.fromstring(speech["ssml"]).itertext()) if speech else ""  # noqa: S314 - our own text


def stream(response: Json) -> Json:
    (directive,) = response["directives"]
    assert directive["type"] == "AudioPlayer.Play"
    found: Json = directive["audioItem"]["stream"]
    return found


def is_quiet(response: Json) -> bool:
    return not {"outputSpeech", "reprompt", "card"} & response.keys()
