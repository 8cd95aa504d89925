"""The same words are spoken once, and the memory of their sounds is bounded."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from skill.browser import spoken_sounds
from skill.browser.spoken_parts import SpokenPart
from skill.browser.spoken_sounds import SpokenSounds
from tests.skill.browser.engines import ToneVoice


def part(words: str, rate: float = 1.0) -> SpokenPart:
    return SpokenPart(words=words, rate=rate, pause_after_ms=100)


def test_the_same_words_are_spoken_once() -> None:
    voice = ToneVoice()
    sounds = SpokenSounds(voice.speak)
    first = sounds.get(sounds.add(part("A hug.")))
    assert first
    assert sounds.get(sounds.add(part("A hug."))) == first
    assert voice.said == ["A hug."]


def test_who_asks_while_it_is_spoken_waits_for_the_same_sound() -> None:
    started, may_end = threading.Event(), threading.Event()
    spoken: list[str] = []

    def speak_slowly(words: str, rate: float) -> bytes:
        del rate
        spoken.append(words)
        started.set()
        may_end.wait(5)
        return b"sound"

    sounds = SpokenSounds(speak_slowly)
    known = sounds.add(part("A hug."))
    with ThreadPoolExecutor(2) as pool:
        both = [pool.submit(sounds.get, known) for _ in range(2)]
        started.wait(5)
        may_end.set()
        assert [each.result() for each in both] == [b"sound", b"sound"]
    assert spoken == ["A hug."]


def test_another_speed_is_another_sound() -> None:
    voice = ToneVoice()
    sounds = SpokenSounds(voice.speak)
    for rate in (1.0, 0.8):
        sounds.get(sounds.add(part("A hug.", rate)))
    assert voice.rates == [1.0, 0.8]


def test_an_unknown_id_has_no_sound() -> None:
    assert SpokenSounds(ToneVoice().speak).get("0" * 32) is None


def test_the_least_recently_used_words_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spoken_sounds, "MAX_PARTS", 2)
    sounds = SpokenSounds(ToneVoice().speak)
    one, two = sounds.add(part("One.")), sounds.add(part("Two."))
    sounds.get(one)
    three = sounds.add(part("Three."))
    assert [sounds.get(each) is not None for each in (one, two, three)] == [True, False, True]


def test_no_more_bytes_are_kept_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spoken_sounds, "MAX_BYTES", 25)
    voice = ToneVoice()
    sounds = SpokenSounds(lambda words, rate: voice.speak(words, rate) and b"ten bytes.")
    ids = [sounds.add(part(f"Number {number}.")) for number in range(3)]
    assert [sounds.get(each) for each in ids] == [b"ten bytes."] * 3
    assert sounds.get(ids[0]) is None
    assert sounds.get(ids[2]) == b"ten bytes."
