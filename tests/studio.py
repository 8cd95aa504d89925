"""A cache with sounds in it, and a Script spoken, laid out and mastered by the real line."""

import functools
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from audio_pipeline.content.model import BedRegion, Chunk, Clip, Curve, Mix, Programme, Script, Segment
from audio_pipeline.master.chunk_batch import Render
from audio_pipeline.master.chunk_encoder import ChunkEncoder
from audio_pipeline.master.id3 import Tags
from audio_pipeline.master.master import assemble_programme, normalise_loudness
from audio_pipeline.mix.render import render_chunk
from audio_pipeline.mix.sounds import sound_library
from audio_pipeline.mix.timeline import lay_out_timeline
from audio_pipeline.speech.engines.engine import Engine
from audio_pipeline.speech.engines.tone import Tone
from audio_pipeline.speech.speak import speak
from audio_pipeline.stores.checksummed import put_checked
from audio_pipeline.stores.folder import FolderStore
from audio_pipeline.stores.store import Blob, Store, StoredBlob, StoredName
from tests import timelines

TAGS = Tags(
    title="Wärme – for two",
    artist="The Warm Recall makers",
    album="Warm Recall",
    language="eng",
    track=1,
    season=2,
    published="2026-11-23",
    cover_jpeg=b"\xff\xd8\xff\xe0 a picture \xff\xd9",
)


@functools.cache
def _pcm(sound: str) -> bytes:
    """A bed takes a second to make: once is enough."""
    return sound_library.make_sound(sound).tobytes()


def cache(root: Path, *sounds: str) -> FolderStore:
    """An empty cache, but for these beds."""
    store = FolderStore(root / "cache", durable=False)
    for sound in sounds:
        put_checked(store, sound_library.sound_key(sound), _pcm(sound), "application/octet-stream")
    return store


def spoken(segments: Iterable[Segment], store: Store, engine: Engine | None = None) -> Mapping[Segment, Clip]:
    with ThreadPoolExecutor(1) as pool:
        return speak(segments, engine or Tone(), store, pool, report_spoken=lambda: None)


def mixed(wanted: Script, store: Store, engine: Engine | None = None) -> Mix:
    return lay_out_timeline(wanted, spoken(wanted.segments, store, engine))


def mastered(made_of: Mix, store: Store, tags: Tags = TAGS) -> Programme:
    with ThreadPoolExecutor(1) as pool:
        return master(made_of, encoder(store, pool), tags)


def master(made_of: Mix, by: ChunkEncoder, tags: Tags = TAGS) -> Programme:
    return assemble_programme(made_of, normalise_loudness(made_of, by), "warm-hands", tags, by)


def encoder(
    store: Store, pool: Executor, *, render: Render = render_chunk, done: Callable[[int], None] = lambda _: None
) -> ChunkEncoder:
    """An encoder for a cache that loses nothing."""
    return ChunkEncoder(render=render, cache=store, pool=pool, batch_size=3, respeak=never, report_done=done)


def never(name: str) -> None:
    raise AssertionError(name)


@dataclass(frozen=True, eq=False)
class Ledger:
    """A store that writes down what is put into it."""

    inner: Store
    put_names: list[str] = field(default_factory=list)

    def has(self, name: str) -> bool:
        return self.inner.has(name)

    def get(self, name: str) -> StoredBlob | None:
        return self.inner.get(name)

    def put(self, blob: Blob) -> str:
        self.put_names.append(blob.name)
        return self.inner.put(blob)

    def put_if_match(self, blob: Blob, *, expected_etag: str | None) -> bool:
        return self.inner.put_if_match(blob, expected_etag=expected_etag)

    def list(self, prefix: str) -> Iterable[StoredName]:
        return self.inner.list(prefix)

    def delete(self, names: Iterable[str]) -> None:
        self.inner.delete(names)

    def url_for(self, name: str) -> str:
        return self.inner.url_for(name)


def as_one(made_of: Mix) -> Chunk:
    """The whole of a Mix as one long Chunk."""
    n_frames = sum(chunk.n_frames for chunk in made_of.chunks)
    shifted = list(zip(made_of.chunks, timelines.starts(made_of), strict=True))
    beds: dict[tuple[str, float, int], list[tuple[int, BedRegion]]] = {}
    for chunk, start in shifted:
        for bed in chunk.beds:
            bed_start = start + bed.start_sample - bed.position_sample
            beds.setdefault((bed.sound, bed.level_db, bed_start), []).append((start, bed))
    return Chunk(
        lead_frames=0,
        n_frames=n_frames,
        tail_frames=0,
        clips=tuple(timelines.clips(made_of)),
        cues=tuple(timelines.cues(made_of)),
        beds=tuple(_joined(stretches) for stretches in beds.values()),
        duck=_curve((start, chunk.duck) for chunk, start in shifted),
    )


def _joined(stretches: list[tuple[int, BedRegion]]) -> BedRegion:
    (start, first), (later, last) = stretches[0], stretches[-1]
    return BedRegion(
        sound=first.sound,
        level_db=first.level_db,
        position_sample=first.position_sample,
        start_sample=start + first.start_sample,
        end_sample=later + last.end_sample,
        fade=_curve((at, bed.fade) for at, bed in stretches),
    )


def _curve(parts: Iterable[tuple[int, Curve]]) -> Curve:
    return tuple(sorted({(start + at, level) for start, curve in parts for at, level in curve}))
