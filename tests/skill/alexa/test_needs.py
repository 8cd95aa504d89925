"""Whoever says how they are is offered a programme, another one, a shorter or a longer one; never a dead end."""

from dataclasses import replace

import pytest

from audio_pipeline.catalog import Release
from skill import phrases
from skill.playback.alternatives import MAX_PROGRAMMES, choose_for_need, select_for_need
from skill.playback.naming.vocabulary import build_vocabulary
from skill.playback.naming.want import Want
from tests.catalogs import CATALOG, HEART, RECALL, RECALLS, TRAILER, release
from tests.skill.alexa.dialogue import KINDLY, Dialogue

NO_FIGURES = build_vocabulary(())
STRESSED = "i'm stressed"
REMEMBERED = next(each for each in RECALLS if each.content_id == "guided-recall-remembered")


@pytest.fixture
def dialogue() -> Dialogue:
    return Dialogue()


def offered(dialogue: Dialogue) -> str:
    assert dialogue.attributes is not None
    return str(dialogue.attributes["offer"])


def test_a_need_is_met_with_a_kind_word_an_offer_and_its_length(dialogue: Dialogue) -> None:
    assert dialogue.say(STRESSED) == (
        f"{KINDLY} Guided Recall is five minutes: something kind. {phrases.SHALL_I_START}"
    )
    assert dialogue.title == ""


def test_yes_plays_what_was_offered(dialogue: Dialogue) -> None:
    dialogue.say(STRESSED, "yes")
    assert dialogue.title == "Guided Recall"


@pytest.mark.parametrize("said", ["play it", "start it", "let's do it", "play that one"])
def test_so_does_play_it(said: str, dialogue: Dialogue) -> None:
    dialogue.say(STRESSED, said)
    assert dialogue.title == "Guided Recall"


def test_how_long_it_is_can_be_asked(dialogue: Dialogue) -> None:
    assert dialogue.say(STRESSED, "how long is it") == f"Guided Recall is five minutes. {phrases.SHALL_I_START}"


@pytest.mark.parametrize(
    "said", ["something else", "another one", "no something else", "something different", "next", "not that one"]
)
def test_something_else_is_the_next_best_for_the_same_need(said: str, dialogue: Dialogue) -> None:
    dialogue.say(STRESSED, said)
    assert offered(dialogue) == "hand-on-heart"
    assert KINDLY not in dialogue.speech
    dialogue.say("yes")
    assert dialogue.title == "Hand on Heart"


@pytest.mark.parametrize("said", ["something shorter", "shorter", "that's too long", "no a shorter one", "not so long"])
def test_something_shorter_is_the_next_best_that_is_shorter(said: str, dialogue: Dialogue) -> None:
    dialogue.say(STRESSED, "another one")
    assert offered(dialogue) == "hand-on-heart"
    dialogue.say(said)
    assert offered(dialogue) == "twenty-second-hug"


def test_something_longer_goes_back_up(dialogue: Dialogue) -> None:
    dialogue.say("a quick cuddle")
    assert offered(dialogue) == "twenty-second-hug"
    dialogue.say("no, something longer")
    assert offered(dialogue) in {"guided-recall", "hand-on-heart", "settling"}


def test_nothing_is_offered_twice(dialogue: Dialogue) -> None:
    dialogue.say(STRESSED)
    offers = [offered(dialogue)]
    while phrases.NO_OTHER not in dialogue.say("another one"):
        offers.append(offered(dialogue))
    assert len(offers) == len(set(offers)) > 1


def test_when_none_is_left_the_list_is_offered(dialogue: Dialogue) -> None:
    dialogue.say("a quick cuddle")
    assert dialogue.say("something shorter") == f"{phrases.NO_SHORTER} {phrases.SHALL_I_LIST}"
    assert "Hand on Heart" in dialogue.say("yes")
    assert dialogue.speech.endswith(phrases.WHICH)


def test_a_bare_no_is_no_dead_end(dialogue: Dialogue) -> None:
    assert dialogue.say(STRESSED, "no") == f"{phrases.ALL_RIGHT} {phrases.ELSE_OR_PEACE}"
    dialogue.say("yes")
    assert offered(dialogue) == "hand-on-heart"


@pytest.mark.parametrize(
    "said", ["no", "no thanks", "leave me in peace", "leave me alone", "no i'm fine", "that's all"]
)
def test_whoever_wants_peace_is_left_in_peace(said: str, dialogue: Dialogue) -> None:
    assert dialogue.say(STRESSED, "no", said) == phrases.LEAVE_IN_PEACE
    assert not dialogue.is_open


def test_whoever_does_not_know_is_not_hurried(dialogue: Dialogue) -> None:
    assert dialogue.say(STRESSED, "i don't know") == f"{phrases.NO_HURRY} {phrases.SHALL_I_START}"
    dialogue.say("yes")
    assert dialogue.title == "Guided Recall"


def test_more_of_an_offer_is_what_the_programme_is_about(dialogue: Dialogue) -> None:
    assert dialogue.say(STRESSED, "tell me more") == f"All about Guided Recall. {phrases.SHALL_I_START}"
    dialogue.say("something shorter")
    assert offered(dialogue) == "hand-on-heart"


def test_a_need_is_met_while_something_plays(dialogue: Dialogue) -> None:
    dialogue.say("play hand on heart")
    assert dialogue.title == "Hand on Heart"
    dialogue.say(STRESSED, "something shorter", "yes")
    assert dialogue.title == "Hand on Heart"
    dialogue.say(STRESSED, "another one", "something shorter", "yes")
    assert dialogue.title == "The Twenty-Second Hug"


def test_what_is_playing_may_be_too_long(dialogue: Dialogue) -> None:
    dialogue.say("play guided recall")
    assert not dialogue.is_open
    dialogue.say("something shorter", "yes")
    assert dialogue.title == "Hand on Heart"


@pytest.mark.parametrize("said", ["something else", "something shorter", "something longer"])
def test_before_anything_was_offered_something_is(said: str, dialogue: Dialogue) -> None:
    dialogue.say(said)
    assert offered(dialogue)
    assert dialogue.is_open


@pytest.mark.parametrize("said", ["something else", "shorter", "another one", "leave me in peace", "thanks"])
def test_in_danger_help_comes_before_all_of_this(said: str, dialogue: Dialogue) -> None:
    dialogue.say(STRESSED, "i want to die")
    assert "nine eight eight" in dialogue.speech
    dialogue.say(said)
    assert dialogue.title == ""
    assert "Shall I start it" not in dialogue.speech
    assert not (dialogue.attributes or {}).get("programmes")


def test_no_more_than_six_are_remembered() -> None:
    many = tuple(release(f"p{n}", "exercise", f"P {n}", n) for n in range(9))
    assert select_for_need(many, NO_FIGURES, after_a_loss=False) == many[:MAX_PROGRAMMES]


def test_of_a_length_comes_what_fits_the_need_best_then_the_flagship_then_others() -> None:
    best, other = (release(name, "exercise", name.title(), 9, minutes=10) for name in ("best", "other"))
    catalog = replace(CATALOG, releases=(RECALL, HEART, best, other))

    def offer(*needs: Release, minutes: int) -> str:
        want = Want(needs=tuple(each.content_id for each in needs), length_ms=minutes * 60_000)
        return getattr(choose_for_need(catalog, want).release, "content_id", "")

    assert offer(best, HEART, other, minutes=10) == "best"
    assert offer(HEART, other, best, minutes=5) == RECALL.content_id
    assert offer(HEART, other, best, minutes=10) == "other"
    assert offer(HEART, other, best, minutes=60) == HEART.content_id


def test_a_programme_for_somebody_who_died_is_offered_after_a_loss_only() -> None:
    programmes = (REMEMBERED, RECALL, HEART)
    assert select_for_need(programmes, NO_FIGURES, after_a_loss=False) == (RECALL, HEART)
    assert select_for_need(programmes, NO_FIGURES, after_a_loss=True) == programmes


def test_no_alternative_is_the_trailer_or_behind_a_gate() -> None:
    gated = replace(HEART, gate="Say continue, or say skip.")
    assert select_for_need((RECALL, TRAILER, gated), NO_FIGURES, after_a_loss=False) == (RECALL,)


@pytest.mark.parametrize(
    ("name", "slots"),
    [
        ("PlayIntent", {"programme": "something shorter"}),
        ("SayingSomethingIntent", {"query": "shorter"}),
        ("NamingIntent", {"query": "shorter one"}),
        ("SayingNoIntent", {"query": "something shorter"}),
        ("HaveIntent", {"query": "you got anything shorter"}),
        ("SayingThisIntent", {"query": "is too long"}),
    ],
)
def test_a_wish_is_read_whatever_intent_alexa_takes_it_for(
    name: str, slots: dict[str, str], dialogue: Dialogue
) -> None:
    dialogue.say(STRESSED)
    dialogue.send_words(name, **slots)
    assert offered(dialogue) == "hand-on-heart"
