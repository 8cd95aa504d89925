"""Every dialogue, through signed requests and through the browser speaker."""

import itertools
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.dialogues.dialogue import ANYTHING, Dialogue
from tests.dialogues.dialogue_file import read_file, read_folder
from tests.dialogues.run import Conversation
from tests.dialogues.served import BuiltIn, Served, publish, serve

DIALOGUES = read_folder()

WRONG: Mapping[str, tuple[str, str]] = {
    "another programme": ("plays: settling", "hand-on-heart begins instead of settling"),
    "nothing": ("hear: Hand on Heart", "hand-on-heart begins, and nothing may"),
    "another place": ("plays: hand-on-heart\n      from: 0:10", "begins at 0 ms instead of 10000 ms"),
    "a queue": ("plays: hand-on-heart\n      queues: settling", "nothing is queued instead of settling"),
    "missing words": ("plays: hand-on-heart\n      hear: Paris", "“Paris” is missing in “"),
    "forbidden words": ("plays: hand-on-heart\n      not hear: Heart", "“Heart” is in “"),
    "silence": ("plays: hand-on-heart\n      hear: nothing", "is said, and nothing may be"),
    "an open session": ("plays: hand-on-heart\n      session: open", "the conversation is closed"),
    "a question": ("plays: hand-on-heart\n      asks: yes", "asks nothing"),
    "a stop": ("plays: hand-on-heart\n      stops: yes", "the sound is not stopped"),
    "a cleared queue": ("plays: hand-on-heart\n      clears: yes", "the queue is not cleared"),
    "something shown": ("plays: hand-on-heart\n      shows: Paris", "“Paris” is not shown"),
    "an ability": ("plays: hand-on-heart\n      can: yes", "the skill says that it can: nothing"),
}
"""What "play hand on heart" does not do, and what is then said of it."""

_numbers = itertools.count()


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> BuiltIn:
    return publish(tmp_path_factory.mktemp("content"))


@pytest.fixture(scope="module")
def alexa(content: BuiltIn, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serve(content, tmp_path_factory.mktemp("alexa"), local=False) as served:
        yield served


@pytest.fixture(scope="module")
def browser(content: BuiltIn, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serve(content, tmp_path_factory.mktemp("browser"), local=True) as served:
        yield served


def have(dialogue: Dialogue, alexa: Served) -> list[str]:
    """Have a dialogue through signed requests; what is not as its file says."""
    alexa.clock.set_right()
    listener = f"{next(_numbers)}"
    conversation = Conversation(
        dialogue=dialogue,
        catalog=alexa.content.catalog,
        clock=alexa.clock,
        connect=lambda device, other: alexa.connect(f"{listener}.{other}", device, dialogue.locale),
    )
    return list(conversation.list_faults())


def name_of(dialogue: Dialogue) -> str:
    return f"{dialogue.topic}: {dialogue.title}"


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=name_of)
def test_by_alexa(dialogue: Dialogue, alexa: Served) -> None:
    faults = have(dialogue, alexa)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("dialogue", [each for each in DIALOGUES if each.suits_browser], ids=name_of)
def test_in_the_browser(dialogue: Dialogue, browser: Served) -> None:
    browser.clock.set_right()
    conversation = Conversation(
        dialogue=dialogue,
        catalog=browser.content.catalog,
        clock=browser.clock,
        connect=lambda _, __: browser.open_page(dialogue.locale),
    )
    faults = list(conversation.list_faults())
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(("expected", "fault"), WRONG.values(), ids=WRONG)
def test_what_is_not_so_is_told_with_its_file_and_line(
    alexa: Served, tmp_path: Path, expected: str, fault: str
) -> None:
    path = tmp_path / "talks.yaml"
    path.write_text(f"- dialogue: a\n  turns:\n    - say: play hand on heart\n      {expected}\n", "utf-8")
    (dialogue,) = read_file(path)
    (told,) = have(dialogue, alexa)
    assert told.startswith(f"{path}, line 3: say “play hand on heart”: ")
    assert fault in told


def test_there_are_enough_of_them() -> None:
    assert len(DIALOGUES) >= 120


def test_every_programme_of_a_dialogue_is_there(content: BuiltIn) -> None:
    known = {each.content_id for each in content.catalog.releases} | {ANYTHING}
    assert [
        f"{dialogue.file}, line {turn.line}: there is no programme {name}"
        for dialogue in DIALOGUES
        for turn in dialogue.turns
        for name in (*turn.plays, *turn.queues)
        if name not in known
    ] == []
