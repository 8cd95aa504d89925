"""Publishing: build, and send it into the world."""

from pathlib import Path

import click

from audio_pipeline import pipeline
from audio_pipeline.catalog import NAME
from audio_pipeline.commands import options
from audio_pipeline.commands.building import built
from audio_pipeline.commands.checking import in_order
from audio_pipeline.commands.crew import Crew
from audio_pipeline.commands.places import Place
from audio_pipeline.commands.shop import workshop
from audio_pipeline.commands.workplace import Workplace
from audio_pipeline.errors import StoreError
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
@click.pass_obj
def publish(workplace: Workplace, /, content: Path, out: Path, cache: Place, crew: Crew, **how: str | None) -> None:
    """Build, then send what changed into the world.

    Audio goes first, the catalog last. What "warm-recall check" finds anything wrong with is not published.
    """
    address = str(how["address"])
    target = _target(workplace, address, how["endpoint_url"], how["public_url"])
    library = in_order(content, workplace, workplace.cache(cache))
    shop = workshop(workplace, library, out, how["engine_name"], cache, crew)
    public_url = how["public_url"] or _public_url(library, address, target)
    pipeline.send(built(library, shop), shop, target, public_url)
    click.echo(f"Published to {address}.")


def _target(workplace: Workplace, address: str, endpoint_url: str | None, public_url: str | None) -> Store:
    """Where to publish; an address that names no place is wrong usage."""
    try:
        return workplace.target(address, endpoint_url, public_url)
    except StoreError as wrong:
        raise click.UsageError(str(wrong)) from wrong


def _public_url(library: Library, address: str, target: Store) -> str:
    """A bucket knows where it is read; of a folder, show.toml does."""
    return library.settings.public_url if address.startswith("folder:") else target.url(NAME).removesuffix(NAME)
