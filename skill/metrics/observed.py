"""Observed: wrappers that count what passes through them."""

import logging
import time
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from typing import Any

from skill.catalog_source import CatalogLocation, CatalogUnavailableError, FetchedCatalog
from skill.metrics.metrics import Metrics

WsgiApp = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
Answer = Callable[[dict[str, Any]], dict[str, Any]]

_TYPES = {"LaunchRequest": "launch", "IntentRequest": "intent", "SessionEndedRequest": "end"}
_PLAYBACK = ("AudioPlayer.", "PlaybackController.")

_REFUSED = "request refused reason=%s"
"""The line of the log that every refusal writes."""

_LAST: ContextVar[tuple[str, str] | None] = ContextVar("last", default=None)
"""The type and the outcome of the request that this thread carries out."""


def observe_answer(answer: Answer) -> Answer:
    """Wrap the function that carries a request out, so that its type and outcome are known to observe_app()."""

    def answer_observed(envelope: dict[str, Any]) -> dict[str, Any]:
        kind = _find_type(envelope)
        _LAST.set((kind, "apologised"))
        answered = answer(envelope)
        _LAST.set((kind, "answered"))
        return answered

    return answer_observed


def observe_app(app: WsgiApp, path: str, metrics: Metrics) -> WsgiApp:
    """Wrap the app so that the requests to a path are counted."""

    def app_observed(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["PATH_INFO"] != path:
            return app(environ, start_response)
        began_s, statuses = time.perf_counter(), [""]

        def start_observed(status: str, *more: Any) -> Any:
            statuses[0] = status
            return start_response(status, *more)

        _LAST.set(None)
        body = app(environ, start_observed)
        kind, outcome = _LAST.get() or ("unknown", _find_outcome(statuses[0]))
        metrics.count_request(kind, outcome, time.perf_counter() - began_s)
        if outcome == "limited":
            metrics.count_refusal("rate-limit")
        return body

    return app_observed


class ObservedLocation:
    """The place of a catalog, of which it is noted when it was looked at."""

    def __init__(self, location: CatalogLocation, metrics: Metrics) -> None:
        self._location, self._metrics, self._changed_at_s = location, metrics, 0.0
        self.poll_interval_s = location.poll_interval_s

    def fetch(self, etag: str) -> FetchedCatalog | None:
        """Return the catalog; None if it still has this etag; CatalogUnavailableError if it cannot be fetched."""
        fetched = self._location.fetch(etag)
        now_s = time.time()
        self._changed_at_s = self._changed_at_s if fetched is None else now_s
        self._metrics.note_catalog(changed_at_s=self._changed_at_s, checked_at_s=now_s)
        return fetched

    def fetch_file(self, url: str) -> bytes:
        """Return a file that the catalog names; CatalogUnavailableError if it cannot be fetched."""
        return self._location.fetch_file(url)


class CountingHandler(logging.Handler):
    """Counts the facts that are logged where they happen."""

    def __init__(self, metrics: Metrics) -> None:
        super().__init__()
        self._metrics = metrics

    def emit(self, record: logging.LogRecord) -> None:
        """Count a refusal, or a catalog that cannot be used."""
        if record.msg == _REFUSED:
            self._metrics.count_refusal(str(record.args[0]) if isinstance(record.args, tuple) else "")
        elif isinstance(record.args, tuple) and any(isinstance(each, CatalogUnavailableError) for each in record.args):
            self._metrics.count_catalog_fault()


def _find_type(envelope: dict[str, Any]) -> str:
    name = str(envelope["request"].get("type"))
    return "playback" if name.startswith(_PLAYBACK) else _TYPES.get(name, "other")


def _find_outcome(status: str) -> str:
    """Return the outcome of a request that was not carried out."""
    if status.startswith("200"):
        return "repeated"
    return "limited" if status.startswith("429") else "refused"
