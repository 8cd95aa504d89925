"""Tokens: the names by which a player tells the streams apart (pure).

A token is the id of a Release. A programme that is enqueued after itself also has the number of its round, because a
player does not play a stream that is enqueued with the token of the one before it. The stream that ends early, for a
sleep timer, also has the place in the programme at which it ends: RELEASE#ROUND~PLACE_MS.
"""

_ROUND, _PLACE = "#", "~"


def parse_release_id(token: str) -> str:
    """Return the id of the Release that a token names."""
    return token.partition(_ROUND)[0]


def parse_ending_place_ms(token: str) -> int | None:
    """Return the place in the programme at which the stream ends early; None if it plays to the programme's end."""
    place = token.partition(_ROUND)[2].partition(_PLACE)[2]
    return int(place) if place.isdecimal() else None


def limit_offset_ms(token: str, offset_ms: int) -> int:
    """Return the place in the programme of an offset in a stream: what fades out at an early end is behind it."""
    place_ms = parse_ending_place_ms(token)
    return offset_ms if place_ms is None else min(offset_ms, place_ms)


def name_next_round(token: str) -> str:
    """Return the token of the same Release for the next round."""
    release_id, _, rest = token.partition(_ROUND)
    number = rest.partition(_PLACE)[0]
    return f"{release_id}{_ROUND}{(int(number) if number.isdecimal() else 0) + 1}"


def name_ending(token: str, place_ms: int) -> str:
    """Return the token of the stream that is the same, but ends early at a place."""
    release_id, _, rest = token.partition(_ROUND)
    return f"{release_id}{_ROUND}{rest.partition(_PLACE)[0]}{_PLACE}{place_ms}"
