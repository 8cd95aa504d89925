"""Refused: a request that cannot be shown to come from Alexa, to us, now."""


class RefusedError(Exception):
    """Why, in one word for the log; the caller is told nothing."""
