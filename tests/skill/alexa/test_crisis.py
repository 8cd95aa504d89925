"""After a crisis answer, whichever intent Alexa takes the words for, the person gets help and nothing else."""

import json
from dataclasses import replace
from http import HTTPStatus

import pytest

from skill import phrases
from skill.alexa.carriers import CARRIERS, SHORT_REPLIES
from skill.alexa.model import build_interaction_model
from skill.browser.utterance_index import UtteranceIndex, build_index
from tests.catalogs import BODY, CATALOG, HOME, SELF_HARM, WIDE, built_in
from tests.skill.alexa.conftest import Post
from tests.skill.alexa.delivery import delivered
from tests.skill.alexa.device import Alexa, stream, words
from tests.skill.alexa.envelopes import RECALL_ID, Json, envelope, intent, launch, playing, resolved

WHOM = "Call or text nine eight eight."
THERE = replace(WIDE, helplines={"US": WHOM})
LEADS_AWAY = (
    "would you like", "shall i tell you", "shall i start", "hand on heart", "guided recall", "hug",
    "i play short talks", "what would you like", "privacy", "i don't know that one", "i don't have one", "welcome",
    "one path",
)  # fmt: skip

DANGERS = {
    "crisis_self_harm": intent("FirstPersonIntent", query="want to kill myself"),
    "crisis_home": intent("MyIntent", query="husband hits me"),
    "crisis_body": intent("MyIntent", query="chest hurts badly"),
    "crisis_panic": intent("FirstPersonAmIntent", query="having a panic attack"),
}
STOPS = [f"AMAZON.{name}Intent" for name in ("Stop", "Cancel", "Pause", "NavigateHome")]
BUILT_IN = [
    f"AMAZON.{name}Intent"
    for name in (
        "Resume", "Help", "Fallback", "Next", "Previous", "Repeat", "LoopOn", "LoopOff", "ShuffleOn", "ShuffleOff",
        "StartOver", "Yes", "No",
    )
]  # fmt: skip
OTHERS = [
    launch(),
    intent("PlayIntent"),
    intent("PlayIntent", programme="guided recall"),
    resolved("PlayIntent", "programme", "my cat", "guided-recall-pet"),
    intent("PlayIntent", programme="whale song"),
    intent("ListProgrammesIntent"),
    intent("WhatIsPlayingIntent"),
    intent("WhomToCallIntent"),
    intent("FirstChoiceIntent"),
    intent("SecondChoiceIntent"),
    intent("WhyHugHelpsIntent"),
    intent("BenefitsListIntent"),
    intent("SomeIntentOfTomorrow"),
    *(intent(name) for name in (*BUILT_IN, *SHORT_REPLIES)),
    *(intent(name, query="yellow bananas") for name in CARRIERS),
    intent("WhyIntent", query="does a hug help"),
    intent("TellMeIntent", query="about hugs"),
    intent("NamingIntent", query="twenty second hug"),
]


def in_crisis(crisis: str = "crisis_self_harm") -> Alexa:
    alexa = Alexa(THERE)
    alexa(DANGERS[crisis])
    return alexa


@pytest.fixture(scope="module")
def samples() -> UtteranceIndex:
    return build_index(build_interaction_model(built_in()))


@pytest.mark.parametrize("crisis", DANGERS)
def test_no_intent_leads_away(crisis: str) -> None:
    assert [request for request in OTHERS if leads_away(crisis, request)] == []


def leads_away(crisis: str, request: Json) -> bool:
    alexa = in_crisis(crisis)
    response = alexa(request, playing(RECALL_ID, 30_000))
    said = f"{words(response)} {response.get('reprompt', '')}".lower()
    is_forgotten = response["shouldEndSession"] is False and (alexa.attributes or {}).get("crisis") != crisis
    return (
        any(lead in said for lead in LEADS_AWAY)
        or "AudioPlayer.Play" in json.dumps(response)
        or "card" in response
        or bool(alexa.shelf.asked)
        or is_forgotten
    )


@pytest.mark.parametrize("name", STOPS)
@pytest.mark.parametrize("crisis", DANGERS)
def test_stop_stops_at_once(crisis: str, name: str) -> None:
    response = in_crisis(crisis)(intent(name))
    assert response == {"directives": [{"type": "AudioPlayer.Stop"}], "shouldEndSession": True}


SECOND_SENTENCES = [
    ("nobody is here", "Then please call now."),
    ("i'm alone", "Then please call now."),
    ("by myself", "Then please call now."),
    ("nobody", "Then please call now."),
    ("just my cat", "Then please call now."),
    ("no i'm on my own", "Then please call now."),
    ("my mum's next door", "Please tell them"),
    ("they're all asleep", "Please tell them"),
    ("yes my husband is here", "Please tell them"),
    ("i don't know", WHOM),
    ("i can't", WHOM),
    ("help", WHOM),
    ("help me", WHOM),
    ("why should i", WHOM),
    ("they don't help", WHOM),
    ("i don't want the police", WHOM),
    ("i was joking", "I'm glad"),
    ("i took the pills already", BODY.text),
    ("my husband hits me", HOME.text),
]


@pytest.mark.parametrize(("said", "answer"), SECOND_SENTENCES)
def test_the_second_sentence_is_met_as_the_model_delivers_it(said: str, answer: str, samples: UtteranceIndex) -> None:
    assert answer in words(in_crisis()(delivered(said, samples)))


@pytest.mark.parametrize(
    "said",
    [
        "he's here",
        "he can hear us",
        "he's coming",
        "my dad",
        "somebody's at the door",
        "not now",
        "i can't talk",
        "shh",
    ],
)
def test_who_is_overheard_is_let_go_with_nothing_given_away(said: str, samples: UtteranceIndex) -> None:
    alexa = in_crisis("crisis_home")
    assert words(alexa(delivered(said, samples))) in {"", phrases.ALL_RIGHT}
    assert alexa.attributes is None


def test_a_programme_plays_when_it_is_asked_for_twice(samples: UtteranceIndex) -> None:
    alexa = in_crisis()
    first = alexa(intent("PlayIntent", programme="guided recall"))
    assert WHOM in words(first)
    assert WHOM in words(alexa(delivered("i don't know", samples)))
    assert stream(alexa(intent("PlayIntent", programme="guided recall")))["token"] == RECALL_ID


def test_repeat_repeats_what_was_said_last() -> None:
    alexa = in_crisis()
    assert words(alexa(intent("AMAZON.RepeatIntent"))) == SELF_HARM.text
    said = words(alexa(intent("AMAZON.NoIntent")))
    assert words(alexa(intent("AMAZON.RepeatIntent"))) == said


def test_no_to_shall_i_say_that_again_does_not_end_it() -> None:
    alexa = in_crisis()
    alexa(intent("AMAZON.NoIntent"))
    response = alexa(intent("AMAZON.NoIntent"))
    assert words(response) == f"Please don't stay alone with this. {WHOM}"
    assert response["shouldEndSession"] is False


def test_what_is_not_heard_twice_in_a_row_is_told_once_how_to_reach_a_person() -> None:
    alexa = Alexa(CATALOG)
    said = [phrases.WHO_CAN_I_CALL in words(alexa(intent("AMAZON.FallbackIntent"))) for _ in range(3)]
    assert said == [False, True, False]
    alexa(intent("AMAZON.HelpIntent"))
    assert phrases.WHO_CAN_I_CALL not in words(alexa(intent("AMAZON.FallbackIntent")))


def test_a_plain_yes_with_courtesies_is_a_yes() -> None:
    alexa = Alexa(CATALOG)
    alexa(intent("PlayIntent", programme="whale song"))
    assert stream(alexa(intent("SayingYesIntent", query="please do")))["token"] == RECALL_ID


def test_a_title_that_alexa_takes_for_a_question_plays() -> None:
    assert stream(Alexa(CATALOG)(intent("NamingIntent", query="twenty second hug")))["token"].startswith("twenty")


def test_a_signed_conversation_stays_with_the_person(post: Post) -> None:
    def said(request: Json, attributes: Json | None = None) -> Json:
        answer = post(envelope(request, attributes=attributes, request_id=json.dumps(request)))
        assert answer.status_code == HTTPStatus.OK
        found: Json = answer.get_json()
        return found

    first = said(DANGERS["crisis_self_harm"])
    assert words(first["response"]) == SELF_HARM.text
    second = said(intent("NobodyIntent", query="is here"), first["sessionAttributes"])
    assert "Then please call now." in words(second["response"])
    third = said(intent("PlayIntent", programme="guided recall"), second["sessionAttributes"])
    assert "AudioPlayer.Play" not in json.dumps(third)
    assert third["sessionAttributes"]["crisis"] == "crisis_self_harm"
    last = said(intent("AMAZON.StopIntent"), third["sessionAttributes"])
    assert last["response"]["shouldEndSession"] is True
