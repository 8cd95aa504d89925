"""Say: speak one line as a programme would."""

from collections import Counter
from pathlib import Path

import click

from audio_pipeline.build.line_preview import list_pronunciations, load_settings_and_lexicon, parse_line, render_wav
from audio_pipeline.cli import audio_output, options, paths
from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.build_options import SpeechOptions
from audio_pipeline.cli.console import warn_if_remote, warn_unsupported_marks
from audio_pipeline.content.library import READING_STYLES
from audio_pipeline.content.model import Script
from audio_pipeline.script.script import build_script
from audio_pipeline.speech.engines.engine import Engine, find_unsupported_marks, find_voice_or_default

_KIND_BY_STYLE = {style: kind for kind, style in READING_STYLES.items()}
"""A kind of programme for each reading style."""


@click.command(
    epilog="\b\n"
    'Examples: warm-recall say "Rest a hand on your heart. [2s] Or a cushion."\n'
    "          warm-recall say 'A (tear)[ipa:\"tɪr\"], and oxytocin.' --as talk --out line.wav"
)
@click.argument("text", metavar="LINE")
@click.option(
    "--as",
    "style",
    type=click.Choice(sorted(_KIND_BY_STYLE)),
    default="exercise",
    show_default=True,
    help="The style to read it in, which sets the pace.",
)
@click.option("--voice", metavar="NAME", help="A voice of the engine; without it, the voice that show.toml names.")
@options.make_sound_file_option("WAV")
@options.speech_options
@click.pass_obj
def say(
    backends: Backends, speech_options: SpeechOptions, /, text: str, style: str, voice: str | None, out: Path | None
) -> None:
    """Speak one line, just as a programme would.

    Marks, pauses and the lexicon are applied, and the pronunciation of each word that has one is printed. A fault in
    the line is reported with its column.
    """
    file = audio_output.check_sound_file(out, ".wav")
    cache = paths.resolve_path_or_url(speech_options.cache)
    settings, lexicon = load_settings_and_lexicon(speech_options.content)
    engine = backends.create_engine(speech_options.engine_name or settings.engine)
    kind = _KIND_BY_STYLE[style]
    voice_name = _choose_voice(engine, voice, settings.pace[READING_STYLES[kind]].voice)
    line = settings.adapt_to_voice(parse_line(text, kind, voice_name))
    script = build_script(line, settings, lexicon)
    _print_pronunciations(script, engine)
    audio_output.write_or_play(render_wav(script, engine, backends.open_cache(cache)), file, cache, "line.wav")


def _choose_voice(engine: Engine, wanted_name: str | None, usual_name: str) -> str:
    """Return the name of the wanted voice; else of the usual one, or of the engine's first if it lacks that one."""
    name = find_voice_or_default(engine, wanted_name or usual_name).name
    if wanted_name and name != wanted_name:
        names = ", ".join(voice.name for voice in engine.voices)
        raise click.BadParameter(f'there is no voice "{wanted_name}". Use one of: {names}.', param_hint="--voice")
    return name


def _print_pronunciations(script: Script, engine: Engine) -> None:
    """Print the words that are not pronounced as they are written, and the marks that the engine ignores."""
    for words, pronunciation in list_pronunciations(script, engine).items():
        click.echo(f"{words} → {pronunciation}")
    warn_if_remote(engine)
    marks = (mark for segment in script.segments for mark in sorted(find_unsupported_marks(engine, segment)))
    warn_unsupported_marks(engine, Counter(marks))
