"""Plan: what would be made, and why. A decision that can be printed, tested, and then carried out."""

import functools
import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace

from audio_pipeline.catalog import Catalog, Release
from audio_pipeline.content import timed_text
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
from audio_pipeline.mix import render, timeline
from audio_pipeline.publish import artwork
from audio_pipeline.script.script import build_script
from audio_pipeline.speech import speak
from audio_pipeline.speech.engines.engine import Engine, find_unsupported_marks, find_voice_or_default
from audio_pipeline.stores.store import Store

_KEY_CHARACTERS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One programme: what it is made from, and why it must be made again."""

    content: Content
    script: Script
    made_from: Mapping[str, str]
    reasons: tuple[str, ...]
    """Empty: it is kept as it is."""
    release: Release | None
    """What the store has of it now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a build would do."""

    jobs: tuple[Job, ...]
    to_speak: tuple[Segment, ...]
    """The sentences that no clip has yet, each once."""
    removed_ids: tuple[str, ...]
    """Programmes whose content is no more: they leave the catalog."""
    unsupported_marks: Mapping[str, int]
    """Marks this engine cannot honour, and how many sentences bear them."""

    @property
    def to_make(self) -> tuple[Job, ...]:
        """The programmes that are not kept."""
        return tuple(job for job in self.jobs if job.reasons)


def make_plan(library: Library, engine: Engine, published: Catalog | None, store: Store, cache: Store) -> Plan:
    """Compare what is written with what the store holds."""
    known = {release.content_id: release for release in published.releases} if published else {}
    voice = functools.cache(lambda wanted: find_voice_or_default(engine, wanted).name)
    scripts = (
        _replace_voices(build_script(content, library.settings, library.lexicon), voice)
        for content in library.programmes
    )
    jobs = tuple(
        _make_job(content, said, library.settings, engine, known.get(content.id), store)
        for content, said in zip(library.programmes, scripts, strict=True)
    )
    ids = {job.content.id for job in jobs}
    segments = [segment for job in jobs if job.reasons for segment in job.script.segments]
    marks = [mark for segment in segments for mark in find_unsupported_marks(engine, segment)]
    return Plan(
        jobs=jobs,
        to_speak=speak.find_unspoken_segments(segments, engine.id, cache),
        removed_ids=tuple(
            release.content_id for release in (published.releases if published else ()) if release.content_id not in ids
        ),
        unsupported_marks={mark: marks.count(mark) for mark in sorted(set(marks))},
    )


def _make_job(
    content: Content, script: Script, settings: ShowSettings, engine: Engine, release: Release | None, store: Store
) -> Job:
    parts = collect_part_keys(script, content, settings, engine)
    return Job(
        content=content, script=script, made_from=parts, reasons=_find_reasons(parts, release, store), release=release
    )


def _replace_voices(script: Script, voice: Callable[[str], str]) -> Script:
    """With the voices of this engine: show.toml wishes for those of another."""
    if all(voice(segment.voice) == segment.voice for segment in script.segments):
        return script
    parts = (replace(part, voice=voice(part.voice)) if isinstance(part, Segment) else part for part in script.parts)
    return replace(script, parts=tuple(parts))


def collect_part_keys(script: Script, content: Content, settings: ShowSettings, engine: Engine) -> Mapping[str, str]:
    """The key of every part that changes a programme's bytes, or says if they will do, by a name editors know."""
    segments = {
        f"segment {number}": speak.clip_key(segment, engine.id).removeprefix("clips/")[:_KEY_CHARACTERS]
        for number, segment in enumerate(script.segments, start=1)
    }
    return segments | {
        **{name: _hash_facts(placed) for name, placed in _group_parts(script).items()},
        "length": _hash_facts(content.length_ms),
        "title": _hash_facts([content.title, settings.title, settings.author, settings.language]),
        "number": _hash_facts([content.position, content.published]),
        "cover": _hash_facts(artwork.cover_key(settings.title, artwork.MOTIFS[content.kind])),
        "way of making it": _hash_facts(
            [timeline.RECIPE, render.describe_recipe(), master.describe_recipe(), id3.RECIPE, timed_text.RECIPE]
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
"""What an editor calls the parts that are not said."""

_TYPE_NAMES: Mapping[type[ScriptPart], str] = {
    Silence: "Silence",
    Anchor: "Until",
    BreathCue: "Breathe",
    ChimeCue: "Chime",
    Bed: "Bed",
    Heading: "Heading",
}
"""Part of the keys in made_from: these names stay when a class is renamed."""

_PART_FIELDS = {kind: tuple(each.name for each in fields(kind) if each.name != "location") for kind in _PART_NAMES}
"""What there is to know of each, but for where it was written."""


def _group_parts(script: Script) -> Mapping[str, list[object]]:
    """By these names: each part with the number of segments before it."""
    found: dict[str, list[object]] = {name: [] for name in _PART_NAMES.values()}
    spoken = 0
    for part in script.parts:
        if isinstance(part, Segment):
            spoken += 1
        else:
            facts = {name: getattr(part, name) for name in _PART_FIELDS[type(part)]}
            found[_PART_NAMES[type(part)]].append([spoken, _TYPE_NAMES[type(part)], facts])
    return found


def _hash_facts(facts: object) -> str:
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:_KEY_CHARACTERS]


def _find_reasons(parts: Mapping[str, str], release: Release | None, store: Store) -> tuple[str, ...]:
    if release is None:
        return ("new",)
    if not all(store.has(name) for name in release.files):
        return ("a file of it is missing",)
    old, others = release.made_from, (name for name in parts if not name.startswith("segment "))
    changed = (f"{name} changed" for name in others if old.get(name) != parts[name])
    return (*_find_segment_reasons(_list_segment_keys(old), _list_segment_keys(parts)), *changed)


def _list_segment_keys(parts: Mapping[str, str]) -> list[str]:
    return [key for name, key in parts.items() if name.startswith("segment ")]


def _find_segment_reasons(old: list[str], new: list[str]) -> tuple[str, ...]:
    """Say “segment 4 changed”, counting in the new script, or in the old for what is gone."""
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


def _format_segment_range(first: int, past: int) -> str:
    return f"segment {past}" if past - first == 1 else f"segments {first + 1} to {past}"
