"""Clock: times of a programme as people and players write them (pure)."""

_MINUTE_MS = 60_000


def format_clock(ms: int, decimals: int = 0) -> str:
    """Return a time as minutes and seconds, 2:05 or 62:05, with up to 3 decimals; what is finer is cut off."""
    minutes, rest_ms = divmod(ms, _MINUTE_MS)
    seconds, left_ms = divmod(rest_ms, 1000)
    return f"{minutes}:{seconds:02}" + (f".{left_ms:03}"[: 1 + decimals] if decimals else "")


def format_timestamp(ms: int) -> str:
    """Return a time as WebVTT writes it: 01:02:05.250."""
    hours, rest_ms = divmod(ms, 60 * _MINUTE_MS)
    return f"{hours:02}:{format_clock(rest_ms, 3).zfill(len('00:00.000'))}"
