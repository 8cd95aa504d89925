"""Spoken sounds: the sound of what is said aloud, made once for the same words and kept in bounded memory."""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable

from skill.browser.spoken_parts import SpokenPart
from skill.deferred import Deferred

MAX_PARTS = 500
"""The most parts whose words are known; the least recently used is forgotten first."""

MAX_BYTES = 64 * 1024 * 1024
"""The most bytes of sound that are kept, about ten minutes; the least recently used is forgotten first."""


class SpokenSounds:
    """Sounds by the id of their words; a sound is made when it is first fetched."""

    def __init__(self, speak: Callable[[str, float], bytes | None]) -> None:
        self._speak, self._lock = speak, threading.Lock()
        self._sounds: OrderedDict[str, Deferred[bytes | None]] = OrderedDict()
        self._sizes_bytes: dict[str, int] = {}

    def add(self, part: SpokenPart) -> str:
        """Add the words of a part, and return their id."""
        part_id = hashlib.sha256(f"{part.rate} {part.words}".encode()).hexdigest()[:32]
        with self._lock:
            if part_id not in self._sounds:
                self._sounds[part_id] = Deferred(lambda: self._speak(part.words, part.rate))
            self._sounds.move_to_end(part_id)
            self._forget_oldest()
        return part_id

    def get(self, part_id: str) -> bytes | None:
        """Return the sound of this id as a WAV file; None if the id is unknown, or the voice cannot say its words."""
        with self._lock:
            sound = self._sounds.get(part_id)
        if sound is None:
            return None
        wav = sound.get()
        with self._lock:
            if part_id in self._sounds:
                self._sizes_bytes[part_id] = len(wav or b"")
                self._sounds.move_to_end(part_id)
                self._forget_oldest()
        return wav

    def _forget_oldest(self) -> None:
        while len(self._sounds) > 1 and (len(self._sounds) > MAX_PARTS or sum(self._sizes_bytes.values()) > MAX_BYTES):
            oldest, _ = self._sounds.popitem(last=False)
            self._sizes_bytes.pop(oldest, None)
