"""Every dialogue, through signed requests and through the browser speaker."""

import itertools
from collections.abc import Iterator

import pytest

from tests.dialogues.dialogue import ANYTHING, Dialogue
from tests.dialogues.dialogue_file import read_folder
from tests.dialogues.run import Conversation
from tests.dialogues.served import Content, Served, publish, serve

DIALOGUES = read_folder()

LEAST = 120
"""The fewest dialogues that there are."""

_numbers = itertools.count()


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return publish(tmp_path_factory.mktemp("content"))


@pytest.fixture(scope="module")
def alexa(content: Content, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serve(content, tmp_path_factory.mktemp("alexa"), local=False) as served:
        yield served


@pytest.fixture(scope="module")
def browser(content: Content, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serve(content, tmp_path_factory.mktemp("browser"), local=True) as served:
        yield served


def name_of(dialogue: Dialogue) -> str:
    return f"{dialogue.topic}: {dialogue.title}"


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=name_of)
def test_by_alexa(dialogue: Dialogue, alexa: Served) -> None:
    alexa.clock.set_right()
    listener = f"{next(_numbers)}"
    conversation = Conversation(
        dialogue=dialogue,
        catalog=alexa.content.catalog,
        clock=alexa.clock,
        connect=lambda device, other: alexa.connect(f"{listener}.{other}", device, dialogue.locale),
    )
    faults = list(conversation.list_faults())
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


def test_every_programme_of_a_dialogue_is_there(content: Content) -> None:
    known = {each.content_id for each in content.catalog.releases} | {ANYTHING}
    assert [
        f"{dialogue.file}, line {turn.line}: there is no programme {name}"
        for dialogue in DIALOGUES
        for turn in dialogue.turns
        for name in (*turn.plays, *turn.queues)
        if name not in known
    ] == []
