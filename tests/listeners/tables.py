"""Tables: what docs/scale.md shows of a simulation, and the filling of its tables."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from tests.listeners.bill import DAYS_OF_A_MONTH, list_loads, price_a_month
from tests.listeners.prices import CDN_SOURCE, CDN_TIERS, PRICES, QUOTAS
from tests.listeners.simulate import Totals, load_measured

PAGE = Path(__file__).parents[2] / "docs/scale.md"


def format_tables(days: Sequence[Totals]) -> dict[str, str]:
    """Return the tables by their names."""
    return {
        "measured": _format_measured(),
        "days": _format_days(days),
        "dollars": _format_dollars(days),
        "limits": _format_limits(days),
        "prices": _format_prices(),
    }


def fill_page(page: str, tables: Mapping[str, str]) -> str:
    """Return the page with these tables between its marks."""
    for name, table in tables.items():
        pattern = rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)"
        assert re.search(pattern, page, re.DOTALL), name
        page = re.sub(pattern, lambda found, table=table: f"{found[1]}{table}\n{found[2]}", page, flags=re.DOTALL)  # type: ignore[misc]
    return page


def _make_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _format_measured() -> str:
    head = (
        "conversation",
        "requests",
        "KB in",
        "KB out",
        "reads",
        "rows written",
        "streams",
        "MB of sound",
        "ms of a core",
    )
    rows = [
        (
            name,
            str(len(cost.requests)),
            f"{sum(each.in_bytes for each in cost.requests) / 1e3:.1f}",
            f"{sum(each.out_bytes for each in cost.requests) / 1e3:.1f}",
            str(sum(each.reads for each in cost.requests)),
            str(sum(each.rows for each in cost.requests)),
            str(len(cost.sounds)),
            f"{sum(each.bytes for each in cost.sounds) / 1e6:.1f}",
            f"{cost.cpu_ms:.0f}",
        )
        for name, cost in load_measured().items()
    ]
    return _make_table(head, rows)


def _format_days(days: Sequence[Totals]) -> str:
    rows = {
        "conversations": [_count(day.conversations) for day in days],
        "requests to the skill": [_count(day.requests) for day in days],
        "… in the busiest second": [_count(day.peak_requests) for day in days],
        "GB in, with headers": [_amount(day.in_bytes / 1e9) for day in days],
        "GB out of the skill": [_amount(day.out_bytes / 1e9) for day in days],
        "reads of the table": [_count(day.reads) for day in days],
        "rows written": [_count(day.rows) for day in days],
        "… of these in the busiest second": [_count(day.peak_rows) for day in days],
        "streams": [_count(day.sounds) for day in days],
        "GB of sound": [_amount(day.sound_bytes / 1e9) for day in days],
        "Gbit/s in the busiest minute": [_amount(day.peak_bits_per_s / 1e9) for day in days],
        "seconds of a core": [_count(round(day.cpu_s)) for day in days],
    }
    return _make_table(_make_head(days), [(name, *cells) for name, cells in rows.items()])


def _format_dollars(days: Sequence[Totals]) -> str:
    bills = [price_a_month(day) for day in days]
    rows = [(name, *(_dollars(bill[name]) for bill in bills)) for name in bills[0]]
    totals = [sum(bill.values()) for bill in bills]
    rows.append(("**a month**", *(f"**{_dollars(each)}**" for each in totals)))
    rows.append(("a day", *(_dollars(each / DAYS_OF_A_MONTH) for each in totals)))
    per_listener = [total / DAYS_OF_A_MONTH / day.listeners for total, day in zip(totals, days, strict=True)]
    rows.append(("a thousand listeners' days", *(_dollars(each * 1_000) for each in per_listener)))
    return _make_table(_make_head(days), rows)


def _format_limits(days: Sequence[Totals]) -> str:
    loads = [dict(list_loads(day)) for day in days]
    rows = []
    for quota in QUOTAS:
        largest = loads[-1][quota]
        reached = int(days[-1].listeners * quota.value / largest) if largest else 0
        taken = [f"{load[quota] / quota.value:.1%}" for load in loads]
        rows.append((quota.what, f"{quota.value:,.0f} {quota.unit}".strip().replace(",", " "), *taken, _round(reached)))
    head = ("quota", "is", *(f"{_count(day.listeners)} take" for day in days), "is reached by, a day")
    return _make_table(head, rows)


def _format_prices() -> str:
    rows = [(each.what, f"{Decimal(str(each.value)):f} {each.unit}", each.source) for each in PRICES]
    tiers = ", ".join(f"{price:g}" for _, price in CDN_TIERS)
    rows.append(("CloudFront, sent out, by tiers", f"{tiers} $ a GB", CDN_SOURCE))
    rows += [(each.what, f"{each.value:,.0f} {each.unit}".strip().replace(",", " "), each.source) for each in QUOTAS]
    return _make_table(("price or quota", "is", "read where"), rows)


def _make_head(days: Sequence[Totals]) -> list[str]:
    return ["listeners a day", *(_count(day.listeners) for day in days)]


def _count(number: int) -> str:
    return f"{number:,}".replace(",", " ")


def _amount(number: float) -> str:
    return f"{number:,.0f}".replace(",", " ") if number >= 100 else f"{number:.2g}"


def _dollars(number: float) -> str:
    return f"{number:,.2f}".replace(",", " ")


def _round(number: int) -> str:
    """Return a number with two digits that count: more would say more than is known."""
    return _count(int(f"{float(f'{number:.2g}'):.0f}"))
