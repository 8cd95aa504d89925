"""S3 retry: send a request again until it succeeds, as long as that makes sense, and tell who waits why."""

import logging
import math
import random
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

_THROTTLED_CODES = frozenset(
    {"SlowDown", "RequestLimitExceeded", "BandwidthLimitExceeded", "ThrottlingException", "TooManyRequestsException"}
)
_THROTTLED_STATUSES = frozenset({429, 503})
_ACCIDENT_CODES = frozenset(
    {"BadDigest", "IncompleteBody", "XAmzContentSHA256Mismatch", "XAmzContentChecksumMismatch"}
    | {"InternalError", "OperationAborted", "RequestTimeout", "RequestTimeoutException"}
)
"""The bytes were damaged or cut on the way, or the server had an accident."""
_ACCIDENT_STATUSES = frozenset({500, 502, 504})

_ACCIDENT_WAIT_S, _SLOW_DOWN_WAIT_S, _MAX_WAIT_S = 0.1, 1.0, 20.0
"""The first wait after a failure of either kind, and the longest."""

_T = TypeVar("_T")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long a server is waited for."""

    attempts: int = 4
    """The largest number of requests if each fails by an accident."""
    slow_down_s: float = 300
    """The time during which a server may ask for fewer requests, or to come back later."""
    silent_s: float = 10
    """The time without an answer after which who waits is told, again and again."""
    answer_s: float = 30
    """The time without a byte from the server after which a request has failed."""


class Brake:
    """Holds all requests to one server back while it asks for fewer of them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._free_at = 0.0

    def hold(self, wait_s: float) -> None:
        """Hold requests back for a time from now; tell it once for all that are refused at the same time."""
        with self._lock:
            is_news = time.monotonic() >= self._free_at
            self._free_at = max(self._free_at, time.monotonic() + wait_s)
        if is_news:
            log.warning("the server asks for fewer requests: wait_s=%.1f", wait_s)

    def wait(self) -> None:
        """Wait until no request is held back, and a little longer: not all that waited begin at the same time."""
        while (wait_s := self._free_at - time.monotonic()) > 0:
            time.sleep(wait_s * random.uniform(1, 1.2))


@dataclass(slots=True, kw_only=True)
class _Failures:
    """The failures of one call so far."""

    patience: Patience
    begun_s: float = field(default_factory=time.monotonic)
    accidents: int = 0
    refusals: int = 0

    def wait(self, failure: Exception, brake: Brake) -> bool:
        """Wait until the call may be made again; return False if it should not."""
        answer: Mapping[str, Any] = getattr(failure, "response", None) or {}
        if _is_throttled(answer):
            return self._slow_down(answer, brake)
        if not (_is_accident(answer) if answer else _is_interruption(failure)):
            return False
        self.accidents += 1
        wait_s = max(_choose_wait_s(self.accidents, _ACCIDENT_WAIT_S), _read_retry_after_s(answer))
        if self.accidents >= self.patience.attempts or wait_s > self.patience.slow_down_s:
            return False
        time.sleep(wait_s)
        return True

    def _slow_down(self, answer: Mapping[str, Any], brake: Brake) -> bool:
        self.refusals += 1
        wait_s = max(_choose_wait_s(self.refusals, _SLOW_DOWN_WAIT_S), _read_retry_after_s(answer))
        if time.monotonic() + wait_s > self.begun_s + self.patience.slow_down_s:
            return False
        brake.hold(wait_s)
        return True


def call_with_retries(call: Callable[[], _T], *, patience: Patience, brake: Brake, where: str) -> _T:
    """Return the result of a call, which is made again after a failure that may pass."""
    from botocore.exceptions import BotoCoreError, ClientError

    failures = _Failures(patience=patience)
    while True:
        brake.wait()
        try:
            with _tell_if_silent(where, patience.silent_s):
                return call()
        except (BotoCoreError, ClientError) as failure:
            log.info("failed: where=%s why=%s", where, failure)
            if not failures.wait(failure, brake):
                raise


@contextmanager
def _tell_if_silent(where: str, silent_s: float) -> Iterator[None]:
    """Log each time that so many seconds have passed without an answer."""
    answered, begun_s = threading.Event(), time.monotonic()

    def tell() -> None:
        while not answered.wait(silent_s):
            log.warning("still waiting for the server: where=%s since_s=%.0f", where, time.monotonic() - begun_s)

    threading.Thread(target=tell, daemon=True).start()
    try:
        yield
    finally:
        answered.set()


def _is_throttled(answer: Mapping[str, Any]) -> bool:
    code, status = _read_code_and_status(answer)
    return code in _THROTTLED_CODES or status in _THROTTLED_STATUSES


def _is_accident(answer: Mapping[str, Any]) -> bool:
    code, status = _read_code_and_status(answer)
    return code in _ACCIDENT_CODES or status in _ACCIDENT_STATUSES


def _is_interruption(failure: Exception) -> bool:
    """Tell whether the bytes were damaged or cut on the way, or there was no answer."""
    from botocore import exceptions

    kinds = (exceptions.HTTPClientError, exceptions.ConnectionError, exceptions.IncompleteReadError)
    lasting = (exceptions.SSLError, exceptions.ProxyConnectionError)
    return isinstance(failure, (*kinds, exceptions.ChecksumError)) and not isinstance(failure, lasting)


def _read_code_and_status(answer: Mapping[str, Any]) -> tuple[str, int]:
    code = str(answer.get("Error", {}).get("Code", ""))
    return code, answer.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)


def _read_retry_after_s(answer: Mapping[str, Any]) -> float:
    """Return the seconds for which the server asks; 0 if it names none."""
    value = answer.get("ResponseMetadata", {}).get("HTTPHeaders", {}).get("retry-after", "")
    return float(value) if value.isdecimal() else 0.0


def _choose_wait_s(failures: int, first_s: float) -> float:
    """Choose a wait that doubles with each failure, at random, so that many clients do not come back together."""
    return random.uniform(0.5, 1) * min(math.ldexp(first_s, failures - 1), _MAX_WAIT_S)
