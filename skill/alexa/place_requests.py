"""Place requests: what a listener may ask of places, history and favourites; the values of one slot, and their reading.

As with short replies, one intent is enough for all of them, and the skill reads what was said, whichever intent
Alexa took it for.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from skill.safety.phrase_patterns import normalise_words

PLACE_TYPE = "PLACE_REQUEST"


class PlaceRequest(StrEnum):
    """A request about what was played, and where it stopped."""

    HISTORY = "history"
    YESTERDAY = "yesterday"
    FOLLOW = "follow"
    LIKE = "like"
    UNLIKE = "unlike"
    PLAY_FAVOURITES = "play-favourites"
    LIST_FAVOURITES = "list-favourites"
    FORGET_ME = "forget-me"


VALUES: Mapping[PlaceRequest, tuple[str, ...]] = {
    PlaceRequest.HISTORY: (
        "what did i listen to", "what have i listened to", "what did i hear", "what have i heard",
        "what did i listen to last", "what did i listen to yesterday", "what did i hear yesterday",
        "what did i listen to last time", "what did i hear last time", "what did we do last time",
        "what did i listen to last night", "what was the last one", "what was i listening to", "my history",
        "my listening history", "read me my history", "where did i stop", "where did i leave off", "where were we",
    ),
    PlaceRequest.YESTERDAY: (
        "the one from yesterday", "play the one from yesterday", "yesterday's one", "play yesterday's",
        "the one i heard yesterday", "play the one i heard yesterday", "play what i listened to yesterday",
        "play what i heard yesterday", "the one we did yesterday",
        "the same as yesterday", "play the same as yesterday",
        "the one from last night", "play the one from last night", "the one i heard last night",
        "go on with the one from yesterday", "continue the one from yesterday", "resume the one from yesterday",
        "resume yesterday's", "continue yesterday's",
    ),
    PlaceRequest.FOLLOW: (
        "continue on this speaker", "continue here", "continue it here", "continue on this device",
        "continue in this room", "resume on this speaker", "resume here", "resume it here", "resume on this device",
        "go on here", "go on on this speaker", "go on in this room", "carry on here", "carry on on this speaker",
        "carry on in this room", "keep going here", "play it here", "play it on this speaker", "play it in this room",
        "move it here", "bring it here", "move it to this speaker", "follow me",
        "continue from the other speaker", "continue what i was listening to in the other room",
    ),
    PlaceRequest.LIKE: (
        "i like this one", "i like this", "i love this one", "i love this", "i really like this one",
        "i really like this", "this is my favourite", "this is my favorite", "this one is my favourite",
        "this one is my favorite", "this is one of my favourites", "this is one of my favorites",
        "add this to my favourites", "add this to my favorites", "add this one to my favourites",
        "add this one to my favorites", "add it to my favourites", "add it to my favorites", "make this a favourite",
        "make this a favorite", "remember this one", "save this one", "keep this one",
    ),
    PlaceRequest.UNLIKE: (
        "forget this one", "forget that one", "remove this one", "remove this from my favourites",
        "remove this from my favorites", "remove this one from my favourites", "remove this one from my favorites",
        "take this off my favourites", "take this off my favorites", "take this one off my favourites",
        "take this one off my favorites", "this is not my favourite any more", "this is not my favorite anymore",
    ),
    PlaceRequest.PLAY_FAVOURITES: (
        "play my favourites", "play my favorites", "play my favourite", "play my favorite", "my favourites",
        "my favorites", "my favourite", "my favorite", "play me my favourites", "play me my favorites",
        "play one of my favourites", "play one of my favorites", "play my favourite one", "play my favorite one",
        "play the ones i like", "play something i like", "play one i like",
    ),
    PlaceRequest.LIST_FAVOURITES: (
        "what are my favourites", "what are my favorites", "which are my favourites", "which are my favorites",
        "list my favourites", "list my favorites", "read me my favourites", "read me my favorites",
        "what is my favourite", "what is my favorite", "which ones do i like",
    ),
    PlaceRequest.FORGET_ME: (
        "forget me", "forget everything", "forget everything about me", "forget all about me", "forget all of it",
        "forget what you know about me", "forget everything you know about me", "forget my history",
        "delete my history", "clear my history", "delete my data", "erase my data", "delete everything about me",
        "delete my favourites and my history",
    ),
}  # fmt: skip
"""The words for each request; the first is its name in the slot."""

_COURTESIES = re.compile(
    r"^((alexa|ok|okay|so|well|hey|just|now|yes|and|then|please|can you|could you|would you|let us|"
    r"i want|i (want|like) you) )+|"
    r"( (alexa|now|then|again|thanks|thank you|for me|please))+$"
)
"""Words before and after a request that do not change it, from normalise_words()."""


def list_place_phrases() -> Iterator[str]:
    """Yield all phrases."""
    for words in VALUES.values():
        yield from words


def read_place_request(words: Iterable[str]) -> PlaceRequest | None:
    """Return the request that any of these wordings makes, from normalise_words(); None if none does.

    The whole wording has to be the request, with courtesies at most.
    """
    return next(filter(None, (_REQUESTS.get(_strip_courtesies(each)) for each in words)), None)


def _strip_courtesies(words: str) -> str:
    british = words.replace("favorite", "favourite")
    return _COURTESIES.sub("", british) or british


_REQUESTS = {
    _strip_courtesies(normalise_words(phrase)): request for request, phrases in VALUES.items() for phrase in phrases
}
