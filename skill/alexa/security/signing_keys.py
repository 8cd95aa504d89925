"""Signing keys: the keys of the certificate chains seen so far, each fetched once; a bad chain is cached too."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.x509.verification import Store

from skill.alexa.refused import RefusedError
from skill.alexa.security.certificate_chain import Fetch, verify_chain
from skill.alexa.security.single_flight import SingleFlight, TaskLimitError

MAX_CACHED = 64
MAX_FETCHES = 4
"""Fetches at a time: requests that name ever new addresses occupy no more threads than these."""

_KEY_LIFETIME = timedelta(hours=1)
_REFUSAL_LIFETIME = timedelta(seconds=20)

Clock = Callable[[], datetime]


def get_utc_now() -> datetime:
    """Return the current time in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class _CachedKey:
    key_or_refusal: RSAPublicKey | RefusedError
    expires_at: datetime


class SigningKeys:
    """A cache of the signing key at each address."""

    def __init__(self, fetch: Fetch, roots: Store, clock: Clock = get_utc_now) -> None:
        self._fetch, self._roots, self._clock = fetch, roots, clock
        self._cached: OrderedDict[str, _CachedKey] = OrderedDict()
        self._lock = threading.Lock()
        self._fetches = SingleFlight[_CachedKey](MAX_FETCHES)

    def find_key(self, url: str) -> RSAPublicKey:
        """Return the key at a normalised address; RefusedError if its chain is not trusted."""
        try:
            cached = self._find_cached(url) or self._fetches.run(url, lambda: self._find_or_fetch(url))
        except TaskLimitError as busy:
            raise RefusedError("chain-fetches-busy") from busy
        return _unwrap_key(cached)

    def _find_cached(self, url: str) -> _CachedKey | None:
        with self._lock:
            cached = self._cached.get(url)
            if cached is None or cached.expires_at <= self._clock():
                return None
            self._cached.move_to_end(url)
            return cached

    def _find_or_fetch(self, url: str) -> _CachedKey:
        """Return the cached key, or fetch it; another thread may have fetched it since the last look."""
        key = self._find_cached(url) or self._fetch_key(url)
        with self._lock:
            self._cached[url] = key
            self._cached.move_to_end(url)
            if len(self._cached) > MAX_CACHED:
                self._cached.popitem(last=False)
        return key

    def _fetch_key(self, url: str) -> _CachedKey:
        try:
            key, valid_until = verify_chain(self._fetch(url), self._roots, self._clock())
        except RefusedError as refusal:
            return _CachedKey(key_or_refusal=refusal, expires_at=self._clock() + _REFUSAL_LIFETIME)
        return _CachedKey(key_or_refusal=key, expires_at=min(valid_until, self._clock() + _KEY_LIFETIME))


def _unwrap_key(cached: _CachedKey) -> RSAPublicKey:
    key = cached.key_or_refusal
    if isinstance(key, RefusedError):
        # Raise a new error each time: one that is raised twice keeps both tracebacks.
        raise RefusedError(*key.args)
    return key
