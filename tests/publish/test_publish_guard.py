"""The table of figures is a part of a catalog that a publish can undo."""

from dataclasses import replace

from audio_pipeline.podcast import Podcast
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


def test_the_first_podcast_settings_of_a_show_are_a_change_of_its_editor_and_none_is_no_change() -> None:
    record = hash_parts(CATALOG)
    podcast = replace(CATALOG, show=replace(CATALOG.show, podcast=Podcast(copyright="2026")))
    assert hash_parts(replace(CATALOG, show=replace(CATALOG.show, podcast=Podcast()))) == record
    assert hash_parts(podcast)["show.toml"] != record["show.toml"]


def test_more_transcripts_of_an_older_release_undo_nothing() -> None:
    (first, *others) = CATALOG.releases
    new = replace(CATALOG, releases=(replace(first, transcript_srt_url="a.srt"), *others))
    assert compare_catalogs(CATALOG, new, (hash_parts(CATALOG),), ()) == PublishChanges()
