"""Short replies reach the skill with their words, in one intent."""

import pytest

from skill.alexa.model import build_interaction_model
from skill.alexa.short_replies import SHORT_REPLY_TYPE, VALUES, list_short_replies
from skill.answers.choices import read_choice
from skill.answers.follow_ups import read_follow_up, read_wish
from skill.browser.builtin_utterances import BUILT_IN_UTTERANCES
from skill.crisis.dangers import check_wordings
from skill.playback.commands import is_plain_command, read_command
from skill.playback.listing import read_place
from skill.safety.phrase_patterns import normalise_words
from tests.skill.alexa.dialogue import TALKING
from tests.skill.alexa.linter import faults, language

FEELINGS = ("stressed", "nervous", "lonely", "sad", "angry", "tired", "calm", "comfort")
MODEL = build_interaction_model(TALKING)


def test_the_model_keeps_amazons_rules() -> None:
    assert list(faults(MODEL)) == []


def test_no_sample_and_no_programme_has_the_same_words() -> None:
    taken = {sample for each in language(MODEL)["intents"] for sample in each["samples"]}
    taken |= {each for utterances in BUILT_IN_UTTERANCES.values() for each in utterances}
    programmes, *_, places, replies = language(MODEL)["types"]
    taken |= {
        name
        for kind in (programmes, places)
        for each in kind["values"]
        for name in (each["name"]["value"], *each["name"]["synonyms"])
    }
    assert replies["name"] == SHORT_REPLY_TYPE
    assert not taken & set(list_short_replies())


def test_none_sounds_like_danger() -> None:
    assert [each for each in list_short_replies() if check_wordings((each,)).danger] == []


def test_each_means_something() -> None:
    replies = [said for name in VALUES if name not in FEELINGS for said in VALUES[name]]
    assert [said for said in replies if not means_something(said)] == []


def means_something(said: str) -> bool:
    words = (normalise_words(said),)
    return bool(
        read_wish(words)
        or read_follow_up(words)
        or read_choice((said,), ())
        or read_place(words, 4) is not None
        or is_plain_command(read_command(check_wordings((said,)).utterances))
    )


@pytest.mark.parametrize("said", [each for name in FEELINGS for each in VALUES[name]])
def test_a_feeling_is_no_reply(said: str) -> None:
    words = (normalise_words(said),)
    assert (read_wish(words), read_follow_up(words), read_choice((said,), ())) == (None, None, None)
