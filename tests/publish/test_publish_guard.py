"""The table of figures is a part of a catalog that a publish can undo."""

from dataclasses import replace

from audio_pipeline.publish.publish_guard import PublishChanges, compare_catalogs, hash_parts
from tests.catalogs import CATALOG, WIDE_FIGURES, figure, with_endings

NEW = replace(CATALOG, figures=WIDE_FIGURES)


def test_the_first_figures_of_a_show_undo_nothing() -> None:
    assert compare_catalogs(CATALOG, NEW, (hash_parts(CATALOG),), ()) == PublishChanges()


def test_the_first_early_endings_of_a_programme_undo_nothing() -> None:
    release = CATALOG.releases[0]
    ours = replace(CATALOG, releases=(with_endings(release, 1), *CATALOG.releases[1:]))
    assert compare_catalogs(CATALOG, ours, [hash_parts(ours)], ()) == PublishChanges()


def test_the_figures_of_somebody_else_are_not_undone_in_silence() -> None:
    theirs = replace(NEW, figures=(*WIDE_FIGURES, figure("", "aunt")))
    changes = compare_catalogs(theirs, NEW, (hash_parts(NEW),), ())
    assert changes.overwritten == ("figures.toml",)
