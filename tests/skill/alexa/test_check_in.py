"""Danger in words that no rule knows: one question first, and what was asked for once the listener is safe."""

import json
from dataclasses import replace

import pytest

from audio_pipeline.catalog import Answer
from skill import phrases
from skill.alexa.carriers import restore_carrier
from skill.answers.understanding import Understanding
from skill.crisis.dangers import CHECK_IN
from tests.catalogs import BODY, HOME, HUG_LENGTH, RECALL, SELF_HARM, WHY_HUG, WIDE
from tests.skill.alexa.device import Alexa, is_quiet, stream, words
from tests.skill.alexa.envelopes import RECALL_ID, Json, envelope, intent, launch, playing

US, GB = "Call or text nine eight eight.", "Call Samaritans."
THERE = replace(WIDE, helplines={"": "Call a friend.", "US": US, "GB": GB})
SAID = "am thinking of grey bananas"
HEARD = f"i {SAID}"
"""No rule knows these words: the tests say that they are danger."""

STOP = [{"type": "AudioPlayer.Stop"}]
SILENCE = [intent(f"AMAZON.{name}Intent") for name in ("Stop", "Cancel", "Pause", "NavigateHome")]


def alexa(found: Understanding | None = None, locale: str = "en-US") -> Alexa:
    device = Alexa(THERE, locale)
    understood = replace(found or Understanding(), is_danger=True)
    device.shelf.found |= {HEARD: understood, SAID: understood, f"i'd like {SAID}": understood}
    return device


def checked_in(found: Understanding | None = None) -> Alexa:
    device = alexa(found)
    assert is_check_in(device(intent("FirstPersonIntent", query=SAID)))
    return device


def is_check_in(response: Json) -> bool:
    return words(response).endswith(phrases.CHECK_IN_QUESTION) and response["shouldEndSession"] is False


@pytest.mark.parametrize(("locale", "whom"), [("en-US", US), ("en-GB", GB), ("en-IN", "Call a friend.")])
def test_it_asks_once_with_the_number_of_the_country(locale: str, whom: str) -> None:
    response = alexa(locale=locale)(intent("FirstPersonIntent", query=SAID))
    assert words(response).count(whom) == 1
    assert is_check_in(response)
    assert phrases.CHECK_IN_QUESTION in json.dumps(response["reprompt"])
    assert "card" not in response


def test_what_plays_is_stopped() -> None:
    device = alexa()
    device(intent("PlayIntent"))
    response = device(intent("FirstPersonIntent", query=SAID), playing(RECALL_ID, 30_000))
    assert response["directives"] == STOP


def test_words_that_alexa_takes_for_a_programme_are_heard_too() -> None:
    assert is_check_in(alexa()(intent("PlayIntent", programme=SAID)))


@pytest.mark.parametrize("name", ["PlayIntent", "FirstPersonIntent"])
def test_nothing_of_the_words_is_kept_in_the_session(name: str) -> None:
    device = alexa(Understanding(answer=WHY_HUG))
    device(intent(name, **{"programme" if name == "PlayIntent" else "query": SAID}))
    assert device.attributes
    assert "banana" not in json.dumps(device.attributes)
    assert device.attributes["crisis"] == CHECK_IN
    assert device.attributes.keys() <= {"crisis", "wanted", "speech", "reprompt", "offer"}


def test_a_gate_and_a_choice_do_not_keep_it_back() -> None:
    device = alexa()
    device(intent("PlayIntent", programme="rewire an old message"))
    assert is_check_in(device(intent("FirstPersonIntent", query=SAID)))
    device = alexa()
    device(intent("TellMeIntent", query="about hugs"))
    assert is_check_in(device(intent("FirstPersonIntent", query=SAID)))


@pytest.mark.parametrize(
    ("name", "slot", "said", "answer"),
    [
        ("PlayIntent", "programme", "second", HUG_LENGTH),
        ("NamingIntent", "query", "first one", WHY_HUG),
        ("ShortReplyIntent", "reply", "the other one", HUG_LENGTH),
        ("ShortReplyIntent", "reply", "both", WHY_HUG),
        ("ShortReplyIntent", "reply", "b", HUG_LENGTH),
    ],
)
def test_a_bare_choice_is_answered_whatever_the_model_makes_of_it(
    name: str, slot: str, said: str, answer: Answer
) -> None:
    device = alexa()
    device.shelf.found[restore_carrier(name, said)] = Understanding(is_danger=True)
    device(intent("TellMeIntent", query="about hugs"))
    assert words(device(intent(name, **{slot: said}))).startswith(answer.text)


def test_without_a_choice_the_same_words_are_checked() -> None:
    device = alexa()
    device.shelf.found["b"] = Understanding(is_danger=True)
    assert is_check_in(device(intent("ShortReplyIntent", reply="b")))


def test_a_danger_that_a_rule_knows_comes_before_it() -> None:
    device = alexa()
    device.shelf.found["i want to kill myself"] = Understanding(is_danger=True)
    assert words(device(intent("FirstPersonIntent", query="want to kill myself"))) == SELF_HARM.text


def test_whether_it_could_be_fulfilled_asks_nobody() -> None:
    response = alexa()(intent("FirstPersonIntent", kind="CanFulfillIntentRequest", query=SAID))
    assert response.keys() == {"canFulfillIntent"}


# --- safe ---------------------------------------------------------------------------------------------------------

YES = [
    intent("AMAZON.YesIntent"),
    intent("SayingYesIntent", query="please"),
    intent("FirstPersonAmIntent", query="safe"),
]


@pytest.mark.parametrize("yes", YES, ids=str)
def test_yes_goes_on_with_the_answer_that_was_asked_for(yes: Json) -> None:
    response = checked_in(Understanding(answer=WHY_HUG))(yes)
    assert words(response).startswith(f"I'm glad. {WHY_HUG.text}")
    assert response["card"]["title"] == WHY_HUG.title
    assert response["directives"] == STOP


def test_and_its_offer_can_be_taken() -> None:
    device = checked_in(Understanding(answer=WHY_HUG))
    device(intent("AMAZON.YesIntent"))
    assert stream(device(intent("AMAZON.YesIntent")))["token"].startswith("twenty-second-hug.")


def test_yes_offers_the_programme_for_the_need() -> None:
    device = checked_in(Understanding(programmes=(RECALL,)))
    response = device(intent("AMAZON.YesIntent"))
    assert words(response).startswith("I'm glad. Guided Recall is five minutes")
    assert words(response).endswith(phrases.SHALL_I_START)
    assert stream(device(intent("AMAZON.YesIntent")))["token"] == RECALL_ID


def test_yes_where_nothing_was_asked_for_asks_what_they_would_like() -> None:
    device = checked_in()
    response = device(intent("AMAZON.YesIntent"))
    assert words(response) == f"I'm glad. {phrases.WHAT_NOW}"
    assert response["shouldEndSession"] is False
    assert not (device.attributes or {}).get("crisis")


def test_after_a_yes_the_skill_is_as_it_was() -> None:
    device = checked_in()
    device(intent("AMAZON.YesIntent"))
    assert words(device(intent("WhyIntent", query="does a hug help"))).startswith(WHY_HUG.text)


# --- not safe -----------------------------------------------------------------------------------------------------


def test_no_tells_whom_to_call_and_stays() -> None:
    device = checked_in(Understanding(answer=WHY_HUG))
    response = device(intent("AMAZON.NoIntent"))
    assert US in words(response)
    assert "emergency number" in words(response)
    assert response["shouldEndSession"] is False
    assert device.attributes
    assert device.attributes["crisis"] == CHECK_IN


def test_after_a_no_it_can_be_heard_again_or_not() -> None:
    device = checked_in()
    device(intent("AMAZON.NoIntent"))
    assert is_check_in(device(intent("AMAZON.YesIntent")))
    device(intent("AMAZON.NoIntent"))
    response = device(intent("AMAZON.NoIntent"))
    assert words(response) == "All right. I'm still here."


@pytest.mark.parametrize("silence", SILENCE)
def test_stop_stops_at_once_and_without_a_word(silence: Json) -> None:
    assert checked_in()(silence) == {"directives": STOP, "shouldEndSession": True}


@pytest.mark.parametrize("said", ["can't talk", "not safe to talk"])
def test_who_cannot_speak_is_let_go_with_nothing_given_away(said: str) -> None:
    device = checked_in()
    response = device(intent("FirstPersonIntent", query=said))
    assert words(response) in {"", phrases.ALL_RIGHT}
    assert response["shouldEndSession"] is True
    assert device.attributes is None


@pytest.mark.parametrize(
    ("request_", "answer"),
    [
        (intent("FirstPersonIntent", query="want to kill myself"), SELF_HARM.text),
        (intent("MyIntent", query="husband hits me"), HOME.text),
        (intent("FirstPersonIntent", query="took the pills already"), BODY.text),
        (intent("CrisisSelfHarmIntent"), SELF_HARM.text),
    ],
)
def test_a_danger_that_is_named_then_gets_its_own_answer(request_: Json, answer: str) -> None:
    device = checked_in()
    assert words(device(request_)) == answer
    assert device.attributes
    assert device.attributes["crisis"] != CHECK_IN


def test_who_says_it_was_nothing_is_let_go_kindly() -> None:
    response = checked_in()(intent("FirstPersonIntent", query="was joking"))
    assert words(response).startswith("I'm glad")
    assert response["shouldEndSession"] is True


def test_the_numbers_may_be_asked_for() -> None:
    device = checked_in(Understanding(answer=WHY_HUG))
    response = device(intent("WhomToCallIntent"))
    assert US in words(response)
    assert device.attributes
    assert (device.attributes["crisis"], device.attributes["wanted"]) == (CHECK_IN, WHY_HUG.id)


# --- something else -----------------------------------------------------------------------------------------------


def test_a_programme_plays_when_it_is_asked_for_twice() -> None:
    device = checked_in()
    asked = intent("PlayIntent", programme="guided recall")
    first = device(asked)
    assert "AudioPlayer.Play" not in json.dumps(first)
    assert "ask me once more" in words(first)
    assert stream(device(asked))["token"] == RECALL_ID


def test_a_question_is_answered_when_it_is_asked_twice() -> None:
    device = checked_in()
    asked = intent("TellMeIntent", query="about hugs")
    assert "ask me once more" in words(device(asked))
    assert words(device(asked)).startswith("Shall I tell you about")


def test_the_same_words_again_are_asked_about_again_and_never_played_to() -> None:
    device = checked_in()
    said = [device(intent("PlayIntent", programme=SAID)) for _ in range(4)]
    assert "AudioPlayer.Play" not in json.dumps(said)
    assert any(is_check_in(response) for response in said)


def test_a_launch_stays_with_the_listener() -> None:
    assert words(checked_in()(launch())) == phrases.STILL_HERE


def test_an_event_of_the_player_stays_silent() -> None:
    device = alexa()
    response = device.answer(envelope({"type": "SessionEndedRequest"}, attributes={"crisis": CHECK_IN}, at=device.at))
    assert is_quiet(response["response"])
