"""What is a command to a programme, and what only sounds like one."""

import pytest

from skill.playback.commands import Command, CommandKind, is_plain_command, read_command
from skill.safety import check_utterance

MINUTE_MS = 60_000


def read(*wordings: str) -> Command | None:
    return read_command(map(check_utterance, wordings))


@pytest.mark.parametrize(
    ("said", "kind", "length_ms"),
    [
        ("skip 30 seconds", CommandKind.FORWARD, 30_000),
        ("Alexa, can you skip forward by two minutes please", CommandKind.FORWARD, 2 * MINUTE_MS),
        ("i want to go back a couple of minutes", CommandKind.BACK, 2 * MINUTE_MS),
        ("take me back half a minute", CommandKind.BACK, 30_000),
        ("wait, go back", CommandKind.BACK, 0),
        ("stop playing in half an hour", CommandKind.STOP_IN, 30 * MINUTE_MS),
        ("turn yourself off after an hour and a half", CommandKind.STOP_IN, 90 * MINUTE_MS),
        ("stop when the meditation ends", CommandKind.STOP_AFTER_THIS, 0),
        ("please don't play another one after this", CommandKind.STOP_AFTER_THIS, 0),
        ("go back one part", CommandKind.PREVIOUS_CHAPTER, 0),
        ("let's skip this bit", CommandKind.NEXT_CHAPTER, 0),
        ("how many more minutes are left", CommandKind.TIME_LEFT, 0),
        ("what did the woman just say", CommandKind.LAST_SENTENCE, 0),
        ("sorry, I didn't catch what she said", CommandKind.SAY_AGAIN, 0),
        ("turn down the rain please", CommandKind.QUIETER_MUSIC, 0),
        ("is there an eyes open version", CommandKind.EYES_OPEN, 0),
        ("can you set a sleep timer please", CommandKind.SET_TIMER, 0),
        ("what comes after this exercise", CommandKind.WHAT_FOLLOWS, 0),
        ("what part are we in", CommandKind.WHICH_PARTS, 0),
        ("do you have the transcript of this", CommandKind.READ_IT, 0),
        ("whose voice is that", CommandKind.WHOSE_VOICE, 0),
    ],
)
def test_a_command_is_read_as_people_say_it(said: str, kind: CommandKind, length_ms: int) -> None:
    assert read(said) == Command(kind=kind, length_ms=length_ms)


@pytest.mark.parametrize(
    "said",
    [
        "stop",
        "i want to go back",
        "i want to go back to him",
        "i can't go on",
        "i want it all to end",
        "stop it please he is hurting me",
        "when does grief end",
        "skip work today",
        "what did my mother say",
        "what is next in my life",
        "what part of this is my fault",
        "i have no words for this",
        "is he a real person",
        "who is speaking to my mother",
        "how long is it",
        "i don't want to play anymore",
        "no one touches me",
        "music makes me cry",
        "turn back time",
        "cancel",
        "forward planning makes me anxious",
        "she said stop after ten minutes of crying",
    ],
)
def test_what_only_sounds_like_one_is_none(said: str) -> None:
    assert not is_plain_command(read(said))


def test_go_to_is_a_command_only_where_there_is_such_a_chapter() -> None:
    said = "go to the breathing please"
    assert read(said) == Command(kind=CommandKind.GO_TO_CHAPTER, chapter="breathing")
    assert not is_plain_command(read("go to the breathing"))


def test_any_wording_of_one_request_may_be_the_command() -> None:
    assert read("tell me what did she say", "what did she say") == Command(kind=CommandKind.LAST_SENTENCE)


@pytest.mark.parametrize("said", ["i hear a man's voice", "i have another voice", "i can hear a woman's voice"])
def test_who_hears_a_voice_asks_for_none(said: str) -> None:
    assert read(said) is None


@pytest.mark.parametrize(
    "said", ["i want to hear a man's voice", "let me hear a man's voice", "can i have a man's voice", "a man's voice"]
)
def test_a_wish_to_hear_a_voice_is_a_command(said: str) -> None:
    assert read(said) == Command(kind=CommandKind.MANS_VOICE)
