"""How soon and how well somebody who asks the browser speaker aloud is understood and answered.

Each phrase is spoken by each voice of this machine, in a room with noise, and goes through the routes of the page:
words, answer, first sound. What the page itself adds, some ten milliseconds, is not in it.
"""

import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import jiwer
import numpy as np
from flask.testing import FlaskClient
from whisper_normalizer.english import EnglishTextNormalizer

from skill.app import create_app
from skill.settings import Settings
from tests.bench.figures import Figure
from tests.bench.run import Run
from tests.bench.spoken import find_voices, speak_in_room
from tests.catalogs import publish_built_in
from tests.skill.browser.visits import HOST, get, post

ABOUT = "4 minutes"

_PHRASES = (
    "Play guided recall.", "Play the twenty-second hug.", "Play hand on heart.", "Play settling.", "Pause.", "Resume.",
    "Stop.", "Next.", "Something short.", "What is playing?", "How much time is left?", "Start over.", "Help.",
    "What can I play?", "Why does a hug help?", "What is oxytocin?", "How long should a hug last?",
    "Is this backed by science?", "Does holding hands do anything?", "I can't sleep.", "I feel lonely.",
    "Can a pet calm me down?", "How does touch lower cortisol?", "Play circle of care with a friend.",
)  # fmt: skip
"""What the interaction model and the examples of the answers have listeners say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """One phrase that was asked aloud."""

    phrase: str
    heard: str
    is_right: bool
    """The answer is the one to the typed phrase."""
    words_s: float
    sound_s: float
    words_cpu_s: float


def figures(here: Run) -> tuple[Figure, ...]:
    """Ask everything aloud, and compare with what is typed."""
    with here.folder() as folder:
        store = folder / "store"
        store.mkdir()
        publish_built_in(store, folder / "cache")
        client = create_app(Settings(catalog=str(store), local=True)).test_client()
        if not get(client, "/speaker/voice").json["hears"]:
            here.tell("the recogniser is not installed: scripts/setup ears")
            return ()
        _say(client, "why does a hug help")  # what answers is loaded now
        memory_mb = _measure_memory_mb()
        return _compare(list(_ask_everything(client, _PHRASES[:4] if here.quick else _PHRASES)), memory_mb)


def _compare(asked: Sequence[_Asked], memory_mb: float) -> tuple[Figure, ...]:
    normalise = EnglishTextNormalizer()
    errors = jiwer.wer([normalise(each.phrase) for each in asked], [normalise(each.heard) for each in asked])
    return (
        Figure(what="phrases asked aloud, by every voice", measured=len(asked)),
        _make_figure("from the end of speech to its words, p50", [each.words_s for each in asked], 50, 0.6),
        _make_figure("… p95", [each.words_s for each in asked], 95, 1.0),
        _make_figure("… processor time, p50", [each.words_cpu_s for each in asked], 50),
        _make_figure("from the end of speech to the first sound of the answer, p50", _sounds(asked), 50, 1.0),
        _make_figure("… p95", _sounds(asked), 95, 1.6),
        Figure(what="words that were misheard", measured=100 * float(errors), unit="%", at_most=12),
        Figure(
            what="the same answer as to the typed words",
            measured=100 * sum(each.is_right for each in asked) / len(asked), unit="%", at_least=90,
        ),
        Figure(what="memory of the process with voice, recogniser and skill", measured=memory_mb, unit="MB"),
    )  # fmt: skip


def _make_figure(what: str, seconds: Sequence[float], percentile: int, at_most: float | None = None) -> Figure:
    return Figure(what=what, measured=float(np.percentile(seconds, percentile)), unit="s", at_most=at_most)


def _sounds(asked: Sequence[_Asked]) -> list[float]:
    return [each.sound_s for each in asked]


def _ask_everything(client: FlaskClient, phrases: Sequence[str]) -> Iterator[_Asked]:
    sounds = [(phrase, speak_in_room(voice, phrase)) for voice in find_voices() for phrase in phrases]
    for phrase, samples in sounds:
        yield _ask_aloud(client, phrase, samples)


def _ask_aloud(client: FlaskClient, phrase: str, samples: bytes) -> _Asked:
    """Send the sound, then its words, then fetch the first sound of the answer: as the page does."""
    start, start_cpu = time.perf_counter(), time.process_time()
    headers = {"Host": HOST, "Origin": f"http://{HOST}", "Content-Type": "audio/l16;rate=16000"}
    recognised: Any = client.post("/speaker/words", data=samples, headers=headers)
    heard = recognised.json["words"]
    words_s, words_cpu_s = time.perf_counter() - start, time.process_time() - start_cpu
    answer = _say(client, heard)
    speech = answer["response"].get("response", {}).get("outputSpeech")
    if speech:
        _fetch_first_sound(client, speech)
    sound_s = time.perf_counter() - start
    is_right = _find_target(answer) == _find_target(_say(client, phrase))
    return _Asked(
        phrase=phrase, heard=heard, is_right=is_right, words_s=words_s, sound_s=sound_s, words_cpu_s=words_cpu_s
    )


def _say(client: FlaskClient, words: str) -> Any:
    return post(client, "/speaker/hear", {"said": words or "…"}).json


def _fetch_first_sound(client: FlaskClient, speech: Any) -> None:
    parts = post(client, "/speaker/speech", {"speech": speech}).json["parts"]
    if parts:
        get(client, parts[0]["url"])


def _find_target(answer: Any) -> tuple[str, tuple[str, ...]]:
    """Return what was understood: the intent, and the values of its slots that the model knows."""
    intent = answer["request"]["request"].get("intent", {})
    slots = intent.get("slots", {}).values()
    return intent.get("name", ""), tuple(sorted(str(each.get("resolutions", "")) for each in slots))


def _measure_memory_mb() -> float:
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - a file of the kernel
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1_000_000
