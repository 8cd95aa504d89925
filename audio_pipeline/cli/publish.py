"""Publish: build, and send what changed to a store that listeners read from."""

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, redirect_stdout
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import IO

import click
from click.core import ParameterSource

from audio_pipeline.build.build_context import SENDING, BuildContext
from audio_pipeline.catalog import NAME, Catalog, from_json
from audio_pipeline.cli import options
from audio_pipeline.cli import target as targets
from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.build_options import BuildOptions
from audio_pipeline.cli.byte_progress import show_byte_progress
from audio_pipeline.cli.consent import Consent
from audio_pipeline.cli.console import show_progress
from audio_pipeline.cli.context import make_build_context
from audio_pipeline.cli.publication import Publication
from audio_pipeline.cli.publishable import PublicationContent, load_publishable
from audio_pipeline.cli.release_day import parse_day
from audio_pipeline.cli.up_to_date import UpToDateCheck
from audio_pipeline.content.builtin_path import BUILTIN_CONTENT
from audio_pipeline.content.library import Library, ShowSettings
from audio_pipeline.errors import ContentFaults, StoreError
from audio_pipeline.executors.background import start_call
from audio_pipeline.lint.contact import find_missing_contact
from audio_pipeline.markup.author_file import display_path
from audio_pipeline.markup.show_guid import insert_guid
from audio_pipeline.publish.catalog_builder import build_feed_url
from audio_pipeline.publish.feed_xml import is_public
from audio_pipeline.publish.publish_record import PublishRecord
from audio_pipeline.publish.release_files import FEED
from audio_pipeline.publish.sending import UPLOADS
from audio_pipeline.publish.target_view import view_target
from audio_pipeline.stores.atomic_write import write_atomically
from audio_pipeline.stores.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishOptions:
    """The options that say where to publish, and what may be replaced or withdrawn there."""

    address: str
    endpoint_url: str | None
    target_url: str | None
    """The web address of the target, as --public-url gives it; None: show.toml or the bucket says it."""
    dry_run: bool
    is_json: bool
    new_target: bool
    withdraw: bool
    replace: tuple[str, ...]
    by: str
    day: date | None
    """The day of which programmes are published, and later ones held back; None: later ones are refused."""
    podping_token: str


@click.command(
    epilog="\b\n"
    "Examples: warm-recall publish --to folder:/srv/warm-recall --public-url https://audio.example.org/\n"
    "          warm-recall publish --to s3://my-bucket/warm-recall"
)
@options.collect_options(
    PublishOptions,
    click.option("--to", "address", required=True, help="The target: folder:DIR, or s3://BUCKET/PREFIX."),
    click.option("--endpoint-url", help="Address of an S3 server other than Amazon's."),
    click.option(
        "--public-url",
        "target_url",
        help="Web address of the target, such as that of a CDN; without it, the one in show.toml, or the bucket's own.",
    ),
    click.option("--dry-run", is_flag=True, help="Build, and show what would be sent; send nothing."),
    click.option(
        "--json",
        "is_json",
        is_flag=True,
        help="Print the plan as JSON for a program; docs/operating.md shows its form.",
    ),
    click.option(
        "--new-target",
        is_flag=True,
        help="Publish to an empty target, although the show was published somewhere else before.",
    ),
    click.option(
        "--withdraw", is_flag=True, help="Remove many programmes or answers that are no longer in the content."
    ),
    click.option(
        "--replace",
        multiple=True,
        metavar="NAME",
        help="Replace what somebody else published: a programme, an answer, or “all”.",
    ),
    targets.by,
    click.option(
        "--at",
        "day",
        metavar="DAY",
        callback=parse_day,
        help="Hold programmes back that come out after this day, as 2026-11-23, or “now”; without it they are refused.",
    ),
    click.option(
        "--podping-token",
        envvar="PODPING_TOKEN",
        default="",
        help="The token for the Podping service of show.toml; better as PODPING_TOKEN in the environment.",
    ),
)
@options.build_options(options.cluster, options.wait)
@click.pass_obj
def publish(backends: Backends, build_options: BuildOptions, publish_options: PublishOptions, /) -> None:
    """Build, show what changes, then publish it.

    Audio goes first, the catalog last. Content in which “warm-recall check” finds a fault is not published. What
    somebody else published is neither replaced nor withdrawn unless you allow it. --jobs is also the number of uploads
    at once; without it there are 24, of which 8 may be large.
    """
    if not publish_options.is_json:
        _publish(backends, build_options, publish_options, None)
        return
    json_file = sys.stdout
    with redirect_stdout(sys.stderr):
        _publish(backends, build_options, publish_options, json_file)


def _publish(
    backends: Backends, build_options: BuildOptions, publish_options: PublishOptions, json_file: IO[str] | None
) -> None:
    target = targets.open_target(
        backends, publish_options.address, publish_options.endpoint_url, publish_options.target_url
    )
    consent = _make_consent(publish_options)
    seen = start_call(lambda: view_target(target, consent.address))
    check = UpToDateCheck.run(backends, build_options)
    content = load_publishable(backends, build_options, check, publish_options.day)
    settings = content.settings
    public_url = publish_options.target_url or _choose_public_url(settings, publish_options.address, target)
    _require_contact(content, public_url)
    if not content.is_whole:  # the record of the last build is of everything that is written
        check = replace(check, input_hash=None, kept_ids=None)
    publication = Publication(
        target=target,
        record=PublishRecord.load(build_options.content, backends.open_cache(build_options.cache)),
        consent=consent,
        by=publish_options.by,
        uploads=_choose_uploads(build_options),
        json_file=json_file,
    )
    view = seen()
    guid = publication.resolve_guid(settings.guid, view)
    context = replace(make_build_context(backends, settings, build_options), progress=show_progress_of_task)
    previous = context.store.get(NAME)
    catalog = _build(content.load_library, context, check)
    if check.kept_ids is None:  # a build may take minutes, in which somebody else publishes
        view = view_target(target, consent.address)
    catalog = replace(catalog, show=replace(catalog.show, guid=guid))
    plan = publication.make_plan(catalog, context.store, previous, public_url, view)
    if publish_options.dry_run:
        click.echo("Nothing was sent.")
        return
    published = publication.publish(plan, context, public_url)
    click.echo(f"Published to {publish_options.address}.")
    if settings.podcast.is_announced and target.get(FEED) != view.feed:
        _ping(published, public_url, publish_options.podping_token)
    if published.show.guid and not settings.guid:
        save_guid(build_options.content, published.show.guid)


def _require_contact(content: PublicationContent, public_url: str) -> None:
    """Refuse a show with a skill that goes out to the world without somebody to write to."""
    if any(find_missing_contact(content.settings, content.site_words, public_url)):
        # The house rules are loaded only for what breaks one.
        from audio_pipeline.lint.run import lint_contact

        raise ContentFaults(tuple(lint_contact(content.load_library(), public_url)))


def _ping(published: Catalog, public_url: str, podping_token: str) -> None:
    """Tell the services that show.toml names of the changed feed, and print which could not be told."""
    feed_url = build_feed_url(public_url)
    if is_public(feed_url):
        from audio_pipeline.publish.feed_ping import ping_services

        for sentence in ping_services(published.show.podcast, feed_url, podping_token):
            click.echo(sentence, err=True)


def _choose_uploads(build_options: BuildOptions) -> int:
    """Return how many files are sent at once: uploads wait for the line, not for a core."""
    is_default = click.get_current_context().get_parameter_source("jobs") is ParameterSource.DEFAULT
    return UPLOADS if is_default else build_options.jobs


def show_progress_of_task(what: str, total: int) -> AbstractContextManager[Callable[[int], None]]:
    """Show the progress of a build in steps and that of the upload in bytes."""
    return (show_byte_progress if what == SENDING else show_progress)(what, total)


def _build(load_library: Callable[[], Library], context: BuildContext, check: UpToDateCheck) -> Catalog:
    """Build what changed and return the catalog."""
    if check.kept_ids is not None and (built := context.store.get(NAME)):
        click.echo(f"0 programmes made, {len(check.kept_ids)} kept.")
        return from_json(built.data.decode())
    # What makes the sound is loaded for this alone.
    from audio_pipeline.cli.run_build import run_build

    result = run_build(load_library(), context)
    check.record_build(result.catalog_json)
    return result.catalog


def _make_consent(publish_options: PublishOptions) -> Consent:
    return Consent(
        address=_normalise_address(publish_options.address, publish_options.endpoint_url),
        new_target=publish_options.new_target,
        withdraw=publish_options.withdraw,
        replace=publish_options.replace,
    )


def _normalise_address(address: str, endpoint_url: str | None) -> str:
    """Return one text for one target: a folder with its absolute path, a bucket with its server."""
    if address.startswith("folder:"):
        return f"folder:{Path(address.removeprefix('folder:')).expanduser().resolve()}"
    server = f" at {endpoint_url.rstrip('/')}" if endpoint_url else ""
    return f"{address.rstrip('/')}{server}"


def _choose_public_url(settings: ShowSettings, address: str, target: Store) -> str:
    """Return the address of a bucket as the bucket gives it, and that of a folder as show.toml gives it."""
    return settings.public_url if address.startswith("folder:") else target.url_for(NAME).removesuffix(NAME)


def save_guid(content: Path, guid: str) -> None:
    """Write the GUID into the folder's own show.toml; print it if that file is missing, built in or not writable."""
    file = content / "show.toml"
    is_own = file.is_file() and BUILTIN_CONTENT not in (content.resolve(), *content.resolve().parents)
    if is_own and _write_guid(file.resolve(), guid):
        click.echo(f"{display_path(file)} now has the show's GUID. Keep it with your content.")
        return
    copy_first = "" if file.is_file() else f" (copy {BUILTIN_CONTENT / 'show.toml'} there first)"
    click.echo(f'{display_path(file)}: put this line above its first [table]{copy_first}:\n  guid = "{guid}"', err=True)
    click.echo("With it the show stays the same podcast wherever it is published next.", err=True)


def _write_guid(file: Path, guid: str) -> bool:
    """Write the GUID and return True; return False and leave the file as it is if that fails."""
    try:
        text = insert_guid(file.read_bytes().decode(), guid)
        if text:
            write_atomically(file, text.encode())
    except (OSError, UnicodeDecodeError, StoreError):
        return False
    return text is not None
