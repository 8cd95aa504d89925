"""A device in a conversation with the skill."""

import json
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree as ET

from audio_pipeline.catalog import Catalog
from skill.alexa.request import Desk
from skill.alexa.skill import answering
from skill.answers import Found
from skill.bookmarks.memory import MemoryBookmarks
from skill.player import Player
from skill.progress import Progress
from skill.questions import Questions
from tests.catalogs import CATALOG, HUG_LENGTH, WHY_HUG
from tests.skill.alexa.envelopes import Json, envelope


class Shelf:
    """Finds what was put there, and writes down what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.found = {
            "why does a hug help": Found(answer=WHY_HUG),
            "tell me about hugs": Found(answer=WHY_HUG, close=(WHY_HUG, HUG_LENGTH)),
        }

    def find(self, question: str) -> Found:
        self.asked.append(question)
        return self.found.get(question, Found())


class Alexa:
    """A device in a conversation: each request a second later, with the session attributes of the last answer."""

    def __init__(self, catalog: Catalog = CATALOG, locale: str = "en-US") -> None:
        self.shelf, self.bookmarks, self.locale = Shelf(), MemoryBookmarks(), locale
        progress = Progress(lambda: catalog, self.bookmarks, lambda url: f"https://cdn.example/{url}")
        desk = Desk(
            player=Player(progress),
            progress=progress,
            questions=Questions(lambda: catalog, lambda: self.shelf),
            catalog=lambda: catalog,
        )
        self.answer = answering(desk)
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
