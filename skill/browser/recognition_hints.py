"""Recognition hints: the names and words of the show, which the recogniser then hears more readily."""

from collections.abc import Sequence

from audio_pipeline.catalog import Catalog


def list_hints(catalog: Catalog) -> Sequence[str]:
    """Return the names of the programmes, as listeners say them, in their order."""
    releases = sorted(catalog.playable, key=lambda each: each.position)
    names = (each.names[0] if each.names else each.title for each in releases if not each.variant_of)
    return tuple(dict.fromkeys(names))
