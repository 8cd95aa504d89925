"""Answers are the same JSON as the SDK's own serializer makes of them."""

import importlib
import pkgutil
import random
from collections.abc import Iterator
from typing import Any

import ask_sdk_model.interfaces
import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import Directive, Response, ResponseEnvelope, ui
from ask_sdk_model.canfulfill import CanFulfillIntent, CanFulfillIntentValues
from ask_sdk_model.interfaces.audioplayer import AudioItem, PlayBehavior, PlayDirective, Stream

from skill.alexa.model_json import make_json_value

SDK = DefaultSerializer()

PLAY = PlayDirective(
    play_behavior=PlayBehavior.REPLACE_ALL,
    audio_item=AudioItem(stream=Stream(token="hug.1", url="https://cdn.example/hug.mp3", offset_in_milliseconds=0)),
)


def _list_directives() -> Iterator[type[Any]]:
    """Yield every directive of the model that can be made of nothing."""
    for each in pkgutil.walk_packages(ask_sdk_model.interfaces.__path__, "ask_sdk_model.interfaces."):
        found = vars(importlib.import_module(each.name)).values()
        yield from (
            one for one in found if isinstance(one, type) and issubclass(one, Directive) and one.__module__ == each.name
        )


@pytest.mark.parametrize(
    "answer",
    [
        ResponseEnvelope(),
        ResponseEnvelope(version="1.0", session_attributes={"missed": 0, "choices": ["a", "b"]}, response=Response()),
        Response(output_speech=ui.SsmlOutputSpeech(ssml="<speak>Hello.</speak>"), should_end_session=False),
        Response(directives=[PLAY], card=ui.SimpleCard(title="A hug", content="")),
        Response(can_fulfill_intent=CanFulfillIntent(can_fulfill=CanFulfillIntentValues.MAYBE)),
    ],
    ids=["empty", "attributes", "speech", "play", "enum"],
)
def test_an_answer_is_what_the_sdk_makes_of_it(answer: object) -> None:
    assert make_json_value(answer) == SDK.serialize(answer)


def test_every_directive_is_what_the_sdk_makes_of_it() -> None:
    choose, n_directives = random.Random(1), 0
    for class_ in _list_directives():
        values = {
            name: choose.choice([None, "text", 1, 0.5, True, [PLAY], {"a": PLAY}]) for name in class_.attribute_map
        }
        try:
            directive = class_(**{name: each for name, each in values.items() if name != "object_type"})
        except TypeError:  # the base of several directives
            continue
        assert make_json_value(directive) == SDK.serialize(directive)
        n_directives += 1
    assert n_directives > 20
