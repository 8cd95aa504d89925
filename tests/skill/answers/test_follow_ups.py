"""Short replies are told from questions."""

import pytest

from skill.answers.choices import ChoiceReply, read_choice
from skill.answers.follow_ups import FollowUp, read_follow_up, read_wish
from skill.playback.naming.want import Wish
from skill.safety.phrase_patterns import normalise_words
from tests.skill.alexa.dialogue import HUG_LENGTH, WHALES, WHY_HUG

WISHES = {
    Wish.SHORTER: "no, something shorter|have you got anything shorter|i don't have that much time|too long for me|"
    "give me a short one",
    Wish.LONGER: "a bit longer please|is there a longer one|too short|i have more time",
    Wish.ANOTHER: "give me something else|what else do you have|another exercise|not that one|a different one please|"
    "i don't like this one",
}
FOLLOW_UPS = {
    FollowUp.MORE: "tell me a bit more|i want to know more|go on|elaborate|more about that|and then",
    FollowUp.SOURCES: "who said that|is that true|which study|any evidence|says who|what is it based on",
    FollowUp.AGAIN: "could you say that again|i didn't catch that|in other words|what do you mean|once more please",
    FollowUp.SLOWER: "can you say that more slowly|you're too fast|slow down|say it again slower",
    FollowUp.THANKS: "thank you so much alexa|great, thanks|that was lovely|cheers",
    FollowUp.GOODBYE: "thanks, bye|good night|see you later|okay goodbye",
    FollowUp.DONE: "no that's all|i'm good thanks|nothing else|leave me in peace please|no more",
    FollowUp.UNSURE: "i'm not sure|dunno|let me think|i don't know yet",
}
QUESTIONS = (
    "tell me more about hugs|what is it|is it true that hugs heal|how long does it last|i am fine but lonely|"
    "another person|longer hugs|something for stress|what do you know|again and again i cry|"
    "thank you for the music song|i need more friends|why are hugs so short|more hugs|play it|all|no time for love"
)


def split(table: dict[Wish, str] | dict[FollowUp, str]) -> list[tuple[Wish | FollowUp, str]]:
    return [(meaning, said) for meaning, texts in table.items() for said in texts.split("|")]


@pytest.mark.parametrize(("wish", "said"), split(WISHES))
def test_a_wish_for_another_programme_is_read(wish: Wish, said: str) -> None:
    assert read_wish([normalise_words(said)]) is wish


@pytest.mark.parametrize(("kind", "said"), split(FOLLOW_UPS))
def test_a_follow_up_is_read(kind: FollowUp, said: str) -> None:
    words = [normalise_words(said)]
    assert (read_wish(words), read_follow_up(words)) == (None, kind)


@pytest.mark.parametrize("said", QUESTIONS.split("|"))
def test_a_question_is_none(said: str) -> None:
    words = [normalise_words(said)]
    assert (read_wish(words), read_follow_up(words)) == (None, None)


@pytest.mark.parametrize(
    ("said", "choice"),
    [
        ("the hug one", ChoiceReply.FIRST),
        ("the one about whales", ChoiceReply.SECOND),
        ("songs of whales", None),
        ("what they sing", ChoiceReply.SECOND),
        ("why", ChoiceReply.FIRST),
        ("tell me about why it helps", ChoiceReply.FIRST),
        ("what time is it in paris", None),
        ("help", ChoiceReply.FIRST),
    ],
)
def test_a_word_of_its_name_chooses_an_answer(said: str, choice: ChoiceReply | None) -> None:
    assert read_choice([said], (WHY_HUG, WHALES)) is choice


def test_a_word_of_both_names_chooses_neither() -> None:
    assert read_choice(["the hug one"], (WHY_HUG, HUG_LENGTH)) is None
