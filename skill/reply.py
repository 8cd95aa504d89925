"""Reply: what the skill answers, in no assistant's format."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """Play this sound from here on."""

    token: str
    """The id of the Release: what a player later reports about."""
    url: str
    offset_ms: int
    title: str
    subtitle: str
    artwork_url: str
    enqueue_after: str | None = None
    """The token after which it is heard; None: at once."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Be silent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a screen shows beside the words."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionState:
    """What an open conversation remembers; the assistant keeps it, and we never do."""

    offer: str = ""
    """What "yes" would start: a content_id, or RESUME."""
    choices: tuple[str, ...] = ()
    """The ids of the answers in "A or B?"."""
    crisis: str = ""
    """The id of the crisis answer that was just given."""
    wanted: str = ""
    """What was asked for after a crisis answer; it is given when asked for twice."""
    missed: int = 0
    """How many times in a row nothing was understood."""
    gate: str = ""
    """The content_id of the programme that plays if the listener says "continue"."""
    speech: str = ""
    """What was said last, for "repeat"."""
    reprompt: str = ""


RESUME = "resume"
"""The offer to go on where the listener stopped. No content may have this id: ids of offers are content ids."""

EMPTY_STATE = SessionState()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer: words, a directive, both or neither."""

    speech: str = ""
    reprompt: str = ""
    """The question that is left open."""
    directive: Play | Stop | None = None
    card: Card | None = None
    session_state: SessionState = EMPTY_STATE

    @property
    def ends_session(self) -> bool:
        """Whether the session ends: only a question leaves it open."""
        return not self.reprompt
