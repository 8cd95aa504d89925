"""Which programme a listener means."""

import pytest

from audio_pipeline.catalog import Release
from skill.programmes import beside, content_id, flagship, known, named, shortest
from tests.catalogs import CATALOG, CUSHIONING, EMPTY, HEART, HUG, MENDING, RECALL, SETTLING


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
def test_a_programme_is_known_by_its_name_or_kind(spoken: str, meant: Release) -> None:
    assert named(CATALOG, spoken) == meant


@pytest.mark.parametrize("spoken", ["whale song", "jazz", "benefit nine", "the news", "something for my knee", "ten"])
def test_what_is_nothing_of_ours_is_not_taken_for_it(spoken: str) -> None:
    assert named(CATALOG, spoken) is None


def test_an_empty_catalog_has_nothing_by_any_name() -> None:
    assert all(named(EMPTY, spoken) is None for spoken in ("", "a hug", "something short", "benefit one"))
    assert flagship(EMPTY) is None
    assert shortest(EMPTY) is None


def test_a_list_goes_by_position_and_ends() -> None:
    assert beside(CATALOG, RECALL, 1) == HEART
    assert beside(CATALOG, HEART, -1) == RECALL
    assert beside(CATALOG, HUG, 1) is None
    assert beside(CATALOG, RECALL, -1) is None


def test_a_token_of_an_older_version_names_the_newer_one() -> None:
    assert content_id("guided-recall.ffffffffffff") == "guided-recall"
    assert known(CATALOG, "guided-recall.ffffffffffff") == RECALL
    assert known(CATALOG, "whale-song.ffffffffffff") is None
    assert known(CATALOG, "") is None
