"""What is said to a question."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from audio_pipeline.catalog import Answer, Catalog
from skill import phrases
from skill.answers.questions import Questions
from skill.answers.understanding import Understanding
from skill.crisis.conversation import AGAIN
from skill.crisis.kinds import ReplyKind
from skill.phrases.phrasings import choose_first
from skill.playback.tracker import RequestContext
from skill.reply import EMPTY_STATE, SAY_AGAIN, Reply, SessionState, Stop
from tests.catalogs import (
    BENEFITS,
    BODY,
    BOUNDARY,
    CATALOG,
    EMPTY,
    HOME,
    HUG_LENGTH,
    PANIC,
    SELF_HARM,
    WHY_HUG,
    built_in,
)


def questions(found: Mapping[str, Understanding] | None = None, catalog: Catalog = CATALOG) -> Questions:
    """Understands what it is told here, word for word."""
    return Questions(lambda: catalog, lambda text: (found or {}).get(text, Understanding()), choose_first)


def turn(memory: SessionState = EMPTY_STATE, country: str = "") -> RequestContext:
    return RequestContext(listener="me", at_ms=1_000, session_state=memory, country=country)


def asked(said: str, answer: Answer) -> Reply:
    return questions({said: Understanding(answer=answer)}).answer_text(turn(), said)


def test_a_question_is_answered_and_the_exercise_that_fits_is_offered() -> None:
    reply = asked("why does a hug help", WHY_HUG)
    assert reply.speech == f"{WHY_HUG.text} Would you like the Twenty-Second Hug exercise?"
    assert reply.session_state.offer == "twenty-second-hug"
    assert not reply.ends_session


def test_an_offer_that_is_not_in_the_catalog_is_not_made() -> None:
    reply = questions(
        {"why": Understanding(answer=WHY_HUG)}, Catalog(show=CATALOG.show, answers=(WHY_HUG,))
    ).answer_text(turn(), "why")
    assert (reply.speech, reply.ends_session) == (WHY_HUG.text, True)


def test_an_answer_that_ends_with_a_question_waits_for_one() -> None:
    reply = asked("what are the benefits", BENEFITS)
    assert reply.reprompt == "Which would you like to hear about?"


def test_a_plain_answer_ends_the_session() -> None:
    assert asked("how long should a hug last", HUG_LENGTH).ends_session


def test_between_two_it_asks_which() -> None:
    named = replace(WHY_HUG, short_name="why a hug helps")
    toss_up = Understanding(answer=named, close=(named, HUG_LENGTH))
    reply = questions({"hug": toss_up}).answer_text(turn(), "hug")
    assert reply.speech == "Shall I tell you about why a hug helps, or How long to hug?"
    assert reply.session_state.choices == ("why_hug_helps", "hug_length")
    assert questions().answer_choice(turn(reply.session_state), 1).speech == HUG_LENGTH.text


def test_what_is_not_known_is_said_honestly() -> None:
    reply = questions().answer_text(turn(), "what is the price of bitcoin")
    assert reply.speech.startswith(phrases.UNKNOWN)
    assert phrases.KINDLY not in reply.speech
    assert not reply.ends_session


@pytest.mark.parametrize("said", ["i feel so alone", "i can't stop crying", "nobody loves me"])
def test_a_person_with_something_hard_to_carry_is_told_who_might_help(said: str) -> None:
    assert phrases.KINDLY in questions().answer_text(turn(), said).speech
    reply = questions({said: Understanding(answer=WHY_HUG)}).answer_text(turn(), said)
    assert reply.speech.index(phrases.KINDLY) < reply.speech.index("Would you like")


# --- danger -------------------------------------------------------------------------------------------------------

IN_DANGER = [
    ("i want to kill myself", SELF_HARM),
    ("i'm having a panic attack", PANIC),
    ("i have chest pain", BODY),
    ("my husband hits me", HOME),
]


@pytest.mark.parametrize(("said", "answer"), IN_DANGER)
def test_a_person_in_danger_is_answered_first_and_word_for_word(said: str, answer: Answer) -> None:
    reply = questions({said: Understanding(answer=WHY_HUG)}).answer_text(turn(), said)
    assert reply.speech == answer.text


@pytest.mark.parametrize(("said", "answer"), IN_DANGER)
def test_music_stops_nothing_is_shown_and_the_listener_is_not_left(said: str, answer: Answer) -> None:
    reply = questions().answer_text(turn(), said)
    assert reply.directive == Stop()
    assert reply.card is None
    assert not reply.ends_session
    assert "would you like" not in reply.speech.lower()
    assert reply.session_state.crisis == answer.id


def test_what_only_a_doctor_may_answer_is_left_to_a_doctor() -> None:
    assert questions().answer_text(turn(), "what dose of sertraline should i take").speech == BOUNDARY.text


@pytest.mark.parametrize(("said", "answer"), IN_DANGER)
def test_a_catalog_without_the_words_still_sends_them_to_people_who_can_help(said: str, answer: Answer) -> None:
    assert questions(catalog=EMPTY).answer_text(turn(), said).speech == phrases.EMERGENCY, answer.id


def test_after_is_someone_near_you() -> None:
    memory = questions().answer_text(turn(), "i want to kill myself").session_state
    yes, no = (questions().follow_up_crisis(turn(memory), each) for each in (ReplyKind.YES, ReplyKind.NO))
    assert "tell them" in yes.speech
    assert "call now" in no.speech
    assert not yes.ends_session
    assert not no.ends_session


def test_a_crisis_answer_can_be_heard_again_as_often_as_it_takes() -> None:
    memory = questions().answer_text(turn(), "i'm having a panic attack").session_state
    for _ in range(3):
        reply = questions().follow_up_crisis(turn(memory), ReplyKind.AGAIN)
        assert reply.speech == PANIC.text
        memory = reply.session_state
    assert not questions().follow_up_crisis(turn(memory), ReplyKind.NOT_AGAIN).ends_session


def test_where_it_is_not_safe_to_speak_we_are_quiet() -> None:
    memory = questions().answer_text(turn(), "my husband hits me").session_state
    reply = questions().follow_up_crisis(turn(memory), ReplyKind.NO)
    assert (reply.speech, reply.ends_session, reply.directive) == ("", True, Stop())


def test_words_that_are_not_known_do_not_end_a_crisis_conversation() -> None:
    reply = questions().follow_up_crisis(turn(SessionState(crisis="crisis_self_harm")), ReplyKind.OTHER)
    assert reply.speech == phrases.STILL_HERE
    assert reply.session_state == SessionState(crisis="crisis_self_harm", offer=AGAIN)
    assert not reply.ends_session


# --- where the listener is ----------------------------------------------------------------------------------------

LOCAL_SELF_HARM = replace(SELF_HARM, local={"CA": "In Canada, call or text nine eight eight. Is someone near you?"})
HELPLINES = {"": "Call one one six, one two three.", "CA": "In Canada, call or text nine eight eight."}
ABROAD = replace(CATALOG, answers=(LOCAL_SELF_HARM,), helplines=HELPLINES)


@pytest.mark.parametrize(
    ("country", "text"), [("CA", LOCAL_SELF_HARM.local["CA"]), ("FR", SELF_HARM.text), ("", SELF_HARM.text)]
)
def test_an_answer_names_the_numbers_of_the_listeners_country(country: str, text: str) -> None:
    reply = questions(catalog=ABROAD).answer_text(turn(country=country), "i want to kill myself")
    assert (reply.speech, reply.reprompt) == (text, "Is someone near you?")
    again = questions(catalog=ABROAD).follow_up_crisis(
        turn(SessionState(crisis="crisis_self_harm", offer=AGAIN), country), ReplyKind.AGAIN
    )
    assert again.speech == text


def test_a_screen_shows_what_is_said_there() -> None:
    there = replace(WHY_HUG, local={"GB": "A cuddle tells your body that somebody is with you."})
    card = questions().reply_with(turn(country="GB"), there).card
    assert card is not None
    assert card.text == there.local["GB"]


@pytest.mark.parametrize(
    ("country", "helplines", "whom"),
    [
        ("CA", HELPLINES, HELPLINES["CA"]),
        ("FR", HELPLINES, f"{HELPLINES['']} {phrases.EMERGENCY}"),
        ("", HELPLINES, f"{HELPLINES['']} {phrases.EMERGENCY}"),
        ("CA", {}, phrases.EMERGENCY),
        ("", {}, phrases.EMERGENCY),
    ],
)
def test_whom_to_call_is_said_by_country_and_for_any_country(
    country: str, helplines: Mapping[str, str], whom: str
) -> None:
    asks = questions(catalog=replace(CATALOG, helplines=helplines))
    alone = asks.follow_up_crisis(turn(SessionState(crisis="crisis_self_harm"), country), ReplyKind.NO)
    assert alone.speech == f"Then please call now. {whom}"
    assert (
        asks.answer_text(turn(country=country), "nobody loves me")
        .speech.split(phrases.KINDLY)[1]
        .strip()
        .startswith(whom)
    )


@pytest.mark.parametrize("country", ["GB", "IE", "US"])
def test_the_built_in_numbers_of_a_country_are_said_alone(country: str) -> None:
    catalog = built_in()
    alone = questions(catalog=catalog).follow_up_crisis(
        turn(SessionState(crisis="crisis_self_harm"), country), ReplyKind.NO
    )
    assert alone.speech == f"Then please call now. {catalog.helplines[country]}"
    assert ("Samaritans" in alone.speech) is (country in {"GB", "IE"})
    assert ("nine eight eight" in alone.speech) is (country == "US")


@pytest.mark.parametrize(
    ("country", "whom"),
    [
        ("CA", f"{HELPLINES['CA']} {phrases.IN_DANGER}"),
        ("FR", f"{HELPLINES['']} {phrases.EMERGENCY}"),
        ("", f"{HELPLINES['']} {phrases.EMERGENCY}"),
    ],
)
def test_who_asks_for_the_numbers_hears_those_of_their_country_and_may_hear_them_again(country: str, whom: str) -> None:
    reply = questions(catalog=ABROAD).say_helplines(turn(country=country))
    assert reply.speech == f"{whom} {phrases.TO_HEAR_AGAIN}"
    assert reply.reprompt == phrases.TO_HEAR_AGAIN
    assert (reply.card, reply.directive, reply.session_state) == (None, None, SessionState(offer=SAY_AGAIN))


def test_asking_for_the_numbers_does_not_end_a_crisis_conversation() -> None:
    reply = questions(catalog=ABROAD).say_helplines(turn(SessionState(crisis="crisis_home"), "CA"))
    assert reply.speech == f"{HELPLINES['CA']} {phrases.IN_DANGER}"
    assert (reply.reprompt, reply.directive) == (phrases.STILL_HERE, Stop())
    assert reply.session_state == SessionState(crisis="crisis_home", offer=AGAIN)


def test_the_hint_names_no_programme_that_is_not_there() -> None:
    assert "recall" not in questions(catalog=EMPTY).answer_text(turn(), "bitcoin").reprompt
    assert "a guided recall meditation" in questions().answer_text(turn(), "bitcoin").reprompt
