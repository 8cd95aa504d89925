"""Dialogue: a conversation as a file has it, and the turns of which it consists."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

LOCALES = ("en-US", "en-GB", "en-AU", "en-CA", "en-IN")

DEVICES: Mapping[str, tuple[str, ...]] = {
    "echo": ("AudioPlayer",),
    "kitchen": ("AudioPlayer",),
    "bedroom": ("AudioPlayer",),
    "echo show": ("AudioPlayer", "Alexa.Presentation.APL", "Display"),
    "fire tv": ("Alexa.Presentation.APL",),
}
"""The devices that a dialogue may name, and the interfaces that each has."""

ACTIONS = ("say", "press", "wait", "fails", "send", "could")
"""What may happen in a turn; exactly one of them does."""

NOTHING, ANYTHING = "nothing", "anything"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One thing that a listener or a device does, and what must come back."""

    line: int
    """The line of the file at which the turn begins."""
    action: str
    what: str
    """The words that are said, the button, the time that passes, the error, or the request."""
    device: str
    listener: str = ""
    slots: Mapping[str, str] = field(default_factory=dict)
    at_ms: int | None = None
    """The place in the sound that a device reports; None for the place where it is."""
    plays: tuple[str, ...] = ()
    """The programmes of which one must begin; none if no sound may begin."""
    from_ms: int | None = 0
    """The place at which it must begin; None for any."""
    queues: tuple[str, ...] = ()
    hear: tuple[str, ...] = ()
    not_hear: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    is_silent: bool = False
    is_open: bool | None = None
    asks: bool | None = None
    stops: bool | None = None
    clears: bool | None = None
    can: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialogue:
    """A conversation from its beginning, by a listener whom the skill does not know."""

    file: str
    line: int
    title: str
    locale: str
    turns: tuple[Turn, ...]
    is_for_alexa_only: bool

    @property
    def topic(self) -> str:
        """What the file is about: its name."""
        return PurePath(self.file).stem

    @property
    def suits_browser(self) -> bool:
        """True if the browser speaker can have this conversation: it is one device of one listener."""
        devices = {(each.device, each.listener) for each in self.turns}
        is_simple = all(each.action not in ("send", "could") for each in self.turns)
        return not self.is_for_alexa_only and is_simple and devices == {("echo", "")}


class DialogueError(Exception):
    """A file of dialogues cannot be read; the message says the file, the line, what is wrong and what to write."""
