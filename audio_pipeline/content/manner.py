"""Manner: how a programme changes from its first words to its last; one that descends leads into sleep (pure)."""

DESCEND = "descend"
"""The voice grows softer and slower, then the bed is heard alone, and fades."""

MANNERS = (DESCEND,)
"""All of them; a programme without a manner stays as it is from its beginning to its end."""

RECIPE = 1
"""Increased whenever a manner would sound different."""

LAST_RATE = 0.5
"""The speed of the last words against the voice's own pace: about 90 words a minute where phrases have pauses."""

LAST_LEVEL_DB = -9.0
"""The level of the last words against the first ones."""

LAST_PAUSE_FACTOR = 1.6
"""How many times as long the natural pauses between the last words are."""

BED_ALONE_MS, BED_FADE_MS = 60_000, 60_000
"""The time in which the bed is heard alone after the last words, and that in which it fades."""


def calculate_level_db(place: float) -> float:
    """Return the level of words at a place from 0, where the first are, to 1, where the last are.

    It sinks slowly at first, so that the opening is as clear as that of any other programme.
    """
    return round(LAST_LEVEL_DB * place * place, 1)


def calculate_rate(rate: float, place: float, form_rate: float) -> float:
    """Return the speed of words at a place, given the usual one, and that of a form against its usual voice."""
    return round(rate + (min(rate, LAST_RATE * form_rate) - rate) * place, 3)


def calculate_pause_ms(ms: int, place: float) -> int:
    """Return the length of a natural pause at a place, given the usual one."""
    return round(ms * (1 + (LAST_PAUSE_FACTOR - 1) * place))


def count_levelled(n_steps: int, manner: str) -> int:
    """Return how many steps of a programme, all of one length and from the first, are held to the target loudness.

    They are all steps, or the first half where the rest is meant to be softer.
    """
    return -(-n_steps // 2) if manner == DESCEND else n_steps
