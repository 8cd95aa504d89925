"""Plan: what would be made, and why. A decision that can be printed, tested, and then carried out."""

import functools
import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace

from audio_pipeline.catalog import Catalog, Release
from audio_pipeline.display import artwork, tags, timed_text
from audio_pipeline.engines.engine import Engine, unheard_marks, voice_for
from audio_pipeline.model import Bed, Breathe, Chime, Content, Heading, Part, Script, Segment, Silence, Until
from audio_pipeline.settings import Library, Settings
from audio_pipeline.stages import master, mix, render, speak
from audio_pipeline.stages.script import script
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
    gone: tuple[str, ...]
    """Programmes whose content is no more: they leave the catalog."""
    unheard: Mapping[str, int]
    """Marks this engine cannot honour, and how many sentences bear them."""

    @property
    def to_make(self) -> tuple[Job, ...]:
        """The programmes that are not kept."""
        return tuple(job for job in self.jobs if job.reasons)


def plan(library: Library, engine: Engine, held: Catalog | None, store: Store, cache: Store) -> Plan:
    """Compare what is written with what the store holds."""
    known = {release.content_id: release for release in held.releases} if held else {}
    voice = functools.cache(lambda wanted: voice_for(engine, wanted).name)
    scripts = (_voiced(script(content, library.settings, library.lexicon), voice) for content in library.programmes)
    jobs = tuple(
        _job(content, said, library.settings, engine, known.get(content.id), store)
        for content, said in zip(library.programmes, scripts, strict=True)
    )
    ids = {job.content.id for job in jobs}
    segments = [segment for job in jobs if job.reasons for segment in job.script.segments]
    marks = [mark for segment in segments for mark in unheard_marks(engine, segment)]
    return Plan(
        jobs=jobs,
        to_speak=speak.missing(segments, engine.id, cache),
        gone=tuple(release.content_id for release in (held.releases if held else ()) if release.content_id not in ids),
        unheard={mark: marks.count(mark) for mark in sorted(set(marks))},
    )


def _job(
    content: Content, said: Script, settings: Settings, engine: Engine, release: Release | None, store: Store
) -> Job:
    parts = made_from(said, content, settings, engine)
    return Job(content=content, script=said, made_from=parts, reasons=_reasons(parts, release, store), release=release)


def _voiced(said: Script, voice: Callable[[str], str]) -> Script:
    """With the voices of this engine: show.toml wishes for those of another."""
    if all(voice(segment.voice) == segment.voice for segment in said.segments):
        return said
    parts = (replace(part, voice=voice(part.voice)) if isinstance(part, Segment) else part for part in said.parts)
    return replace(said, parts=tuple(parts))


def made_from(said: Script, content: Content, settings: Settings, engine: Engine) -> Mapping[str, str]:
    """The key of every part that changes a programme's bytes, or says if they will do, by a name editors know."""
    segments = {
        f"segment {number}": speak.clip_key(segment, engine.id).removeprefix("clips/")[:_KEY_CHARACTERS]
        for number, segment in enumerate(said.segments, start=1)
    }
    return segments | {
        **{name: _key(placed) for name, placed in _placed(said).items()},
        "length": _key(content.length_ms),
        "title": _key([content.title, settings.title, settings.author, settings.language]),
        "number": _key([content.position, content.published]),
        "cover": _key(artwork.cover_key(settings.title, artwork.MOTIFS[content.kind])),
        "way of making it": _key([mix.RECIPE, render.recipe(), master.recipe(), tags.RECIPE, timed_text.RECIPE]),
    }


_NAMES: Mapping[type[Part], str] = {
    Silence: "pauses",
    Until: "pauses",
    Breathe: "pauses",
    Chime: "chimes",
    Bed: "bed",
    Heading: "chapters",
}
"""What an editor calls the parts that are not said."""

_FACTS = {kind: tuple(each.name for each in fields(kind) if each.name != "place") for kind in _NAMES}
"""What there is to know of each, but for where it was written."""


def _placed(said: Script) -> Mapping[str, list[object]]:
    """By these names: each part with the number of segments before it."""
    found: dict[str, list[object]] = {name: [] for name in _NAMES.values()}
    spoken = 0
    for part in said.parts:
        if isinstance(part, Segment):
            spoken += 1
        else:
            facts = {name: getattr(part, name) for name in _FACTS[type(part)]}
            found[_NAMES[type(part)]].append([spoken, type(part).__name__, facts])
    return found


def _key(facts: object) -> str:
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:_KEY_CHARACTERS]


def _reasons(parts: Mapping[str, str], release: Release | None, store: Store) -> tuple[str, ...]:
    if release is None:
        return ("new",)
    if not all(store.has(name) for name in release.files):
        return ("a file of it is missing",)
    old, others = release.made_from, (name for name in parts if not name.startswith("segment "))
    changed = (f"{name} changed" for name in others if old.get(name) != parts[name])
    return (*_segment_reasons(_segment_keys(old), _segment_keys(parts)), *changed)


def _segment_keys(parts: Mapping[str, str]) -> list[str]:
    return [key for name, key in parts.items() if name.startswith("segment ")]


def _segment_reasons(old: list[str], new: list[str]) -> tuple[str, ...]:
    """Say “segment 4 changed”, counting in the new script, or in the old for what is gone."""
    if old == new:
        return ()
    import difflib

    verbs = {"replace": "changed", "insert": "added", "delete": "removed"}
    edits = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return tuple(
        f"{_numbered(i1, i2) if edit == 'delete' else _numbered(j1, j2)} {verbs[edit]}"
        for edit, i1, i2, j1, j2 in edits
        if edit != "equal"
    )


def _numbered(first: int, past: int) -> str:
    return f"segment {past}" if past - first == 1 else f"segments {first + 1} to {past}"
