"""Preview: play one programme, or write it to a file, as it would be published."""

from dataclasses import dataclass
from pathlib import Path

import click

from audio_pipeline.build import load
from audio_pipeline.build.build_context import BuildContext
from audio_pipeline.build.preview import cut_excerpt, find_chapter, find_programme, render_preview, require_programme
from audio_pipeline.cli import audio_output, options, paths
from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.build_options import SpeechOptions
from audio_pipeline.cli.console import show_progress, warn_if_remote
from audio_pipeline.content.library import Library
from audio_pipeline.content.model import Content


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewOptions(SpeechOptions):
    """The options of a preview, which needs workers but no build folder."""

    jobs: int
    cluster: str


@click.command(
    epilog="\b\n"
    "Examples: warm-recall preview guided-recall\n"
    "          warm-recall preview guided-recall-pet --from choose --out pet.mp3\n"
    "          warm-recall preview exercises/tea.md    the programme in this file"
)
@options.programme
@click.option("--from", "start", metavar="CHAPTER", help="A chapter's number, its title or the beginning of its title.")
@options.make_sound_file_option("MP3")
@options.collect_options(PreviewOptions, options.content, options.engine, options.cache, options.jobs, options.cluster)
@click.pass_obj
def preview(
    backends: Backends,
    preview_options: PreviewOptions,
    /,
    programme: Path | str,
    start: str | None,
    out: Path | None,
) -> None:
    """Hear one programme, as it would be published.

    Only what changed is made. A variant has its own id, such as guided-recall-pet. A programme behind a gate can be
    heard too. So can the programme in one file, even if other files have faults.
    """
    file = audio_output.check_sound_file(out, ".mp3")
    cache = paths.resolve_path_or_url(preview_options.cache)
    library, content = _load_programme(programme, preview_options.content, backends)
    first_chapter = find_chapter(content, start) if start else 0
    engine = backends.create_engine(preview_options.engine_name or library.settings.engine)
    warn_if_remote(engine)
    store = backends.open_cache(cache)
    context = BuildContext(
        engine=engine,
        store=store,
        cache=store,
        jobs=preview_options.jobs,
        progress=show_progress,
        cluster=preview_options.cluster,
    )
    mp3 = cut_excerpt(*render_preview(content, library, context), first_chapter)
    audio_output.write_or_play(mp3, file, cache, f"{content.id}.mp3")


def _load_programme(programme: Path | str, folder: Path, backends: Backends) -> tuple[Library, Content]:
    """Return the programme with this id, or in this file, and the Library it belongs to."""
    if isinstance(programme, str):
        library = load.load_library(folder, backends.engines)
        return library, find_programme(library, programme)
    library = load.load_files([programme], folder, backends.engines)
    return library, require_programme(library, programme)
