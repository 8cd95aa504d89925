"""Publish: build, and send it into the world."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from audio_pipeline.catalog import NAME
from audio_pipeline.cli import options
from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.building import build_library
from audio_pipeline.cli.check import load_publishable_library
from audio_pipeline.cli.consent import Consent
from audio_pipeline.cli.context import make_build_context
from audio_pipeline.cli.guid_line import keep_guid
from audio_pipeline.cli.paths import PathOrUrl
from audio_pipeline.cli.publication import Publication
from audio_pipeline.cli.worker_options import WorkerOptions
from audio_pipeline.content.library import Library
from audio_pipeline.errors import StoreError
from audio_pipeline.publish.publish_record import PublishRecord
from audio_pipeline.stores.store import Store


@click.command(
    epilog="\b\n"
    "Examples: warm-recall publish --to folder:/srv/warm-recall --public-url https://audio.example.org/\n"
    "          warm-recall publish --to s3://my-bucket/warm-recall"
)
@options.build_options
@options.add_waiting_worker_options
@click.option("--to", "address", required=True, help="Where to: folder:DIR, or s3://BUCKET/PREFIX.")
@click.option("--endpoint-url", help="Address of an S3 server that is not Amazon's.")
@click.option(
    "--public-url", help="Where the world reads what is published, a CDN say; else show.toml's, or the bucket's own."
)
@click.option(
    "--new-target", is_flag=True, help="Publish to a place where nothing is, though the show was published elsewhere."
)
@click.option("--withdraw", is_flag=True, help="Let many programmes or answers leave that are no longer written.")
@click.option(
    "--replace",
    multiple=True,
    metavar="NAME",
    help="Put yours in the place of what somebody else published: a programme, an answer, or “all”.",
)
@click.pass_obj
def publish(
    backends: Backends, /, content: Path, out: Path, cache: PathOrUrl, worker_options: WorkerOptions, **how: Any
) -> None:
    """Build, then send what changed into the world.

    Audio goes first, the catalog last. What "warm-recall check" finds anything wrong with is not published, and nothing
    of somebody else's is lost unless you say so.
    """
    target = _open_target(backends, how["address"], how["endpoint_url"], how["public_url"])
    library = load_publishable_library(content, backends, backends.open_cache(cache))
    publication = _make_publication(target, content, backends.open_cache(cache), how)
    guid = publication.resolve_guid(library.settings.guid)
    shop = make_build_context(backends, library, out, how["engine_name"], cache, worker_options)
    before = shop.store.get(NAME)
    catalog = build_library(library, shop)
    catalog = replace(catalog, show=replace(catalog.show, guid=guid))
    public_url = how["public_url"] or _choose_public_url(library, how["address"], target)
    there = publication.publish(catalog, shop, before, public_url)
    click.echo(f"Published to {how['address']}.")
    if there.show.guid and not library.settings.guid:
        keep_guid(content, there.show.guid)


def _make_publication(target: Store, content: Path, cache: Store, how: Mapping[str, Any]) -> Publication:
    consent = Consent(
        address=_normalise_address(how["address"], how["endpoint_url"]),
        new_target=how["new_target"],
        withdraw=how["withdraw"],
        replace=how["replace"],
    )
    return Publication(target=target, record=PublishRecord.load(content, cache), consent=consent)


def _normalise_address(address: str, endpoint_url: str | None) -> str:
    """The same words for the same place: a folder by its whole path, a bucket with its server."""
    if address.startswith("folder:"):
        return f"folder:{Path(address.removeprefix('folder:')).expanduser().resolve()}"
    server = f" at {endpoint_url.rstrip('/')}" if endpoint_url else ""
    return f"{address.rstrip('/')}{server}"


def _open_target(backends: Backends, address: str, endpoint_url: str | None, public_url: str | None) -> Store:
    """Where to publish; an address that names no place is wrong usage."""
    try:
        return backends.open_target(address, endpoint_url, public_url)
    except StoreError as wrong:
        raise click.UsageError(str(wrong)) from wrong


def _choose_public_url(library: Library, address: str, target: Store) -> str:
    """A bucket knows where it is read; of a folder, show.toml does."""
    return library.settings.public_url if address.startswith("folder:") else target.url_for(NAME).removesuffix(NAME)
