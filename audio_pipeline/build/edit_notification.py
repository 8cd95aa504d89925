"""Edit notification: after a save, the first programme and chapter that sound different."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from audio_pipeline.audio_format import FRAME_SAMPLES, SAMPLE_RATE_HZ
from audio_pipeline.catalog import EDIT_NOTIFICATION, Release
from audio_pipeline.content.library import Library
from audio_pipeline.content.model import Content
from audio_pipeline.signal.mp3 import FRAME_BYTES
from audio_pipeline.stores.store import CACHE_BRIEFLY, Blob, Store

_LOOK_AHEAD_MS = 300
"""A bed goes down before the words, and an encoder looks ahead: so much may change before the chapter that did."""

_MIN_CHANGED = 2

_ID3_HEAD_BYTES = 10
"""Of an ID3v2 tag: "ID3", version, flags, and the length of the rest in four times seven bits."""


ReleasePair = tuple[Release | None, Release]
"""The release of a programme before a build, if there was one, and after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditNotification:
    """What an editor wants to hear next."""

    content_id: str
    release_id: str
    offset_ms: int
    chapter: str
    """The title of the chapter that begins there; empty if it has none."""


def choose_first_build(before: Library, now: Library) -> Library | None:
    """What to build first of many programmes that were changed: one of them, beside the others as they were.

    Nobody can listen to more than one: its variants, which share most of its words, may follow. None if there are no
    others to wait for.
    """
    known = {content.id: content for content in before.programmes}
    changed = [content for content in now.programmes if known.get(content.id, content) != content]
    if len(changed) < _MIN_CHANGED:
        return None
    first = min(changed, key=_is_variant)
    later = {content.id: known[content.id] for content in changed if content is not first}
    return replace(now, contents=tuple(later.get(content.id, content) for content in now.contents))


def find_first_edit(made: Iterable[ReleasePair], store: Store) -> EditNotification | None:
    """The first programme whose sound is another one than in the release before it; None if all sound as they did."""
    for old, new in sorted(made, key=lambda pair: _is_variant(pair[1])):
        start_ms = _find_change_ms(old, new, store)
        if start_ms is not None:
            return _locate_chapter(new, start_ms, store)
    return None


def put_notification(notification: EditNotification | None, store: Store) -> None:
    """Tell whoever looks into the store, if there is something to hear."""
    if notification:
        data = json.dumps(asdict(notification), ensure_ascii=False).encode()
        store.put(Blob(name=EDIT_NOTIFICATION, data=data, content_type="application/json", cache_control=CACHE_BRIEFLY))


def find_first_difference(old: bytes, new: bytes) -> int | None:
    """The first byte that is not the same in both; None if they are the same throughout."""
    same, past = 0, min(len(old), len(new))
    while same < past:
        middle = (same + past) // 2
        if old[same : middle + 1] == new[same : middle + 1]:
            same = middle + 1
        else:
            past = middle
    return None if len(old) == len(new) == same else same


def _is_variant(each: Content | Release) -> bool:
    return bool(each.variant_of)


def _find_change_ms(old: Release | None, new: Release, store: Store) -> int | None:
    """When a release first sounds otherwise than the one before it; None if it never does."""
    before, after = _read_frames(old.url, store) if old else b"", _read_frames(new.url, store)
    at = find_first_difference(before, after)
    return None if at is None else at // FRAME_BYTES * FRAME_SAMPLES * 1_000 // SAMPLE_RATE_HZ


def _read_frames(name: str, store: Store) -> bytes:
    """The frames of an MP3 of ours, without its tag and the frame of facts in front; nothing if it is gone."""
    held = store.get(name)
    if held is None:
        return b""
    size = 0
    for seven_bits in held.data[6:_ID3_HEAD_BYTES]:
        size = size << 7 | seven_bits
    return held.data[_ID3_HEAD_BYTES + size + FRAME_BYTES :]


def _locate_chapter(release: Release, start_ms: int, store: Store) -> EditNotification:
    starts = {round(each["startTime"] * 1_000): str(each["title"]) for each in _read_chapters(release, store)}
    begun = [ms for ms in starts if ms <= start_ms + _LOOK_AHEAD_MS]
    offset_ms = max(begun, default=0)
    return EditNotification(
        content_id=release.content_id,
        release_id=release.id,
        offset_ms=offset_ms,
        chapter=starts.get(offset_ms, ""),
    )


def _read_chapters(release: Release, store: Store) -> list[Mapping[str, Any]]:
    held = store.get(release.chapters_url)
    return list(json.loads(held.data)["chapters"]) if held else []
