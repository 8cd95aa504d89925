"""The simulation is the model that docs/scale.md shows, and the page has its output."""

import re
from dataclasses import replace

import pytest

from tests.listeners.bill import DAYS_OF_A_MONTH, count_billed_ms, list_loads, price_a_month
from tests.listeners.conversations import CONVERSATIONS
from tests.listeners.prices import CDN_TIERS, CONCURRENCY
from tests.listeners.simulate import FETCHES_PER_SOUND, HOURS, MORE_A_DAY, SHARES, Totals, load_measured, simulate
from tests.listeners.tables import PAGE, fill_page, format_tables

DAY = simulate(20_000)


def test_the_same_seed_gives_the_same_day_and_another_one_another() -> None:
    assert simulate(20_000) == DAY
    assert simulate(20_000, seed=1) != DAY


def test_every_kind_of_conversation_was_measured_and_has_its_share() -> None:
    assert CONVERSATIONS.keys() == SHARES.keys() == load_measured().keys()
    assert sum(SHARES.values()) == pytest.approx(1)
    assert sum(share for share, _, _ in HOURS) == pytest.approx(1)


def test_what_is_drawn_is_what_is_expected_by_hand() -> None:
    measured, conversations = load_measured(), 20_000 * (1 + MORE_A_DAY)
    by_hand = {
        "conversations": conversations,
        "requests": conversations * sum(SHARES[name] * len(each.requests) for name, each in measured.items()),
        "rows": conversations
        * sum(SHARES[name] * sum(r.rows for r in each.requests) for name, each in measured.items()),
        "sound_bytes": conversations
        * sum(SHARES[name] * sum(s.bytes for s in each.sounds) for name, each in measured.items()),
    }
    assert {name: getattr(DAY, name) for name in by_hand} == pytest.approx(by_hand, rel=0.02)


def test_ten_times_the_listeners_take_ten_times_as_much() -> None:
    tenfold = simulate(200_000)
    for name in ("requests", "reads", "rows", "sounds", "sound_bytes"):
        assert getattr(tenfold, name) == pytest.approx(10 * getattr(DAY, name), rel=0.02)
    assert tenfold.peak_requests < 10 * DAY.peak_requests  # of many, chance makes less of a peak


def test_the_busiest_moment_is_in_the_evening_and_no_less_than_the_mean() -> None:
    assert DAY.peak_requests >= 2 * DAY.requests / 86_400
    assert DAY.peak_bits_per_s >= 2 * DAY.sound_bytes * 8 / 86_400


def test_a_bill_of_a_round_day_is_as_by_hand() -> None:
    day = replace(
        DAY, requests=1_000_000, cpu_s=10_000.0, reads=1_000_000, rows=2_000_000, sounds=1_000_000, sound_bytes=10**12
    )
    bill = price_a_month(day)
    assert bill["table"] == pytest.approx(DAYS_OF_A_MONTH * (2 * 0.125 + 2 * 0.625))
    gb_out = 1_000 * 0 + 10_000 * 0.085 + 19_000 * 0.080
    fetches = (DAYS_OF_A_MONTH * FETCHES_PER_SOUND - 10) * 1.00
    assert bill["CDN"] == pytest.approx(gb_out + fetches)
    assert bill["function"] == pytest.approx(30e6 * (count_billed_ms(day) / 1_000 * 0.0000133334 + 0.20 / 1e6))


def test_little_is_free_and_more_gets_cheaper() -> None:
    assert price_a_month(simulate(10))["CDN"] == 0
    assert [price for _, price in CDN_TIERS[1:]] == sorted((price for _, price in CDN_TIERS[1:]), reverse=True)


def test_what_is_under_way_is_what_comes_by_how_long_it_takes() -> None:
    assert dict(list_loads(DAY))[CONCURRENCY] == pytest.approx(DAY.peak_requests * count_billed_ms(DAY) / 1_000)


def test_the_page_has_the_output_of_the_simulation() -> None:
    """Of the two smaller populations here; ten million take a minute, and scripts/simulate-listeners fills them in."""
    page = PAGE.read_text("utf-8")
    tables = format_tables([simulate(1_000), simulate(100_000), _read_nothing()])
    for name in ("measured", "prices"):
        assert f"<!-- {name} -->\n{tables[name]}\n<!-- /{name} -->" in page
    for name in ("days", "dollars"):
        shown = re.search(rf"<!-- {name} -->\n(.+?)\n<!-- /{name} -->", page, re.DOTALL)
        assert shown
        assert _cut_last(shown[1]) == _cut_last(tables[name])


def test_a_page_without_a_mark_is_not_filled() -> None:
    with pytest.raises(AssertionError):
        fill_page("no marks", {"days": "x"})


def _read_nothing() -> Totals:
    return replace(DAY, listeners=10_000_000)


def _cut_last(table: str) -> list[list[str]]:
    """The cells of a table without the last column."""
    return [line.split(" | ")[:-1] for line in table.splitlines()]
