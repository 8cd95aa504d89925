"""Keys: the keys of the chains met so far; each is fetched once, however many ask, and a bad one is remembered too."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.x509.verification import Store

from skill.alexa.chain import Fetch, signing_key
from skill.alexa.refused import RefusedError

MAX_KEPT = 64
MAX_FETCHES = 4
"""Fetches at one time: strangers who name address after address cannot hold up more of us than these."""

_GOOD_FOR = timedelta(hours=1)
_BAD_FOR = timedelta(seconds=20)

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Tell the time."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    found: RSAPublicKey | RefusedError
    until: datetime


class Keys:
    """The signing key at each address."""

    def __init__(self, fetch: Fetch, roots: Store, clock: Clock = utc_now) -> None:
        self._fetch, self._roots, self._clock = fetch, roots, clock
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._under_way: dict[str, Future[_Kept]] = {}
        self._turn = threading.Lock()

    def key(self, url: str) -> RSAPublicKey:
        """Find the key at a normalised address, or refuse."""
        with self._turn:
            kept = self._fresh(url)
            waiting = self._under_way.get(url)
            mine = kept is None and waiting is None
            if mine:
                waiting = self._begin(url)
        if mine and waiting:
            self._finish(url, waiting)
        return _opened(kept or (waiting.result() if waiting else None))

    def _fresh(self, url: str) -> _Kept | None:
        kept = self._kept.get(url)
        if kept is None or kept.until <= self._clock():
            return None
        self._kept.move_to_end(url)
        return kept

    def _begin(self, url: str) -> "Future[_Kept]":
        if len(self._under_way) >= MAX_FETCHES:
            raise RefusedError("chain-fetches-busy")
        self._under_way[url] = Future()
        return self._under_way[url]

    def _finish(self, url: str, waiting: "Future[_Kept]") -> None:
        kept = _Kept(found=RefusedError("chain-unreachable"), until=self._clock())
        try:
            kept = self._look(url)
        finally:
            with self._turn:
                self._kept[url] = kept
                self._kept.move_to_end(url)
                while len(self._kept) > MAX_KEPT:
                    self._kept.popitem(last=False)
                del self._under_way[url]
            waiting.set_result(kept)

    def _look(self, url: str) -> _Kept:
        try:
            key, valid_until = signing_key(self._fetch(url), self._roots, self._clock())
        except RefusedError as refusal:
            return _Kept(found=refusal, until=self._clock() + _BAD_FOR)
        return _Kept(found=key, until=min(valid_until, self._clock() + _GOOD_FOR))


def _opened(kept: _Kept | None) -> RSAPublicKey:
    found = kept.found if kept else RefusedError("chain-unreachable")
    if isinstance(found, RefusedError):
        # A new one each time: an exception that is raised twice gathers the tracebacks of both.
        raise RefusedError(*found.args)
    return found
