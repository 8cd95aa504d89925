"""Subject: a built programme with all that is known of how it was meant."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from audio_pipeline.__main__ import BACKENDS
from audio_pipeline.build.load import load_library
from audio_pipeline.build.plan import Job, make_plan
from audio_pipeline.catalog import NAME, Catalog, CatalogError, Release, from_json
from audio_pipeline.content.model import Clip, Mix, Script, Segment, TimelineItem
from audio_pipeline.mix.timeline import lay_out_timeline
from audio_pipeline.speech.engines.tone import Tone
from audio_pipeline.speech.speak import clip_key, find_clip
from audio_pipeline.stores.folder import FolderStore
from audio_pipeline.stores.store import Store
from tests import timelines

_BUILD = "Build first: scripts/run --no-serve"


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where a build's words, programmes and clips are."""

    content: Path
    out: Path
    cache: Path
    engine: str = ""
    """Empty: the one show.toml names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A programme to be listened to."""

    release: Release
    script: Script
    mix: Mix
    places: Places
    has_voice: bool
    """Whether its sentences are spoken; the engine tone hums them, at a pace and a pitch of its own."""

    @property
    def id(self) -> str:
        """Of its content."""
        return self.release.content_id

    @property
    def file(self) -> Path:
        """The MP3 as the world fetches it."""
        return self.places.out / self.release.url

    @property
    def chapters_file(self) -> Path:
        """The chapters beside it."""
        return self.places.out / self.release.chapters_url

    @property
    def cache(self) -> Store:
        """Where its clips and sounds are."""
        return FolderStore(self.places.cache, durable=False)

    @property
    def spoken(self) -> tuple[tuple[Segment, TimelineItem], ...]:
        """Every sentence, and where it should be heard."""
        return tuple(zip(self.script.segments, timelines.clips(self.mix), strict=True))


def subjects(places: Places, wanted: Sequence[str]) -> tuple[Subject, ...]:
    """The programmes of these ids, all of them if none is named. SystemExit says what is not there."""
    catalog = _catalog(places.out)
    cache = FolderStore(places.cache, durable=False)
    library = load_library(places.content, BACKENDS.engines, cache)
    engine = BACKENDS.create_engine(places.engine or library.settings.engine)
    jobs = {job.content.id: job for job in make_plan(library, engine, catalog, FolderStore(places.out), cache).jobs}
    _all_known(wanted, jobs)
    chosen = [jobs[each] for each in dict.fromkeys(wanted or jobs)]
    return tuple(_subject(job, engine.id, cache, places) for job in chosen)


def _catalog(out: Path) -> Catalog:
    try:
        return from_json((out / NAME).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError) as missing:
        raise SystemExit(f"{out}: nothing is built there. {_BUILD}.") from missing
    except (CatalogError, UnicodeDecodeError) as broken:
        raise SystemExit(f"{out / NAME}: {broken}. {_BUILD}.") from broken


def _all_known(wanted: Sequence[str], jobs: Mapping[str, Job]) -> None:
    if unknown := [each for each in wanted if each not in jobs]:
        raise SystemExit(f"There is no programme {', '.join(unknown)}. There are: {', '.join(jobs)}.")


def _subject(job: Job, engine_id: str, cache: Store, places: Places) -> Subject:
    if job.release is None or job.reasons:
        raise SystemExit(f"{job.content.id}: the build is not up to date with the content. {_BUILD}.")
    clips = {segment: _clip(segment, engine_id, cache) for segment in job.script.segments}
    return Subject(
        release=job.release,
        script=job.script,
        mix=lay_out_timeline(job.script, clips),
        places=places,
        has_voice=engine_id != Tone().id,
    )


def _clip(segment: Segment, engine_id: str, cache: Store) -> Clip:
    clip = find_clip(clip_key(segment, engine_id), cache)
    if clip is None:
        mend = "Delete the built folder, then run scripts/run --no-serve: it speaks what is missing"
        raise SystemExit(f"{segment.location}: the cache has no clip of “{segment.text[:60]}”. {mend}.")
    return clip
