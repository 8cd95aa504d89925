"""A conversation in which Alexa knows our samples, and the skill understands by its own means."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

from audio_pipeline.catalog import Answer, Catalog
from skill.alexa.model import build_interaction_model
from skill.alexa.services import Services
from skill.alexa.skill import create_skill
from skill.answers.questions import Questions
from skill.answers.understanding import Understander
from skill.browser.utterance_index import UtteranceIndex, build_index
from skill.playback.bookmarks.changes import set_bookmark
from skill.playback.bookmarks.memory import MemoryBookmarks
from skill.playback.player import Player
from skill.playback.tracker import PlaybackTracker
from skill.playback.transcripts import Transcripts
from tests.catalogs import CATALOG, RECALLS, RELEASES, SELF_HARM, TRAILER, answer, release
from tests.skill.alexa.delivery import delivered
from tests.skill.alexa.device import NEVER_PLAYED
from tests.skill.alexa.envelopes import USER_ID, Json, envelope, intent, playing
from tests.transcripts import serve_transcript

STRESS = ("i am stressed", "i am under a lot of pressure", "work is stressing me")

NEEDS = {
    "guided-recall": (*STRESS[:1], "i need somebody kind beside me"),
    "hand-on-heart": (*STRESS, "my head is spinning"),
    "twenty-second-hug": ("i am stressed and want a cuddle", "a quick cuddle"),
    "settling": ("i am stressed by traffic", "traffic upsets me"),
}
"""Ways to need a programme; for "i am stressed" the best is the hand on the heart."""

KINDLY = "Everybody has days like that."


def _answer(answer_id: str, name: str, text: str, *questions: str, more: str = "", again: str = "") -> Answer:
    made = answer(answer_id, "answer", name.capitalize(), text, *questions)
    return replace(made, short_name=name, more=more, in_other_words=again)


WHY_HUG = replace(
    _answer(
        "why_hug_helps",
        "why a hug helps",
        "A hug says that somebody is with you.",
        "why does a hug help",
        "the glow in hugs",
        more="It is warm as well.",
        again="You are not alone in a hug.",
    ),
    follow_up="twenty-second-hug",
    sources=("R31", "R39", "R69", "R89", "R32"),
)
HUG_LENGTH = _answer(
    "hug_length",
    "how long to hug",
    "As long as you both like.",
    "how long should a hug last",
    "the span in hugs",
    more="Five seconds felt better than one.",
)
ME = replace(_answer("skill_me", "me", "I am a skill.", "who are you then", more="I talk."), sources=())
WHALES = replace(_answer("whales", "what whales sing", "They sing long songs.", "what do whales sing"), sources=())
LOSS = replace(
    _answer("loss", "remembering somebody who died", "You may bring them here.", "can i think of somebody who died"),
    follow_up="guided-recall-remembered",
)
REFERENCES = {
    "R31": "Dueren AL, Vafeiadou A, Edgar C, Banissy MJ (2021). The influence of duration.",
    "R39": "Carnelley KB, Rowe AC (2007). Repeated priming.",
    "R69": "Panksepp J (1998). Affective Neuroscience.",
    "R89": "Graham L. 'Hand on the Heart', somewhere.net.",
    "R32": "Murphy MLM, Janicki-Deverts D, Cohen S (2018). Receiving a hug.",
}
TALKING = replace(
    CATALOG,
    releases=tuple(
        replace(each, needs=NEEDS.get(each.content_id, ()), kind_word=KINDLY, in_short="something kind")
        for each in (*RELEASES, *RECALLS, TRAILER, release("long", "exercise", "A Long One", 9, minutes=20))
    ),
    answers=(WHY_HUG, HUG_LENGTH, WHALES, LOSS, ME, SELF_HARM),
    references=REFERENCES,
)


@cache
def _load(catalog_id: int) -> tuple[Understander, UtteranceIndex]:
    assert catalog_id == id(TALKING)
    return Understander(TALKING, None), build_index(build_interaction_model(TALKING))


class Dialogue:
    """A listener who was here before and speaks, and a device that keeps the session as Alexa does."""

    def __init__(self, catalog: Catalog = TALKING) -> None:
        bookmarks = MemoryBookmarks()
        bookmarks.save(USER_ID, set_bookmark("", NEVER_PLAYED))
        understander, self._index = _load(id(catalog))
        tracker = PlaybackTracker(lambda: catalog, bookmarks, lambda url: f"https://cdn.example/{url}")
        questions = Questions(lambda: catalog, understander.understand, tracker.choose_phrasing)
        services = Services(
            player=Player(tracker),
            tracker=tracker,
            questions=questions,
            catalog=lambda: catalog,
            transcripts=Transcripts(serve_transcript),
        )
        self._answer = create_skill(services)
        self._at, self._player = datetime.now(UTC), playing("", 0, "IDLE")
        self.attributes: Json | None = None
        self.response: Json = {}

    def say(self, *utterances: str) -> str:
        """Say these in turn, and return the last reply as SSML."""
        for each in utterances:
            self.send(delivered(each, self._index))
        return self.speech

    def send(self, request: Json) -> str:
        """Send a request, and return the reply as SSML."""
        self._at += timedelta(seconds=1)
        answered = self._answer(envelope(request, attributes=self.attributes, player=self._player, at=self._at))
        self.response = answered["response"]
        is_open = self.response.get("shouldEndSession") is False
        self.attributes = answered.get("sessionAttributes", {}) if is_open else None
        if self.title:
            self._player = playing(self.response["directives"][0]["audioItem"]["stream"]["token"], 5_000)
        return self.speech

    def send_words(self, name: str, **slots: str) -> str:
        """Send an intent with these words in its slots."""
        return self.send(intent(name, **slots))

    @property
    def speech(self) -> str:
        """The words of the last reply, in their SSML."""
        ssml: str = self.response.get("outputSpeech", {}).get("ssml", "")
        return ssml.removeprefix("<speak>").removesuffix("</speak>")

    @property
    def title(self) -> str:
        """The title of the programme that the last reply plays; empty if it plays none."""
        items = [each["audioItem"] for each in self.response.get("directives", ()) if "audioItem" in each]
        return str(items[0]["metadata"]["title"]) if items else ""

    @property
    def is_open(self) -> bool:
        """True if the conversation goes on."""
        return self.attributes is not None
