"""Measure: have the conversations with the served skill, and note every request, every row and all sound."""

import re
import time
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, cast

from flask.testing import FlaskClient

from audio_pipeline.catalog import NAME, to_json
from skill.playback.bookmarks.bookmarks import Change, ListenerState
from skill.playback.bookmarks.memory import MemoryBookmarks
from tests.dialogues.clock import Clock
from tests.dialogues.device import Device
from tests.dialogues.dialogue import DEVICES
from tests.dialogues.served import BuiltIn, Served, serve
from tests.listeners.conversations import CONVERSATIONS, Turn
from tests.markdown import DOCS

SOUND_BYTES_PER_S = 16_000
"""MP3 at 128 kbit/s, as every programme is encoded."""

_DAY_MS = 86_400_000
_LENGTHS = DOCS / "content.md"
_LINE_BYTES = len(": \r\n")


@dataclass(frozen=True, kw_only=True)
class RequestCost:
    """A request to the skill."""

    at_s: int
    """Seconds since the conversation began."""
    in_bytes: int
    out_bytes: int
    reads: int
    """How often the state of the listener was read."""
    rows: int
    """The rows that were written."""


@dataclass(frozen=True, kw_only=True)
class SoundCost:
    """A stream that was begun."""

    at_s: int
    bytes: int


@dataclass(frozen=True, kw_only=True)
class DayCost:
    """A conversation of a listener whom the skill knows from the day before."""

    requests: tuple[RequestCost, ...]
    sounds: tuple[SoundCost, ...]
    cpu_ms: float
    """Processor time of all its requests, with the signature."""

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> "DayCost":
        return cls(
            requests=tuple(RequestCost(**each) for each in found["requests"]),
            sounds=tuple(SoundCost(**each) for each in found["sounds"]),
            cpu_ms=found["cpu_ms"],
        )


class CountingBookmarks(MemoryBookmarks):
    """Bookmarks that count how often they are read, and the rows that a table would write."""

    def __init__(self) -> None:
        super().__init__()
        self.reads = self.rows = 0

    def load(self, listener: str, device: str) -> ListenerState:
        self.reads += 1
        return super().load(listener, device)

    def save(self, listener: str, change: Change) -> bool:
        programmes = change.places.keys() | change.favourites.keys()
        self.rows += len(change.bookmarks) + len(programmes) + bool(change.said) + bool(change.forgotten_at_ms)
        return super().save(listener, change)


class CountingClient:
    """A client that notes what goes over the line, and what it takes."""

    def __init__(self, client: FlaskClient, bookmarks: CountingBookmarks, clock: Clock) -> None:
        self._client, self._bookmarks, self._clock = client, bookmarks, clock
        self.begin()

    def begin(self) -> None:
        """Begin another conversation."""
        self._began = self._clock()
        self.requests: list[RequestCost] = []
        self.cpu_ms = 0.0

    @property
    def at_s(self) -> int:
        return round((self._clock() - self._began).total_seconds())

    def post(self, path: str, *, data: bytes, headers: Mapping[str, str]) -> Any:
        self._bookmarks.reads = self._bookmarks.rows = 0
        began_s = time.thread_time()  # what is loaded meanwhile in another thread is no part of it
        answer = self._client.post(path, data=data, headers=dict(headers))
        self.cpu_ms += (time.thread_time() - began_s) * 1_000
        self.requests.append(
            RequestCost(
                at_s=self.at_s,
                in_bytes=len(data) + _count_bytes(headers.items()),
                out_bytes=len(answer.get_data()) + _count_bytes(answer.headers.items()),
                reads=self._bookmarks.reads,
                rows=self._bookmarks.rows,
            )
        )
        return answer


def measure(content: BuiltIn, folder: Path) -> dict[str, DayCost]:
    """Have every conversation on two days, and return what the second cost."""
    bookmarks = CountingBookmarks()
    with serve(_give_built_lengths(content), folder, local=False, bookmarks=bookmarks) as served:
        client = CountingClient(served.client, bookmarks, served.clock)
        counted = replace(served, client=cast("FlaskClient", client))
        return {name: _measure_second_day(name, turns, counted, client) for name, turns in CONVERSATIONS.items()}


def as_json(costs: Mapping[str, DayCost]) -> dict[str, Any]:
    return {name: asdict(cost) for name, cost in costs.items()}


def _give_built_lengths(content: BuiltIn) -> BuiltIn:
    """Return the content with the lengths that docs/content.md has of the built programmes."""
    rows = re.findall(r"^\| (?:↳ )?`([a-z-]+)` .*\| (\d+):([\d.]+) \|", _LENGTHS.read_text("utf-8"), re.MULTILINE)
    built_ms = {name: round((60 * int(minutes) + float(seconds)) * 1_000) for name, minutes, seconds in rows}
    releases = tuple(
        replace(each, duration_ms=built_ms.get(each.content_id, each.duration_ms)) for each in content.catalog.releases
    )
    catalog = replace(content.catalog, releases=releases)
    (content.store / NAME).write_text(to_json(catalog), "utf-8")
    return replace(content, catalog=catalog)


def _measure_second_day(name: str, turns: Iterable[Turn], served: Served, client: CountingClient) -> DayCost:
    device = Device(
        id="echo",
        line=served.connect(name, "echo", "en-US"),
        interfaces=DEVICES["echo"],
        duration_ms=lambda token: _find_duration_ms(token, served),
    )
    for _ in range(2):
        served.clock.pass_by(_DAY_MS)
        client.begin()
        sounds = _have(turns, device, served, client)
    return DayCost(requests=tuple(client.requests), sounds=tuple(sounds), cpu_ms=round(client.cpu_ms, 1))


def _have(turns: Iterable[Turn], device: Device, served: Served, client: CountingClient) -> list[SoundCost]:
    sounds: list[SoundCost] = []
    for action, what in turns:
        for _ in range(int(what) if action == "wait" else 1):
            if action == "say":
                device.say(str(what))
            else:
                served.clock.pass_by(1_000)
                device.wait(1_000)
            _, started = device.look()
            for stream in started:
                left_ms = _find_duration_ms(stream["token"], served) - stream.get("offsetInMilliseconds", 0)
                sounds.append(SoundCost(at_s=client.at_s, bytes=left_ms * SOUND_BYTES_PER_S // 1_000))
    return sounds


def _find_duration_ms(token: str, served: Served) -> int:
    catalog = served.content.catalog
    release = catalog.release(token) or catalog.of_content(token.partition(".")[0])
    assert release, token
    return release.duration_ms


def _count_bytes(headers: Iterable[tuple[str, str]]) -> int:
    return sum(len(name) + len(value) + _LINE_BYTES for name, value in headers)
