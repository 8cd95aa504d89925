"""Metrics: every metric by its name, and what each of them counts."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from skill.metrics.shared_numbers import SharedNumbers

TYPES = ("launch", "intent", "playback", "end", "other", "unknown")
"""The kinds of requests; that of one which was refused, or answered before, is not known."""

OUTCOMES = ("answered", "apologised", "repeated", "refused", "limited")

BUCKETS_S = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1.0, 2.5, 8.0)
"""The last one is how long Alexa waits for an answer."""

REASONS = (
    "body-no-request",
    "body-not-json",
    "body-not-whole",
    "body-too-long",
    "chain-broken",
    "chain-fetches-busy",
    "chain-key-not-rsa",
    "chain-key-usage",
    "chain-key-weak",
    "chain-not-trusted",
    "chain-status",
    "chain-too-large",
    "chain-too-slow",
    "chain-unreachable",
    "chain-url-broken",
    "chain-url-characters",
    "chain-url-host",
    "chain-url-path",
    "header-missing",
    "no-http",
    "no-skill-id-configured",
    "rate-limit",
    "signature-broken",
    "signature-wrong",
    "skill-id-other",
    "timestamp-broken",
    "timestamp-stale",
    "too-slow",
)
"""Why a request is refused; what is not in this list counts as "no-http", which is what gunicorn refuses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Family:
    """A metric as Prometheus knows it, with the labels of each of its numbers."""

    name: str
    kind: str
    about: str
    labels: tuple[str, ...]


REQUESTS = "warm_recall_requests_total"
DURATION = "warm_recall_request_duration_seconds"
REFUSALS = "warm_recall_refusals_total"
CATALOG_CHANGED = "warm_recall_catalog_changed_timestamp_seconds"
CATALOG_CHECKED = "warm_recall_catalog_checked_timestamp_seconds"
CATALOG_FAULTS = "warm_recall_catalog_faults_total"
STATE_FAULTS = "warm_recall_state_faults_total"
WORKER_STARTS = "warm_recall_worker_starts_total"


def _label_requests() -> Iterator[str]:
    return (f'{{type="{kind}",outcome="{outcome}"}}' for kind in TYPES for outcome in OUTCOMES)


def _label_durations() -> Iterator[str]:
    """Yield for each type its buckets, each without those below it, then the sum."""
    for kind in TYPES:
        yield from (f'_bucket{{type="{kind}",le="{each}"}}' for each in BUCKETS_S)
        yield f'_bucket{{type="{kind}",le="+Inf"}}'
        yield f'_sum{{type="{kind}"}}'


_FAMILIES = (
    _Family(
        name=REQUESTS,
        kind="counter",
        about="Requests to POST /alexa by type and outcome.",
        labels=tuple(_label_requests()),
    ),
    _Family(
        name=DURATION,
        kind="histogram",
        about="Seconds from the head of a request to its answer.",
        labels=tuple(_label_durations()),
    ),
    _Family(
        name=REFUSALS,
        kind="counter",
        about="Requests refused, by reason.",
        labels=tuple(f'{{reason="{each}"}}' for each in REASONS),
    ),
    _Family(
        name=CATALOG_CHANGED,
        kind="gauge",
        about="When the oldest catalog that a worker uses was loaded.",
        labels=("",),
    ),
    _Family(
        name=CATALOG_CHECKED,
        kind="gauge",
        about="When each worker had last looked for a new catalog, with success.",
        labels=("",),
    ),
    _Family(name=CATALOG_FAULTS, kind="counter", about="Catalogs that could not be fetched or used.", labels=("",)),
    _Family(
        name=STATE_FAULTS,
        kind="counter",
        about="Operations on the bookmarks that failed or came too late.",
        labels=("",),
    ),
    _Family(name=WORKER_STARTS, kind="counter", about="Workers that began to serve.", labels=("",)),
)

NAMES = tuple(each.name for each in _FAMILIES)


class Metrics:
    """The numbers of all workers; make it before they are forked, and call begin() in each."""

    def __init__(self) -> None:
        starts = [0, *accumulate(len(each.labels) for each in _FAMILIES)]
        self._starts: Mapping[str, int] = dict(zip(NAMES, starts, strict=False))
        self._numbers = SharedNumbers(starts[-1])

    def begin(self) -> None:
        """Begin to count in this process."""
        self._numbers.take_row()
        self._numbers.add(self._starts[WORKER_STARTS])

    def count_request(self, kind: str, outcome: str, taken_s: float) -> None:
        """Count a request, and what it took."""
        at = TYPES.index(kind)
        self._numbers.add(self._starts[REQUESTS] + at * len(OUTCOMES) + OUTCOMES.index(outcome))
        first = self._starts[DURATION] + at * (len(BUCKETS_S) + 2)
        self._numbers.add(first + bisect_left(BUCKETS_S, taken_s))
        self._numbers.add(first + len(BUCKETS_S) + 1, taken_s)

    def count_refusal(self, reason: str) -> None:
        """Count why a request was refused."""
        known = "chain-status" if reason.startswith("chain-status-") else reason
        self._numbers.add(self._starts[REFUSALS] + REASONS.index(known if known in REASONS else "no-http"))

    def count_catalog_fault(self) -> None:
        """Count a catalog that cannot be used."""
        self._numbers.add(self._starts[CATALOG_FAULTS])

    def count_state_fault(self) -> None:
        """Count an operation on the bookmarks that failed."""
        self._numbers.add(self._starts[STATE_FAULTS])

    def note_catalog(self, *, changed_at_s: float, checked_at_s: float) -> None:
        """Note since when this process has its catalog, and when it last looked for a new one; seconds since 1970."""
        self._numbers.set(self._starts[CATALOG_CHANGED], changed_at_s)
        self._numbers.set(self._starts[CATALOG_CHECKED], checked_at_s)

    def format(self) -> str:
        """Return all numbers of all processes as Prometheus reads them."""
        numbers = self._numbers.read_all()
        return "".join(line for family in _FAMILIES for line in self._format_family(family, numbers))

    def _format_family(self, family: _Family, numbers: Sequence[Sequence[float]]) -> Iterator[str]:
        yield f"# HELP {family.name} {family.about}\n# TYPE {family.name} {family.kind}\n"
        start = self._starts[family.name]
        found = numbers[start : start + len(family.labels)]
        # Of a time, the worker that is behind is the one to know of.
        values = [min(each, default=0.0) if family.kind == "gauge" else sum(each) for each in found]
        pairs: Iterable[tuple[str, float]] = zip(family.labels, values, strict=True)
        if family.kind == "histogram":
            pairs = _accumulate_buckets(pairs)
        yield from (f"{family.name}{label} {value:.17g}\n" for label, value in pairs)


def _accumulate_buckets(pairs: Iterable[tuple[str, float]]) -> Iterator[tuple[str, float]]:
    """Yield each bucket with all that are below it, and after the last one the count."""
    total = 0.0
    for label, value in pairs:
        if not label.startswith("_bucket"):
            yield label, value
            total = 0.0
            continue
        total += value
        yield label, total
        if 'le="+Inf"' in label:
            yield label.replace("_bucket", "_count").replace(',le="+Inf"', ""), total
