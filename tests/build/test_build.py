"""The whole line on a small show, from words to what a listener fetches."""

import json
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

import pytest

from audio_pipeline.build.build import build
from audio_pipeline.build.build_context import BuildContext
from audio_pipeline.build.load import load_library
from audio_pipeline.build.preview import render_preview
from audio_pipeline.catalog import NAME, from_json
from audio_pipeline.errors import ContentFaults, StoreError
from audio_pipeline.speech.engines.hibari import Hibari
from audio_pipeline.stores.folder import FolderStore
from audio_pipeline.stores.s3 import S3Store
from audio_pipeline.stores.store import Blob, Store
from tests import small_show, wide_show

CRISES = {
    "crisis_self_harm", "crisis_someone_else", "crisis_harm_others", "crisis_home", "crisis_child", "crisis_body",
    "crisis_fire", "crisis_panic",
}  # fmt: skip
PUBLIC = "https://audio.example.org/warm/"


@pytest.fixture
def show(tmp_path: Path) -> Path:
    return small_show.write(tmp_path / "show")


@pytest.fixture
def shop(tmp_path: Path) -> BuildContext:
    """A workshop in which nothing was made yet."""
    return small_show.workshop(tmp_path)


@pytest.fixture
def used(tmp_path: Path, built_show: Path) -> BuildContext:
    """A workshop in which the show was built as it is."""
    return small_show.like(built_show, tmp_path)


def files(root: Path) -> dict[str, bytes]:
    """Everything a reader of the store can meet."""
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(root).parts)
    }


def test_a_build_leaves_a_store_whose_catalog_names_files_that_are_there(
    tmp_path: Path, show: Path, used: BuildContext
) -> None:
    build(small_show.library(show), used)
    catalog = json.loads((tmp_path / "out" / NAME).read_text())
    assert {release["content_id"] for release in catalog["releases"]} == {"company", "warm-hands"}
    for release in catalog["releases"]:
        assert (tmp_path / "out" / release["url"]).stat().st_size == release["size_bytes"]
        assert (tmp_path / "out" / release["transcript_url"]).read_text().startswith("WEBVTT")
        assert json.loads((tmp_path / "out" / release["chapters_url"]).read_text())["chapters"]
    assert (tmp_path / "out" / "feed.xml").is_file()


@pytest.mark.parametrize("lost", ["*.mp3", "*.vtt", "*.chapters.json", "*.html", "*.jpg"])
def test_a_file_that_is_lost_is_made_again_as_it_was(tmp_path: Path, show: Path, used: BuildContext, lost: str) -> None:
    build(small_show.library(show), used)
    before = files(tmp_path / "out")
    for path in list((tmp_path / "out").rglob(lost)):
        path.unlink()
    build(small_show.library(show), used)
    assert files(tmp_path / "out") == before


def test_an_exercise_lasts_exactly_as_long_as_its_last_anchor_says(show: Path, used: BuildContext) -> None:
    release = build(small_show.library(show), used).catalog.of_content("warm-hands")
    assert release is not None
    assert release.duration_ms == 36_000


def test_the_cleared_words_for_danger_are_in_every_catalog(show: Path, used: BuildContext) -> None:
    catalog = build(small_show.library(show), used).catalog
    assert {*CRISES, "medical_boundary"} <= {answer.id for answer in catalog.answers}


def test_building_again_changes_no_byte_and_no_time(tmp_path: Path, show: Path, used: BuildContext) -> None:
    build(small_show.library(show), used)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*") if path.is_file()}
    again = build(small_show.library(show), used)
    assert again.plan.to_make == ()
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_an_edit_gives_the_bytes_of_a_clean_build(tmp_path: Path, show: Path, used: BuildContext) -> None:
    build(small_show.library(show), used)
    small_show.edit(show, "warm-hands", "Notice how warm they are.", "Notice how warm or cool they are today.")
    edited = build(small_show.library(show), used)
    clean = build(small_show.library(show), small_show.workshop(tmp_path / "elsewhere"))
    assert [job.content.id for job in edited.plan.to_make] == ["warm-hands"]
    assert edited.catalog == clean.catalog
    made = files(tmp_path / "elsewhere" / "out")
    assert {name: files(tmp_path / "out")[name] for name in made} == made


def test_an_edited_episode_is_the_same_episode(show: Path, used: BuildContext) -> None:
    first = build(small_show.library(show), used).catalog.of_content("warm-hands")
    small_show.edit(show, "warm-hands", "Notice how warm they are.", "Notice how cool they are.")
    second = build(small_show.library(show), used).catalog.of_content("warm-hands")
    assert first
    assert second
    assert (first.content_id, first.published_at) == (second.content_id, second.published_at)
    assert first.url != second.url


def test_new_words_about_a_programme_reach_the_catalog_without_new_sound(show: Path, used: BuildContext) -> None:
    first = build(small_show.library(show), used).catalog.of_content("company")
    small_show.edit(show, "company", "summary: Why company helps.", "summary: What company does.")
    second = build(small_show.library(show), used).catalog.of_content("company")
    assert first
    assert second
    assert second.notes_url != first.notes_url
    same: dict[str, Any] = {"notes_url": first.notes_url, "made_from": first.made_from}
    assert replace(second, **same) == replace(first, summary="What company does.")


def test_another_name_of_the_show_draws_and_tags_anew_and_encodes_nothing(
    tmp_path: Path, show: Path, used: BuildContext
) -> None:
    library = small_show.library(show)
    first = build(library, used).catalog
    chunks = files(tmp_path / "cache" / "chunks")
    renamed = replace(library, settings=replace(library.settings, title="Warm Company"))
    second = build(renamed, used)
    assert all("cover changed" in job.reasons for job in second.plan.jobs)
    assert (second.plan.to_speak, second.new_chunks) == ((), 0)
    assert files(tmp_path / "cache" / "chunks") == chunks
    for before, after in zip(first.releases, second.catalog.releases, strict=True):
        assert {before.url, before.artwork_url, before.notes_url}.isdisjoint(after.files)
        cover = (tmp_path / "out" / after.artwork_small_url).read_bytes()
        assert cover in (tmp_path / "out" / after.url).read_bytes()


def test_every_kind_has_its_cover_and_every_programme_its_page(show: Path, used: BuildContext) -> None:
    catalog = build(small_show.library(show), used).catalog
    exercise, benefit = catalog.of_content("warm-hands"), catalog.of_content("company")
    assert exercise
    assert benefit
    assert len({exercise.artwork_url, benefit.artwork_url, catalog.show.artwork_url}) == 3
    assert all(used.store.has(name) for each in catalog.releases for name in each.files)
    page = used.store.get(exercise.notes_url)
    assert page
    assert "Notice how warm they are." in page.data.decode()


def test_a_store_from_before_covers_and_pages_is_brought_up_to_date(
    tmp_path: Path, show: Path, used: BuildContext
) -> None:
    whole = build(small_show.library(show), used).catalog
    before = json.loads((tmp_path / "out" / NAME).read_text())
    for release in before["releases"]:
        for name in ("artwork_url", "artwork_small_url", "notes_url"):
            del release[name]
        del release["made_from"]["show notes"]
    (tmp_path / "out" / NAME).write_text(json.dumps(before))
    assert build(small_show.library(show), used).catalog == whole


def test_losing_the_cache_costs_time_and_never_correctness(tmp_path: Path, show: Path, used: BuildContext) -> None:
    build(small_show.library(show), used)
    small_show.edit(show, "warm-hands", "Notice how warm they are.", "Notice how cool they are.")
    forgetful = replace(used, cache=FolderStore(tmp_path / "empty", durable=False))
    edited = build(small_show.library(show), forgetful)
    clean = build(small_show.library(show), small_show.workshop(tmp_path / "elsewhere"))
    assert edited.catalog == clean.catalog


def voiceless(shop: BuildContext) -> list[Path]:
    """Take the sound of the clips away, and leave their lengths; nothing is encoded either."""
    root = cast("FolderStore", shop.cache).root
    for folder in ("chunks", "measures"):
        shutil.rmtree(root / folder)
    gone = sorted((root / "clips").glob("*.wav"))
    for path in gone:
        path.unlink()
    return gone


@pytest.mark.parametrize("jobs", [1, 2])
def test_clips_that_are_gone_when_a_chunk_needs_them_are_spoken_again_in_the_same_build(
    tmp_path: Path, show: Path, used: BuildContext, jobs: int
) -> None:
    gone = voiceless(used)
    assert len(gone) > 3
    again = build(small_show.library(show), replace(used, store=FolderStore(tmp_path / "again"), jobs=jobs))
    assert again.plan.to_speak == ()
    assert files(tmp_path / "again") == files(tmp_path / "out")
    assert all(path.is_file() for path in gone)


def test_clips_that_are_damaged_are_spoken_again_in_the_same_build(
    tmp_path: Path, show: Path, used: BuildContext
) -> None:
    for path in voiceless(used):
        path.write_bytes(b"RIFF, or what is left of it")
    build(small_show.library(show), replace(used, store=FolderStore(tmp_path / "again")))
    assert files(tmp_path / "again") == files(tmp_path / "out")


@dataclass(frozen=True, eq=False)
class Forgetful(FolderStore):
    """A cache that keeps no sound of a voice."""

    def put(self, blob: Blob) -> str:
        return "" if blob.name.endswith(".wav") else super().put(blob)


def test_a_clip_that_cannot_be_kept_fails_the_build_and_does_not_hold_it(tmp_path: Path, show: Path) -> None:
    shop = replace(small_show.workshop(tmp_path), cache=Forgetful(tmp_path / "cache", durable=False))
    with pytest.raises(StoreError, match=r"^clips/.*\.wav: this clip is gone or damaged\."):
        build(small_show.library(show), shop)


@dataclass(frozen=True)
class Counting(FolderStore):
    """A cache that writes down in a file what is put into it, whoever does."""

    def put(self, blob: Blob) -> str:
        with (self.root / ".put").open("a") as told:
            told.write(f"{blob.name}\n")
        return super().put(blob)


@pytest.mark.parametrize("jobs", [1, 4])
def test_what_programmes_share_is_spoken_measured_and_encoded_once(tmp_path: Path, jobs: int) -> None:
    content = wide_show.write(tmp_path / "show", wide_show.FORMS[:2])
    made_before = small_show.workshop(tmp_path)
    shop = replace(made_before, cache=Counting(tmp_path / "cache", durable=False), jobs=jobs)
    built = build(small_show.library(content), shop)
    put = (tmp_path / "cache" / ".put").read_text().split()
    assert len(put) == len(set(put))
    measured = [name for name in put if name.startswith("measures/")]
    # Four programmes of two chunks: each pair shares its first, and "Once more." ends two of them.
    assert len(built.catalog.releases) == 4
    assert built.new_chunks == len(measured) == 5


def test_every_overrun_anchor_is_told_and_nothing_is_published(tmp_path: Path, show: Path, shop: BuildContext) -> None:
    small_show.edit(show, "warm-hands", "(until: 0:22)", "(until: 0:12)")
    small_show.edit(show, "warm-hands", "(until: 0:36)", "(until: 0:13)")
    with pytest.raises(ContentFaults) as told:
        build(small_show.library(show), shop)
    assert [fault.rule for fault in told.value.faults] == ["until-overrun", "until-overrun"]
    assert not (tmp_path / "out" / NAME).exists()


def test_what_breaks_a_rule_once_it_is_spoken_is_told_of_all_programmes_at_once(
    tmp_path: Path, show: Path, shop: BuildContext
) -> None:
    small_show.edit(show, "warm-hands", 'length: "0:36"', 'length: "0:38"')
    small_show.edit(show, "warm-hands", "(bed: pad -16dB)", "(bed: none)")
    small_show.edit(show, "warm-hands", "(pause: 3s)", "(pause: 21s)")
    small_show.edit(show, "warm-hands", "(until: 0:22)", "(until: 0:42)")
    small_show.edit(show, "warm-hands", "(until: 0:36)", "(until: 0:54)")
    (show / "again.md").write_text(
        small_show.EXERCISE.replace("id: warm-hands", "id: hands-again")
        .replace("title: Warm Hands", "title: Again")
        .replace("position: 1", "position: 2")
        .replace("names: [warm hands, the hands exercise]", "names: [hands again]")
        .replace("(until: 0:22)", "(until: 0:12)")
    )
    with pytest.raises(ContentFaults) as told:
        build(small_show.library(show), shop)
    assert [(Path(fault.location.path).name, fault.rule) for fault in told.value.faults] == [
        ("again.md", "until-overrun"),
        ("warm-hands.md", "misses-length"),
        ("warm-hands.md", "long-silence"),
    ]
    assert not (tmp_path / "out" / NAME).exists()


def test_another_promise_of_the_same_sound_is_checked(show: Path, used: BuildContext) -> None:
    small_show.edit(show, "warm-hands", 'length: "0:36"', 'length: "0:38"')
    with pytest.raises(ContentFaults, match="misses-length"):
        build(small_show.library(show), used)


def test_who_rehearses_a_programme_hears_it_however_long_it_is(show: Path, shop: BuildContext) -> None:
    small_show.edit(show, "warm-hands", 'length: "0:36"', 'length: "0:50"')
    library = small_show.library(show)
    programme, _ = render_preview(next(each for each in library.programmes if each.id == "warm-hands"), library, shop)
    assert programme.duration_ms == 36_000


def test_a_voice_the_engine_does_not_have_is_a_fault_where_it_is_named(show: Path) -> None:
    small_show.edit(show, "company", "position: 1", "position: 1\nvoice: nobody")
    with pytest.raises(ContentFaults) as told:
        small_show.library(show)
    assert [(fault.rule, Path(fault.location.path).name, fault.location.line) for fault in told.value.faults] == [
        ("unknown-voice", "company.md", 9)
    ]


def test_an_engine_that_does_not_exist_is_told_with_those_that_do(show: Path) -> None:
    with pytest.raises(ContentFaults, match=r"show\.toml:\d+:10: .*Use hummingbird or wren") as told:
        load_library(show, {"hummingbird": Hibari, "wren": Hibari})
    assert [fault.rule for fault in told.value.faults] == ["unknown-engine"]


def test_an_unknown_voice_is_told_together_with_all_other_faults(show: Path) -> None:
    small_show.edit(show, "company", "position: 1", "position: 1\nvoice: nobody")
    small_show.edit(show, "warm-hands", "(pause: 3s)", "(pause: -3s)")
    with pytest.raises(ContentFaults) as told:
        small_show.library(show)
    assert [fault.rule for fault in told.value.faults] == ["unknown-voice", "pause-range"]


def test_a_damaged_catalog_is_made_anew(tmp_path: Path, show: Path, used: BuildContext) -> None:
    whole = build(small_show.library(show), used).catalog
    (tmp_path / "out" / NAME).write_text('{"format": 1, "rel')
    assert build(small_show.library(show), used).catalog == whole


def test_two_builders_at_once_lose_nothing(tmp_path: Path, show: Path) -> None:
    class Rival(FolderStore):
        """A store into which somebody else publishes just before us."""

        def put_if_match(self, blob: Blob, *, expected_etag: str | None) -> bool:
            if blob.name == NAME and not self.has(NAME):
                self.put(replace(blob, data=b"theirs"))
            return super().put_if_match(blob, expected_etag=expected_etag)

    store = Rival(tmp_path / "out")
    with pytest.raises(StoreError, match="somebody else published"):
        build(small_show.library(show), small_show.workshop(tmp_path, store=store))
    assert (tmp_path / "out" / NAME).read_bytes() == b"theirs"


class Publishing:
    """What every place one can publish to must keep."""

    @pytest.fixture
    def target(self, tmp_path: Path) -> Store:
        raise NotImplementedError

    def test_what_was_sent_is_what_was_built(
        self, tmp_path: Path, show: Path, used: BuildContext, target: Store
    ) -> None:
        built = build(small_show.library(show), used).catalog
        there = small_show.publish_to(built, used, target, PUBLIC)
        held = target.get(NAME)
        assert held
        assert from_json(held.data.decode()) == there
        for here, sent in zip(built.releases, there.releases, strict=True):
            assert sent.url == target.url_for(here.url)
            held = target.get(here.url)
            assert held
            assert held.data == (tmp_path / "out" / here.url).read_bytes()

    def test_sending_again_changes_nothing(self, show: Path, used: BuildContext, target: Store) -> None:
        built = build(small_show.library(show), used).catalog
        small_show.publish_to(built, used, target, PUBLIC)
        before = target.get(NAME), target.get("feed.xml")
        small_show.publish_to(built, used, target, PUBLIC)
        assert (target.get(NAME), target.get("feed.xml")) == before

    def test_a_show_that_moves_house_stays_the_same_podcast(
        self, show: Path, used: BuildContext, target: Store
    ) -> None:
        built = build(small_show.library(show), used).catalog
        first = small_show.publish_to(built, used, target, PUBLIC)
        moved = small_show.publish_to(built, used, target, "https://elsewhere.example.org/")
        assert first.show.feed_url == moved.show.feed_url == f"{PUBLIC}feed.xml"


class TestPublishingToAFolder(Publishing):
    @pytest.fixture
    def target(self, tmp_path: Path) -> Store:
        return FolderStore(tmp_path / "published")


class TestPublishingToABucket(Publishing):
    @pytest.fixture
    def target(self, s3_bucket: str, s3_endpoint: str) -> Store:
        return S3Store.from_address(f"s3://{s3_bucket}/warm", endpoint_url=s3_endpoint)
