"""Show: the content that is measured, built once from nothing in each run."""

import functools
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from audio_pipeline.build.load import load_library
from audio_pipeline.catalog import NAME, Release, from_json
from audio_pipeline.content.builtin_path import BUILTIN_CONTENT
from audio_pipeline.content.library import Library
from audio_pipeline.content.model import Chunk, Clip, Script, Segment
from audio_pipeline.mix.render import chunk_key
from audio_pipeline.mix.timeline import lay_out_timeline
from audio_pipeline.script.script import build_script
from audio_pipeline.speech.engines.hibari import Hibari
from audio_pipeline.speech.speak import clip_key, find_clip
from audio_pipeline.stores.folder import FolderStore
from tests.bench.run import Run
from tests.bench.timed import Timed, python

TEN = "guided-recall-ten"
"""The ten-minute recall: a file whose variants say most of it in the same words."""

_QUICK = f"exercises/{TEN}.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Show:
    """Content, and where it is built."""

    content: Path
    out: Path
    cache: Path

    @property
    def places(self) -> tuple[str, ...]:
        """Where everything is, as every command wants to know."""
        return ("--content", str(self.content), "--out", str(self.out), "--cache", str(self.cache))

    def build(self, *options: str) -> Timed:
        """The real command."""
        return python("audio_pipeline", "build", *self.places, *options)

    @property
    def releases(self) -> tuple[Release, ...]:
        """What was built."""
        return from_json((self.out / NAME).read_text(encoding="utf-8")).releases


@dataclass(frozen=True, slots=True, kw_only=True)
class Cold:
    """The show, built from nothing."""

    show: Show
    took: Timed


@functools.cache
def cold(run: Run) -> Cold:
    """Built once in a run, whoever asks first. Copy it, do not change it."""
    show = at(run.root / "cold", content_of(run, run.root / "content"))
    run.tell("building everything from nothing")
    return Cold(show=show, took=show.build())


def at(root: Path, content: Path) -> Show:
    """Somewhere to build it."""
    return Show(content=content, out=root / "out", cache=root / "cache")


def content_of(run: Run, folder: Path) -> Path:
    """The built-in content in a folder of its own; of a quick run, one file of it."""
    if not run.quick:
        shutil.copytree(BUILTIN_CONTENT, folder)
    else:
        (folder / _QUICK).parent.mkdir(parents=True)
        shutil.copy(BUILTIN_CONTENT / _QUICK, folder / _QUICK)
        for tables in BUILTIN_CONTENT.glob("*.toml"):
            shutil.copy(tables, folder)
    write_own_contact(folder)
    return folder


def write_own_contact(content: Path) -> None:
    """Replace the placeholders of the built-in show, which is not published to the world with them."""
    file = content / "show.toml"
    file.write_text(file.read_text("utf-8").replace("example.org", "tea.fm"), encoding="utf-8")


def copied(show: Show, root: Path) -> Show:
    """The same, to be changed."""
    there = at(root, root / "content")
    for old, new in ((show.content, there.content), (show.out, there.out), (show.cache, there.cache)):
        shutil.copytree(old, new)
    return there


def only_spoken(show: Show, root: Path) -> Show:
    """Nothing but what was spoken, the sounds of beds and bells, and covers: everything else is still to be made."""
    there = at(root, show.content)
    for part in ("clips", "sounds", "artwork"):
        shutil.copytree(show.cache / part, there.cache / part)
    return there


# --- what its stages have to do ----------------------------------------------------------------------------------


def library(show: Show) -> Library:
    """The show, read."""
    return load_library(show.content, {"hibari": Hibari})


def scripts(read: Library) -> Mapping[str, Script]:
    """What is said, by programme."""
    return {content.id: build_script(content, read.settings, read.lexicon) for content in read.programmes}


def segments(said: Mapping[str, Script]) -> tuple[Segment, ...]:
    """Every sentence once."""
    return tuple({clip_key(each, Hibari().id): each for said_in in said.values() for each in said_in.segments}.values())


def chunks(said: Mapping[str, Script], cache: Path) -> Mapping[str, Chunk]:
    """Every chunk once, by its key; all clips must be there."""
    store = FolderStore(cache, durable=False)
    clips = {segment: _clip(segment, store) for each in said.values() for segment in each.segments}
    return {chunk_key(chunk): chunk for each in said.values() for chunk in lay_out_timeline(each, clips).chunks}


def _clip(segment: Segment, store: FolderStore) -> Clip:
    clip = find_clip(clip_key(segment, Hibari().id), store)
    if clip is None:
        raise SystemExit(f"“{segment.text[:60]}” was not spoken")
    return clip


def store_bytes(folder: Path) -> Mapping[str, bytes]:
    """All that is published, by name."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith("."))
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def minutes(show: Show) -> float:
    """How much sound it is."""
    return sum(release.duration_ms for release in show.releases) / 60_000
