"""Days: the day on which something happened, as a listener would name it (pure)."""

from datetime import UTC, date, datetime, timedelta

_UTC_OFFSETS_HOURS = {"US": -6.0, "CA": -5.0, "GB": 0.0, "AU": 10.0, "IN": 5.5}
"""Hours from UTC in the middle of each country: a skill without permissions knows no listener's clock."""

_A_WEEK_DAYS = 7


def find_days_ago(at_ms: int, now_ms: int, country: str) -> int:
    """Return how many days ago something was, by the calendar of the country: 0 for today, 1 for yesterday."""
    return (_find_date(now_ms, country) - _find_date(at_ms, country)).days


def name_day(at_ms: int, now_ms: int, country: str) -> str:
    """Name the day on which something was: "today", "yesterday", "on Sunday", "a while ago"."""
    days_ago = find_days_ago(at_ms, now_ms, country)
    if days_ago <= 1:
        return "yesterday" if days_ago == 1 else "today"
    return f"on {_find_date(at_ms, country):%A}" if days_ago < _A_WEEK_DAYS else "a while ago"


def find_utc_offset_hours(country: str) -> float:
    """Return the hours from UTC by which the skill reckons in a country; 0 if it does not know the country."""
    return _UTC_OFFSETS_HOURS.get(country, 0.0)


def _find_date(at_ms: int, country: str) -> date:
    offset = timedelta(hours=find_utc_offset_hours(country))
    return (datetime.fromtimestamp(at_ms / 1_000, UTC) + offset).date()
