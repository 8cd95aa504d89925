"""What no answer may ever be, and what counts as heard."""

import pytest

from tests.dialogues.heard import Heard, Json, holds, list_breaches

ECHO = ("AudioPlayer",)


def says(ssml: str, *, ends: bool = True, reprompt: str = "", directives: tuple[Json, ...] = ()) -> Heard:
    response: Json = {"outputSpeech": {"ssml": f"<speak>{ssml}</speak>"}, "shouldEndSession": ends}
    if reprompt:
        response["reprompt"] = {"outputSpeech": {"ssml": f"<speak>{reprompt}</speak>"}}
    if directives:
        response["directives"] = list(directives)
    return Heard({"response": response})


def play(token: str, behaviour: str = "REPLACE_ALL", after: str | None = None) -> Json:
    stream = {"token": token, "url": "https://cdn.example/a.mp3"}
    if after is not None:
        stream["expectedPreviousToken"] = after
    return {"type": "AudioPlayer.Play", "playBehavior": behaviour, "audioItem": {"stream": stream}}


def does(*directives: Json) -> Heard:
    return Heard({"response": {"directives": list(directives)}})


@pytest.mark.parametrize(
    ("heard", "kind"),
    [
        (says("Hello."), "IntentRequest"),
        (says("Hello?", ends=False, reprompt="Well?"), "LaunchRequest"),
        (says("Here it is.", directives=(play("a"),)), "IntentRequest"),
        (does(play("b", "ENQUEUE", "a")), "AudioPlayer.PlaybackNearlyFinished"),
        (Heard({"response": {}}), "SessionEndedRequest"),
    ],
)
def test_a_good_answer_breaks_no_rule(heard: Heard, kind: str) -> None:
    assert list(list_breaches(heard, kind, ECHO)) == []


@pytest.mark.parametrize(
    ("heard", "kind", "breach"),
    [
        (says("a" * 25_000), "IntentRequest", "bytes"),
        (says("Hello."), "AudioPlayer.PlaybackStarted", "has words"),
        (says("Hello?", ends=False), "IntentRequest", "without a reprompt"),
        (says("Hello.", reprompt="Well?"), "IntentRequest", "closed with one"),
        (says("Here.", ends=False, reprompt="Well?", directives=(play("a"),)), "IntentRequest", "open conversation"),
        (does(play("a"), play("b")), "PlaybackController.NextCommandIssued", "two streams"),
        (does(play("a")), "AudioPlayer.PlaybackFinished", "PlaybackFinished plays"),
        (does(play("a", "REPLACE_ALL", "b")), "PlaybackController.NextCommandIssued", "expectedPreviousToken"),
        (does(play("a", "ENQUEUE")), "AudioPlayer.PlaybackNearlyFinished", "expectedPreviousToken"),
        (does(play("a", "ENQUEUE", "a")), "AudioPlayer.PlaybackNearlyFinished", "token of the one before"),
        (does(play("a" * 1_025)), "PlaybackController.NextCommandIssued", "too long"),
    ],
)
def test_each_rule_that_an_answer_breaks_is_named(heard: Heard, kind: str, breach: str) -> None:
    (found,) = list_breaches(heard, kind, ECHO)
    assert breach in found


def test_no_stream_goes_to_a_device_that_plays_none() -> None:
    (found,) = list_breaches(says("Here.", directives=(play("a"),)), "IntentRequest", ())
    assert "plays none" in found


@pytest.mark.parametrize(
    ("words", "is_held"),
    [
        ("two minutes", True),
        ("TWO Minutes", True),
        ("hand on heart is two", True),
        ("ten minutes | two minutes", True),
        ("wo minutes", False),
        ("two minute", False),
        ("minutes two", False),
        ("ten | eleven", False),
        ("it's", True),
    ],
)
def test_words_are_heard_whole_and_in_order(words: str, is_held: bool) -> None:  # noqa: FBT001 - a column of a table
    assert holds("It\N{RIGHT SINGLE QUOTATION MARK}s true. Hand on Heart is two minutes: all right?", words) is is_held


def test_words_are_heard_without_their_markup() -> None:
    assert says('<prosody rate="slow">Kind &amp; warm.</prosody>').speech == "Kind & warm."
