"""Variants are told apart in a few words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.programmes import listed
from skill.speaker.forms import Forms, told_apart
from tests.catalogs import built_in


@pytest.mark.parametrize(
    ("programme", "variants", "forms"),
    [
        (
            "Guided Recall",
            ["Guided Recall with a Friend", "Guided Recall with Someone Who Has Died"],
            Forms(lead="with", words=("a friend", "someone who has died")),
        ),
        (
            "Guided Recall, Ten Minutes",
            ["Guided Recall with a Friend, Ten Minutes", "Guided Recall with a Pet, Ten Minutes"],
            Forms(lead="with", words=("a friend", "a pet")),
        ),
        (
            "Circle of Care",
            ["Circle of Care, Beginning with a Friend", "Circle of Care, Beginning with a Peaceful Place"],
            Forms(lead="beginning with", words=("a friend", "a peaceful place")),
        ),
        ("Tea", ["Tea with a Friend"], Forms(lead="", words=("with a friend",))),
        ("Tea", ["Tea Alone", "Tea for Two"], Forms(lead="", words=("alone", "for two"))),
        ("Tea", ["Tea", "Tea for Two"], Forms(lead="", words=("Tea", "for two"))),
        ("Tea", [], Forms(lead="", words=())),
    ],
)
def test_only_what_sets_a_variant_apart_is_left_of_its_title(programme: str, variants: list[str], forms: Forms) -> None:
    assert told_apart(programme, variants) == forms


def test_the_built_in_variants_are_told_apart_by_whom_they_are_for() -> None:
    catalog = built_in()
    for each in listed(catalog):
        titles = [variant.title for variant in catalog.releases if variant.variant_of == each.content_id]
        forms = told_apart(each.title, titles)
        assert not titles or forms.lead in {"with", "beginning with"}
        assert not titles or {"a friend", "a peaceful place", "someone who has died"} <= set(forms.words)


TITLES = st.lists(st.sampled_from(["Tea", "with", "a", "Friend", ","]), max_size=5).map(" ".join)


@given(TITLES, st.lists(TITLES.filter(bool), max_size=4, unique=True))
def test_every_variant_has_words_of_its_own(programme: str, variants: list[str]) -> None:
    words = told_apart(programme, variants).words
    assert len(words) == len(variants)
    assert all(words)
