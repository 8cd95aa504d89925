"""Bill: from what a day took to dollars, and to how near the first quota is (pure)."""

from collections.abc import Iterator, Mapping

from tests.listeners import prices
from tests.listeners.prices import CDN_FREE_REQUESTS, CDN_TIERS, Fact
from tests.listeners.simulate import FETCHES_PER_SOUND, Totals

DAYS_OF_A_MONTH = 30
GB = 1e9
MILLION = 1e6

MEMORY_GB = 1.0
"""Assumed: the memory of the function."""

_GB_OF_ONE_CORE = 1.769
"""Lambda gives a function a whole core at 1 769 MB, and a share of one below."""

WAIT_MS = 20.0
"""Assumed: what a request waits for the table, of which no processor time is known."""

UNITS_PER_READ = 2.0
"""Assumed: all that is kept of a listener is at most 8 KB, read at once and consistently."""

LOG_BYTES = 800
"""Assumed: what Lambda and the skill log of a request."""


def count_billed_ms(totals: Totals) -> float:
    """Return how long a request is billed, on average: its processor time on a part of a core, and the waiting."""
    cpu_ms = totals.cpu_s * 1_000 / totals.requests
    return cpu_ms * max(1.0, _GB_OF_ONE_CORE / MEMORY_GB) + WAIT_MS


def price_a_month(totals: Totals) -> Mapping[str, float]:
    """Return the dollars of a month of such days, by service."""
    days = DAYS_OF_A_MONTH
    requests = totals.requests * days
    seconds_gb = requests * count_billed_ms(totals) / 1_000 * MEMORY_GB
    reads, rows = totals.reads * days * UNITS_PER_READ, totals.rows * days
    fetches = max(0, totals.sounds * FETCHES_PER_SOUND * days - CDN_FREE_REQUESTS)
    return {
        "function": seconds_gb * prices.LAMBDA_SECOND.value + requests / MILLION * prices.LAMBDA_REQUEST.value,
        "table": reads / MILLION * prices.TABLE_READ.value + rows / MILLION * prices.TABLE_WRITE.value,
        "CDN": _price_gb_out(totals.sound_bytes * days / GB) + fetches / MILLION * prices.CDN_REQUEST.value,
        "logs": requests * LOG_BYTES / GB * prices.LOG_GB.value,
    }


def _price_gb_out(gb: float) -> float:
    """Return the price of what the CDN sends in a month, tier by tier."""
    dollars = 0.0
    for size_gb, price in CDN_TIERS:
        dollars += min(gb, size_gb) * price
        gb -= min(gb, size_gb)
    return dollars


def list_loads(totals: Totals) -> Iterator[tuple[Fact, float]]:
    """Yield each quota, and how much of it the busiest moment takes, in its unit."""
    yield prices.CONCURRENCY, totals.peak_requests * count_billed_ms(totals) / 1_000
    yield prices.TABLE_WRITES, float(totals.peak_rows)
    yield prices.CDN_RATE, totals.peak_bits_per_s / 1e9
    yield prices.CDN_REQUESTS, float(totals.peak_fetches)
