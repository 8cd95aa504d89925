"""Rate limit: how often one source may ask for what is refused, before its requests are refused unread.

What is answered gives its token back. So the requests of Amazon, which all come from a few addresses, are never held
up, while whoever sends what is not signed gets 429 before a signature is verified.
"""

import hashlib
import ipaddress
import logging
import math
import mmap
import os
import struct
import time
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

from skill.settings import Network

log = logging.getLogger(__name__)

WsgiApp = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
Address = ipaddress.IPv4Address | ipaddress.IPv6Address

BURST_S = 5
"""Seconds whose tokens a source may use at once."""

_SOURCE_PREFIX_BITS = 64
"""The part of an IPv6 address that a provider gives to one customer."""

_BUCKET = struct.Struct("<Qdd")
"""The key of a source, its tokens, and the time at which it had them."""

_SILENCE_S = 60.0
"""Seconds between two lines in the log about it."""

_SET_BUCKETS = 8
_SET_BYTES = _SET_BUCKETS * _BUCKET.size
_N_SETS = 2_048


class RateLimit:
    """The tokens of the latest 16,384 sources, in memory that a process shares with all that are forked from it.

    Processes take no lock: if two of them serve one source in the same microsecond, it may have a token too many.
    """

    def __init__(self, per_s: float, clock: Callable[[], float] = time.monotonic) -> None:
        """Make full buckets for all sources."""
        self._per_s, self._most, self._clock = per_s, per_s * BURST_S, clock
        self._secret = os.urandom(16)
        self._memory = mmap.mmap(-1, _N_SETS * _SET_BUCKETS * _BUCKET.size)

    def take(self, source: str) -> float:
        """Take a token of a source and return 0; if it has none, return the seconds until it has one."""
        key = self._make_key(source)
        at, tokens = self._find(key)
        is_taken = tokens >= 1
        _BUCKET.pack_into(self._memory, at, key, tokens - is_taken, self._clock())
        return 0.0 if is_taken else (1 - tokens) / self._per_s

    def give_back(self, source: str) -> None:
        """Give a token back."""
        key = self._make_key(source)
        at, tokens = self._find(key)
        _BUCKET.pack_into(self._memory, at, key, min(tokens + 1, self._most), self._clock())

    def _find(self, key: int) -> tuple[int, float]:
        """Return where the bucket of a source is, or may be, and its tokens at this moment."""
        set_at = key % _N_SETS * _SET_BYTES
        buckets = [*_BUCKET.iter_unpack(self._memory[set_at : set_at + _SET_BYTES])]
        for number, (known, tokens, at_s) in enumerate(buckets):
            if known == key:
                found = min(tokens + (self._clock() - at_s) * self._per_s, self._most)
                return set_at + number * _BUCKET.size, found
        oldest = min(range(_SET_BUCKETS), key=lambda number: buckets[number][2])
        return set_at + oldest * _BUCKET.size, self._most

    def _make_key(self, source: str) -> int:
        """Return the key of a source; nobody can find another source with the same one."""
        digest = hashlib.blake2b(source.encode("utf-8", "replace"), digest_size=8, key=self._secret).digest()
        return int.from_bytes(digest, "little") or 1


class LimitedApp:
    """An app of which a source with no tokens gets 429 for a path, before anything of its body is read."""

    def __init__(self, app: WsgiApp, path: str, limit: RateLimit, trusted_proxies: Sequence[Network]) -> None:
        self._app, self._path, self._limit, self._trusted_proxies = app, path, limit, trusted_proxies
        self._silent_until_s = 0.0

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a request, or refuse it."""
        if environ["PATH_INFO"] != self._path:
            return self._app(environ, start_response)
        source = find_source(environ, self._trusted_proxies)
        if wait_s := self._limit.take(source):
            self._log_now_and_then()
            retry = ("Retry-After", str(math.ceil(wait_s)))
            start_response("429 TOO MANY REQUESTS", [retry, ("Content-Length", "0"), ("Cache-Control", "no-store")])
            return []

        def start_counted(status: str, *more: Any) -> Any:
            if status.startswith("2"):
                self._limit.give_back(source)
            return start_response(status, *more)

        return self._app(environ, start_counted)

    def _log_now_and_then(self) -> None:
        """Log that there is a limit, and not each request: whoever sends too many would fill the log."""
        if time.monotonic() > self._silent_until_s:
            self._silent_until_s = time.monotonic() + _SILENCE_S
            log.warning("requests of a source are limited")


def find_source(environ: dict[str, Any], trusted_proxies: Sequence[Network]) -> str:
    """Return who sent a request: an IPv4 address, or the first half of an IPv6 address.

    The header X-Forwarded-For, in which anybody can write anything, counts only as far as trusted proxies wrote it.
    """
    address = _parse_address(environ.get("REMOTE_ADDR", ""))
    hops = environ.get("HTTP_X_FORWARDED_FOR", "").split(",")
    while hops and address and any(address in each for each in trusted_proxies):
        before = _parse_address(hops.pop())
        if before is None:
            break
        address = before
    return _describe_source(address)


@lru_cache(maxsize=1_024)
def _parse_address(text: str) -> Address | None:
    try:
        address = ipaddress.ip_address(text.strip().removeprefix("[").removesuffix("]"))
    except ValueError:
        return None
    return (address.ipv4_mapped or address) if isinstance(address, ipaddress.IPv6Address) else address


def _describe_source(address: Address | None) -> str:
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address, _SOURCE_PREFIX_BITS), strict=False))
    return str(address or "")
