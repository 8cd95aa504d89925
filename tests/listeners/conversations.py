"""Conversations: what a listener does on a day, by kinds of days, as far as it makes requests."""

from collections.abc import Mapping

Turn = tuple[str, str | int]
"""What is done, and what with: ("say", words), or ("wait", seconds)."""

TO_THE_END_S = 2_400
"""Longer than the longest programme."""

CONVERSATIONS: Mapping[str, tuple[Turn, ...]] = {
    "opens it, and hears an exercise": (
        ("say", "open warm recall"),
        ("wait", 6),
        ("say", "play guided recall"),
        ("wait", TO_THE_END_S),
    ),
    "hears a short one, with a pause": (
        ("say", "play hand on heart"),
        ("wait", 20),
        ("say", "pause"),
        ("wait", 600),
        ("say", "resume"),
        ("wait", TO_THE_END_S),
    ),
    "asks, and hears what is offered": (
        ("say", "why does a hug help"),
        ("wait", 20),
        ("say", "yes"),
        ("wait", TO_THE_END_S),
    ),
    "hears talks in a row": (("say", "play cushioning"), ("wait", 900), ("say", "stop")),
    "falls asleep with it": (("say", "play the sleep exercise"), ("wait", TO_THE_END_S)),
    "looks in and leaves": (("say", "open warm recall"), ("wait", 6), ("say", "stop")),
}
"""Real conversations, which are had with the skill to measure them."""
