"""Signing keys: the keys of the chains met so far, each fetched once; a bad chain is remembered too."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.x509.verification import Store

from skill.alexa.refused import RefusedError
from skill.alexa.security.certificate_chain import Fetch, verify_chain

MAX_CACHED = 64
MAX_FETCHES = 4
"""Fetches at one time: strangers who name address after address cannot hold up more of us than these."""

_KEY_LIFETIME = timedelta(hours=1)
_REFUSAL_LIFETIME = timedelta(seconds=20)

Clock = Callable[[], datetime]


def get_utc_now() -> datetime:
    """Tell the time."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class _CachedKey:
    key_or_refusal: RSAPublicKey | RefusedError
    expires_at: datetime


class SigningKeys:
    """The signing key at each address."""

    def __init__(self, fetch: Fetch, roots: Store, clock: Clock = get_utc_now) -> None:
        self._fetch, self._roots, self._clock = fetch, roots, clock
        self._cached: OrderedDict[str, _CachedKey] = OrderedDict()
        self._under_way: dict[str, Future[_CachedKey]] = {}
        self._lock = threading.Lock()

    def find_key(self, url: str) -> RSAPublicKey:
        """Find the key at a normalised address, or refuse."""
        with self._lock:
            kept = self._find_cached(url)
            waiting = self._under_way.get(url)
            mine = kept is None and waiting is None
            if mine:
                waiting = self._start_fetch(url)
        if mine and waiting:
            self._finish_fetch(url, waiting)
        return _unwrap_key(kept or (waiting.result() if waiting else None))

    def _find_cached(self, url: str) -> _CachedKey | None:
        kept = self._cached.get(url)
        if kept is None or kept.expires_at <= self._clock():
            return None
        self._cached.move_to_end(url)
        return kept

    def _start_fetch(self, url: str) -> "Future[_CachedKey]":
        if len(self._under_way) >= MAX_FETCHES:
            raise RefusedError("chain-fetches-busy")
        self._under_way[url] = Future()
        return self._under_way[url]

    def _finish_fetch(self, url: str, future: "Future[_CachedKey]") -> None:
        kept = _CachedKey(key_or_refusal=RefusedError("chain-unreachable"), expires_at=self._clock())
        try:
            kept = self._fetch_key(url)
        finally:
            with self._lock:
                self._cached[url] = kept
                self._cached.move_to_end(url)
                while len(self._cached) > MAX_CACHED:
                    self._cached.popitem(last=False)
                del self._under_way[url]
            future.set_result(kept)

    def _fetch_key(self, url: str) -> _CachedKey:
        try:
            key, valid_until = verify_chain(self._fetch(url), self._roots, self._clock())
        except RefusedError as refusal:
            return _CachedKey(key_or_refusal=refusal, expires_at=self._clock() + _REFUSAL_LIFETIME)
        return _CachedKey(key_or_refusal=key, expires_at=min(valid_until, self._clock() + _KEY_LIFETIME))


def _unwrap_key(cached: _CachedKey | None) -> RSAPublicKey:
    found = cached.key_or_refusal if cached else RefusedError("chain-unreachable")
    if isinstance(found, RefusedError):
        # A new one each time: an exception that is raised twice gathers the tracebacks of both.
        raise RefusedError(*found.args)
    return found
