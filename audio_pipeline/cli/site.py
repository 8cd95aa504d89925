"""Site: write the pages of the site from what is built, and serve them on this machine."""

from dataclasses import dataclass
from pathlib import Path

import click

from audio_pipeline.build import load
from audio_pipeline.cli import options, paths
from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.built_catalog import read_built_catalog
from audio_pipeline.cli.console import format_count
from audio_pipeline.cli.paths import PathOrUrl
from audio_pipeline.cli.site_server import serve_site
from audio_pipeline.publish.site.site_record import make_record
from audio_pipeline.publish.site.site_writer import publish_site


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteOptions:
    """The options that say what is shown, and where."""

    content: Path
    out: Path
    cache: PathOrUrl
    public_url: str
    serve: bool
    port: int


@click.command(
    epilog="\b\nExamples: warm-recall site --serve\n          warm-recall site --public-url https://audio.example.org/"
)
@options.collect_options(
    SiteOptions,
    options.content,
    options.build_folder,
    options.cache,
    options.public_url,
    click.option("--serve", is_flag=True, help="Show the site on this machine until Ctrl-C."),
    click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port for --serve."),
)
@click.pass_obj
def site(backends: Backends, site_options: SiteOptions, /) -> None:
    """Write the pages of the site from what is built, and show them.

    “build” and “publish” write them too. Only pages that differ are written.
    """
    cache = backends.open_cache(paths.resolve_path_or_url(site_options.cache))
    library = load.load_library(site_options.content, backends.engines, cache)
    folder = paths.resolve_folder(site_options.out)
    store = backends.open_folder(folder)
    public_url = site_options.public_url or library.settings.public_url
    made = make_record(library).make_site(read_built_catalog(store, site_options.out), public_url)
    changed = publish_site(made, store, store, look_for_pages=True)
    click.echo(f"{format_count(len(changed), 'page')} of the site written.")
    if site_options.serve:
        serve_site(folder, site_options.port, lambda address: click.echo(f"Open {address} – stop with Ctrl-C."))
