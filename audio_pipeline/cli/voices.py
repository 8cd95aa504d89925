"""Voices: which voices there are, and what each sounds like."""

from collections.abc import Iterator
from pathlib import Path

import click

from audio_pipeline.build.line_preview import load_settings_and_lexicon, parse_line, render_wav
from audio_pipeline.cli import audio_output, options, paths
from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.console import warn_if_remote
from audio_pipeline.cli.content_folder import read_content_from
from audio_pipeline.markup.rules import suggest_nearest
from audio_pipeline.script.script import build_script
from audio_pipeline.speech.engines.engine import Engine, Voice

_SAMPLE_TEXT = "Let your shoulders drop. Bring to mind somebody who was glad to see you, and rest there a while."
"""What a voice is heard saying: short, slow, and with an "s" and an "m" in it."""


@click.command(
    epilog="\b\n"
    "Examples: warm-recall voices\n"
    "          warm-recall voices --sample hibari/heart\n"
    "          warm-recall voices --sample polly/ruth --out ruth.wav"
)
@click.option("--sample", metavar="ENGINE/VOICE", help="Hear this voice say a sentence of ours.")
@options.make_sound_file_option("WAV")
@options.named_content
@options.cache
@click.pass_obj
def voices(backends: Backends, /, sample: str | None, out: Path | None, content: Path | None, cache: Path) -> None:
    """List the voices, where they run, and their licence.

    Of each stands there which marks it can follow; “rate*” is a mark that it can follow where all words of a sentence
    share it. A volume that all words share is heard from every voice.
    """
    if not sample:
        if out:
            raise click.UsageError("--out is for a sound. Say which with --sample ENGINE/VOICE.")
        click.echo("\n".join(_format_voices(backends)))
        return
    file = audio_output.check_sound_file(out, ".wav")
    kept = paths.resolve_folder(cache)
    speaker, voice = _find_voice(backends, sample)
    settings, lexicon = load_settings_and_lexicon(read_content_from(content))
    said = build_script(parse_line(_SAMPLE_TEXT, "exercise", voice), settings, lexicon)
    warn_if_remote(speaker)
    audio_output.write_or_play(
        render_wav(said, speaker, backends.open_cache(kept)), file, kept / audio_output.PLAYED_FOLDER / "sample.wav"
    )


def _format_voices(backends: Backends) -> Iterator[str]:
    """A line for each voice."""
    for name, engine in backends.engines.items():
        for voice in engine().voices:
            marks = [*sorted(voice.marks), *(f"{mark}*" for mark in sorted(voice.marks_if_uniform))]
            known = f"{f'{name}/{voice.name}':25}  {voice.language}  {voice.runs_at:35}  {' '.join(marks) or '-':24}"
            yield f"{known}  {voice.licence}{_format_price(voice)}"


def _format_price(voice: Voice) -> str:
    if voice.price is None:
        return ""
    return f"; ${voice.price.dollars_per_million:g} a million characters, as of {voice.price.as_of}"


def _find_voice(backends: Backends, sample: str) -> tuple[Engine, str]:
    """The engine and the voice that "hibari/heart" names."""
    name, _, wanted_voice = sample.partition("/")
    if name not in backends.engines:
        raise click.BadParameter(
            f'"{name}" is no engine. {suggest_nearest(name, backends.engines)}.', param_hint="--sample"
        )
    speaker = backends.engines[name]()
    names = [voice.name for voice in speaker.voices]
    if wanted_voice not in names:
        mend = suggest_nearest(wanted_voice, names)
        raise click.BadParameter(f'{name} has no voice "{wanted_voice}". {mend}.', param_hint="--sample")
    return speaker, wanted_voice
