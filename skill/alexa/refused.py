"""Refused: the error of a request that is not proved to come from Alexa, for this skill, now."""


class RefusedError(Exception):
    """A request is refused; the message is the reason, for the log alone."""
