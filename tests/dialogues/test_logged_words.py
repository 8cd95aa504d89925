"""Nothing that a listener says is in the log: not in any dialogue, and not where everything goes wrong."""

import gc
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from skill.log_format import TEXT, JsonFormatter
from tests.dialogues.dialogue import Dialogue
from tests.dialogues.dialogue_file import read_folder
from tests.dialogues.run import Conversation
from tests.dialogues.served import BuiltIn, Served, publish, serve
from tests.skill.alexa.envelopes import envelope, intent
from tests.skill.alexa.signing import encoded

DIALOGUES = read_folder()
SENTENCES = sorted({turn.what for each in DIALOGUES for turn in each.turns if turn.action == "say"})
SAID = {word for each in SENTENCES for word in re.findall(r"[a-z']{4,}", each.lower())}

A_NAME = "marzipan"
"""A word that is in no catalog, no message and no name of ours."""

PLACE = re.compile(r"\S+\.py:\d+")
"""Where in our code a fault happened."""


class Log(logging.Handler):
    """All that is logged: whole lines as text and as JSON, and the values in them without our own words."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self._formatters = (logging.Formatter(TEXT), JsonFormatter())
        self.lines: list[str] = []
        self.values: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines += [each.format(record) for each in self._formatters]
        self.values.append(PLACE.sub("", str(record.args)).lower())

    def find_said(self) -> set[str]:
        """The words of listeners that are in it."""
        return SAID & {word for each in self.values for word in re.findall(r"[a-z']+", each)}


@contextmanager
def logged() -> Iterator[Log]:
    """Record whatever anything of ours logs, however unimportant."""
    gc.collect()  # the catalog of an earlier test, whose folder is gone, is looked for no more
    log, logger = Log(), logging.getLogger("skill")
    before = logger.level
    logger.addHandler(log)
    logger.setLevel(logging.DEBUG)
    try:
        yield log
    finally:
        logger.setLevel(before)
        logger.removeHandler(log)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    content: BuiltIn = publish(tmp_path_factory.mktemp("content"))
    with serve(content, tmp_path_factory.mktemp("alexa"), local=False) as found:
        yield found


def have(dialogue: Dialogue, served: Served) -> None:
    """Have a dialogue; whether it is as its file says is tested elsewhere."""
    served.clock.set_right()
    conversation = Conversation(
        dialogue=dialogue,
        catalog=served.content.catalog,
        clock=served.clock,
        connect=lambda device, other: served.connect(f"{A_NAME}.{dialogue.line}{other}", device, dialogue.locale),
    )
    list(conversation.list_faults())


def fail(*said: Any) -> None:
    """Fail as a store does that tells in its error what it was asked for."""
    raise RuntimeError(f"{A_NAME} {said} {SENTENCES}")


def test_no_dialogue_leaves_a_word_in_the_log(served: Served) -> None:
    with logged() as log:
        for each in DIALOGUES:
            have(each, served)
    assert log.find_said() == set()
    assert A_NAME not in " ".join(log.lines)


def test_nor_does_one_in_which_every_request_fails(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(served.bookmarks, "load", fail)
    monkeypatch.setattr(served.bookmarks, "save", fail)
    with logged() as log:
        for each in DIALOGUES[::8]:
            have(each, served)
    assert len([each for each in log.lines if "request not answered" in each]) > 20
    assert log.find_said() == set()
    assert A_NAME not in " ".join(log.lines)


def test_nor_does_a_request_that_is_refused(served: Served) -> None:
    with logged() as log:
        for sentence in SENTENCES[::20]:
            body = encoded(envelope(intent("FirstPersonIntent", query=f"{sentence} {A_NAME}")))
            for sent in (body, body[:-1], sentence.encode()):
                more = {"SignatureCertChainUrl": f"https://{A_NAME}.example/", "Signature-256": A_NAME}
                assert served.client.post("/alexa", data=sent, headers=more).status_code == 400
    assert len(log.lines) > 2 * len(SENTENCES[::20])
    assert log.find_said() == set()
    assert A_NAME not in " ".join(log.lines)


def test_a_word_that_is_logged_would_be_found() -> None:
    with logged() as log:
        logging.getLogger("skill.somewhere").warning("heard words=%s", SENTENCES[0])
    assert log.find_said()
