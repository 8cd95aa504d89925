"""Making: what would be made, making it, and sending it out."""

from pathlib import Path

import click

from audio_pipeline import pipeline
from audio_pipeline.catalog import NAME, Catalog
from audio_pipeline.commands import options, places
from audio_pipeline.commands.checking import in_order
from audio_pipeline.commands.telling import count, progress, unheard, where_it_runs
from audio_pipeline.commands.workplace import Workplace
from audio_pipeline.errors import StoreError
from audio_pipeline.plan import Plan
from audio_pipeline.settings import Library
from audio_pipeline.stores.store import Store


@click.command(epilog="Example: warm-recall plan --out build")
@options.making
@click.pass_obj
def plan(workplace: Workplace, content: Path, out: Path, engine_name: str | None, cache: Path) -> None:
    """Tell what a build would make, and why; make nothing."""
    library = pipeline.checked(content, workplace.engines)
    _tell(pipeline.planned(library, _workshop(workplace, library, out, engine_name, cache, 1)))


@click.command(epilog="Example: warm-recall build --out build")
@options.making
@options.jobs
@click.pass_obj
def build(workplace: Workplace, content: Path, out: Path, engine_name: str | None, cache: Path, jobs: int) -> None:
    """Speak, mix and encode what changed, and write the catalog."""
    library = pipeline.checked(content, workplace.engines)
    _built(library, _workshop(workplace, library, out, engine_name, cache, jobs))


@click.command(
    epilog="\b\n"
    "Examples: warm-recall publish --to folder:/srv/warm-recall --public-url https://audio.example.org/\n"
    "          warm-recall publish --to s3://my-bucket/warm-recall"
)
@options.making
@options.jobs
@click.option("--to", "address", required=True, help="Where to: folder:DIR, or s3://BUCKET/PREFIX.")
@click.option("--endpoint-url", help="Address of an S3 server that is not Amazon's.")
@click.option(
    "--public-url", help="Where the world reads what is published, a CDN say; else show.toml's, or the bucket's own."
)
@click.pass_obj
def publish(workplace: Workplace, /, content: Path, out: Path, cache: Path, jobs: int, **how: str | None) -> None:
    """Build, then send what changed into the world.

    Audio goes first, the catalog last. What "warm-recall check" finds anything wrong with is not published.
    """
    address = str(how["address"])
    target = _target(workplace, address, how["endpoint_url"], how["public_url"])
    library = in_order(content, workplace)
    shop = _workshop(workplace, library, out, how["engine_name"], cache, jobs)
    public_url = how["public_url"] or _public_url(library, address, target)
    pipeline.send(_built(library, shop), shop, target, public_url)
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


def _workshop(
    workplace: Workplace, library: Library, out: Path, engine_name: str | None, cache: Path, jobs: int
) -> pipeline.Workshop:
    return pipeline.Workshop(
        engine=workplace.engine(engine_name or library.settings.engine),
        store=workplace.folder(places.to_be_filled(out)),
        cache=workplace.cache(places.to_be_filled(cache)),
        jobs=jobs,
        progress=progress,
    )


def _built(library: Library, shop: pipeline.Workshop) -> Catalog:
    where_it_runs(shop.engine)
    done = pipeline.build(library, shop)
    made = len(done.plan.to_make)
    unheard(shop.engine, done.plan.unheard)
    click.echo(f"{count(made, 'programme')} made, {len(done.plan.jobs) - made} kept.")
    return done.catalog


def _tell(todo: Plan) -> None:
    for job in todo.jobs:
        click.echo(f"{job.content.id}: {', '.join(job.reasons) or 'kept'}")
    for content_id in todo.gone:
        click.echo(f"{content_id}: leaves the catalog, its content is gone")
    click.echo(
        f"{len(todo.to_make)} of {len(todo.jobs)} programmes to make, {count(len(todo.to_speak), 'sentence')} to speak."
    )
