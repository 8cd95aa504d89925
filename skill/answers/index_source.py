"""Index source: loads the question index that a catalog names; without one, words alone have to do."""

import logging

from audio_pipeline.catalog import Catalog
from audio_pipeline.understanding.compact_index import CompactIndex, load_compact_index
from audio_pipeline.understanding.question_index import QuestionIndexError
from skill.catalog_source import CatalogLocation, CatalogUnavailableError

log = logging.getLogger(__name__)


def load_question_index(catalog: Catalog, location: CatalogLocation) -> CompactIndex | None:
    """Return the question index of a catalog; None, and a line in the log, if there is none to use."""
    if not catalog.question_index_url:
        log.warning("questions are found by their words alone: the catalog has no question index. Build it again.")
        return None
    try:
        return load_compact_index(location.fetch_file(catalog.question_index_url))
    except (CatalogUnavailableError, QuestionIndexError) as fault:
        log.warning("questions are found by their words alone: %s: %s", catalog.question_index_url, fault)
        return None
