"""Programmes in other voices, from show.toml to the catalog: beside the programmes, and never among them."""

from dataclasses import replace
from pathlib import Path

import pytest

from audio_pipeline.build.build import build
from audio_pipeline.build.preview import find_programme, render_preview
from audio_pipeline.build.up_to_date import find_unchanged_programmes, record_build
from audio_pipeline.catalog import NAME, from_json, to_json
from audio_pipeline.content.library import Library, OtherVoice
from audio_pipeline.errors import ContentFaults
from audio_pipeline.publish.feed import build_feed
from audio_pipeline.stores.folder import FolderStore
from tests import small_show
from tests.samples import CONTENT

PUBLIC = "https://audio.example.org/warm/"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return small_show.library(small_show.write(tmp_path / "show"))


def _add_voice(library: Library, *programmes: str) -> Library:
    pace = {style: replace(each, voice="tone") for style, each in library.settings.pace.items()}
    others = (OtherVoice(voice="other tone", programmes=programmes),)
    return replace(library, settings=replace(library.settings, pace=pace, other_voices=others))


@pytest.mark.parametrize(
    ("programmes", "forms"),
    [
        (("exercise",), ["warm-hands-other-tone"]),
        (("company",), ["company-other-tone"]),
        (("exercise", "warm-hands", "benefit"), ["company-other-tone", "warm-hands-other-tone"]),
        ((), []),
    ],
)
def test_what_show_toml_names_is_also_made_in_the_other_voice(
    library: Library, programmes: tuple[str, ...], forms: list[str]
) -> None:
    made = _add_voice(library, *programmes).programmes
    assert [each.id for each in made] == ["company", "warm-hands", *forms]


def test_another_voice_has_a_speed_of_its_own(library: Library) -> None:
    slower = _add_voice(library, "exercise")
    (other,) = slower.settings.other_voices
    livelier = replace(slower, settings=replace(slower.settings, other_voices=(replace(other, rate=1.25),)))
    *_, usual, form = livelier.programmes
    assert livelier.settings.find_pace(form).rate == pytest.approx(
        livelier.settings.find_pace(usual).rate * 1.25, abs=0.001
    )


@pytest.mark.parametrize("treble_db", [0.0, -3.0])
def test_another_voice_has_a_treble_of_its_own(library: Library, treble_db: float) -> None:
    spoken = _add_voice(library, "exercise")
    bright = {style: replace(each, treble_db=-7.0) for style, each in spoken.settings.pace.items()}
    (other,) = spoken.settings.other_voices
    others = (replace(other, treble_db=treble_db),) if treble_db else (other,)
    settings = replace(spoken.settings, pace=bright, other_voices=others)
    *_, usual, form = replace(spoken, settings=settings).programmes
    assert (settings.find_pace(usual).treble_db, settings.find_pace(form).treble_db) == (-7.0, treble_db)


def test_words_that_do_not_fit_in_another_voice_are_told_with_its_name(library: Library, tmp_path: Path) -> None:
    spoken = _add_voice(library, "exercise")
    (other,) = spoken.settings.other_voices
    slow = replace(spoken, settings=replace(spoken.settings, other_voices=(replace(other, rate=0.5),)))
    with pytest.raises(ContentFaults) as found:
        build(slow, small_show.workshop(tmp_path))
    assert all(each.what.endswith("(in the voice other tone)") for each in found.value.faults)


def test_any_form_can_be_heard_before_it_is_built_and_the_usual_one_alone(library: Library, tmp_path: Path) -> None:
    spoken = _add_voice(library, "exercise")
    context = small_show.workshop(tmp_path)
    usual, form = (
        render_preview(find_programme(spoken, each), spoken, context)[0]
        for each in ("warm-hands", "warm-hands-other-tone")
    )
    assert (usual.content_id, form.content_id) == ("warm-hands", "warm-hands-other-tone")
    assert usual.mp3 != form.mp3


def test_a_build_that_lost_the_sound_of_a_form_makes_it_again(library: Library, tmp_path: Path) -> None:
    spoken, context = _add_voice(library, "exercise"), small_show.workshop(tmp_path)
    (form,) = build(spoken, context).catalog.voice_forms
    catalog = context.store.get(NAME)
    assert catalog
    record_build("inputs", catalog.data, context.store, context.cache)
    assert find_unchanged_programmes("inputs", context.store, context.cache) == (
        "company", "warm-hands", "warm-hands-other-tone",
    )  # fmt: skip
    (tmp_path / "out" / form.release.url).unlink()
    assert find_unchanged_programmes("inputs", context.store, context.cache) is None


def test_a_voice_that_the_engine_lacks_is_left_out(library: Library, tmp_path: Path) -> None:
    spoken = _add_voice(library, "exercise")
    (other,) = spoken.settings.other_voices
    settings = replace(spoken.settings, other_voices=(replace(other, voice="of another engine"),))
    catalog = build(replace(spoken, settings=settings), small_show.workshop(tmp_path)).catalog
    assert catalog.voice_forms == ()
    assert len(catalog.releases) == len(library.programmes)


def test_a_programme_that_has_the_voice_already_is_not_made_twice(library: Library) -> None:
    spoken = tuple(replace(each, voice="other tone") for each in library.contents)
    assert len(replace(_add_voice(library, "exercise"), contents=spoken).programmes) == 2


@pytest.mark.parametrize(
    ("variant_of", "voice_form_of", "gate", "has_endings"),
    [
        ("", "", "", True),
        ("hand-on-heart", "hand-on-heart", "", True),
        ("hand-on-heart", "", "", False),
        ("hand-on-heart", "hand-on-heart-friend", "", False),
        ("hand-on-heart", "hand-on-heart", "Say continue, or say skip.", False),
    ],
)
def test_a_sleep_timer_may_end_a_listed_programme_in_any_voice(
    *, variant_of: str, voice_form_of: str, gate: str, has_endings: bool
) -> None:
    content = replace(CONTENT, variant_of=variant_of, voice_form_of=voice_form_of, gate=gate)
    assert content.has_endings == has_endings


def test_a_form_in_another_voice_is_beside_the_programmes_and_no_episode(library: Library, tmp_path: Path) -> None:
    context = small_show.workshop(tmp_path)
    plain = build(library, context).catalog
    catalog = build(_add_voice(library, "exercise"), context).catalog
    assert [each.content_id for each in catalog.releases] == [each.content_id for each in plain.releases]
    (form,) = catalog.voice_forms
    assert (form.form_of, form.gender, form.usual_gender) == ("warm-hands", "man", "woman")
    assert (form.release.title, form.release.names, form.release.variant_of) == ("Warm Hands", (), "warm-hands")
    assert form.release.url != next(each.url for each in catalog.releases if each.content_id == "warm-hands")
    assert build_feed(catalog, PUBLIC).count("<item>") == build_feed(plain, PUBLIC).count("<item>")
    assert from_json(to_json(catalog)) == catalog
    assert "voice_forms" not in to_json(plain)


def test_a_form_in_another_voice_is_published_and_withdrawn_like_a_programme(library: Library, tmp_path: Path) -> None:
    context, target = small_show.workshop(tmp_path), FolderStore(tmp_path / "target")
    small_show.publish_to(build(_add_voice(library, "exercise"), context).catalog, context, target, PUBLIC)
    published = from_json((tmp_path / "target" / "catalog.json").read_text())
    (form,) = published.voice_forms
    assert all((tmp_path / "target" / url).is_file() for url in form.release.files)
    small_show.publish_to(build(library, context).catalog, context, target, PUBLIC)
    after = from_json((tmp_path / "target" / "catalog.json").read_text())
    assert after.voice_forms == ()
    assert [each.release.content_id for each in after.withdrawn] == ["warm-hands-other-tone"]
