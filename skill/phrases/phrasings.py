"""Phrasings: the sentences that a listener hears often, each in several ways, and which way is said."""

from collections.abc import Sequence

NOT_CAUGHT = ("I didn't catch that.", "Sorry, I missed that.", "That one got past me.")
UNKNOWN = (
    "I don't know that one.",
    "That's beyond me, I'm afraid.",
    "I'd only be guessing there, so I'd rather not.",
    "I wish I knew that one.",
)
WELCOME_BACK = ("Welcome back.", "Good to have you back.", "Hello again.")
BEGIN = ("Here is {title}.", "Here comes {title}.", "Gladly. This is {title}.")
GOODBYE = (
    "Goodbye, and be kind to yourself. I'm here whenever you like.",
    "Goodbye. It was good to have you here.",
    "Take good care. Come back whenever you like.",
)
LEAVE_IN_PEACE = (
    "All right, I'll leave you in peace. Come back whenever you like.",
    "Of course. I'm here whenever you want me.",
    "All right. Be kind to yourself, and come back any time.",
)
YOU_ARE_WELCOME = ("You're welcome.", "It's a pleasure.", "Any time.")
TAKE_CARE = "Take good care of yourself."

REPEATED = (NOT_CAUGHT, UNKNOWN, WELCOME_BACK, BEGIN, GOODBYE, LEAVE_IN_PEACE, YOU_ARE_WELCOME)
"""All of them. What is kept of a listener counts them in this order: add new ones at the end."""


def find_due_index(phrasings: Sequence[str], n_said: int = 0, previous_speech: str = "") -> int:
    """Return the place of the phrasing after the one in the last speech; if none is in it, of the one after n_said."""
    next_to_last = (at + 1 for at, each in enumerate(phrasings) if each in previous_speech)
    return next(next_to_last, n_said) % len(phrasings)


def choose_first(_: object, phrasings: Sequence[str]) -> str:
    """Return the first phrasing, where nothing is known of the listener."""
    return phrasings[0]
