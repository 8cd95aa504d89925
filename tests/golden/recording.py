"""Record what a build makes: every file of a small show, and the keys of all clips and chunks of the built-in content.

python -m tests.golden.recording     # record anew, after a change that is meant to change the sound
"""

import hashlib
import json
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from audio_pipeline.build import build, load
from audio_pipeline.build.plan import make_plan
from audio_pipeline.catalog import NAME, from_json, to_json
from audio_pipeline.content.builtin_path import BUILTIN_CONTENT
from audio_pipeline.content.model import Mix, Script
from audio_pipeline.mix.render import chunk_key
from audio_pipeline.mix.timeline import lay_out_timeline
from audio_pipeline.publish.site.site_record import NAME as SITE
from audio_pipeline.publish.site.site_record import read_record
from audio_pipeline.speech import speech_duration
from audio_pipeline.speech.engines.hibari import Hibari
from audio_pipeline.speech.speak import clip_key
from audio_pipeline.stores.folder import FolderStore
from tests import small_show

RECORDED = Path(__file__).with_name("recorded.json")

_SHARE = 0.7

_INDEX_FOLDER = "understanding"

Record = Mapping[str, Mapping[str, str]]
"""Of "files", "clips" and "chunks": a SHA-256 for each file, or for each programme."""


def record() -> Record:
    """Build, and return what came of it."""
    with tempfile.TemporaryDirectory() as folder:
        return {"files": record_files(Path(folder)), **record_keys(Path(folder) / "keys")}


def record_files(folder: Path) -> Mapping[str, str]:
    """Return the hash of every published file of the small show, hummed by the tone engine; not of the site's pages."""
    workshop = small_show.workshop(folder)
    build.build(small_show.library(small_show.write(folder / "content")), workshop)
    published = folder / "out"
    files = (path for path in sorted(published.rglob("*")) if path.is_file() and not path.name.startswith("."))
    data = {path.relative_to(published): path.read_bytes() for path in files}
    pages = {SITE, *read_record(FolderStore(published)).pages}
    recorded = (path for path in data if path.parts[0] != _INDEX_FOLDER and path.as_posix() not in pages)
    return {str(path): hash_file(path, data[path]) for path in recorded}


def hash_file(path: Path, data: bytes) -> str:
    """Return the hash of a published file; of the catalog without the name of the question index.

    The index is arithmetic, whose last bits differ between processors, so its name does too.
    """
    if path.name == NAME:
        data = to_json(replace(from_json(data.decode()), question_index_url="")).encode()
    return hashlib.sha256(data).hexdigest()


def record_keys(folder: Path) -> Record:
    """Return a hash of the clip keys of each built-in programme, and one of its chunk keys, without speaking.

    The chunks are those of a timeline laid out with estimated lengths, which are the same on every machine.
    """
    cache, voice = FolderStore(folder, durable=False), Hibari()
    library = load.load_library(BUILTIN_CONTENT, {"hibari": Hibari})
    scripts = {job.content.id: job.script for job in make_plan(library, voice, None, cache, cache).jobs}
    return {
        "clips": {name: digest(clip_key(each, voice.id) for each in said.segments) for name, said in scripts.items()},
        "chunks": {name: digest(map(chunk_key, lay_out(said, voice).chunks)) for name, said in scripts.items()},
    }


def lay_out(script: Script, voice: Hibari) -> Mix:
    """Return the timeline of a script whose sentences last most of what is estimated: no anchor is overrun."""
    clips = {
        each: replace(speech_duration.estimate_clip(each, _SHARE), key=clip_key(each, voice.id))
        for each in script.segments
    }
    return lay_out_timeline(script, clips)


def digest(keys: Iterable[str]) -> str:
    """Return one hash of many keys, in their order."""
    return hashlib.sha256("\n".join(keys).encode()).hexdigest()


if __name__ == "__main__":
    RECORDED.write_text(json.dumps(record(), indent=1) + "\n", encoding="utf-8")
