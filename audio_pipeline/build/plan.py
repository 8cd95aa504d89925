"""Plan: decide which programmes to make, and say why."""

import functools
import hashlib
import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace

from audio_pipeline.catalog import Catalog, Release
from audio_pipeline.content import manner, timed_text
from audio_pipeline.content.library import Library, ShowSettings
from audio_pipeline.content.model import (
    Anchor,
    Bed,
    BreathCue,
    ChimeCue,
    Content,
    Heading,
    Script,
    ScriptPart,
    Segment,
    Silence,
)
from audio_pipeline.master import id3, master
from audio_pipeline.mix import endings, render, timeline
from audio_pipeline.publish import artwork
from audio_pipeline.script.framing import build_framed_script
from audio_pipeline.speech import speak
from audio_pipeline.speech.engines.engine import Engine, find_unsupported_marks, find_voice_or_default
from audio_pipeline.stores.store import Store

log = logging.getLogger(__name__)

_KEY_CHARACTERS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A programme, the keys of its parts, and the reasons to make it again."""

    content: Content
    script: Script
    made_from: Mapping[str, str]
    reasons: tuple[str, ...]
    """Empty if the programme is kept as it is."""
    release: Release | None
    """The release in the store now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The decision of what a build makes, keeps and removes."""

    jobs: tuple[Job, ...]
    to_speak: tuple[Segment, ...]
    """The sentences without a clip in the cache, each once."""
    removed_ids: tuple[str, ...]
    """The ids of programmes whose content is gone: they leave the catalog."""
    unsupported_marks: Mapping[str, int]
    """The marks that the engine does not follow, and the number of sentences that have each."""

    @property
    def to_make(self) -> tuple[Job, ...]:
        """The programmes that are not kept."""
        return tuple(job for job in self.jobs if job.reasons)


def make_plan(library: Library, engine: Engine, published: Catalog | None, store: Store | None, cache: Store) -> Plan:
    """Compare the content with the published catalog and the cache.

    `store` has the files that the catalog names; None: they are elsewhere, and are taken to be there.
    """
    library = _leave_out_missing_voices(library, engine)
    old = {release.content_id: release for release in published.published} if published else {}
    voice = functools.cache(lambda name: find_voice_or_default(engine, name).name)
    written = (build_framed_script(each, library.settings, library.lexicon) for each in library.programmes)
    scripts = (_replace_voices(script, voice) for script in written)
    jobs = tuple(
        _make_job(content, script, library, engine, old.get(content.id), store)
        for content, script in zip(library.programmes, scripts, strict=True)
    )
    ids = {job.content.id for job in jobs}
    segments = [segment for job in jobs if job.reasons for segment in job.script.segments]
    marks = [mark for segment in segments for mark in find_unsupported_marks(engine, segment)]
    return Plan(
        jobs=jobs,
        to_speak=speak.find_unspoken_segments(segments, engine.id, cache),
        removed_ids=tuple(content_id for content_id in old if content_id not in ids),
        unsupported_marks={mark: marks.count(mark) for mark in sorted(set(marks))},
    )


def _leave_out_missing_voices(library: Library, engine: Engine) -> Library:
    """Return the library without the other voices that the engine does not have."""
    names, others = {voice.name for voice in engine.voices}, library.settings.other_voices
    missing = sorted({other.voice for other in others} - names)
    if not missing:
        return library
    log.warning("left out, not of this engine: voices=%s engine=%s", ",".join(missing), engine.id)
    kept = tuple(other for other in others if other.voice in names)
    return replace(library, settings=replace(library.settings, other_voices=kept))


def _make_job(
    content: Content, script: Script, library: Library, engine: Engine, release: Release | None, store: Store | None
) -> Job:
    parts = collect_part_keys(script, content, library.settings, engine)
    if content.artwork:
        parts = {**parts, "cover": _hash_facts(artwork.picture_key(library.pictures[content.artwork]))}
    return Job(
        content=content, script=script, made_from=parts, reasons=_find_reasons(parts, release, store), release=release
    )


def _replace_voices(script: Script, voice: Callable[[str], str]) -> Script:
    """Return the script with voices of this engine: show.toml may name those of another."""
    if all(voice(segment.voice) == segment.voice for segment in script.segments):
        return script
    parts = (replace(part, voice=voice(part.voice)) if isinstance(part, Segment) else part for part in script.parts)
    return replace(script, parts=tuple(parts))


def collect_part_keys(script: Script, content: Content, settings: ShowSettings, engine: Engine) -> Mapping[str, str]:
    """Return the key of every part that changes a programme's bytes, by a name that editors know."""
    segments = {
        f"segment {number}": speak.clip_key(segment, engine.id).removeprefix("clips/")[:_KEY_CHARACTERS]
        for number, segment in enumerate(script.segments, start=1)
    }
    return segments | {
        **({"endings": _hash_facts(endings.RECIPE)} if content.has_endings else {}),
        **{name: _hash_facts(placed) for name, placed in _group_parts(script).items()},
        "length": _hash_facts(content.length_ms),
        "manner": _hash_facts([script.manner, manner.RECIPE]),
        "title": _hash_facts([content.title, settings.title, settings.author, settings.language]),
        "number": _hash_facts([content.position, content.published]),
        "cover": _hash_facts(artwork.cover_key(settings.title, artwork.MOTIFS[content.kind])),
        "way of making it": _hash_facts(
            [
                timeline.describe_recipe(),
                render.describe_recipe(),
                master.describe_recipe(),
                id3.RECIPE,
                timed_text.RECIPE,
            ]
        ),
    }


_PART_NAMES: Mapping[type[ScriptPart], str] = {
    Silence: "pauses",
    Anchor: "pauses",
    BreathCue: "pauses",
    ChimeCue: "chimes",
    Bed: "bed",
    Heading: "chapters",
}
"""The names that editors know for the parts that are not spoken."""

_TYPE_NAMES: Mapping[type[ScriptPart], str] = {
    Silence: "Silence",
    Anchor: "Until",
    BreathCue: "Breathe",
    ChimeCue: "Chime",
    Bed: "Bed",
    Heading: "Heading",
}
"""The names of the parts in the keys of made_from: they stay when a class is renamed."""

_PART_FIELDS = {kind: tuple(field.name for field in fields(kind) if field.name != "location") for kind in _PART_NAMES}
"""The fields of each part that affect its sound: all but its location."""


def _group_parts(script: Script) -> Mapping[str, list[object]]:
    """Return the parts by name, each with the number of segments before it."""
    groups: dict[str, list[object]] = {name: [] for name in _PART_NAMES.values()}
    spoken = 0
    for part in script.parts:
        if isinstance(part, Segment):
            spoken += 1
        else:
            facts = {name: getattr(part, name) for name in _PART_FIELDS[type(part)]}
            groups[_PART_NAMES[type(part)]].append([spoken, _TYPE_NAMES[type(part)], facts])
    return groups


def _hash_facts(facts: object) -> str:
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:_KEY_CHARACTERS]


def _find_reasons(parts: Mapping[str, str], release: Release | None, store: Store | None) -> tuple[str, ...]:
    if release is None:
        return ("new",)
    if store and not all(store.has(name) for name in release.files):
        return ("a file of it is missing",)
    old, others = release.made_from, (name for name in parts if not name.startswith("segment "))
    changed = (f"{name} changed" for name in others if old.get(name) != parts[name])
    return (*_find_segment_reasons(_list_segment_keys(old), _list_segment_keys(parts)), *changed)


def _list_segment_keys(parts: Mapping[str, str]) -> list[str]:
    return [key for name, key in parts.items() if name.startswith("segment ")]


def _find_segment_reasons(old: list[str], new: list[str]) -> tuple[str, ...]:
    """Return reasons like “segment 4 changed”, with the numbers of the new script, of the old for removals."""
    if old == new:
        return ()
    import difflib

    verbs = {"replace": "changed", "insert": "added", "delete": "removed"}
    edits = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return tuple(
        f"{_format_segment_range(i1, i2) if edit == 'delete' else _format_segment_range(j1, j2)} {verbs[edit]}"
        for edit, i1, i2, j1, j2 in edits
        if edit != "equal"
    )


def _format_segment_range(start: int, end: int) -> str:
    return f"segment {end}" if end - start == 1 else f"segments {start + 1} to {end}"
