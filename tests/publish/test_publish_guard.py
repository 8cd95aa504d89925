"""The table of figures is a part of a catalog that a publish can undo."""

from dataclasses import replace

import pytest

from audio_pipeline.catalog import VoiceForm
from audio_pipeline.cli.consent import Consent
from audio_pipeline.podcast import Podcast
from audio_pipeline.publish.publish_guard import PublishChanges, compare_catalogs, find_own_parts, hash_parts
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


def test_a_form_in_another_voice_that_somebody_else_made_is_not_ours() -> None:
    release = replace(CATALOG.releases[0], content_id="a-form", url="programmes/a-form/sound.0123.mp3")
    form = VoiceForm(release=release, form_of=CATALOG.releases[0].content_id, gender="man", usual_gender="woman")
    theirs = replace(CATALOG, voice_forms=(form,))
    assert "a-form" in find_own_parts(theirs, CATALOG, lambda _: True)
    assert "show.toml" not in find_own_parts(theirs, None, lambda name: "a-form" not in name)
    assert "a-form" not in find_own_parts(theirs, CATALOG, lambda name: "a-form" not in name)


def test_a_withdrawn_form_in_another_voice_is_counted_as_a_programme(capsys: pytest.CaptureFixture[str]) -> None:
    form = VoiceForm(
        release=replace(CATALOG.releases[0], content_id="a-form"), form_of="", gender="man", usual_gender="woman"
    )
    theirs = replace(CATALOG, voice_forms=(form,))
    consent = Consent(address="", new_target=False, withdraw=True, replace=())
    consent.confirm_changes(PublishChanges(withdrawn=("a-form",)), theirs)
    assert f"1 programme of {len(CATALOG.releases) + 1} would no longer" in capsys.readouterr().err
