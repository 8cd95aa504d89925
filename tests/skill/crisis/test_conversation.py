"""After a crisis answer nothing but help is said, until the person wants it to end."""

import pytest

from skill import phrases
from skill.crisis.conversation import AGAIN, PROGRAMME, follow_up, interpret_yes_no, is_asked_twice, open_conversation
from skill.crisis.dangers import BODY, CHILD, FIRE, HARM_OTHERS, HOME, PANIC, SELF_HARM, SOMEONE_ELSE
from skill.crisis.kinds import ReplyKind
from skill.reply import SessionState, Stop

WHOM = "In Canada, call or text nine eight eight."
EVERY_CRISIS = (SELF_HARM, SOMEONE_ELSE, HARM_OTHERS, HOME, CHILD, BODY, FIRE, PANIC)
WITH_NUMBERS = (SELF_HARM, SOMEONE_ELSE, HARM_OTHERS)
NEVER_SAID = (
    "would you like", "did you mean", "exercise", "meditation", "you are safe", "you're safe", "secret", "promise",
    "between us", "won't tell", "guided recall",
)  # fmt: skip


def said(crisis: str, kind: ReplyKind, before: str = "") -> str:
    return follow_up(kind, SessionState(crisis=crisis, speech=before), WHOM).speech


@pytest.mark.parametrize("crisis", [*EVERY_CRISIS, "crisis_of_tomorrow"])
@pytest.mark.parametrize("kind", ReplyKind)
def test_whatever_is_replied_nothing_but_help_is_said_and_nothing_plays(crisis: str, kind: ReplyKind) -> None:
    reply = follow_up(kind, SessionState(crisis=crisis), WHOM)
    assert reply.directive == Stop()
    assert reply.card is None
    assert not [words for words in NEVER_SAID if words in f"{reply.speech} {reply.reprompt}".lower()]
    assert reply.ends_session or reply.session_state.crisis == crisis
    assert "{" not in reply.speech


@pytest.mark.parametrize("crisis", WITH_NUMBERS)
@pytest.mark.parametrize(
    "kind", [ReplyKind.NO, ReplyKind.STUCK, ReplyKind.NOT_AGAIN, ReplyKind.FINE, ReplyKind.LEAVING, ReplyKind.PROGRAMME]
)
def test_a_person_hears_the_number_of_their_country(crisis: str, kind: ReplyKind) -> None:
    assert WHOM in said(crisis, kind)


@pytest.mark.parametrize("crisis", EVERY_CRISIS)
def test_who_is_stuck_hears_it_in_other_words_each_time_and_is_not_left(crisis: str) -> None:
    first = follow_up(ReplyKind.STUCK, SessionState(crisis=crisis), WHOM)
    second = follow_up(ReplyKind.STUCK, SessionState(crisis=crisis, speech=first.speech), WHOM)
    assert second.speech != first.speech
    assert not first.ends_session
    assert not second.ends_session


@pytest.mark.parametrize("crisis", EVERY_CRISIS)
def test_it_ends_when_the_person_is_fine_or_goes(crisis: str) -> None:
    for kind in (ReplyKind.FINE, ReplyKind.LEAVING):
        reply = follow_up(kind, SessionState(crisis=crisis, offer=AGAIN), WHOM)
        assert reply.ends_session
        assert reply.speech


def test_who_is_fine_hears_one_warm_sentence_and_the_number() -> None:
    assert said(SELF_HARM, ReplyKind.FINE) == f"I'm glad, and if it ever gets hard, please talk with a person. {WHOM}"


@pytest.mark.parametrize("crisis", [HOME, CHILD])
@pytest.mark.parametrize("kind", [kind for kind in ReplyKind if kind not in {ReplyKind.YES, ReplyKind.AGAIN}])
def test_who_may_be_overheard_is_told_little_that_gives_nothing_away(crisis: str, kind: ReplyKind) -> None:
    words = said(crisis, kind)
    assert len(words.split()) <= 14
    for giveaway in ("abuse", "violence", "helpline", "partner", "afraid", "hurt", "frighten", "crisis", WHOM):
        assert giveaway not in words


@pytest.mark.parametrize("crisis", [HOME, CHILD])
@pytest.mark.parametrize("kind", [ReplyKind.OVERHEARD, ReplyKind.NO, ReplyKind.NOT_AGAIN])
def test_who_is_overheard_is_let_go_at_once(crisis: str, kind: ReplyKind) -> None:
    reply = follow_up(kind, SessionState(crisis=crisis), WHOM)
    assert reply.ends_session
    assert reply.speech in {"", phrases.ALL_RIGHT}


@pytest.mark.parametrize("crisis", [BODY, FIRE])
@pytest.mark.parametrize(
    "kind", [ReplyKind.YES, ReplyKind.NO, ReplyKind.STUCK, ReplyKind.LEAVING, ReplyKind.PROGRAMME, ReplyKind.NOT_AGAIN]
)
def test_in_an_emergency_every_reply_says_to_call(crisis: str, kind: ReplyKind) -> None:
    assert "call your emergency number" in said(crisis, kind)


@pytest.mark.parametrize("crisis", EVERY_CRISIS)
def test_a_programme_is_not_played_until_it_is_asked_for_twice(crisis: str) -> None:
    first = follow_up(ReplyKind.PROGRAMME, SessionState(crisis=crisis), WHOM)
    assert not is_asked_twice(ReplyKind.PROGRAMME, SessionState(crisis=crisis))
    between = follow_up(ReplyKind.STUCK, first.session_state, WHOM)
    assert between.session_state.wanted == PROGRAMME
    assert is_asked_twice(ReplyKind.PROGRAMME, between.session_state)
    assert not is_asked_twice(ReplyKind.STUCK, between.session_state)


def test_yes_or_no_alone_answers_the_question_that_was_asked_last() -> None:
    assert interpret_yes_no(SessionState(crisis=SELF_HARM), yes=True) is ReplyKind.YES
    assert interpret_yes_no(SessionState(crisis=SELF_HARM), yes=False) is ReplyKind.NO
    assert interpret_yes_no(SessionState(crisis=SELF_HARM, offer=AGAIN), yes=True) is ReplyKind.AGAIN
    assert interpret_yes_no(SessionState(crisis=SELF_HARM, offer=AGAIN), yes=False) is ReplyKind.NOT_AGAIN


def test_repeat_repeats() -> None:
    memory = SessionState(crisis=HOME, speech="Is it safe to speak aloud?", reprompt="Is it safe?")
    reply = follow_up(ReplyKind.REPEAT, memory, WHOM)
    assert (reply.speech, reply.reprompt, reply.session_state) == (memory.speech, memory.reprompt, memory)


def test_an_answer_without_a_question_offers_to_be_said_again() -> None:
    assert open_conversation(PANIC, "Feel your feet.", "").session_state == SessionState(crisis=PANIC, offer=AGAIN)
    assert open_conversation(SELF_HARM, "Is someone near you?", "Is someone near you?").session_state == SessionState(
        crisis=SELF_HARM
    )
