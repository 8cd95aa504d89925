"""Voicing: which voices there are, and what each sounds like."""

from collections.abc import Iterator
from pathlib import Path

import click

from audio_pipeline.authoring.rules import nearest
from audio_pipeline.commands import ears, options, places
from audio_pipeline.commands.content_folder import read_content_from
from audio_pipeline.commands.telling import where_it_runs
from audio_pipeline.commands.workplace import Workplace
from audio_pipeline.editing.aloud import beside, line, sound
from audio_pipeline.engines.engine import Engine, Voice
from audio_pipeline.stages.script import script

_SAMPLE = "Let your shoulders drop. Bring to mind somebody who was glad to see you, and rest there a while."
"""What a voice is heard saying: short, slow, and with an "s" and an "m" in it."""


@click.command(
    epilog="\b\n"
    "Examples: warm-recall voices\n"
    "          warm-recall voices --sample hibari/heart\n"
    "          warm-recall voices --sample polly/ruth --out ruth.wav"
)
@click.option("--sample", metavar="ENGINE/VOICE", help="Hear this voice say a sentence of ours.")
@options.sound_file("WAV")
@options.named_content
@options.cache
@click.pass_obj
def voices(workplace: Workplace, /, sample: str | None, out: Path | None, content: Path | None, cache: Path) -> None:
    """List the voices, where they run, and their licence.

    Of each stands there which marks it can follow; “rate*” is a mark that it can follow where all words of a sentence
    share it. A volume that all words share is heard from every voice.
    """
    if not sample:
        if out:
            raise click.UsageError("--out is for a sound. Say which with --sample ENGINE/VOICE.")
        click.echo("\n".join(_listed(workplace)))
        return
    file = ears.file(out, ".wav")
    kept = places.to_be_filled(cache)
    speaker, voice = _named(workplace, sample)
    settings, lexicon = beside(read_content_from(content))
    said = script(line(_SAMPLE, "exercise", voice), settings, lexicon)
    where_it_runs(speaker)
    ears.give(sound(said, speaker, workplace.cache(kept)), file, kept / ears.HEARD / "sample.wav")


def _listed(workplace: Workplace) -> Iterator[str]:
    """A line for each voice."""
    for name, engine in workplace.engines.items():
        for voice in engine().voices:
            marks = [*sorted(voice.honours), *(f"{mark}*" for mark in sorted(voice.honours_throughout))]
            known = f"{f'{name}/{voice.name}':25}  {voice.language}  {voice.runs:35}  {' '.join(marks) or '-':24}"
            yield f"{known}  {voice.licence}{_price(voice)}"


def _price(voice: Voice) -> str:
    if voice.price is None:
        return ""
    return f"; ${voice.price.dollars_per_million:g} a million characters, as of {voice.price.as_of}"


def _named(workplace: Workplace, sample: str) -> tuple[Engine, str]:
    """The engine and the voice that "hibari/heart" names."""
    name, _, wanted_voice = sample.partition("/")
    if name not in workplace.engines:
        raise click.BadParameter(f'"{name}" is no engine. {nearest(name, workplace.engines)}.', param_hint="--sample")
    speaker = workplace.engines[name]()
    names = [voice.name for voice in speaker.voices]
    if wanted_voice not in names:
        mend = nearest(wanted_voice, names)
        raise click.BadParameter(f'{name} has no voice "{wanted_voice}". {mend}.', param_hint="--sample")
    return speaker, wanted_voice
