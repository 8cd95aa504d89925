"""Listening: hear a line, or a programme, before anybody else does."""

from collections import Counter
from pathlib import Path

import click

from audio_pipeline import pipeline
from audio_pipeline.commands import ears, options, places
from audio_pipeline.commands.crew import Crew
from audio_pipeline.commands.places import Place
from audio_pipeline.commands.telling import progress, unheard, where_it_runs
from audio_pipeline.commands.workplace import Workplace
from audio_pipeline.editing.aloud import beside, line, said_otherwise, sound
from audio_pipeline.editing.preview import chapter, excerpt, wanted, wanted_in_file
from audio_pipeline.engines.engine import Engine, unheard_marks, voice_for
from audio_pipeline.model import Content, Script
from audio_pipeline.settings import MANNERS, Library
from audio_pipeline.stages.script import script

_KINDS = {manner: kind for kind, manner in MANNERS.items()}
"""A kind of programme that is read in each manner."""


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
    file = ears.file(out, ".wav")
    kept = places.to_be_filled(cache)
    settings, lexicon = beside(content)
    speaker = workplace.engine(how["engine_name"] or settings.engine)
    kind = _KINDS[str(how["manner"])]
    voice = _voice(speaker, how["voice"], settings.pace[MANNERS[kind]].voice)
    said = script(line(text, kind, voice), settings, lexicon)
    _tell(said, speaker)
    ears.give(sound(said, speaker, workplace.cache(kept)), file, kept / ears.HEARD / "line.wav")


@click.command(
    epilog="\b\n"
    "Examples: warm-recall preview guided-recall\n"
    "          warm-recall preview guided-recall-pet --from choose --out pet.mp3\n"
    "          warm-recall preview exercises/tea.md    the programme in this file"
)
@options.programme
@click.option("--from", "start", metavar="CHAPTER", help="Its title, the beginning of it, or its number.")
@options.sound_file("MP3")
@options.content
@options.engine
@options.cache_anywhere
@options.crew
@click.pass_obj
def preview(
    workplace: Workplace, /, programme: Path | str, content: Path, cache: Place, crew: Crew, **how: str | None
) -> None:
    """Hear one programme, as it would be published.

    Only what changed is made. A variant has an id of its own, as in guided-recall-pet. A programme behind a gate can be
    heard here as well, and so can a file by itself, whatever is wrong with the others.
    """
    file = ears.file(how["out"], ".mp3")
    kept = places.anywhere(cache)
    library, heard = _wanted(programme, content, workplace)
    first = chapter(heard, how["start"]) if how["start"] else 0
    speaker = workplace.engine(how["engine_name"] or library.settings.engine)
    where_it_runs(speaker)
    store = workplace.cache(kept)
    shop = pipeline.Workshop(
        engine=speaker, store=store, cache=store, jobs=crew.jobs, progress=progress, cluster=crew.cluster
    )
    near = kept if isinstance(kept, Path) else options.usual_cache()
    ears.give(excerpt(*pipeline.rehearsed(heard, library, shop), first), file, near / ears.HEARD / f"{heard.id}.mp3")


def _wanted(programme: Path | str, content: Path, workplace: Workplace) -> tuple[Library, Content]:
    """The programme of this id, or in this file, with what it is made with."""
    if isinstance(programme, str):
        library = pipeline.checked(content, workplace.engines)
        return library, wanted(library, programme)
    library = pipeline.checked_files([programme], content, workplace.engines)
    return library, wanted_in_file(library, programme)


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
