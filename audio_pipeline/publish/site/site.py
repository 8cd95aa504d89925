"""Site: everything that the pages of a show's site are made of, and where each page is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from audio_pipeline.catalog import Answer, Catalog, Release
from audio_pipeline.content.helplines import select_notes_lines
from audio_pipeline.content.library import HELPLINE_NEEDS, PROGRAMME_KINDS, Helpline
from audio_pipeline.content.site_words import SiteWords

ANSWERS, SEARCH, PRIVACY, TERMS = "answers/", "search/", "privacy/", "terms/"
"""The addresses of the pages that are no programme."""

HOME = ""
"""The address of the home page."""

NOT_FOUND = "404.html"
"""The name of the page for every address that has none; servers and buckets look for this one."""

_TAKEN = {ANSWERS, SEARCH, PRIVACY, TERMS, "programmes/", "artwork/", "understanding/", "editions/"}
"""The addresses that a programme cannot have: those of other pages, and the folders of a store."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A show, the words of its site, and the address at which it is read."""

    catalog: Catalog
    words: SiteWords
    helplines: Mapping[str, tuple[str, ...]]
    """The lines of each need that has any: whom to call, a line a country."""
    own_covers: frozenset[str]
    """The content_ids of the programmes that have a cover of their own."""
    base_url: str
    """The public address of the home page, which ends in "/"; empty: it has none."""

    @property
    def listed(self) -> tuple[Release, ...]:
        """Return the programmes that stand for themselves, in order; none of those behind a gate."""
        own = (each for each in self.catalog.releases if not each.variant_of and not each.gate)
        return tuple(sorted(own, key=_get_order))

    @property
    def played_first(self) -> Release | None:
        """Return the programme behind the play button; None if there is no programme."""
        chosen = self.catalog.of_content(self.words.play)
        return chosen if chosen in self.listed else next(iter(self.listed), None)

    def list_forms(self, release: Release) -> tuple[Release, ...]:
        """Return the other forms of a programme: what it is a form of, and the forms of that."""
        base = release.variant_of or release.content_id
        forms = (each for each in self.catalog.releases if base in (each.content_id, each.variant_of))
        return tuple(each for each in forms if each is not release and not each.gate)

    def list_questions(self, release: Release) -> tuple[Answer, ...]:
        """Return the answers that lead to a programme."""
        return tuple(each for each in self.catalog.answers if each.follow_up == release.content_id)

    def make_url(self, path: str) -> str:
        """Return the absolute address of a page or a file; empty if the site has no address."""
        return f"{self.base_url}{path}" if self.base_url else ""


def make_base_url(public_url: str) -> str:
    """Return the address of the home page in a store with this public address."""
    return f"{public_url.rstrip('/')}/" if public_url else ""


def group_helplines(helplines: Iterable[Helpline]) -> Mapping[str, tuple[str, ...]]:
    """Return the written lines of each need that has any."""
    lines = {need: select_notes_lines(tuple(helplines), [need]) for need in HELPLINE_NEEDS}
    return {need: found for need, found in lines.items() if found}


def find_programme_path(content_id: str) -> str:
    """Return the address of a programme's page, which stays the same through every edit."""
    path = f"{content_id}/"
    return f"programme_{path}" if path in _TAKEN else path


def find_answer_path(answer_id: str) -> str:
    """Return the address of an answer's page."""
    return f"{ANSWERS}{answer_id.replace('_', '-')}/"


def find_file(folder: str, url: str) -> str:
    """Return the name in the store of a file of a catalog, whose address may be absolute."""
    return f"{folder}/{url.rpartition('/')[2]}"


def find_programme_file(release: Release, url: str) -> str:
    """Return the name in the store of one of the files of a programme."""
    return find_file(f"programmes/{release.content_id}", url)


def _get_order(release: Release) -> tuple[int, int, str]:
    return PROGRAMME_KINDS.index(release.kind), release.position, release.content_id
