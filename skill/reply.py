"""Reply: the skill's answer, in no assistant's format."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """The directive to play a sound from an offset."""

    token: str
    """The id of the Release, and a round number if it plays after itself; the player's reports name it."""
    url: str
    offset_ms: int
    title: str
    subtitle: str
    artwork_url: str
    enqueue_after: str | None = None
    """The token of the stream after which it plays; None to play at once."""
    replaces_queue: bool = False
    """True to play after the current stream, instead of all that is enqueued."""
    duration_ms: int = 0
    chapters: tuple[str, ...] = ()
    """The titles of its parts, in order."""


@dataclass(frozen=True, slots=True)
class Stop:
    """The directive to stop playback."""


@dataclass(frozen=True, slots=True)
class ClearQueue:
    """The directive to drop all that is enqueued; what plays now goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The text that a screen shows beside the spoken words."""

    title: str
    text: str
    image_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionState:
    """The state of an open session; the assistant stores it, the skill does not."""

    offer: str = ""
    """The offer that "yes" accepts: a content_id, or RESUME or another constant below; empty if there is none."""
    programmes: tuple[str, ...] = ()
    """The content ids of the programmes for a need: the one that was offered last, then the others, the best first."""
    choices: tuple[str, ...] = ()
    """The ids of the answers in "A or B?"; it is open until one of them is said."""
    answer: str = ""
    """The id of the answer that was given last."""
    crisis: str = ""
    """The id of the crisis answer that was just given."""
    wanted: str = ""
    """The thing asked for after a crisis answer; it is given when asked for a second time."""
    missed: int = 0
    """Misses in a row: requests that were not understood."""
    gate: str = ""
    """The content_id of the programme that plays if the listener says "continue"."""
    speech: str = ""
    """The last words said, for "repeat"."""
    reprompt: str = ""


RESUME = "resume"
"""The offer to resume. Other offers are content ids, so no content may have this id."""

SOMETHING_ELSE = "something else"
"""The offer of something else. No content id has a space, as this and the offers below do."""

LIST = "the list"
"""The offer to list everything that can be played."""

REST_OF_LIST = "the rest of the list"
"""The offer to tell more of the list; the session's programmes are the ones that were told last."""

MORE = "tell more"
"""The offer to say more of the last answer."""

SAY_AGAIN = "say again"
"""The offer to say the last words once more."""

FOLLOW = "the other device"
"""The offer to go on with what another device has played."""

FORGET = "to forget"
"""The offer to forget everything about the listener."""

FORGET_FOR_GOOD = "to forget for good"
"""The same offer, made a second time."""

FAVOURITES = "the favourites"
"""The offer to play the listener's favourites."""

TIMER = "the sleep timer"
"""The offer to set a sleep timer; a length accepts it."""

RESUME_PREFIX = "resume "
"""Before a content id: the offer to go on with that programme."""

EMPTY_STATE = SessionState()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer: words, a directive, both or neither."""

    speech: str = ""
    reprompt: str = ""
    """The question that keeps the session open; empty if none does."""
    directive: Play | Stop | ClearQueue | None = None
    card: Card | None = None
    session_state: SessionState = EMPTY_STATE
    is_slow: bool = False
    """True if the words are to be said slowly."""
    is_help: bool = False
    """True if the words tell whom to call: nothing is said before them."""

    @property
    def ends_session(self) -> bool:
        """True if the session ends: only a question keeps it open."""
        return not self.reprompt
