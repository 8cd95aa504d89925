"""What building the built-in content costs: cold, with nothing changed, and after one sentence was edited."""

import json
import shutil
import tempfile
from pathlib import Path

from audio_pipeline.catalog import NAME
from audio_pipeline.engines.hibari import Hibari
from audio_pipeline.pipeline import checked
from audio_pipeline.settings import Library
from audio_pipeline.signal import mp3
from audio_pipeline.stages.mix import mix
from audio_pipeline.stages.read import BUILT_IN
from audio_pipeline.stages.render import render
from audio_pipeline.stages.script import script
from audio_pipeline.stages.speak import clip_key, kept, say
from audio_pipeline.stores.folder import FolderStore
from tests.bench.clock import command_wall_s, lap

EDITED, OLD, NEW = "exercises/guided-recall.md", "whatever is holding you up", "what is holding you up"


def figures() -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        return _measured(Path(folder))


def _measured(root: Path) -> dict[str, object]:
    content = root / "content"
    shutil.copytree(BUILT_IN, content)
    build: tuple[str, ...] = ("audio_pipeline", "build", "--content", str(content), "--out", str(root / "out"))
    build = (*build, "--cache", str(root / "cache"))
    cold = command_wall_s(*build)
    audio_s = sum(each["duration_ms"] for each in json.loads((root / "out" / NAME).read_text())["releases"]) / 1000
    unchanged = command_wall_s(*build, times=5)
    plan = command_wall_s("audio_pipeline", "plan", *build[2:], times=5)
    _edit(content / EDITED)
    return {
        "audio_minutes": round(audio_s / 60, 1),
        "cold_wall_s": cold,
        "cold_cpu_s": _stages(checked(BUILT_IN, {"hibari": Hibari}), root),
        "unchanged_build_wall_s": unchanged,
        "unchanged_plan_wall_s": plan,
        "one_sentence_edited_wall_s": command_wall_s(*build),
    }


def _edit(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if OLD not in text:
        raise SystemExit(f"{path.name} no longer says “{OLD}”: choose another sentence in {__file__}")
    path.write_text(text.replace(OLD, NEW), encoding="utf-8")


def _stages(library: Library, root: Path) -> dict[str, float]:
    """Processor seconds of each stage by itself, over the whole content."""
    engine, cache = Hibari(), FolderStore(root / "stages", durable=False)
    scripts = [script(content, library.settings, library.lexicon) for content in library.programmes]
    segments = {segment for each in scripts for segment in each.segments}
    with lap() as speaking:
        for segment in segments:
            say(segment, engine, cache)
    clips = {segment: clip for segment in segments if (clip := kept(clip_key(segment, engine.id), cache))}
    chunks = [chunk for each in scripts for chunk in mix(each, clips).chunks]
    mix_s = encode_s = 0.0
    for chunk in chunks:
        with lap() as mixing:
            sound = render(chunk, cache)
        with lap() as encoding:
            mp3.frames(sound, lead_frames=chunk.lead_frames, tail_frames=chunk.tail_frames)
        mix_s, encode_s = mix_s + mixing.cpu_s, encode_s + encoding.cpu_s
    return {"speak": round(speaking.cpu_s, 2), "mix": round(mix_s, 2), "encode": round(encode_s, 2)}
