"""Say and preview: hear a line, or a programme, before anybody else does."""

from collections import Counter
from pathlib import Path

import click

from audio_pipeline.build import build
from audio_pipeline.build.build_context import BuildContext
from audio_pipeline.build.line_preview import list_pronunciations, load_settings_and_lexicon, parse_line, render_wav
from audio_pipeline.build.preview import cut_excerpt, find_chapter, find_programme, render_preview, wanted_in_file
from audio_pipeline.cli import audio_output, options, paths
from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.console import show_progress, warn_if_remote, warn_unsupported_marks
from audio_pipeline.cli.paths import PathOrUrl
from audio_pipeline.cli.worker_options import WorkerOptions
from audio_pipeline.content.library import READING_STYLES, Library
from audio_pipeline.content.model import Content, Script
from audio_pipeline.script.script import build_script
from audio_pipeline.speech.engines.engine import Engine, find_unsupported_marks, find_voice_or_default

_KIND_BY_STYLE = {manner: kind for kind, manner in READING_STYLES.items()}
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
    type=click.Choice(sorted(_KIND_BY_STYLE)),
    default="exercise",
    show_default=True,
    help="Whose pace it has.",
)
@click.option("--voice", metavar="NAME", help="A voice of the engine; show.toml has the usual one.")
@options.make_sound_file_option("WAV")
@options.content
@options.engine
@options.cache
@click.pass_obj
def say(backends: Backends, /, text: str, content: Path, cache: Path, out: Path | None, **how: str | None) -> None:
    """Speak one line, just as a programme would.

    Marks, pauses and lexicon are all heard, and how each difficult word is said stands there to be read. What is wrong
    with the line is told by its column.
    """
    file = audio_output.check_sound_file(out, ".wav")
    kept = paths.resolve_folder(cache)
    settings, lexicon = load_settings_and_lexicon(content)
    speaker = backends.create_engine(how["engine_name"] or settings.engine)
    kind = _KIND_BY_STYLE[str(how["manner"])]
    voice = _choose_voice(speaker, how["voice"], settings.pace[READING_STYLES[kind]].voice)
    said = build_script(parse_line(text, kind, voice), settings, lexicon)
    _print_pronunciations(said, speaker)
    audio_output.write_or_play(
        render_wav(said, speaker, backends.open_cache(kept)), file, kept / audio_output.PLAYED_FOLDER / "line.wav"
    )


@click.command(
    epilog="\b\n"
    "Examples: warm-recall preview guided-recall\n"
    "          warm-recall preview guided-recall-pet --from choose --out pet.mp3\n"
    "          warm-recall preview exercises/tea.md    the programme in this file"
)
@options.programme
@click.option("--from", "start", metavar="CHAPTER", help="Its title, the beginning of it, or its number.")
@options.make_sound_file_option("MP3")
@options.content
@options.engine
@options.cache_path_or_url
@options.add_worker_options
@click.pass_obj
def preview(
    backends: Backends,
    /,
    programme: Path | str,
    content: Path,
    cache: PathOrUrl,
    worker_options: WorkerOptions,
    **how: str | None,
) -> None:
    """Hear one programme, as it would be published.

    Only what changed is made. A variant has an id of its own, as in guided-recall-pet. A programme behind a gate can be
    heard here as well, and so can a file by itself, whatever is wrong with the others.
    """
    file = audio_output.check_sound_file(how["out"], ".mp3")
    kept = paths.resolve_path_or_url(cache)
    library, heard = _wanted(programme, content, backends)
    first = find_chapter(heard, how["start"]) if how["start"] else 0
    speaker = backends.create_engine(how["engine_name"] or library.settings.engine)
    warn_if_remote(speaker)
    store = backends.open_cache(kept)
    shop = BuildContext(
        engine=speaker,
        store=store,
        cache=store,
        jobs=worker_options.jobs,
        progress=show_progress,
        cluster=worker_options.cluster,
    )
    near = kept if isinstance(kept, Path) else options.find_default_cache()
    audio_output.write_or_play(
        cut_excerpt(*render_preview(heard, library, shop), first),
        file,
        near / audio_output.PLAYED_FOLDER / f"{heard.id}.mp3",
    )


def _wanted(programme: Path | str, content: Path, workplace: Backends) -> tuple[Library, Content]:
    """The programme of this id, or in this file, with what it is made with."""
    if isinstance(programme, str):
        library = build.load_library(content, workplace.engines)
        return library, find_programme(library, programme)
    library = build.checked_files([programme], content, workplace.engines)
    return library, wanted_in_file(library, programme)


def _choose_voice(engine: Engine, wanted_name: str | None, usual_name: str) -> str:
    """The voice that was asked for; else the usual one, or this engine's own where it has none of that name."""
    found = find_voice_or_default(engine, wanted_name or usual_name).name
    if wanted_name and found != wanted_name:
        names = ", ".join(voice.name for voice in engine.voices)
        raise click.BadParameter(f'there is no voice "{wanted_name}". Use one of: {names}.', param_hint="--voice")
    return found


def _print_pronunciations(spoken_script: Script, engine: Engine) -> None:
    """How the words are said that are not said as they are written, and what cannot be heard."""
    for words, how in list_pronunciations(spoken_script, engine).items():
        click.echo(f"{words} → {how}")
    warn_if_remote(engine)
    warn_unsupported_marks(
        engine,
        Counter(mark for segment in spoken_script.segments for mark in sorted(find_unsupported_marks(engine, segment))),
    )
