"""Episodes: which programmes are episodes of the podcast, in what order, with which numbers and dates (pure)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from audio_pipeline.catalog import Release
from audio_pipeline.content.library import PROGRAMME_KINDS
from audio_pipeline.podcast import Podcast

TRAILER, FULL, BONUS = "trailer", "full", "bonus"
"""The types of an episode (Apple, itunes:episodeType); a programme of kind trailer is one wherever it stands."""

_FIRST_HOUR = -2
"""The hour of the first episodes, counted from the time of publication."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """A programme as an episode of the podcast."""

    release: Release
    type: str
    season: int
    """From 1; 0 if it is in no season."""
    season_name: str
    number: int
    """From 1 in its season; 0: a trailer and a bonus episode have none."""
    published_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """Selectors that stand together in show.toml."""

    season: int
    season_name: str
    selectors: tuple[str, ...]
    is_bonus: bool


def line_up_episodes(releases: Sequence[Release], podcast: Podcast) -> tuple[Episode, ...]:
    """Return the episodes in order.

    Programmes behind a gate are left out: a podcast cannot hear the answer to the gate. So they take no number either.
    """
    open_ones = [each for each in releases if not each.gate]
    starts = _calculate_starts(podcast.selectors)
    episodes: list[Episode] = []
    for group in _group_selectors(podcast):
        for release, type_, after in _select_releases(group, open_ones, podcast):
            if any(each.release is release for each in episodes):
                continue  # a kind may be named in two seasons
            counted = sum(each.season == group.season and bool(each.number) for each in episodes)
            episodes.append(
                Episode(
                    release=release,
                    type=type_,
                    season=group.season,
                    season_name=group.season_name,
                    number=counted + 1 if type_ == FULL else 0,
                    published_at=_calculate_published_at(release, after, starts),
                )
            )
    return tuple(episodes)


def _group_selectors(podcast: Podcast) -> Iterator[_Group]:
    """Yield the groups in order; a single season without a name is no season to an app."""
    yield _Group(season=0, season_name="", selectors=podcast.episodes, is_bonus=False)
    counted = len(podcast.seasons) > 1 or any(season.name for season in podcast.seasons)
    for number, season in enumerate(podcast.seasons, start=1):
        for selectors, is_bonus in ((season.episodes, False), (season.bonus, True)):
            yield _Group(
                season=number if counted else 0, season_name=season.name, selectors=selectors, is_bonus=is_bonus
            )
    yield _Group(season=0, season_name="", selectors=podcast.bonus, is_bonus=True)


def _select_releases(
    group: _Group, releases: Sequence[Release], podcast: Podcast
) -> Iterator[tuple[Release, str, int]]:
    """Yield the releases of a group, each with its type and its place behind its programme (0 for itself)."""
    for selector in group.selectors:
        for release in _find_selected(selector, releases, podcast):
            yield release, TRAILER if release.kind == TRAILER else BONUS if group.is_bonus else FULL, 0
            if podcast.variants:
                named = set(podcast.selectors)
                variants = [each for each in releases if each.variant_of == release.content_id]
                yield from (
                    (each, BONUS, after) for after, each in enumerate(variants, start=1) if each.content_id not in named
                )


def _find_selected(selector: str, releases: Iterable[Release], podcast: Podcast) -> list[Release]:
    """Return the programmes that a selector stands for; a programme that is named by its id is in no other place."""
    if selector not in PROGRAMME_KINDS:
        return [each for each in releases if each.content_id == selector]
    named = {each for each in podcast.selectors if each not in PROGRAMME_KINDS}
    of_kind = (each for each in releases if each.kind == selector and not each.variant_of)
    return sorted((each for each in of_kind if each.content_id not in named), key=_get_sort_key)


def _get_sort_key(release: Release) -> tuple[int, str]:
    return release.position, release.content_id


def _calculate_starts(selectors: Sequence[str]) -> Mapping[str, timedelta]:
    """Return the distance from the time of publication at which the dates of each selector begin.

    An hour lies between two kinds, and a minute between two ids that follow each other.
    """
    starts: dict[str, timedelta] = {}
    hours, minutes = _FIRST_HOUR, 0
    for place, selector in enumerate(selectors):
        is_kind = selector in PROGRAMME_KINDS
        follows_id = place > 0 and selectors[place - 1] not in PROGRAMME_KINDS
        hours += bool(place) and (is_kind or not follows_id)
        minutes = minutes + 1 if follows_id and not is_kind else 0
        starts.setdefault(selector, timedelta(hours=hours, minutes=minutes))
    return starts


def _calculate_published_at(release: Release, variant_index: int, starts: Mapping[str, timedelta]) -> datetime:
    """Return the date of an episode, which keeps the order in every app: variants follow second by second."""
    published_at = datetime.fromisoformat(release.published_at)
    own = release.variant_of if variant_index else release.content_id
    if own in starts and own not in PROGRAMME_KINDS:
        return published_at + starts[own] + timedelta(seconds=variant_index)
    return published_at + starts[release.kind] + timedelta(minutes=release.position, seconds=variant_index)
