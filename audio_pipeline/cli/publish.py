"""Publish: build, and send what changed to a store that listeners read from."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import click

from audio_pipeline.build.build import publish_to
from audio_pipeline.build.build_context import BuildContext
from audio_pipeline.catalog import NAME, Catalog, CatalogError, from_json
from audio_pipeline.cli import options
from audio_pipeline.cli import target as targets
from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.build_options import BuildOptions
from audio_pipeline.cli.consent import Consent
from audio_pipeline.cli.console import format_warning_count
from audio_pipeline.cli.context import load_library, make_build_context
from audio_pipeline.cli.rolled_back import add_rolled_back
from audio_pipeline.cli.run_build import run_build
from audio_pipeline.content.builtin_path import BUILTIN_CONTENT
from audio_pipeline.content.library import Library
from audio_pipeline.errors import ContentFaults, StoreError
from audio_pipeline.lint.run import lint_library
from audio_pipeline.markup.author_file import display_path
from audio_pipeline.markup.rule_weights import divide_by_weight
from audio_pipeline.markup.show_guid import insert_guid
from audio_pipeline.publish.edition_store import EditionNote
from audio_pipeline.publish.publish_guard import compare_catalogs, find_own_parts, hash_parts
from audio_pipeline.publish.publish_record import PublishRecord
from audio_pipeline.publish.show_identity import PublishedShow, read_published
from audio_pipeline.stores.atomic_write import write_atomically
from audio_pipeline.stores.store import Store, StoredBlob


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishOptions:
    """The options that say where to publish, and what may be replaced or withdrawn there."""

    address: str
    endpoint_url: str | None
    target_url: str | None
    """The web address of the target, as --public-url gives it; None: show.toml or the bucket says it."""
    new_target: bool
    withdraw: bool
    replace: tuple[str, ...]
    by: str


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
)
@options.build_options(options.cluster, options.wait)
@click.pass_obj
def publish(backends: Backends, build_options: BuildOptions, publish_options: PublishOptions, /) -> None:
    """Build, then publish what changed.

    Audio goes first, the catalog last. Content in which “warm-recall check” finds a fault is not published. What
    somebody else published is neither replaced nor withdrawn unless you allow it.
    """
    target = _open_target(backends, publish_options)
    library = _load_publishable_library(backends, build_options)
    publication = Publication(
        target=target,
        record=PublishRecord.load(build_options.content, backends.open_cache(build_options.cache)),
        consent=_make_consent(publish_options),
        by=publish_options.by,
    )
    guid = publication.resolve_guid(library.settings.guid)
    context = make_build_context(backends, library, build_options)
    previous = context.store.get(NAME)
    catalog = run_build(library, context)
    catalog = replace(catalog, show=replace(catalog.show, guid=guid))
    public_url = publish_options.target_url or _choose_public_url(library, publish_options.address, target)
    published = publication.publish(catalog, context, previous, public_url)
    click.echo(f"Published to {publish_options.address}.")
    if published.show.guid and not library.settings.guid:
        save_guid(build_options.content, published.show.guid)


def _open_target(backends: Backends, publish_options: PublishOptions) -> Store:
    """Open the target; UsageError if the address names no store."""
    try:
        return backends.open_target(publish_options.address, publish_options.endpoint_url, publish_options.target_url)
    except StoreError as error:
        raise click.UsageError(str(error)) from error


def _load_publishable_library(backends: Backends, build_options: BuildOptions) -> Library:
    """Load the content and print how many warnings it has; ContentFaults if it must not be published."""
    library = load_library(backends, build_options)
    errors, warnings = divide_by_weight(lint_library(library))
    if errors:
        raise ContentFaults(errors)
    if warnings:
        click.echo(f"{format_warning_count(len(warnings))} “warm-recall check” lists them.", err=True)
    return library


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


def _choose_public_url(library: Library, address: str, target: Store) -> str:
    """Return the address of a bucket as the bucket gives it, and that of a folder as show.toml gives it."""
    return library.settings.public_url if address.startswith("folder:") else target.url_for(NAME).removesuffix(NAME)


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A target, the record of earlier publishes, and what the editor allows."""

    target: Store
    record: PublishRecord
    consent: Consent
    by: str = ""

    def resolve_guid(self, guid: str) -> str:
        """Return the GUID of show.toml, else of the record; empty: the show has none yet.

        StoreError if the catalog at the target cannot be read, or if an empty target was not confirmed.
        """
        known_guid = guid or self.record.guid
        if read_published(self.target, self.consent.address) is None and known_guid:
            self.consent.confirm_new_target(known_guid, self.record.targets)
        return known_guid

    def publish(self, catalog: Catalog, context: BuildContext, previous: StoredBlob | None, public_url: str) -> Catalog:
        """Publish the catalog and record it; `previous` is the catalog of the build folder before this build."""
        address = self.consent.address

        def check_changes(published: PublishedShow | None, new: Catalog) -> None:
            if published and published.catalog:
                bases = add_rolled_back(self.record.get_bases(address), published.catalog, self.target)
                own_parts = (
                    () if bases else find_own_parts(published.catalog, _parse_catalog(previous), context.store.has)
                )
                self.consent.confirm_changes(
                    compare_catalogs(published.catalog, new, bases, own_parts), published.catalog
                )
            self.record.record_start(address, new.show.guid, hash_parts(new))

        note = EditionNote(at=datetime.now(UTC), by=self.by)
        published = publish_to(catalog, context, self.target, public_url, check_changes, note=note)
        self.record.record_end(address, published.show.guid, hash_parts(published))
        return published


def _parse_catalog(blob: StoredBlob | None) -> Catalog | None:
    try:
        return from_json(blob.data.decode(errors="replace")) if blob else None
    except CatalogError:
        return None


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
