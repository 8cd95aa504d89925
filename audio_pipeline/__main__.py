"""The command `warm-recall`: from written words to published sound. Wires the seams."""

import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from audio_pipeline import pipeline
from audio_pipeline.catalog import NAME, Catalog
from audio_pipeline.engines.engine import Engine
from audio_pipeline.engines.gtts import Gtts
from audio_pipeline.engines.hibari import Hibari
from audio_pipeline.engines.tone import Tone
from audio_pipeline.errors import ContentFaults, PipelineError, StoreError
from audio_pipeline.plan import Plan
from audio_pipeline.settings import Library
from audio_pipeline.stages.read import BUILT_IN
from audio_pipeline.stores.folder import FolderStore
from audio_pipeline.stores.s3 import S3Store
from audio_pipeline.stores.store import Store

ENGINES: dict[str, Callable[[], Engine]] = {"hibari": Hibari, "gtts": Gtts, "tone": Tone}


def _options(*options: Callable[..., Any]) -> Callable[..., Any]:
    """Several options as one decorator."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


# What is wrong with a folder is told where it is opened: it is a fault of the world, not wrong usage.
_FOLDER = click.Path(path_type=Path, readable=False)

_content = click.option(
    "--content",
    type=_FOLDER,
    metavar="DIR",
    default=BUILT_IN,
    show_default="the built-in content",
    help="Folder of what is written: programmes and answers.",
)
_making = _options(
    _content,
    click.option(
        "--out",
        type=_FOLDER,
        metavar="DIR",
        default=Path("build"),
        show_default=True,
        help="Folder that the programmes and catalog.json go to.",
    ),
    click.option(
        "--engine",
        "engine_name",
        type=click.Choice(list(ENGINES)),
        default=None,
        help="Voice engine; show.toml has the usual one.",
    ),
    click.option(
        "--cache",
        type=_FOLDER,
        metavar="DIR",
        default=None,
        show_default="$XDG_CACHE_HOME/warm-recall",
        help="Folder where clips and chunks are kept: deleting it costs time, never correctness.",
    ),
)
_jobs = click.option(
    "--jobs",
    type=click.IntRange(1),
    default=os.cpu_count() or 1,
    show_default="one a core",
    help="How many to do at once.",
)


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    epilog="\b\n"
    "Examples: warm-recall check    is what I wrote in order?\n"
    "          warm-recall plan     what would be made, and why?\n"
    "          warm-recall build    make it, into the folder build/\n"
    "          warm-recall publish --to s3://my-bucket/warm-recall",
)
@click.version_option(package_name="warm-recall")
@click.option("--verbose", is_flag=True, help="Tell each step on standard error.")
def cli(*, verbose: bool) -> None:
    """Turn written words about human warmth into published sound."""
    logging.basicConfig(
        level=logging.INFO if verbose else logging.WARNING,
        format="%(levelname)s %(name)s %(message)s",
        stream=sys.stderr,
    )


@cli.command(epilog="Example: warm-recall check --content my-words")
@_content
def check(content: Path) -> None:
    """Find everything that is wrong with the content: file, line, and how to mend it."""
    library = pipeline.checked(content, ENGINES)
    programmes, answers = _count(len(library.programmes), "programme"), _count(len(library.answers), "answer")
    click.echo(f"{programmes} and {answers}: nothing to mend.")


@cli.command(epilog="Example: warm-recall plan --out build")
@_making
def plan(content: Path, out: Path, engine_name: str | None, cache: Path | None) -> None:
    """Tell what a build would make, and why; make nothing."""
    library = pipeline.checked(content, ENGINES)
    _tell(pipeline.planned(library, _workshop(library, out, engine_name, cache, 1)))


@cli.command(epilog="Example: warm-recall build --out build")
@_making
@_jobs
def build(content: Path, out: Path, engine_name: str | None, cache: Path | None, jobs: int) -> None:
    """Speak, mix and encode what has changed, and write the catalog."""
    library = pipeline.checked(content, ENGINES)
    _built(library, _workshop(library, out, engine_name, cache, jobs))


@cli.command(
    epilog="\b\n"
    "Examples: warm-recall publish --to folder:/srv/warm-recall --public-url https://audio.example.org/\n"
    "          warm-recall publish --to s3://my-bucket/warm-recall"
)
@_making
@_jobs
@click.option("--to", "address", required=True, help="Where to: folder:DIR, or s3://BUCKET/PREFIX.")
@click.option("--endpoint-url", help="Address of an S3 server that is not Amazon's.")
@click.option(
    "--public-url", help="Where the world reads what is published, a CDN say; else show.toml's, or the bucket's own."
)
def publish(
    content: Path, out: Path, engine_name: str | None, cache: Path | None, jobs: int, address: str, **where: str | None
) -> None:
    """Build, then send what changed to a folder or a bucket: audio first, the catalog last."""
    target = _target(address, where["endpoint_url"], where["public_url"])
    library = pipeline.checked(content, ENGINES)
    shop = _workshop(library, out, engine_name, cache, jobs)
    public_url = where["public_url"] or (
        library.settings.public_url if address.startswith("folder:") else target.url(NAME).removesuffix(NAME)
    )
    pipeline.send(_built(library, shop), shop, target, public_url)
    click.echo(f"Published to {address}.")


@cli.command(epilog="Example: warm-recall voices")
def voices() -> None:
    """List the voices, where they run, and their licence."""
    for name, engine in ENGINES.items():
        for voice in engine().voices:
            click.echo(f"{name:8} {voice.name:10} {voice.language:7} {voice.runs:34} {voice.licence}")


def main() -> None:
    """Run the command; whatever goes wrong is told in one line, and no half of anything is left."""
    try:
        sys.exit(cli(prog_name="warm-recall", standalone_mode=False))
    except click.ClickException as misuse:
        misuse.show()
        sys.exit(misuse.exit_code)
    except ContentFaults as found:
        _complain(f"{found}\n{len(found.faults)} to mend; nothing was made.")
    except PipelineError as wrong:
        _complain(str(wrong))
    except OSError as refusal:  # of what no stage explains better: this terminal, the folder we stand in
        where, words = refusal.filename or "warm-recall", refusal.strerror or refusal
        _complain(f'{where}: the system said "{words}". Mend that, then run it again.')
    except (KeyboardInterrupt, click.Abort):
        _complain("Stopped. What is done is kept: run it again to go on.", status=130)


def _complain(words: str, status: int = 1) -> None:
    click.echo(words, err=True)
    sys.exit(status)


def _target(address: str, endpoint_url: str | None, public_url: str | None) -> Store:
    """Where to publish; an address that names no place is wrong usage."""
    try:
        if address.startswith("folder:"):
            return FolderStore.at(address)
        if address.startswith("s3:"):
            return S3Store.at(address, endpoint_url=endpoint_url, public_url=public_url)
    except StoreError as wrong:
        raise click.UsageError(str(wrong)) from wrong
    raise click.UsageError(f"--to {address}: this names no store. Write it as folder:DIR or s3://BUCKET/PREFIX.")


def _workshop(library: Library, out: Path, engine_name: str | None, cache: Path | None, jobs: int) -> pipeline.Workshop:
    return pipeline.Workshop(
        engine=ENGINES[engine_name or library.settings.engine](),
        store=FolderStore(out.absolute()),
        cache=FolderStore((cache or _usual_cache()).absolute(), durable=False),
        jobs=jobs,
        progress=_progress,
    )


def _usual_cache() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "warm-recall"


@contextmanager
def _progress(what: str, total: int) -> Iterator[Callable[[int], None]]:
    """A bar on standard error, where there is something to wait for and somebody to see it."""
    if not total:
        yield lambda _: None
        return
    bar: Any
    with click.progressbar(length=total, label=f"{what:20}", file=sys.stderr, show_pos=True) as bar:
        yield bar.update


def _built(library: Library, shop: pipeline.Workshop) -> Catalog:
    voice = shop.engine.voices[0]
    if not voice.runs.startswith("here"):
        click.echo(f"{shop.engine.id} speaks by {voice.runs}: {voice.licence}.", err=True)
    done = pipeline.build(library, shop)
    made = len(done.plan.to_make)
    for mark, times in done.plan.unheard.items():
        click.echo(f"{shop.engine.id} cannot do “{mark}”: {_count(times, 'sentence')} said without it.", err=True)
    click.echo(f"{_count(made, 'programme')} made, {len(done.plan.jobs) - made} kept.")
    return done.catalog


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _tell(todo: Plan) -> None:
    for job in todo.jobs:
        click.echo(f"{job.content.id}: {', '.join(job.reasons) or 'kept'}")
    for content_id in todo.gone:
        click.echo(f"{content_id}: leaves the catalog, its content is gone")
    click.echo(
        f"{len(todo.to_make)} of {len(todo.jobs)} programmes to make, "
        f"{_count(len(todo.to_speak), 'sentence')} to speak."
    )


if __name__ == "__main__":
    main()
