"""Tokens: the names by which a player tells the streams apart (pure).

A token is the id of a Release. A programme that is enqueued after itself also has the number of its round, because a
player does not play a stream that is enqueued with the token of the one before it.
"""

_ROUND = "#"


def parse_release_id(token: str) -> str:
    """Return the id of the Release that a token names."""
    return token.partition(_ROUND)[0]


def name_next_round(token: str) -> str:
    """Return the token of the same Release for the next round."""
    release_id, _, number = token.partition(_ROUND)
    return f"{release_id}{_ROUND}{(int(number) if number.isdecimal() else 0) + 1}"
