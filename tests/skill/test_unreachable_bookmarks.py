"""The skill on the web while its bookmarks are slow, locked, full, read-only, broken or gone."""

import logging
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from audio_pipeline.catalog import NAME, to_json
from skill import phrases
from skill.app import LOCK_TIMEOUT_S, create_app
from skill.playback.bookmarks.bookmarks import Bookmark, Bookmarks, PlaybackState
from skill.playback.bookmarks.bounded import BoundedBookmarks
from skill.playback.bookmarks.changes import set_bookmark
from skill.playback.bookmarks.memory import MemoryBookmarks
from skill.playback.bookmarks.sqlite import SqliteBookmarks
from skill.settings import Settings
from tests.catalogs import CATALOG, HEART, RECALL
from tests.skill.alexa.amazon import amazon
from tests.skill.alexa.authority import CHAIN, ROOT
from tests.skill.alexa.envelopes import (
    DEVICE_ID,
    SKILL_ID,
    USER_ID,
    Json,
    button,
    envelope,
    event,
    failure,
    intent,
    launch,
    playing,
)
from tests.skill.alexa.signing import PATH, encoded, headers
from tests.skill.browser.browsers import until
from tests.skill.playback.bookmarks.stores import SECRET, Faulty, Full, Hanging, Odd, Slow, Unreachable

STOP = [{"type": "AudioPlayer.Stop"}]
IN_RECALL = playing(RECALL.id, 45_000)
A_MINUTE_AGO_MS = int(time.time() * 1_000) - 60_000
AT_HEART = Bookmark(release_id=HEART.id, offset_ms=33_000, at_ms=A_MINUTE_AGO_MS, state=PlaybackState.STOPPED)

LONG_AGO_S = 4.0
"""Less than the skill waited for a locked store before, and much more than it takes on a busy machine."""

LOCK = """
import sqlite3, sys
file = sqlite3.connect(sys.argv[1], isolation_level=None)
if sys.argv[2] == "alone":
    file.execute("PRAGMA locking_mode = EXCLUSIVE")
file.execute("BEGIN EXCLUSIVE")
file.execute("DELETE FROM devices WHERE listener = 'nobody'")
print("locked", flush=True)
sys.stdin.readline()
"""

BROKEN = [Hanging, Slow, Unreachable, Odd, Full]


class Served:
    """Signed requests of one listener, each with an id of its own."""

    def __init__(self, client: FlaskClient) -> None:
        self._client, self._ids = client, count()

    def __call__(self, request: Json, player: Json | None = None, attributes: Json | None = None) -> Json:
        found = envelope(request, player=player, attributes=attributes, request_id=f"r{next(self._ids)}")
        body = encoded(found)
        answer = self._client.post("/alexa", data=body, headers=headers(body))
        assert answer.status_code == 200
        assert phrases.SORRY not in answer.text
        response: Json = answer.get_json()["response"]
        return response


Open = Callable[[str], Bookmarks]


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    (tmp_path / "roots.pem").write_bytes(ROOT.pem)
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / NAME).write_text(to_json(CATALOG), encoding="utf-8")
    (tmp_path / "chain").mkdir()
    with amazon(tmp_path / "chain") as server:
        server.served[PATH] = CHAIN
        yield Settings(
            catalog=str(tmp_path / "store"),
            state=f"sqlite:{tmp_path / 'state' / 'bookmarks.sqlite'}",
            skill_ids=(SKILL_ID,),
            audio_base_url="https://cdn.example",
            roots=tmp_path / "roots.pem",
            proxy=server.address,
        )


@pytest.fixture
def store() -> MemoryBookmarks:
    kept = MemoryBookmarks()
    kept.save(USER_ID, set_bookmark(DEVICE_ID, AT_HEART))
    return kept


def served(settings: Settings, faulty: Faulty, retry_s: float = 3_600) -> Served:
    app = create_app(settings, lambda _: BoundedBookmarks(lambda: faulty, retry_s=retry_s, end_timeout_s=0))
    return Served(app.test_client())


def offset_ms(response: Json) -> tuple[str, int]:
    (directive,) = response["directives"]
    stream = directive["audioItem"]["stream"]
    return stream["token"], stream["offsetInMilliseconds"]


def said(response: Json) -> str:
    text: str = response.get("outputSpeech", {}).get("ssml", "")
    return text


# --- a store that something is wrong with -------------------------------------------------------------------------


@pytest.mark.parametrize("fault", BROKEN)
@pytest.mark.parametrize("name", ["Stop", "Pause", "Cancel", "NavigateHome"])
def test_stop_stops(settings: Settings, store: MemoryBookmarks, fault: type[Faulty], name: str) -> None:
    ask = served(settings, fault(store))
    began_s = time.monotonic()
    assert ask(intent(f"AMAZON.{name}Intent"), IN_RECALL) == {"directives": STOP, "shouldEndSession": True}
    assert ask(intent(f"AMAZON.{name}Intent")) == {"directives": STOP, "shouldEndSession": True}
    assert ask(button("Pause"), IN_RECALL) == {"directives": STOP}
    assert time.monotonic() - began_s < LONG_AGO_S


@pytest.mark.parametrize("fault", BROKEN)
def test_whatever_is_asked_for_is_played(settings: Settings, store: MemoryBookmarks, fault: type[Faulty]) -> None:
    ask = served(settings, fault(store))
    assert offset_ms(ask(intent("PlayIntent"))) == (RECALL.id, 0)
    assert ask(event("PlaybackStarted", RECALL.id)) == {}
    assert offset_ms(ask(intent("AMAZON.NextIntent"), IN_RECALL)) == (HEART.id, 0)
    assert offset_ms(ask(intent("AMAZON.StartOverIntent"), IN_RECALL)) == (RECALL.id, 0)
    assert offset_ms(ask(failure(RECALL.id, 42_000))) == (RECALL.id, 42_000)


@pytest.mark.parametrize("activity", ["PLAYING", "PAUSED", "STOPPED", "FINISHED"])
@pytest.mark.parametrize("fault", [Hanging, Unreachable])
def test_resume_goes_on_where_the_device_says(
    settings: Settings, store: MemoryBookmarks, fault: type[Faulty], activity: str
) -> None:
    ask = served(settings, fault(store))
    device = playing(RECALL.id, 45_000, activity)
    assert offset_ms(ask(intent("AMAZON.ResumeIntent"), device)) == (RECALL.id, 45_000)
    assert "Guided Recall" in said(ask(intent("WhatIsPlayingIntent"), device))


@pytest.mark.parametrize("name", ["Resume", "StartOver", "Next", "Previous", "Repeat"])
def test_it_never_says_that_there_is_nothing_when_it_cannot_know(
    settings: Settings, store: MemoryBookmarks, name: str
) -> None:
    ask = served(settings, Unreachable(store))
    response = ask(intent(f"AMAZON.{name}Intent"))
    assert phrases.PLACE_UNKNOWN in said(response)
    assert phrases.NOTHING_PLAYED_YET not in said(response)


def test_what_a_quiet_device_played_last_is_not_said_to_play(settings: Settings, store: MemoryBookmarks) -> None:
    ask = served(settings, Unreachable(store))
    assert phrases.NOTHING_PLAYING in said(ask(intent("WhatIsPlayingIntent"), playing(RECALL.id, 45_000, "STOPPED")))


def test_a_launch_meanwhile_takes_nobodys_place_away(settings: Settings, store: MemoryBookmarks) -> None:
    faulty = Unreachable(store)
    ask = served(settings, faulty, retry_s=0.05)
    assert phrases.DISCLAIMER in said(ask(launch()))
    faulty.mend()
    until(lambda: "Hand on Heart" in said(ask(launch())))
    until(
        lambda: (
            bool((response := ask(intent("AMAZON.ResumeIntent"))).get("directives"))
            and offset_ms(response) == (HEART.id, 33_000)
        )
    )


@pytest.mark.parametrize("fault", [Hanging, Unreachable, Full])
def test_where_a_listener_stopped_meanwhile_is_kept_when_the_store_is_back(
    settings: Settings, store: MemoryBookmarks, fault: type[Faulty]
) -> None:
    faulty = fault(store)
    ask = served(settings, faulty, retry_s=0.05)
    ask(intent("PlayIntent"))
    ask(event("PlaybackStopped", RECALL.id, 61_000))
    assert offset_ms(ask(intent("AMAZON.ResumeIntent"))) == (RECALL.id, 61_000)
    ask(event("PlaybackStopped", RECALL.id, 62_000))
    faulty.mend()
    until(lambda: (kept := store.load(USER_ID, DEVICE_ID).bookmark) is not None and kept.offset_ms == 62_000)


def test_what_needs_no_store_never_asks_it(settings: Settings, store: MemoryBookmarks) -> None:
    faulty = Hanging(store)
    faulty.mend()
    ask = served(settings, faulty)
    for request in (
        intent("WhyIntent", query="does a hug help"),
        intent("FirstPersonIntent", query="want to kill myself"),
        intent("WhomToCallIntent"),
        intent("ListProgrammesIntent"),
        intent("AMAZON.HelpIntent"),
        intent("PlayIntent", kind="CanFulfillIntentRequest", programme="guided recall"),
        {"type": "SessionEndedRequest", "reason": "USER_INITIATED"},
    ):
        ask(request, IN_RECALL)
    assert faulty.n_asked == 0


def test_a_crowd_is_answered_while_the_store_hangs(
    settings: Settings, store: MemoryBookmarks, caplog: pytest.LogCaptureFixture
) -> None:
    ask = served(settings, Hanging(store))
    began_s = time.monotonic()
    with caplog.at_level(logging.INFO), ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: ask(intent("AMAZON.StopIntent"), IN_RECALL), range(100)))
    assert all(each["directives"] == STOP for each in answers)
    assert time.monotonic() - began_s < LONG_AGO_S * 2
    assert caplog.text.count("bookmarks cannot be reached") == 1
    assert USER_ID not in caplog.text


# --- a real file --------------------------------------------------------------------------------------------------


@contextmanager
def locked(file: Path, how: str = "beside others") -> Iterator[None]:
    """A process that writes, and does not end; alone, nobody can even read."""
    with subprocess.Popen(
        [sys.executable, "-c", LOCK, str(file), how], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "locked\n"
        try:
            yield
        finally:
            process.communicate("\n")


@pytest.fixture
def file(settings: Settings) -> Path:
    return Path(settings.state.removeprefix("sqlite:"))


def kept_in(file: Path) -> int | None:
    """How far the only listener in the file got."""
    try:
        with closing(sqlite3.connect(file, timeout=0.1)) as read:
            found = read.execute("SELECT offset_ms FROM places ORDER BY at_ms DESC").fetchone()
    except sqlite3.Error:
        return None
    return None if found is None else int(found[0])


def served_from(settings: Settings, file: Path) -> Served:
    """As it is served, but that a file is tried again sooner than anybody would like to wait here."""

    def open_file() -> SqliteBookmarks:
        return SqliteBookmarks(file, secret=SECRET, lock_timeout_s=LOCK_TIMEOUT_S)

    return Served(create_app(settings, lambda _: BoundedBookmarks(open_file, retry_s=0.2)).test_client())


def hear_a_while(ask: Served, offset_ms: int) -> None:
    ask(intent("PlayIntent"))
    ask(event("PlaybackStopped", RECALL.id, offset_ms))


def test_a_report_is_in_a_file_that_is_locked_for_a_moment_before_it_is_answered(
    settings: Settings, file: Path
) -> None:
    ask = Served(create_app(settings).test_client())
    hear_a_while(ask, 1_000)
    with ExitStack() as stack:
        stack.enter_context(locked(file))
        threading.Timer(0.2, stack.close).start()
        ask(event("PlaybackStopped", RECALL.id, 61_000))
        assert kept_in(file) == 61_000


def test_a_file_that_is_locked_stops_nobody_and_is_written_afterwards(settings: Settings, file: Path) -> None:
    ask = Served(create_app(settings).test_client())
    hear_a_while(ask, 1_000)
    until(lambda: kept_in(file) == 1_000)
    began_s = time.monotonic()
    with locked(file):
        assert ask(intent("AMAZON.StopIntent"), IN_RECALL)["directives"] == STOP
        hear_a_while(ask, 61_000)
        assert time.monotonic() - began_s < LONG_AGO_S
        assert offset_ms(ask(intent("AMAZON.ResumeIntent"))) == (RECALL.id, 61_000)
        ask(event("PlaybackStopped", RECALL.id, 62_000))
    until(lambda: kept_in(file) == 62_000)


def _locked(file: Path) -> Any:
    create(file)
    return locked(file, "alone")


@contextmanager
def _no_database(file: Path) -> Iterator[None]:
    file.parent.mkdir()
    file.write_text("Dear diary, " * 1_000)
    yield
    file.unlink()


@contextmanager
def _damaged(file: Path) -> Iterator[None]:
    create(file)
    file.write_bytes(file.read_bytes()[:100] + b"\xff" * 8_000)
    yield
    file.unlink()


@contextmanager
def _of_another_shape(file: Path) -> Iterator[None]:
    file.parent.mkdir()
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE bookmarks (page INTEGER)")
    other.close()
    yield
    file.unlink()


def create(file: Path) -> None:
    """A file with one bookmark in it, left in order."""
    kept = SqliteBookmarks(file, secret=SECRET, lock_timeout_s=5)
    kept.save(USER_ID, set_bookmark(DEVICE_ID, AT_HEART))
    kept.close()


@pytest.mark.parametrize("broken", [_locked, _no_database, _damaged, _of_another_shape])
def test_a_start_with_a_file_that_cannot_be_used_is_told_and_is_served(
    settings: Settings, file: Path, caplog: pytest.LogCaptureFixture, broken: Callable[[Path], Any]
) -> None:
    with broken(file):
        ask = served_from(settings, file)
        hear_a_while(ask, 61_000)
        assert ask(intent("AMAZON.StopIntent"), IN_RECALL)["directives"] == STOP
        assert offset_ms(ask(intent("AMAZON.ResumeIntent"))) == (RECALL.id, 45_000)
        ask(event("PlaybackStopped", RECALL.id, 62_000))
    assert caplog.text.count("bookmarks cannot be reached") == 1
    until(lambda: kept_in(file) == 62_000)


def test_a_folder_that_is_deleted_is_made_again_with_what_came_since(settings: Settings, file: Path) -> None:
    ask = served_from(settings, file)
    hear_a_while(ask, 1_000)
    shutil.rmtree(file.parent)
    ask(event("PlaybackStopped", RECALL.id, 62_000))
    assert ask(intent("AMAZON.StopIntent"))["directives"] == STOP
    until(lambda: kept_in(file) == 62_000)


ALONE = """
import os, resource, signal, sys
from pathlib import Path
from skill.playback.bookmarks.bookmarks import BookmarksError
from skill.playback.bookmarks.sqlite import SqliteBookmarks
from tests.contracts.bookmarks_contract import HERE, find, stop
from tests.skill.playback.bookmarks.stores import SECRET
path = Path(sys.argv[1])
bookmarks = SqliteBookmarks(path, secret=SECRET, lock_timeout_s=1)
stop(bookmarks, HERE)
if sys.argv[2] == "full":
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 8192, resource.RLIM_INFINITY))
else:
    bookmarks.close()
    path.chmod(0o444)
    if os.geteuid() == 0:
        os.seteuid(65534)
    bookmarks = SqliteBookmarks(path, secret=SECRET, lock_timeout_s=1)
try:
    for n in range(1000):
        stop(bookmarks, HERE, listener=str(n))
except BookmarksError as fault:
    print("refused" if str(path) in str(fault) else fault)
print(find(bookmarks) == HERE)
"""


@pytest.mark.parametrize("how", ["full", "read-only"])
def test_a_file_that_takes_nothing_more_says_so_and_is_still_read(how: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o777)  # noqa: PTH101, S103 - whoever the process becomes may look in
        alone = subprocess.run(
            [sys.executable, "-c", ALONE, f"{folder}/bookmarks.sqlite", how],
            capture_output=True,
            text=True,
            check=False,
        )
    assert alone.stdout.splitlines() == ["refused", "True"], alone.stderr
