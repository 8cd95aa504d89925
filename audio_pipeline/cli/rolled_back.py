"""Rolled back: let a publish go on from what rollbacks made of the editor's own last publish."""

from collections.abc import Sequence

import click

from audio_pipeline.catalog import Catalog
from audio_pipeline.content.site_words import SiteWords
from audio_pipeline.publish.publish_guard import Parts, hash_parts
from audio_pipeline.publish.rollback import find_rolled_back_parts
from audio_pipeline.stores.store import ListingRefusedError, Store


def add_rolled_back(
    bases: Sequence[Parts], published: Catalog, target: Store, words: SiteWords | None
) -> tuple[Parts, ...]:
    """Return the states that are no work of somebody else's: these, and the published one if it was rolled back to.

    `words` are those of the published site, if they are known.
    """
    if not bases or hash_parts(published, words) in bases:
        return tuple(bases)
    try:
        rolled_back = find_rolled_back_parts(target, bases)
    except ListingRefusedError:  # then there are no editions
        return tuple(bases)
    if rolled_back is None:
        return tuple(bases)
    click.echo("The target was rolled back since your last publish; this one goes on from there.", err=True)
    return (*bases, rolled_back)
