"""Device: a smart speaker that keeps the session, plays what it is told to, and reports it, as an Echo does."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

from tests.dialogues.heard import Heard

Json = dict[str, Any]

NEARLY_FINISHED = "AudioPlayer.PlaybackNearlyFinished"


@dataclass(kw_only=True)
class Player:
    """The player of a device."""

    token: str = ""
    offset_ms: int = 0
    activity: str = "IDLE"
    queue: list[Json] = field(default_factory=list)
    is_nearly_finished: bool = False
    """True if the end of this stream was announced already."""


class Line(Protocol):
    """The way from a device to the skill; each method returns the type of the request and the skill's answer."""

    def say(self, words: str, device: "Device") -> tuple[str, Json]:
        """Say words."""

    def report(self, kind: str, device: "Device", *, error: str = "") -> tuple[str, Json]:
        """Report a button or an event of the player."""


@dataclass(kw_only=True)
class Device:
    """A device, and what it remembers."""

    id: str
    line: Line
    interfaces: tuple[str, ...]
    duration_ms: Callable[[str], int]
    """The length of the stream with this token."""
    player: Player = field(default_factory=Player)
    session: Json | None = None
    """The attributes of the open session; None if none is open."""
    started: list[Json] = field(default_factory=list)
    """The streams that began since they were last looked at."""
    answers: list[tuple[str, Heard]] = field(default_factory=list)
    """The answers that came since they were last looked at, each with the type of its request."""

    def say(self, words: str) -> None:
        """Say words, and do what comes back."""
        self.take(*self.line.say(words, self))

    def report(self, kind: str, *, error: str = "") -> None:
        """Report what happened, and do what comes back."""
        self.take(*self.line.report(kind, self, error=error))

    def fail(self, error: str) -> None:
        """Report that the stream cannot be played; it stops here unless the skill says otherwise."""
        self.player.activity = "STOPPED"
        self.report("AudioPlayer.PlaybackFailed", error=error)

    def wait(self, time_ms: int) -> None:
        """Let time pass: the sound plays on, to its end and into what is queued."""
        while time_ms > 0 and self.player.activity == "PLAYING":
            left_ms = self.duration_ms(self.player.token) - self.player.offset_ms
            self.player.offset_ms += min(time_ms, left_ms)
            if time_ms >= left_ms:
                self._finish()
            time_ms -= left_ms

    def take(self, kind: str, answer: Json) -> None:
        """Do what an answer says."""
        heard = Heard(answer)
        self.answers.append((kind, heard))
        if kind in ("LaunchRequest", "IntentRequest", "SessionEndedRequest"):
            self.session = dict(answer.get("sessionAttributes") or {}) if heard.is_open else None
        for directive in heard.directives:
            self._obey(directive)

    def look(self) -> tuple[list[tuple[str, Heard]], list[Json]]:
        """Return the answers and the streams that began since the last look."""
        answers, started, self.answers, self.started = self.answers, self.started, [], []
        return answers, started

    def _obey(self, directive: Json) -> None:
        match directive["type"], directive.get("playBehavior"):
            case "AudioPlayer.Stop", _:
                self._stop()
            case "AudioPlayer.ClearQueue", _:
                self.player.queue.clear()
                if directive.get("clearBehavior") == "CLEAR_ALL":
                    self._stop()
            case "AudioPlayer.Play", "ENQUEUE":
                self.player.queue.append(directive["audioItem"]["stream"])
            case "AudioPlayer.Play", "REPLACE_ENQUEUED":
                self.player.queue[:] = [directive["audioItem"]["stream"]]
            case "AudioPlayer.Play", _:
                self.player.queue.clear()
                self._stop()
                self._start(directive["audioItem"]["stream"])

    def _stop(self) -> None:
        if self.player.activity == "PLAYING":
            self.player.activity = "STOPPED"
            self.report("AudioPlayer.PlaybackStopped")

    def _start(self, stream: Json) -> None:
        self.player = Player(
            token=stream["token"],
            offset_ms=stream.get("offsetInMilliseconds", 0),
            activity="PLAYING",
            queue=self.player.queue,
        )
        self.started.append(stream)
        self.report("AudioPlayer.PlaybackStarted")

    def _finish(self) -> None:
        """End the stream; what is queued after it begins, unless it expects another before it."""
        ended = self.player.token
        if not self.player.is_nearly_finished:
            self.player.is_nearly_finished = True
            self.report(NEARLY_FINISHED)
        self.player.activity = "FINISHED"
        self.report("AudioPlayer.PlaybackFinished")
        if following := next(self._list_fitting(ended), None):
            self.player.queue.remove(following)
            self._start(following)

    def _list_fitting(self, ended: str) -> Iterator[Json]:
        # A stream with the token of the one before it is not played: a device takes it for the same one.
        return (
            each
            for each in self.player.queue
            if each.get("expectedPreviousToken", ended) == ended and each["token"] != ended
        )
