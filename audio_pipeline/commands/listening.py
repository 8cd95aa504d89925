"""Listening: hear a line, or a programme, before anybody else does; and which voices there are."""

import os
import sys
from collections import Counter
from pathlib import Path

import click

from audio_pipeline import pipeline
from audio_pipeline.aloud import beside, line, said_otherwise, sound
from audio_pipeline.commands import options, places
from audio_pipeline.commands.crew import Crew
from audio_pipeline.commands.places import Place
from audio_pipeline.commands.telling import progress, unheard, where_it_runs
from audio_pipeline.commands.workplace import Workplace
from audio_pipeline.engines.engine import Engine, unheard_marks, voice_for
from audio_pipeline.errors import StoreError
from audio_pipeline.model import Script
from audio_pipeline.preview import chapter, excerpt, wanted
from audio_pipeline.settings import MANNERS
from audio_pipeline.stages.script import script

_KINDS = {manner: kind for kind, manner in MANNERS.items()}
"""A kind of programme that is read in each manner."""

_HEARD = "heard"
"""Where in the cache a sound lies while somebody listens to it."""


@click.command(
    epilog="\b\n"
    'Examples: warm-recall say "Rest a hand on your heart. [2s] Or a cushion."\n'
    "          warm-recall say 'A (tear)[ipa:\"tɪr\"], and oxytocin.' --as talk --out line.wav"
)
@click.argument("text", metavar="LINE")
@click.option(
    "--as",
    "manner",
    type=click.Choice(sorted(_KINDS)),
    default="exercise",
    show_default=True,
    help="Whose pace it has.",
)
@click.option("--voice", metavar="NAME", help="A voice of the engine; show.toml has the usual one.")
@options.sound_file("WAV")
@options.content
@options.engine
@options.cache
@click.pass_obj
def say(workplace: Workplace, /, text: str, content: Path, cache: Path, out: Path | None, **how: str | None) -> None:
    """Speak one line, just as a programme would.

    Marks, pauses and lexicon are all heard, and how each difficult word is said stands there to be read. What is wrong
    with the line is told by its column.
    """
    file = _file(out, ".wav")
    kept = places.to_be_filled(cache)
    settings, lexicon = beside(content)
    speaker = workplace.engine(how["engine_name"] or settings.engine)
    kind = _KINDS[str(how["manner"])]
    voice = _voice(speaker, how["voice"], settings.pace[MANNERS[kind]].voice)
    said = script(line(text, kind, voice), settings, lexicon)
    _tell(said, speaker)
    _give(sound(said, speaker, workplace.cache(kept)), file, kept / _HEARD / "line.wav")


@click.command(
    epilog="\b\n"
    "Examples: warm-recall preview guided-recall\n"
    "          warm-recall preview guided-recall-pet --from choose --out pet.mp3"
)
@click.argument("content_id", metavar="ID")
@click.option("--from", "start", metavar="CHAPTER", help="Its title, the beginning of it, or its number.")
@options.sound_file("MP3")
@options.content
@options.engine
@options.cache_anywhere
@options.crew
@click.pass_obj
def preview(
    workplace: Workplace, /, content_id: str, content: Path, cache: Place, crew: Crew, **how: str | None
) -> None:
    """Hear one programme, as it would be published.

    Only what changed is made. A variant has an id of its own, as in guided-recall-pet. A programme behind a gate can be
    heard here as well.
    """
    file = _file(how["out"], ".mp3")
    kept = places.anywhere(cache)
    library = pipeline.checked(content, workplace.engines)
    programme = wanted(library, content_id)
    first = chapter(programme, how["start"]) if how["start"] else 0
    speaker = workplace.engine(how["engine_name"] or library.settings.engine)
    where_it_runs(speaker)
    store = workplace.cache(kept)
    shop = pipeline.Workshop(
        engine=speaker, store=store, cache=store, jobs=crew.jobs, progress=progress, cluster=crew.cluster
    )
    near = kept if isinstance(kept, Path) else options.usual_cache()
    _give(excerpt(*pipeline.rehearsed(programme, library, shop), first), file, near / _HEARD / f"{content_id}.mp3")


@click.command(epilog="Example: warm-recall voices")
@click.pass_obj
def voices(workplace: Workplace) -> None:
    """List the voices, where they run, and their licence."""
    for name, engine in workplace.engines.items():
        for voice in engine().voices:
            click.echo(f"{name:8} {voice.name:10} {voice.language:7} {voice.runs:34} {voice.licence}")


def _file(out: str | Path | None, ending: str) -> Path | None:
    """Where the sound was asked to go; StoreError if it cannot, or if its name promises another kind of sound."""
    if out is None:
        return None
    file = places.to_be_written(Path(out))
    if file.suffix.lower() != ending:
        kind = ending.removeprefix(".").upper()
        raise StoreError(f"this sound is a {kind} file", where=str(file), mend=f'Name it "{file.stem}{ending}"')
    return file


def _voice(speaker: Engine, asked: str | None, usual: str) -> str:
    """The voice that was asked for; else the usual one, or this engine's own where it has none of that name."""
    found = voice_for(speaker, asked or usual).name
    if asked and found != asked:
        names = ", ".join(voice.name for voice in speaker.voices)
        raise click.BadParameter(f'there is no voice "{asked}". Use one of: {names}.', param_hint="--voice")
    return found


def _tell(said: Script, speaker: Engine) -> None:
    """How the words are said that are not said as they are written, and what cannot be heard."""
    for words, how in said_otherwise(said, speaker).items():
        click.echo(f"{words} → {how}")
    where_it_runs(speaker)
    unheard(speaker, Counter(mark for segment in said.segments for mark in sorted(unheard_marks(speaker, segment))))


def _give(heard: bytes, file: Path | None, kept: Path) -> None:
    """Into the file that was asked for; else into the ears."""
    if file:
        places.write(heard, file)
        click.echo(f"Written to {click.format_filename(file)}.")
        return
    kept.parent.mkdir(parents=True, exist_ok=True)
    places.write(heard, kept)
    if _played(kept):
        click.echo(f"Played from {click.format_filename(kept)}.")
    else:
        click.echo(f"Nothing here plays sound: it is in {click.format_filename(kept)}.")


def _played(sound_file: Path) -> bool:
    """Whether the system's player took it; without a screen there is none."""
    screen = sys.platform == "darwin" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(screen) and click.launch(str(sound_file), wait=True) == 0
