"""Publish guard: find what a publish would undo of others' changes, and what it would withdraw (pure)."""

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from audio_pipeline.catalog import FILES, Catalog, Release, list_fields
from audio_pipeline.content.site_words import SiteWords
from audio_pipeline.podcast import DEFAULT_PODCAST

Parts = Mapping[str, str]
"""By the name an editor knows (a content's id, R12, show.toml): a fingerprint of what is published under it."""

SITE_WORDS = "site.toml"
"""The name of the words of the site, which no catalog has: the record of the site has them."""

MAX_WITHDRAWN, MAX_WITHDRAWN_SHARE = 3, 0.1
"""A withdrawal of more than this number, or than this share of all, needs a confirmation."""

_PLACE_FIELDS = frozenset({"artwork_url", "feed_url", "guid"})
"""The fields of a show that differ from address to address."""

_PROGRAMME_FILES = ("url", "transcript_url", "chapters_url", "notes_url")
"""The files that a store keeps in the folder of a programme."""


_LATER_FIELDS = ("transcript_srt_url", "transcript_json_url", "soundbite")
"""The fields of a Release that an older catalog lacks, and a record of an older publish too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishChanges:
    """The effects of a publish on what others may have published."""

    overwritten: tuple[str, ...] = ()
    """Parts that somebody else has changed since our last publish."""
    returned: tuple[str, ...] = ()
    """Parts that somebody else has withdrawn since our last publish, and that we still have."""
    unknown: tuple[str, ...] = ()
    """Parts that differ from ours, where no record tells who published them."""
    withdrawn: tuple[str, ...] = ()
    """Programmes and answers that would be withdrawn."""
    withdrawn_unknown: tuple[str, ...] = ()
    """Those of them of which no record tells who published them."""


def hash_parts(catalog: Catalog, words: SiteWords | None = None) -> Parts:
    """Return a hash of each part of a catalog, the same at any address, and of the words of its site, if known."""
    show = {name: text for name, text in list_fields(catalog.show).items() if name not in _PLACE_FIELDS}
    if catalog.show.podcast == DEFAULT_PODCAST:
        del show["podcast"]  # an older catalog has none: that it gets one undoes nothing of anybody's
    return {
        **{each.content_id: _hash_release(each) for each in catalog.published},
        **{each.id: _hash_facts(each) for each in catalog.answers},
        **{number: _hash_facts(text) for number, text in catalog.references.items()},
        "helplines.toml": _hash_facts(dict(catalog.helplines)),
        # An older catalog has no figures: that it gets some undoes nothing of anybody's.
        **({"figures.toml": _hash_facts(catalog.figures)} if catalog.figures else {}),
        "show.toml": _hash_facts(show),
        **({SITE_WORDS: _hash_facts(asdict(words))} if words else {}),
    }


def is_known(parts: Parts, states: Iterable[Parts]) -> bool:
    """Tell whether a catalog is as it was in one of these states, whatever the words of the site."""
    return any(_leave_out_words(parts) == _leave_out_words(each) for each in states)


def compare_catalogs(
    theirs: Catalog,
    ours: Catalog,
    bases: Sequence[Parts],
    own_parts: Collection[str],
    words: tuple[SiteWords | None, SiteWords | None] = (None, None),
) -> PublishChanges:
    """Compare the published catalog with the one that would replace it, and so the words of their sites.

    `bases` are the parts that were there after our last publish: two possible states if it was interrupted, none if
    there is no record. Without a record, `own_parts` names the parts that are known to be ours.
    """
    their_parts, our_parts = hash_parts(theirs, words[0]), hash_parts(ours, words[1])
    withdrawn = [name for name in _list_content_ids(theirs) if name not in our_parts]
    edited = [name for name, key in their_parts.items() if name in our_parts and our_parts[name] != key]
    ours_to_change = _make_own_part_check(their_parts, bases) if bases else own_parts.__contains__
    foreign = [name for name in edited if not ours_to_change(name)]
    foreign_withdrawn = [name for name in withdrawn if not ours_to_change(name)]
    returned = [
        name for name in _list_content_ids(ours) if name not in their_parts and all(name in base for base in bases)
    ]
    return PublishChanges(
        overwritten=(*foreign, *foreign_withdrawn) if bases else (),
        returned=tuple(returned) if bases else (),
        unknown=() if bases else tuple(foreign),
        withdrawn=tuple(withdrawn),
        withdrawn_unknown=() if bases else tuple(foreign_withdrawn),
    )


def find_own_parts(theirs: Catalog, before: Catalog | None, has: Callable[[str], bool]) -> frozenset[str]:
    """Return the published parts that this build folder made: it has their files, or the same part in its last catalog.

    If it has the files of all published programmes, nobody else has published, and all parts are its own.
    """
    by_files = {each.content_id for each in theirs.published if all(map(has, _list_file_names(each)))}
    their_parts, our_parts = hash_parts(theirs), hash_parts(before) if before else {}
    if before and len(by_files) == len(theirs.published):
        return frozenset((*their_parts, SITE_WORDS))
    return frozenset(by_files | {name for name, key in their_parts.items() if our_parts.get(name) == key})


def is_large_withdrawal(withdrawn: Collection[str], theirs: Catalog) -> bool:
    """Tell whether a withdrawal needs a confirmation; programmes and answers are counted separately."""
    kinds = ([each.content_id for each in theirs.published], [each.id for each in theirs.answers])
    counts = [(sum(name in withdrawn for name in names), len(names)) for names in kinds]
    return any(
        n_withdrawn > MAX_WITHDRAWN or n_withdrawn > MAX_WITHDRAWN_SHARE * total for n_withdrawn, total in counts
    )


def _make_own_part_check(parts: Parts, bases: Sequence[Parts]) -> Callable[[str], bool]:
    # A record of an older publish knows nothing of the words of the site: then they are taken for ours.
    return lambda name: any(base.get(name, parts[name] if name == SITE_WORDS else "") == parts[name] for base in bases)


def _leave_out_words(parts: Parts) -> Parts:
    return {name: key for name, key in parts.items() if name != SITE_WORDS}


def _list_content_ids(catalog: Catalog) -> Iterator[str]:
    yield from (each.content_id for each in catalog.published)
    yield from (each.id for each in catalog.answers)


def _list_file_names(release: Release) -> Iterator[str]:
    """Yield the names of its files in a store."""
    for field in _PROGRAMME_FILES:
        if url := getattr(release, field):
            yield f"programmes/{release.content_id}/{url.rpartition('/')[2]}"


def _hash_release(release: Release) -> str:
    facts = list_fields(release) | {field: getattr(release, field).rpartition("/")[2] for field in FILES}
    # An older catalog lacks these: that it gets them undoes nothing of anybody's. Endings follow from the sound.
    later = {name for name in _LATER_FIELDS if not facts[name]}
    return _hash_facts({name: fact for name, fact in facts.items() if name not in {"made_from", "endings", *later}})


def _hash_facts(facts: Any) -> str:
    return hashlib.sha256(json.dumps(facts, sort_keys=True, default=list_fields).encode()).hexdigest()[:16]
