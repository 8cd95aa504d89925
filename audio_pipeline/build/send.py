"""Send: make what is built public at a target. It loads nothing of what makes the sound."""

import functools
import logging

from audio_pipeline.build.build_context import SENDING, BuildContext
from audio_pipeline.catalog import Catalog
from audio_pipeline.executors.background import start_call
from audio_pipeline.publish.edition_store import EditionNote
from audio_pipeline.publish.publish_plan import PublishPlan
from audio_pipeline.publish.publish_release import draft_release, publish_feed, publish_release
from audio_pipeline.publish.sending import send_files
from audio_pipeline.publish.site.site_writer import make_pages
from audio_pipeline.publish.under_way import Work, keep_prunes_out
from audio_pipeline.stores.store import Store

log = logging.getLogger(__name__)


def publish_plan(
    plan: PublishPlan, context: BuildContext, target: Store, public_url: str, note: EditionNote
) -> Catalog:
    """Publish what a plan says to a target, the catalog last, and leave an edition of it; return the catalog.

    If all of it is public already, nothing is written.
    """
    drafted = functools.cache(start_call(lambda: draft_release(plan, context.store, target, public_url, note)))
    if not plan.files and drafted().is_public:
        log.info("nothing to publish: releases=%d", len(drafted().catalog.releases))
        return drafted().catalog
    # What is sent is new: no prune deletes it. What was there is looked at once more when no prune is under way.
    sent = start_call(lambda: _send_files(plan, context, target))
    with keep_prunes_out(target, Work.PUBLISH, note) as look:
        draft = drafted()
        pages = make_pages(draft.site, context.store)
        sent()
        publish_release(draft, pages, target, note, look=look, at_once=context.uploads)
        # A prune keeps what the public catalog names, and the feed names nothing else.
        announced = start_call(lambda: publish_feed(draft, target))
    announced()
    return draft.catalog


def _send_files(plan: PublishPlan, context: BuildContext, target: Store) -> None:
    with context.progress(SENDING, plan.bytes_to_send) as tick:
        send_files(plan.files, context.store, target, uploads=context.uploads, report_sent=tick)
