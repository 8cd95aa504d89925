"""Publishing: build, and send it into the world."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from audio_pipeline.catalog import NAME
from audio_pipeline.commands import options
from audio_pipeline.commands.building import built
from audio_pipeline.commands.checking import in_order
from audio_pipeline.commands.consent import Consent
from audio_pipeline.commands.crew import Crew
from audio_pipeline.commands.guid_line import keep_guid
from audio_pipeline.commands.places import Place
from audio_pipeline.commands.publication import Publication
from audio_pipeline.commands.shop import workshop
from audio_pipeline.commands.workplace import Workplace
from audio_pipeline.errors import StoreError
from audio_pipeline.keeping.publish_record import PublishRecord
from audio_pipeline.settings import Library
from audio_pipeline.stores.store import Store


@click.command(
    epilog="\b\n"
    "Examples: warm-recall publish --to folder:/srv/warm-recall --public-url https://audio.example.org/\n"
    "          warm-recall publish --to s3://my-bucket/warm-recall"
)
@options.making
@options.patient_crew
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
def publish(workplace: Workplace, /, content: Path, out: Path, cache: Place, crew: Crew, **how: Any) -> None:
    """Build, then send what changed into the world.

    Audio goes first, the catalog last. What "warm-recall check" finds anything wrong with is not published, and nothing
    of somebody else's is lost unless you say so.
    """
    target = _target(workplace, how["address"], how["endpoint_url"], how["public_url"])
    library = in_order(content, workplace, workplace.cache(cache))
    publication = _publication(target, content, workplace.cache(cache), how)
    guid = publication.permitted(library.settings.guid)
    shop = workshop(workplace, library, out, how["engine_name"], cache, crew)
    before = shop.store.get(NAME)
    catalog = built(library, shop)
    catalog = replace(catalog, show=replace(catalog.show, guid=guid))
    public_url = how["public_url"] or _public_url(library, how["address"], target)
    there = publication.send(catalog, shop, before, public_url)
    click.echo(f"Published to {how['address']}.")
    if there.show.guid and not library.settings.guid:
        keep_guid(content, there.show.guid)


def _publication(target: Store, content: Path, cache: Store, how: Mapping[str, Any]) -> Publication:
    consent = Consent(
        address=_place(how["address"], how["endpoint_url"]),
        new_target=how["new_target"],
        withdraw=how["withdraw"],
        replace=how["replace"],
    )
    return Publication(target=target, record=PublishRecord.of(content, cache), consent=consent)


def _place(address: str, endpoint_url: str | None) -> str:
    """The same words for the same place: a folder by its whole path, a bucket with its server."""
    if address.startswith("folder:"):
        return f"folder:{Path(address.removeprefix('folder:')).expanduser().resolve()}"
    server = f" at {endpoint_url.rstrip('/')}" if endpoint_url else ""
    return f"{address.rstrip('/')}{server}"


def _target(workplace: Workplace, address: str, endpoint_url: str | None, public_url: str | None) -> Store:
    """Where to publish; an address that names no place is wrong usage."""
    try:
        return workplace.target(address, endpoint_url, public_url)
    except StoreError as wrong:
        raise click.UsageError(str(wrong)) from wrong


def _public_url(library: Library, address: str, target: Store) -> str:
    """A bucket knows where it is read; of a folder, show.toml does."""
    return library.settings.public_url if address.startswith("folder:") else target.url(NAME).removesuffix(NAME)
