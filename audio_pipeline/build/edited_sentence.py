"""Edited sentence: the first sentence that sounds different after a build, and where it stood before."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from audio_pipeline.catalog import Release
from audio_pipeline.stores.store import Store
from audio_pipeline.webvtt import Cue, parse_cues

_LONGEST_LEAD_IN_MS = 10_000
"""So long before the edited sentence playing begins at most: it may follow a long silence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceSound:
    """A sentence in the sound of a release."""

    url: str
    """The release's sound, relative to the store."""
    start_ms: int
    end_ms: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedSentence:
    """A sentence as it is now and as it was, and where to begin in order to hear it in its place."""

    now: SentenceSound
    before: SentenceSound | None
    lead_in_ms: int
    """The start of the sentence before it, or a time in the silence after that one."""


def find_edited_sentence(old: Release | None, new: Release, changed_ms: int, store: Store) -> EditedSentence | None:
    """Return the first sentence with other words or, if all words are the same, the one that is heard at changed_ms.

    None if the new release has no words.
    """
    was, now = _read_cues(old, store), _read_cues(new, store)
    if not now:
        return None
    index, old_index = _find_other_words(was, now) or _find_other_sound(was, now, changed_ms)
    before = _take_sound(old, was[old_index], store) if old and old_index is not None else None
    return EditedSentence(
        now=SentenceSound(url=new.url, start_ms=now[index].start_ms, end_ms=now[index].end_ms, text=now[index].text),
        before=before,
        lead_in_ms=max(now[max(index - 1, 0)].start_ms, now[index].start_ms - _LONGEST_LEAD_IN_MS),
    )


def _find_other_words(was: tuple[Cue, ...], now: tuple[Cue, ...]) -> tuple[int, int | None] | None:
    """Return the index of the first new or changed sentence, and of the one it replaces; None if no words differ."""
    matcher = SequenceMatcher(None, [cue.text for cue in was], [cue.text for cue in now], autojunk=False)
    for kind, i1, _, j1, _ in matcher.get_opcodes():
        if kind != "equal":
            # Where a sentence was taken away, the one that follows it is heard.
            return min(j1, len(now) - 1), None if kind == "insert" else i1
    return None


def _find_other_sound(was: tuple[Cue, ...], now: tuple[Cue, ...], changed_ms: int) -> tuple[int, int | None]:
    """Return the index of the sentence that is heard at a time, or else follows; the words are the same as before."""
    index = next((at for at, cue in enumerate(now) if cue.end_ms > changed_ms), len(now) - 1)
    return index, index if was else None


def _read_cues(release: Release | None, store: Store) -> tuple[Cue, ...]:
    file = store.get(release.transcript_url) if release else None
    return parse_cues(file.data.decode()) if file else ()


def _take_sound(release: Release, cue: Cue, store: Store) -> SentenceSound | None:
    """Return the sound of a sentence; None if the file is gone."""
    if not store.has(release.url):
        return None
    return SentenceSound(url=release.url, start_ms=cue.start_ms, end_ms=cue.end_ms, text=cue.text)
