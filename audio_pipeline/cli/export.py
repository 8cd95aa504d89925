"""Export: write a built show as plain files for a phone, a player or a media server."""

from pathlib import Path

import click

from audio_pipeline.cli import options, paths
from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.built_catalog import read_built_catalog
from audio_pipeline.cli.console import format_count, show_progress
from audio_pipeline.export.exporter import ExportOptions, count_missing, list_export_files, write_export
from audio_pipeline.export.sound_files import FORMATS


@click.command(
    epilog="\b\n"
    "Examples: warm-recall export --to ~/Music/Warm\\ Recall\n"
    "          warm-recall export --to ~/Books --format m4b\n"
    "          warm-recall export --to /srv/audiobookshelf --audiobookshelf"
)
@click.option("--to", "folder", required=True, type=options.PATH_TYPE, help="The folder to write into.")
@click.option("--from", "built", type=options.PATH_TYPE, default="build", show_default=True, help="The build folder.")
@options.collect_options(
    ExportOptions,
    click.option(
        "--format",
        "format_name",
        type=click.Choice(FORMATS),
        default="mp3",
        show_default=True,
        help="The format of the sound; m4b makes one book, with chapters, of each part of the show.",
    ),
    click.option(
        "--audiobookshelf",
        "is_audiobookshelf",
        is_flag=True,
        help="Lay the files out as Audiobookshelf reads them: podcasts/SHOW, or audiobooks/AUTHOR/SHOW/BOOK for m4b.",
    ),
    click.option(
        "--public-url",
        metavar="URL",
        default="",
        callback=options.check_web_address,
        help="The address at which you serve the folder, for a feed of its own; only for mp3.",
    ),
)
@click.pass_obj
def export(backends: Backends, export_options: ExportOptions, /, folder: Path, built: Path) -> None:
    """Write a built show as plain files for a phone, a player or a media server.

    Each programme gets a sound file with title, cover and chapters, its words (.vtt) and its show notes (.html); the
    folder gets a playlist (.m3u8). With --public-url, an mp3 export has a podcast feed too. Run it again after an edit:
    only what changed is written, and only files that an export wrote are removed.
    """
    target = paths.resolve_folder(folder)
    store = backends.open_folder(paths.resolve_folder(built))
    files = list_export_files(read_built_catalog(store, built), store, export_options)
    with show_progress("Writing files", count_missing(target, files)) as advance:
        done = write_export(target, files, report_done=lambda: advance(1))
    removed = f", {done.n_removed} removed" if done.n_removed else ""
    click.echo(f"{format_count(done.n_written, 'file')} written to {target}, {done.n_kept} kept{removed}.")
