"""After an answer, or between two, short replies get what they ask for."""

import pytest

from skill import phrases
from tests.skill.alexa.dialogue import HUG_LENGTH, LOSS, WHALES, WHY_HUG, Dialogue

TOSS_UP = "in hugs"
WHY = "why does a hug help"
OFFER = "Would you like the Twenty-Second Hug exercise?"
MORE = phrases.SHALL_I_TELL_MORE


@pytest.fixture
def dialogue() -> Dialogue:
    return Dialogue()


# --- between two answers ------------------------------------------------------------------------------------------


def test_two_answers_are_offered_by_their_short_names(dialogue: Dialogue) -> None:
    assert dialogue.say(TOSS_UP) == "Shall I tell you about why a hug helps, or how long to hug?"


@pytest.mark.parametrize(
    "said", ["the first", "the first one", "the former", "a", "one", "yes", "number one", "why it helps", "either one"]
)
def test_the_first_may_be_chosen(said: str, dialogue: Dialogue) -> None:
    assert dialogue.say(TOSS_UP, said).startswith(WHY_HUG.text)


@pytest.mark.parametrize(
    "said",
    ["the second", "the second one", "the latter", "b", "two", "the other one", "how long", "the long one", "option b"],
)
def test_the_second_may_be_chosen(said: str, dialogue: Dialogue) -> None:
    assert dialogue.say(TOSS_UP, said).startswith(HUG_LENGTH.text)


@pytest.mark.parametrize("said", ["both", "both of them", "both please"])
def test_both_are_said(said: str, dialogue: Dialogue) -> None:
    assert dialogue.say(TOSS_UP, said).startswith(f"{WHY_HUG.text} {HUG_LENGTH.text}")


@pytest.mark.parametrize("said", ["neither", "none of these", "neither of them", "no", "something else"])
def test_neither_is_an_answer_too(said: str, dialogue: Dialogue) -> None:
    assert dialogue.say(TOSS_UP, said) == phrases.NEITHER
    assert dialogue.say("what do whales sing").startswith(WHALES.text)


def test_after_one_the_other_can_be_asked_for(dialogue: Dialogue) -> None:
    assert dialogue.say(TOSS_UP, "the second", "the other one").startswith(WHY_HUG.text)
    assert dialogue.say("the other one").startswith(HUG_LENGTH.text)


def test_a_new_question_is_no_choice(dialogue: Dialogue) -> None:
    assert dialogue.say(TOSS_UP, "what do whales sing").startswith(WHALES.text)


def test_a_programme_by_its_name_is_no_choice(dialogue: Dialogue) -> None:
    dialogue.say(TOSS_UP, "play the hug exercise")
    assert dialogue.title == "The Twenty-Second Hug"


@pytest.mark.parametrize("said", ["both", "neither", "slower", "b"])
def test_without_a_choice_such_words_are_not_understood(said: str, dialogue: Dialogue) -> None:
    assert dialogue.say(said).startswith(phrases.NOT_CAUGHT)


# --- not known ----------------------------------------------------------------------------------------------------


def test_what_is_not_known_is_said_in_other_words_each_time(dialogue: Dialogue) -> None:
    openings = [dialogue.say("what is the price of gold").partition(".")[0] for _ in phrases.UNKNOWNS]
    assert len(set(openings)) == len(phrases.UNKNOWNS)


def test_what_is_far_off_gets_what_can_be_asked_and_no_topic(dialogue: Dialogue) -> None:
    dialogue.say("what is the price of gold")
    assert "I could tell you" not in dialogue.speech
    assert "why does a hug help" in dialogue.speech


def test_what_is_near_is_named_and_yes_takes_it(dialogue: Dialogue) -> None:
    assert WHALES.short_name in dialogue.say("what do squids sing")
    assert phrases.UNKNOWN in dialogue.speech
    assert dialogue.say("yes").startswith(WHALES.text)


# --- more, sources, again -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["tell me more", "more", "can you tell me more about it", "more please"])
def test_more_is_said_once_and_then_that_this_is_all(said: str, dialogue: Dialogue) -> None:
    assert dialogue.say(WHY, said) == f"{WHY_HUG.more} {OFFER}"
    assert dialogue.say(said) == f"{phrases.NO_MORE} {OFFER}"
    assert dialogue.say(said) == f"{phrases.NO_MORE} {OFFER}"
    dialogue.say("yes")
    assert dialogue.title == "The Twenty-Second Hug"


def test_an_answer_without_a_programme_offers_more(dialogue: Dialogue) -> None:
    assert dialogue.say("how long should a hug last") == f"{HUG_LENGTH.text} {MORE}"
    assert dialogue.say("yes") == f"{HUG_LENGTH.more} {phrases.ANYTHING_ELSE}"
    assert dialogue.say("no") == phrases.LEAVE_IN_PEACE


@pytest.mark.parametrize("said", ["says who", "who says so", "what's the source", "how do you know that"])
def test_the_sources_are_said_in_one_sentence(said: str, dialogue: Dialogue) -> None:
    assert dialogue.say(WHY, said) == (
        "That comes from Dueren and colleagues, 2021; Carnelley and Rowe, 2007; Panksepp, 1998; "
        f"and 2 more in the show notes. {OFFER}"
    )


def test_what_no_study_says_is_called_so(dialogue: Dialogue) -> None:
    assert dialogue.say(TOSS_UP, "the second", "says who").startswith(phrases.COMMON_KNOWLEDGE)


def test_what_the_skill_says_of_itself_needs_no_study(dialogue: Dialogue) -> None:
    assert dialogue.say("who are you then", "says who").startswith(phrases.ABOUT_MYSELF)


@pytest.mark.parametrize("said", ["say that again", "repeat", "what", "i don't understand", "once more"])
def test_an_answer_is_said_again_in_other_words_and_slowly(said: str, dialogue: Dialogue) -> None:
    assert dialogue.say(WHY, said) == f'<prosody rate="slow">{WHY_HUG.in_other_words} {OFFER}</prosody>'
    assert dialogue.say("yes") == "Here is The Twenty-Second Hug."


@pytest.mark.parametrize("said", ["slower", "say that slower", "you're too fast"])
def test_slower_is_the_same_words(said: str, dialogue: Dialogue) -> None:
    assert dialogue.say(WHY, said) == f'<prosody rate="slow">{WHY_HUG.text} {OFFER}</prosody>'


def test_an_offer_is_repeated_as_it_was(dialogue: Dialogue) -> None:
    offer = dialogue.say("i'm stressed")
    assert offer in dialogue.say("say that again")


def test_something_else_gets_two_suggestions(dialogue: Dialogue) -> None:
    dialogue.say(WHY, "something else")
    assert dialogue.attributes is not None
    assert len(dialogue.attributes["choices"]) == 2
    assert WHY_HUG.id not in dialogue.attributes["choices"]
    assert dialogue.speech.endswith(phrases.WHICH)
    dialogue.say("the first")
    assert dialogue.attributes["answer"] == dialogue.attributes["choices"][0]


def test_thanks_are_answered_and_the_question_stays_open(dialogue: Dialogue) -> None:
    assert dialogue.say(WHY, "thank you") == f"You're welcome. {OFFER}"
    dialogue.say("yes")
    assert dialogue.title == "The Twenty-Second Hug"


def test_thanks_without_a_question_end_gently(dialogue: Dialogue) -> None:
    assert dialogue.say("thanks").startswith("You're welcome.")
    assert not dialogue.is_open


@pytest.mark.parametrize("said", ["goodbye", "bye", "good night", "bye bye"])
def test_goodbye_ends_warmly(said: str, dialogue: Dialogue) -> None:
    assert dialogue.say(WHY, said) == phrases.GOODBYE
    assert not dialogue.is_open


def test_nothing_the_listener_said_is_kept(dialogue: Dialogue) -> None:
    dialogue.say("why does a hug help me when aunt winifred visits", "tell me more", "something else")
    assert "winifred" not in str(dialogue.attributes)


def test_a_form_for_somebody_who_died_needs_a_death_that_was_said(dialogue: Dialogue) -> None:
    assert "Someone Who Has Died" in dialogue.say("can i think of somebody who died")
    assert dialogue.say("can you think of somebody").startswith(LOSS.text)
    assert "Guided Recall" in dialogue.speech
    assert "Died" not in dialogue.speech


@pytest.mark.parametrize("said", ["tell me more", "says who", "say that again", "both", "the first"])
def test_in_danger_no_earlier_answer_comes_back(said: str, dialogue: Dialogue) -> None:
    dialogue.say(WHY, "i want to die", said)
    assert WHY_HUG.more not in dialogue.speech
    assert "Dueren" not in dialogue.speech
    assert dialogue.attributes is None or "answer" not in dialogue.attributes


@pytest.mark.parametrize(
    ("name", "slots", "start"),
    [
        ("TellMeIntent", {"query": "more"}, WHY_HUG.more),
        ("PlayIntent", {"programme": "tell me more"}, WHY_HUG.more),
        ("WhoIntent", {"query": "says so"}, "That comes from Dueren"),
        ("WhatsIntent", {"query": "the source"}, "That comes from Dueren"),
        ("HowIntent", {"query": "do you know that"}, "That comes from Dueren"),
        ("SayingGoodbyeIntent", {"query": "for now"}, phrases.GOODBYE),
        ("SayingThisIntent", {"query": "was lovely"}, "You're welcome."),
    ],
)
def test_a_follow_up_is_read_whatever_intent_alexa_takes_it_for(
    name: str, slots: dict[str, str], start: str, dialogue: Dialogue
) -> None:
    dialogue.say(WHY)
    assert dialogue.send_words(name, **slots).startswith(start)


@pytest.mark.parametrize(
    ("name", "slots", "text"),
    [
        ("PlayIntent", {"programme": "second"}, HUG_LENGTH.text),
        ("NamingIntent", {"query": "first one"}, WHY_HUG.text),
        ("HowIntent", {"query": "long"}, HUG_LENGTH.text),
        ("NobodyIntent", {"query": "of these"}, phrases.NEITHER),
    ],
)
def test_a_choice_is_read_whatever_intent_alexa_takes_it_for(
    name: str, slots: dict[str, str], text: str, dialogue: Dialogue
) -> None:
    dialogue.say(TOSS_UP)
    assert dialogue.send_words(name, **slots).startswith(text)
