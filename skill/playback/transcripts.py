"""Transcripts: the sentences of a programme, fetched once and in time for a listener who waits for them."""

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future

from audio_pipeline.catalog import Release
from audio_pipeline.webvtt import Cue, parse_cues

log = logging.getLogger(__name__)

MAX_WAIT_S = 0.2
"""The longest that a request waits for a transcript that is still being fetched."""

RETRY_S = 60.0
"""Seconds after a fault in which a transcript is fetched only for a listener who asks for it."""

MAX_KEPT = 200
"""The most transcripts that are kept in memory; each is a few kilobytes."""


class Transcripts:
    """The transcripts of the programmes, fetched by URL in a thread of their own; a published file never changes."""

    def __init__(
        self, fetch: Callable[[str], bytes], *, max_wait_s: float = MAX_WAIT_S, max_kept: int = MAX_KEPT
    ) -> None:
        self._fetch, self._max_wait_s, self._max_kept = fetch, max_wait_s, max_kept
        self._lock = threading.Lock()
        self._futures: dict[str, Future[tuple[Cue, ...]]] = {}
        self._failed_at_s: dict[str, float] = {}

    def prefetch(self, release: Release) -> None:
        """Begin to fetch the transcript of a programme, unless that is done already or has just failed."""
        url = release.transcript_url
        if time.monotonic() - self._failed_at_s.get(url, -RETRY_S) >= RETRY_S:
            self._get_future(url)

    def find_cues(self, release: Release) -> tuple[Cue, ...]:
        """Return the cues of a programme; none if they cannot be had in time."""
        try:
            return self._get_future(release.transcript_url).result(self._max_wait_s)
        except TimeoutError:
            return ()

    def _get_future(self, url: str) -> "Future[tuple[Cue, ...]]":
        with self._lock:
            future = self._futures.get(url)
            if future is None:
                future = self._futures[url] = Future()
                if len(self._futures) > self._max_kept:
                    del self._futures[next(iter(self._futures))]
                threading.Thread(target=self._load, args=(url, future), daemon=True).start()
        return future

    def _load(self, url: str, future: "Future[tuple[Cue, ...]]") -> None:
        try:
            future.set_result(parse_cues(self._fetch(url).decode()))
            self._failed_at_s.pop(url, None)
        except Exception as fault:  # noqa: BLE001 - after any fault the listener is told that it is not known
            log.warning("transcript cannot be read url=%s fault=%s", url, type(fault).__name__)
            with self._lock:
                self._futures.pop(url, None)
                self._failed_at_s[url] = time.monotonic()
            future.set_result(())


def find_last_sentence(cues: tuple[Cue, ...], offset_ms: int) -> str:
    """Return the last sentence that began before this time; empty if none did. A sentence may have several cues."""
    begun = [cue.text for cue in cues if cue.start_ms < offset_ms]
    first = len(begun) - 1
    while first > 0 and begun[first][:1].islower():
        first -= 1
    return " ".join(begun[max(first, 0) :])


def find_sentence_start_ms(cues: tuple[Cue, ...], offset_ms: int) -> int:
    """Return the start of the words that are heard at this time; the time itself if none are."""
    return next((cue.start_ms for cue in cues if cue.start_ms <= offset_ms < cue.end_ms), offset_ms)
