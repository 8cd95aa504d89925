"""A transcript is fetched once, in time or not at all, and gives the sentence that was heard."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_pipeline.webvtt import Cue, parse_cues
from skill.playback.transcripts import Transcripts, find_last_sentence, find_sentence_start_ms
from tests.catalogs import HEART, RECALL
from tests.log_records import list_records
from tests.transcripts import TRANSCRIPT, serve_transcript

CUES = parse_cues(TRANSCRIPT)


class Server:
    """A store that counts what is fetched, and may hang or fail."""

    def __init__(self) -> None:
        self.fetched: list[str] = []
        self.fault: Exception | None = None
        self.may_answer = threading.Event()
        self.may_answer.set()

    def fetch(self, url: str) -> bytes:
        self.fetched.append(url)
        assert self.may_answer.wait(10)
        if self.fault:
            raise self.fault
        return serve_transcript(url)


@pytest.fixture
def server() -> Server:
    return Server()


def test_it_is_fetched_once_however_often_it_is_asked_for(server: Server) -> None:
    found = Transcripts(server.fetch)
    found.prefetch(RECALL)
    assert [found.find_cues(RECALL) for _ in range(3)] == [CUES] * 3
    assert server.fetched == [RECALL.transcript_url]


def test_a_store_that_hangs_keeps_no_listener_waiting_and_is_heard_later(server: Server) -> None:
    server.may_answer.clear()
    found = Transcripts(server.fetch, max_wait_s=0.01)
    assert found.find_cues(RECALL) == ()
    server.may_answer.set()
    until(lambda: found.find_cues(RECALL) == CUES)
    assert len(server.fetched) == 1


def until(is_true: Callable[[], bool]) -> None:
    """Wait for it, ten seconds at most."""
    deadline_s = time.monotonic() + 10
    while not is_true():
        assert time.monotonic() < deadline_s


def test_after_a_fault_it_is_tried_again_and_the_log_says_so(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    server.fault = OSError("gone")
    found = Transcripts(server.fetch)
    assert found.find_cues(RECALL) == ()
    (record,) = list_records(caplog)
    assert RECALL.transcript_url in record.getMessage()
    server.fault = None
    assert found.find_cues(RECALL) == CUES


def test_after_a_fault_it_is_fetched_for_a_listener_who_asks_and_not_for_each_who_begins(server: Server) -> None:
    server.fault = OSError("gone")
    found = Transcripts(server.fetch)
    assert found.find_cues(RECALL) == ()
    found.prefetch(RECALL)
    assert len(server.fetched) == 1
    server.fault = None
    assert found.find_cues(RECALL) == CUES


def test_only_so_many_are_kept(server: Server) -> None:
    found = Transcripts(server.fetch, max_kept=1)
    other = replace(HEART, transcript_url="other.vtt")
    for release in (RECALL, other, RECALL):
        assert found.find_cues(release) == CUES
    assert server.fetched == [RECALL.transcript_url, "other.vtt", RECALL.transcript_url]


CUE = st.builds(
    lambda start_ms, length_ms, text: Cue(start_ms=start_ms, end_ms=start_ms + length_ms, text=text),
    st.integers(0, 600_000),
    st.integers(1, 9_000),
    st.sampled_from(["Rest.", "and stay", "Listen,"]),
)


@given(
    cues=st.lists(CUE, max_size=6).map(lambda each: tuple(sorted(each, key=lambda cue: cue.start_ms))),
    at_ms=st.integers(0, 700_000),
)
def test_the_last_sentence_began_before_and_the_place_is_never_later(cues: tuple[Cue, ...], at_ms: int) -> None:
    begun = [cue.text for cue in cues if cue.start_ms < at_ms]
    assert find_last_sentence(cues, at_ms).endswith(begun[-1] if begun else "")
    assert bool(find_last_sentence(cues, at_ms)) == bool(begun)
    assert find_sentence_start_ms(cues, at_ms) <= at_ms
