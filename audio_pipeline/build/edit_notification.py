"""Edit notification: after a save, the first programme and chapter that sound different."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace

from audio_pipeline.audio_format import FRAME_SAMPLES, SAMPLE_RATE_HZ
from audio_pipeline.build.edited_sentence import SentenceSound, find_edited_sentence
from audio_pipeline.catalog import EDIT_NOTIFICATION, Release
from audio_pipeline.content.library import Library
from audio_pipeline.content.model import Content
from audio_pipeline.signal.mp3 import FRAME_BYTES
from audio_pipeline.stores.store import CACHE_BRIEFLY, Blob, Store

_LOOK_AHEAD_MS = 300
"""The sound may change this long before a chapter: a bed fades before the words, and the encoder looks ahead."""

_MIN_CHANGED = 2

_ID3_HEAD_BYTES = 10
"""The length of an ID3v2 header: "ID3", version, flags, and the length of the rest in four times seven bits."""


ReleasePair = tuple[Release | None, Release]
"""The release of a programme before a build, if there was one, and after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditNotification:
    """The programme and chapter that an editor changed last."""

    content_id: str
    release_id: str
    offset_ms: int
    chapter: str
    """The title of the chapter that begins there; empty if the programme has no chapters."""
    place_ms: int = 0
    """The place from which the edited sentence is heard in its place: the sentence before it begins there."""
    now: SentenceSound | None = None
    """The edited sentence; None if the programme has no words."""
    before: SentenceSound | None = None
    """The sentence as it was; None if it is new, or its sound is gone."""


def choose_first_build(before: Library, now: Library) -> Library | None:
    """Return a library with one of the changed programmes, and the others as they were; None if fewer than two changed.

    The editor hears it while the others, for example its variants, are built.
    """
    old = {content.id: content for content in before.programmes}
    changed = [content for content in now.programmes if old.get(content.id, content) != content]
    if len(changed) < _MIN_CHANGED:
        return None
    first = min(changed, key=_is_variant)
    later = {content.id: old[content.id] for content in changed if content is not first}
    return replace(now, contents=tuple(later.get(content.id, content) for content in now.contents))


def find_first_edit(pairs: Iterable[ReleasePair], store: Store) -> EditNotification | None:
    """Return the first programme whose sound changed, and its first changed chapter; None if no sound changed."""
    for old, new in sorted(pairs, key=lambda pair: _is_variant(pair[1])):
        start_ms = _find_change_ms(old, new, store)
        if start_ms is not None:
            return _locate_sentence(_locate_chapter(new, start_ms, store), old, new, start_ms, store)
    return None


def put_notification(notification: EditNotification | None, store: Store) -> None:
    """Write the notification into the store, if there is one."""
    if notification:
        data = json.dumps(asdict(notification), ensure_ascii=False).encode()
        store.put(Blob(name=EDIT_NOTIFICATION, data=data, content_type="application/json", cache_control=CACHE_BRIEFLY))


def find_first_difference(old: bytes, new: bytes) -> int | None:
    """Return the index of the first byte that differs; None if both are the same."""
    same, end = 0, min(len(old), len(new))
    while same < end:
        middle = (same + end) // 2
        if old[same : middle + 1] == new[same : middle + 1]:
            same = middle + 1
        else:
            end = middle
    return None if len(old) == len(new) == same else same


def _is_variant(item: Content | Release) -> bool:
    return bool(item.variant_of)


def _find_change_ms(old: Release | None, new: Release, store: Store) -> int | None:
    """Return the time at which a release first differs from the one before it; None if it does not."""
    before, after = _read_frames(old.url, store) if old else b"", _read_frames(new.url, store)
    index = find_first_difference(before, after)
    return None if index is None else index // FRAME_BYTES * FRAME_SAMPLES * 1_000 // SAMPLE_RATE_HZ


def _read_frames(name: str, store: Store) -> bytes:
    """Return the frames of an MP3 of ours, without its tag and Info frame; empty if the file is missing."""
    file = store.get(name)
    if file is None:
        return b""
    size = 0
    for seven_bits in file.data[6:_ID3_HEAD_BYTES]:
        size = size << 7 | seven_bits
    return file.data[_ID3_HEAD_BYTES + size + FRAME_BYTES :]


def _locate_sentence(
    chapter: EditNotification, old: Release | None, new: Release, start_ms: int, store: Store
) -> EditNotification:
    """Return the notification with the edited sentence, as it is and as it was."""
    edit = find_edited_sentence(old, new, start_ms + _LOOK_AHEAD_MS, store)
    if edit is None:
        return replace(chapter, place_ms=chapter.offset_ms)
    place_ms = max(chapter.offset_ms, edit.lead_in_ms)
    return replace(chapter, place_ms=place_ms, now=edit.now, before=edit.before)


def _locate_chapter(release: Release, start_ms: int, store: Store) -> EditNotification:
    file = store.get(release.chapters_url)
    chapters = json.loads(file.data)["chapters"] if file else ()
    titles = {round(chapter["startTime"] * 1_000): str(chapter["title"]) for chapter in chapters}
    offset_ms = max((ms for ms in titles if ms <= start_ms + _LOOK_AHEAD_MS), default=0)
    return EditNotification(
        content_id=release.content_id,
        release_id=release.id,
        offset_ms=offset_ms,
        chapter=titles.get(offset_ms, ""),
    )
