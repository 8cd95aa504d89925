"""Episodes: show.toml says which programmes are episodes, in what order, and which are bonus."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from audio_pipeline.catalog import Release
from audio_pipeline.podcast import DEFAULT_PODCAST, Podcast, Season
from audio_pipeline.publish.episodes import Episode, line_up_episodes
from tests.samples import release

TRAILER = release("welcome", kind="trailer", position=0)
INTRODUCTION = release("what-this-is", kind="introduction", position=0)
BENEFITS = tuple(release(f"benefit-{n}", kind="benefit", position=n) for n in (1, 2, 3))
EXERCISES = tuple(release(f"exercise-{n}", position=n) for n in (1, 2))
FRIEND = replace(release("exercise-1-friend", position=1), variant_of="exercise-1")
RELEASES = (*EXERCISES, FRIEND, *BENEFITS, INTRODUCTION, TRAILER)


def told(episodes: tuple[Episode, ...]) -> list[str]:
    """Each as season, number, type and id."""
    return [f"{each.season}.{each.number} {each.type} {each.release.content_id}" for each in episodes]


def test_a_show_that_sets_nothing_has_a_trailer_and_two_seasons() -> None:
    assert told(line_up_episodes(RELEASES, DEFAULT_PODCAST)) == [
        "0.0 trailer welcome",
        "1.1 full what-this-is",
        "1.2 full benefit-1",
        "1.3 full benefit-2",
        "1.4 full benefit-3",
        "2.1 full exercise-1",
        "2.0 bonus exercise-1-friend",
        "2.2 full exercise-2",
    ]


def test_a_plain_row_of_ids_is_a_podcast_without_seasons() -> None:
    podcast = Podcast(episodes=("exercise-2", "benefit-3", "welcome"), seasons=(), variants=False)
    assert told(line_up_episodes(RELEASES, podcast)) == [
        "0.1 full exercise-2", "0.2 full benefit-3", "0.0 trailer welcome"
    ]  # fmt: skip


def test_a_single_season_without_a_name_is_no_season_to_an_app() -> None:
    podcast = Podcast(episodes=("introduction",), seasons=(Season(episodes=("benefit",)),))
    assert told(line_up_episodes(RELEASES, podcast))[:2] == ["0.1 full what-this-is", "0.2 full benefit-1"]


def test_what_is_named_by_its_id_stands_there_and_not_with_its_kind() -> None:
    podcast = Podcast(
        episodes=(), bonus=("benefit-3",), seasons=(Season(name="One", episodes=("benefit",), bonus=("benefit-1",)),)
    )
    assert told(line_up_episodes(RELEASES, podcast)) == [
        "1.1 full benefit-2", "1.0 bonus benefit-1", "0.0 bonus benefit-3"
    ]  # fmt: skip


def test_a_variant_that_is_named_is_a_full_episode_and_no_bonus() -> None:
    podcast = Podcast(episodes=("exercise", "exercise-1-friend"), seasons=())
    assert told(line_up_episodes(RELEASES, podcast)) == [
        "0.1 full exercise-1", "0.2 full exercise-2", "0.3 full exercise-1-friend"
    ]  # fmt: skip


def test_a_kind_in_two_seasons_is_in_the_first() -> None:
    podcast = Podcast(episodes=(), seasons=(Season(episodes=("exercise",)), Season(episodes=("exercise", "benefit"))))
    assert [each.season for each in line_up_episodes(RELEASES, podcast)] == [1, 1, 1, 2, 2, 2]


def test_what_is_behind_a_gate_leaves_no_gap_in_the_numbers() -> None:
    gated = tuple(replace(each, gate="Say continue.") if each.content_id == "benefit-2" else each for each in RELEASES)
    numbers = [each.number for each in line_up_episodes(gated, DEFAULT_PODCAST) if each.season == 1]
    assert numbers == [1, 2, 3]


SELECTORS = st.lists(
    st.sampled_from([*(each.content_id for each in RELEASES), "trailer", "introduction", "benefit", "exercise"]),
    unique=True,
    max_size=6,
).map(tuple)


@given(
    releases=st.permutations(RELEASES).map(tuple),
    episodes=SELECTORS,
    bonus=SELECTORS,
    seasons=st.lists(st.builds(Season, episodes=SELECTORS, bonus=SELECTORS), max_size=3).map(tuple),
)
def test_whatever_is_listed_nobody_is_there_twice_and_numbers_have_no_gap(
    releases: tuple[Release, ...], episodes: tuple[str, ...], bonus: tuple[str, ...], seasons: tuple[Season, ...]
) -> None:
    found = line_up_episodes(releases, Podcast(episodes=episodes, bonus=bonus, seasons=seasons))
    ids = [each.release.content_id for each in found]
    assert len(ids) == len(set(ids))
    for season in {each.season for each in found}:
        numbers = [each.number for each in found if each.season == season and each.number]
        assert numbers == list(range(1, len(numbers) + 1))


@given(ids=st.permutations([each.content_id for each in (*BENEFITS, *EXERCISES)]))
def test_an_app_that_sorts_by_date_keeps_the_order_of_show_toml(ids: list[str]) -> None:
    found = line_up_episodes(RELEASES, Podcast(episodes=tuple(ids), seasons=()))
    assert all(one.published_at < other.published_at for one, other in pairwise(found))
    by_kind = line_up_episodes(RELEASES, DEFAULT_PODCAST)
    assert all(one.published_at < other.published_at for one, other in pairwise(by_kind))
