"""Run: has a dialogue with the skill, and lists what is not as its file says."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from audio_pipeline.catalog import Catalog
from skill.playback.endings import find_ending
from tests.dialogues.clock import Clock
from tests.dialogues.device import Device, Line
from tests.dialogues.dialogue import ANYTHING, DEVICES, Dialogue, Turn
from tests.dialogues.dialogue_file import parse_time_ms
from tests.dialogues.heard import Heard, holds, list_breaches
from tests.dialogues.lines import SignedLine

Json = dict[str, Any]

_BUTTON = "PlaybackController.{}CommandIssued"


@dataclass(frozen=True, kw_only=True)
class Conversation:
    """One listener's, or several listeners', devices during a dialogue."""

    dialogue: Dialogue
    catalog: Catalog
    clock: Clock
    connect: Callable[[str, str], Line]
    """Makes the line of a device, from the device's name and the listener's."""
    devices: dict[tuple[str, str], Device] = field(default_factory=dict)

    def list_faults(self) -> Iterator[str]:
        """Have the dialogue; yield each thing that is not as its file says."""
        for turn in self.dialogue.turns:
            device = self._find_device(turn)
            self._act(turn, device)
            answers, started = device.look()
            for fault in self._judge(turn, device, answers, started):
                yield f"{self.dialogue.file}, line {turn.line}: {turn.action} “{turn.what}”: {fault}"

    def _find_device(self, turn: Turn) -> Device:
        key = (turn.device, turn.listener)
        if key not in self.devices:
            self.devices[key] = Device(
                id=turn.device,
                line=self.connect(*key),
                interfaces=DEVICES[turn.device],
                duration_ms=self._find_duration_ms,
            )
        return self.devices[key]

    def _find_duration_ms(self, token: str) -> int:
        release = self.catalog.release(token) or self.catalog.of_content(token.partition(".")[0])
        ending = find_ending(release, token) if release else None
        return ending.duration_ms if ending else release.duration_ms if release else 0

    def _act(self, turn: Turn, device: Device) -> None:
        self.clock.pass_by(1_000)
        match turn.action:
            case "say":
                device.say(turn.what)
            case "press":
                device.report(_BUTTON.format(turn.what.capitalize()))
            case "wait":
                self._wait(parse_time_ms(turn.what) or 0)
            case "fails":
                device.fail(turn.what)
            case _:
                assert isinstance(device.line, SignedLine), "the page of the browser speaker cannot send this"
                device.take(*device.line.send(turn, device))

    def _wait(self, time_ms: int) -> None:
        self.clock.pass_by(time_ms)
        for device in self.devices.values():
            device.wait(time_ms)

    # --- what came back ---------------------------------------------------------------------------------------

    def _judge(
        self, turn: Turn, device: Device, answers: list[tuple[str, Heard]], started: list[Json]
    ) -> Iterator[str]:
        for kind, heard in answers:
            yield from list_breaches(heard, kind, device.interfaces)
        yield from self._judge_sound(turn, started)
        if turn.action != "wait" and answers:
            yield from self._judge_answer(turn, answers[0][1])

    def _judge_sound(self, turn: Turn, started: list[Json]) -> Iterator[str]:
        """Compare what began with what must begin; if a queue began, its last stream counts."""
        began = started[-1] if started else None
        name = self._name(str(began["token"])) if began else "nothing"
        if not turn.plays and began:
            yield f"{name} begins, and nothing may"
        elif turn.plays and not _is_one_of(name, turn.plays):
            yield f"{name} begins instead of {' or '.join(turn.plays)}"
        elif began and turn.from_ms is not None and began.get("offsetInMilliseconds", 0) != turn.from_ms:
            yield f"{name} begins at {began.get('offsetInMilliseconds', 0)} ms instead of {turn.from_ms} ms"

    def _judge_answer(self, turn: Turn, heard: Heard) -> Iterator[str]:
        queued = [each["audioItem"]["stream"]["token"] for each in heard.plays if each["playBehavior"] != "REPLACE_ALL"]
        name = self._name(queued[0]) if queued else "nothing"
        if name not in (turn.queues or ("nothing",)):
            yield f"{name} is queued instead of {' or '.join(turn.queues) or 'nothing'}"
        for words in turn.hear:
            if not holds(heard.speech, words):
                yield f"“{words}” is missing in “{heard.speech}”"
        for words in turn.not_hear:
            if holds(heard.speech, words):
                yield f"“{words}” is in “{heard.speech}”"
        for words in turn.shows:
            if not holds(heard.shown, words):
                yield f"“{words}” is not shown in {heard.shown}"
        if turn.is_silent and heard.speech:
            yield f"“{heard.speech}” is said, and nothing may be"
        yield from _judge_state(turn, heard)

    def _name(self, token: str) -> str:
        """Return the content id of a stream, however its token ends."""
        release = self.catalog.release(token)
        return release.content_id if release else token.partition(".")[0]


def _judge_state(turn: Turn, heard: Heard) -> Iterator[str]:
    if turn.is_open is not None and turn.is_open != heard.is_open:
        yield f"the conversation is {'open' if heard.is_open else 'closed'} after “{heard.speech}”"
    if turn.asks is not None and turn.asks != heard.speech.rstrip().endswith("?"):
        yield f"“{heard.speech}” {'asks nothing' if turn.asks else 'asks something'}"
    if turn.stops is not None and turn.stops != heard.has("AudioPlayer.Stop"):
        yield "the sound is not stopped" if turn.stops else "the sound is stopped"
    if turn.clears is not None and turn.clears != heard.has("AudioPlayer.ClearQueue"):
        yield "the queue is not cleared" if turn.clears else "the queue is cleared"
    if turn.can and turn.can != heard.can:
        yield f"the skill says that it can: {heard.can or 'nothing'}"


def _is_one_of(name: str, wanted: Iterable[str]) -> bool:
    return name != "nothing" and (ANYTHING in wanted or name in wanted)
