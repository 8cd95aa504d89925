"""Which programme a listener means."""

from dataclasses import replace

import pytest

from audio_pipeline.catalog import Release
from skill.playback.naming.choose import find_if_certain
from skill.playback.programmes import (
    find_flagship,
    find_next,
    find_previous,
    find_release,
    list_of_kind,
    list_releases,
    parse_content_id,
)
from tests.catalogs import (
    CATALOG,
    CIRCLE,
    CUSHIONING,
    EMPTY,
    FIGURES,
    HEART,
    HUG,
    INTRODUCTION,
    MENDING,
    RECALL,
    RECALLS,
    REWIRE,
    SETTLING,
    TEN,
    TENS,
    TRAILER,
    WIDE,
)


@pytest.mark.parametrize(
    ("spoken", "meant"),
    [
        ("guided-recall", RECALL),
        ("guided recall", RECALL),
        ("a guided recall meditation", RECALL),
        ("Guided Recall, please", RECALL),
        ("guided rekall", RECALL),
        ("hand on heart", HEART),
        ("the hand on hart exercise", HEART),
        ("the hug exercise", HUG),
        ("a hug", HUG),
        ("twenty second hug", HUG),
        ("twenty second hog", HUG),
        ("something short", HUG),
        ("something-short", HUG),
        ("a short one", HUG),
        ("the shortest exercise", HUG),
        ("a quick meditation", HUG),
        ("a meditation", RECALL),
        ("an exercise", RECALL),
        ("any-exercise", RECALL),
        ("a guided meditation", RECALL),
        ("something", RECALL),
        ("", RECALL),
        ("any-benefit", SETTLING),
        ("the benefits", SETTLING),
        ("a talk", SETTLING),
        ("benefit two", CUSHIONING),
        ("benefit 2", CUSHIONING),
        ("the second talk", CUSHIONING),
        ("exercise number two", HEART),
        ("the third exercise", HUG),
        ("calming down", SETTLING),
        ("mending and minding", MENDING),
    ],
)
def test_a_programme_is_known_by_its_name_or_kind_among_few_or_many(spoken: str, meant: Release) -> None:
    assert find_if_certain(CATALOG, spoken) == meant
    assert find_if_certain(WIDE, spoken) == meant


@pytest.mark.parametrize("spoken", ["whale song", "jazz", "benefit nine", "the news", "something for my knee", "nine"])
def test_what_is_nothing_of_ours_is_not_taken_for_it(spoken: str) -> None:
    assert find_if_certain(CATALOG, spoken) is None
    assert find_if_certain(WIDE, spoken) is None


def test_something_short_is_what_is_called_so() -> None:
    called = replace(HEART, names=("something short",))
    assert find_if_certain(replace(CATALOG, releases=(HUG, RECALL)), "a quick one") == HUG
    assert find_if_certain(replace(CATALOG, releases=(called, RECALL)), "a quick one") == called
    assert find_if_certain(replace(CATALOG, releases=(MENDING, RECALL)), "a quick one") is None


@pytest.mark.parametrize(
    ("spoken", "meant"),
    [
        ("the shortest", HUG),
        ("the shortest one", HUG),
        ("your quickest meditation", HUG),
        ("the longest", TEN),
        ("the longest one please", TEN),
        ("the longest exercise", TEN),
        ("the shortest talk", CUSHIONING),
        ("the longest benefit", SETTLING),
    ],
)
def test_the_shortest_and_the_longest_are_what_lasts_so_among_what_is_listed(spoken: str, meant: Release) -> None:
    called_short = replace(HEART, names=("something short",))
    briefer = replace(CUSHIONING, duration_ms=CUSHIONING.duration_ms - 1)
    others = (each for each in WIDE.releases if each not in (HEART, CUSHIONING))
    catalog = replace(WIDE, releases=(called_short, briefer, *others))
    found = find_if_certain(catalog, spoken)
    assert found is not None
    assert found.content_id == meant.content_id


def test_an_author_may_call_something_the_longest() -> None:
    called = replace(HEART, names=("the longest",))
    assert find_if_certain(replace(CATALOG, releases=(called, RECALL)), "the longest") == called


def test_where_there_is_no_talk_none_is_the_shortest() -> None:
    assert find_if_certain(replace(CATALOG, releases=(RECALL,)), "the shortest talk") is None


# --- variants -----------------------------------------------------------------------------------------------------


def variant(of: Release, figure: str) -> str:
    return f"{of.content_id}-{figure}"


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize(
    ("of", "called"), [(RECALL, "guided recall"), (TEN, "ten minute guided recall"), (CIRCLE, "circle of care")]
)
def test_each_variant_is_known_by_everything_it_is_called(of: Release, called: str, figure: str) -> None:
    _, *whom = FIGURES[figure]
    for who in whom:
        for spoken in (f"{called} with {who}", f"the {called} with {who} please", f"a {called} meditation about {who}"):
            meant = find_if_certain(WIDE, spoken)
            assert meant is not None
            assert meant.content_id == variant(of, figure), spoken


@pytest.mark.parametrize(
    ("spoken", "content_id"),
    [
        ("guided recall with my grandmother", "guided-recall-grandparent"),
        ("a meditation about my dog", "guided-recall-pet"),
        ("ten minute guided recall with a friend", "guided-recall-ten-friend"),
        ("10 minute guided recall with a friend", "guided-recall-ten-friend"),
        ("guided recall for ten minutes with a friend", "guided-recall-ten-friend"),
        ("remembering my best friend", "guided-recall-friend"),
        ("guided recall with my dear old friend from school", "guided-recall-friend"),
        ("guided rekall with my teacher", "guided-recall-teacher"),
        ("circle of care with my grandma", "circle-of-care-grandparent"),
        ("circle of care in a peaceful place", "circle-of-care-place"),
        ("guided recall with someone who has died", "guided-recall-remembered"),
        ("a meditation about my late mother from spain", "guided-recall-remembered"),
        ("long guided recall peaceful place", "guided-recall-ten-place"),
        ("the long guided recall with my dog", "guided-recall-ten-pet"),
        ("guided recall peaceful place", "guided-recall-place"),
        ("the long circle of care with my dog", "circle-of-care-pet"),
    ],
)
def test_a_variant_is_asked_for_as_people_talk(spoken: str, content_id: str) -> None:
    meant = find_if_certain(WIDE, spoken)
    assert meant is not None
    assert meant.content_id == content_id


@pytest.mark.parametrize(
    ("spoken", "meant"),
    [
        ("guided recall", RECALL),
        ("the guided recall exercise", RECALL),
        ("guided recal", RECALL),
        ("a giuded recall meditation", RECALL),
        ("guided recall with someone", RECALL),
        ("guided recall with my mother", RECALL),
        ("a recall meditation about my mother", RECALL),
        ("ten minute guided recall with my mother", TEN),
        ("guided recall with my aunt", RECALL),
        ("guided recall with my boyfriend", RECALL),
        ("guided recall with a freind", RECALL),
        ("guided recall with my neighbour's parrot", RECALL),
        ("ten minute guided recall", TEN),
        ("10 minute guided recall", TEN),
        ("the ten minute guided recall with my aunt", TEN),
        ("circle of care", CIRCLE),
        ("the circle of care exercise", CIRCLE),
        ("cirle of care", CIRCLE),
        ("circle of care with the neighbours", CIRCLE),
    ],
)
def test_no_variant_takes_what_was_asked_plainly_or_for_somebody_else(spoken: str, meant: Release) -> None:
    assert find_if_certain(WIDE, spoken) == meant


def test_of_two_that_are_called_the_same_the_programme_itself_is_meant() -> None:
    greedy = replace(RECALLS[0], names=("guided recall", "guided recal"))
    assert find_if_certain(replace(WIDE, releases=(greedy, RECALL)), "guided recall") == RECALL
    assert find_if_certain(replace(WIDE, releases=(greedy, RECALL)), "the guided rekall") == RECALL


def test_lists_hold_no_variant_and_nothing_behind_a_gate() -> None:
    assert [each.content_id for each in list_of_kind(WIDE, "exercise")] == [
        "guided-recall", "hand-on-heart", "twenty-second-hug", "guided-recall-ten", "circle-of-care"
    ]  # fmt: skip
    assert not any(each.variant_of or each.gate for each in list_releases(WIDE))


def test_after_a_variant_comes_what_follows_its_programme() -> None:
    for each in RECALLS:
        assert (find_previous(WIDE, each), find_next(WIDE, each)) == (None, HEART)
    for each in TENS:
        assert (find_previous(WIDE, each), find_next(WIDE, each)) == (HUG, CIRCLE)


def test_next_and_previous_pass_over_variants_and_gates() -> None:
    assert find_next(WIDE, RECALL) == HEART
    assert find_previous(WIDE, HEART) == RECALL
    assert find_next(WIDE, CIRCLE) is None
    assert find_previous(WIDE, REWIRE) == CIRCLE
    assert find_next(WIDE, TRAILER) is None
    assert find_next(WIDE, INTRODUCTION) is None


# --- what must be asked for ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "spoken", ["rewire an old message", "the Rewire an Old Message exercise", "rewire-an-old-message"]
)
def test_what_is_behind_a_gate_is_known_by_its_name(spoken: str) -> None:
    assert find_if_certain(WIDE, spoken) == REWIRE


@pytest.mark.parametrize(
    "spoken", ["an old message", "my message", "rewire", "wire an old massage", "exercise number six"]
)
def test_and_by_nothing_that_only_resembles_it(spoken: str) -> None:
    assert find_if_certain(WIDE, spoken) is None


@pytest.mark.parametrize("spoken", ["the trailer", "trailer", "the welcome", "Welcome to Warm Recall"])
def test_the_trailer_is_known(spoken: str) -> None:
    assert find_if_certain(WIDE, spoken) == TRAILER


@pytest.mark.parametrize(
    "spoken",
    ["the introduction", "what this is", "what is this and isn't", "what this is and what it isn't", "episode zero"],
)
def test_the_introduction_is_known(spoken: str) -> None:
    assert find_if_certain(WIDE, spoken) == INTRODUCTION


def test_the_flagship_is_nothing_that_must_be_asked_for() -> None:
    assert find_flagship(WIDE) == RECALL
    assert find_flagship(replace(WIDE, releases=(*RECALLS, REWIRE, TRAILER, SETTLING))) == SETTLING
    assert find_flagship(replace(WIDE, releases=(*RECALLS, REWIRE, TRAILER))) == TRAILER
    assert find_flagship(replace(WIDE, releases=(*RECALLS, REWIRE))) is None
    assert find_flagship(replace(WIDE, releases=(replace(RECALL, gate="Say continue."),))) is None


def test_an_empty_catalog_has_nothing_by_any_name() -> None:
    assert all(find_if_certain(EMPTY, spoken) is None for spoken in ("", "a hug", "something short", "benefit one"))
    assert find_flagship(EMPTY) is None


def test_a_list_goes_by_position_and_ends() -> None:
    assert find_next(CATALOG, RECALL) == HEART
    assert find_previous(CATALOG, HEART) == RECALL
    assert find_next(CATALOG, HUG) is None
    assert find_previous(CATALOG, RECALL) is None


def test_a_token_of_an_older_version_names_the_newer_one() -> None:
    assert parse_content_id("guided-recall.ffffffffffff") == "guided-recall"
    assert find_release(CATALOG, "guided-recall.ffffffffffff") == RECALL
    assert find_release(CATALOG, "whale-song.ffffffffffff") is None
    assert find_release(CATALOG, "") is None
