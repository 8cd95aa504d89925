"""Outcomes: what a listener gets for a sentence, as it was typed or as the interaction model alone delivers it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from audio_pipeline.catalog import Answer, Catalog
from audio_pipeline.understanding.question_index import ANSWER
from skill import phrases
from skill.alexa.model import build_interaction_model
from skill.alexa.parse_request import parse_request
from skill.alexa.services import Services
from skill.alexa.skill import create_skill
from skill.answers.judgement import NEED, NONE, Judgement, judge
from skill.answers.questions import Questions
from skill.answers.understanding import Index, Understander, Understanding
from skill.browser.interpreter import FALLBACK
from skill.browser.utterance_index import build_index
from skill.crisis.dangers import CHECK_IN
from skill.phrases.phrasings import choose_first
from skill.playback.bookmarks.memory import MemoryBookmarks
from skill.playback.naming.vocabulary import build_vocabulary
from skill.playback.player import Player
from skill.playback.programmes import find_release
from skill.playback.tracker import PlaybackTracker
from skill.playback.transcripts import Transcripts
from tests.skill.alexa.delivery import delivered
from tests.skill.alexa.envelopes import Json, envelope
from tests.transcripts import serve_transcript

N_NEAREST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a listener gets for a sentence."""

    judgement: Judgement
    nearest: tuple[str, ...] = ()
    """The ids of the answers with the highest scores, the best first."""
    has_words: bool = True
    """False if Alexa delivers nothing of the sentence."""


class RememberingUnderstander(Understander):
    """An Understander that works each text out once, though every way to ask for it comes back to it."""

    def __init__(self, catalog: Catalog, index: Index | None) -> None:
        super().__init__(catalog, index)
        self._understood: dict[str, Understanding] = {}

    def understand(self, text: str) -> Understanding:
        """Return what a text asks for."""
        if text not in self._understood:
            self._understood[text] = super().understand(text)
        return self._understood[text]


class TypedSkill:
    """The skill, asked in writing."""

    def __init__(self, catalog: Catalog, understander: Understander) -> None:
        self._catalog, self._understander = catalog, understander

    def ask(self, text: str) -> Outcome:
        """Return what a listener gets for this text."""
        return Outcome(
            judgement=judge(text, self._catalog, self._understander),
            nearest=_list_nearest(self._understander.understand(text)),
        )


class DeliveredSkill:
    """The skill, asked by an Alexa that knows nothing but the samples of our interaction model."""

    def __init__(self, catalog: Catalog, understander: Understander) -> None:
        tracker = PlaybackTracker(lambda: catalog, MemoryBookmarks(), lambda url: f"https://cdn.example/{url}")
        self._services = Services(
            player=Player(tracker),
            tracker=tracker,
            questions=Questions(lambda: catalog, understander.understand, choose_first),
            catalog=lambda: catalog,
            transcripts=Transcripts(serve_transcript),
        )
        self._catalog, self._answer = catalog, create_skill(self._services)
        of_a_person = build_vocabulary(catalog.figures).of_a_person
        self._index, self._listeners = build_index(build_interaction_model(catalog), of_a_person), 0

    def ask(self, text: str) -> Outcome:
        """Return what a listener whom the skill does not know gets for this sentence."""
        self._listeners += 1
        request = delivered(text, self._index)
        user_id = f"amzn1.ask.account.{self._listeners}"
        asked = envelope({"locale": "en-US", **request}, at=datetime.now(UTC), user_id=user_id)
        found = self._services.find_intent_answer(request["intent"]["name"])
        return Outcome(
            judgement=read_response(self._answer(asked), self._catalog),
            nearest=(found.id,) if found else _list_nearest(parse_request(asked, self._services).understand()),
            has_words=request["intent"]["name"] != FALLBACK,
        )


def read_response(answered: Json, catalog: Catalog) -> Judgement:
    """Return what a response of the skill gives a listener."""
    response, state = answered["response"], answered.get("sessionAttributes") or {}
    if danger := state.get("crisis"):
        return Judgement(id=NONE, kind=NONE, check_in=True) if danger == CHECK_IN else _judge_answer(danger, catalog)
    if answer := _find_answer_on_card(response, catalog):
        return Judgement(id=answer.id, kind=answer.kind)
    if len(choices := state.get("choices", ())) > 1 and phrases.UNKNOWN not in state["speech"]:
        return Judgement(id=choices[0], kind=_judge_answer(choices[0], catalog).kind, close=tuple(choices))
    if programme := _find_programme(response, state, catalog):
        return Judgement(id=programme, kind=NEED, programme=programme)
    return Judgement(id=NONE, kind=NONE)


def _judge_answer(answer_id: str, catalog: Catalog) -> Judgement:
    answer = catalog.answer(answer_id)
    return Judgement(id=answer_id, kind=answer.kind if answer else answer_id.partition("_")[0])


def _find_answer_on_card(response: Mapping[str, Any], catalog: Catalog) -> Answer | None:
    title = response.get("card", {}).get("title")
    return next((each for each in catalog.answers if each.title == title), None)


def _find_programme(response: Mapping[str, Any], state: Mapping[str, Any], catalog: Catalog) -> str:
    """Return the content id of what plays, waits behind its gate or is offered; a variant counts as its programme."""
    tokens = [each["audioItem"]["stream"]["token"] for each in response.get("directives", ()) if "audioItem" in each]
    release = find_release(catalog, next(iter(tokens), state.get("gate") or state.get("offer", "")))
    return (release.variant_of or release.content_id) if release else ""


def _list_nearest(found: Understanding) -> tuple[str, ...]:
    kinds = found.scores.kinds if found.scores else {}
    best = sorted((kind for kind in kinds if kind.startswith(ANSWER)), key=lambda kind: -kinds[kind])
    return tuple(kind.removeprefix(ANSWER) for kind in best[:N_NEAREST])
