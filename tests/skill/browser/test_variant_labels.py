"""Variants are told apart in a few words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.browser.variant_labels import VariantLabels, label_variants
from skill.playback.programmes import list_releases
from tests.catalogs import built_in


@pytest.mark.parametrize(
    ("programme", "variants", "forms"),
    [
        (
            "Guided Recall",
            ["Guided Recall with a Friend", "Guided Recall with Someone Who Has Died"],
            VariantLabels(lead="with", labels=("a friend", "someone who has died")),
        ),
        (
            "Guided Recall, Ten Minutes",
            ["Guided Recall with a Friend, Ten Minutes", "Guided Recall with a Pet, Ten Minutes"],
            VariantLabels(lead="with", labels=("a friend", "a pet")),
        ),
        (
            "Circle of Care",
            ["Circle of Care, Beginning with a Friend", "Circle of Care, Beginning with a Peaceful Place"],
            VariantLabels(lead="beginning with", labels=("a friend", "a peaceful place")),
        ),
        ("Tea", ["Tea with a Friend"], VariantLabels(lead="", labels=("with a friend",))),
        ("Tea", ["Tea Alone", "Tea for Two"], VariantLabels(lead="", labels=("alone", "for two"))),
        ("Tea", ["Tea", "Tea for Two"], VariantLabels(lead="", labels=("Tea", "for two"))),
        ("Tea", [], VariantLabels(lead="", labels=())),
    ],
)
def test_only_what_sets_a_variant_apart_is_left_of_its_title(
    programme: str, variants: list[str], forms: VariantLabels
) -> None:
    assert label_variants(programme, variants) == forms


def test_the_built_in_variants_are_told_apart_by_whom_they_are_for() -> None:
    catalog = built_in()
    for each in list_releases(catalog):
        titles = [variant.title for variant in catalog.releases if variant.variant_of == each.content_id]
        forms = label_variants(each.title, titles)
        assert not titles or forms.lead in {"with", "beginning with"}
        assert not titles or {"a friend", "a peaceful place", "someone who has died"} <= set(forms.labels)


TITLES = st.lists(st.sampled_from(["Tea", "with", "a", "Friend", ","]), max_size=5).map(" ".join)


@given(TITLES, st.lists(TITLES.filter(bool), max_size=4, unique=True))
def test_every_variant_has_words_of_its_own(programme: str, variants: list[str]) -> None:
    words = label_variants(programme, variants).labels
    assert len(words) == len(variants)
    assert all(words)
