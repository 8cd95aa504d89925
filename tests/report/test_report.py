"""The page of a built show says what its files are, as others measure them."""

import json
import re
import shutil
from base64 import b64decode
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import numpy as np
import pytest

from audio_pipeline.catalog import NAME, Release, from_json, to_json
from audio_pipeline.cli.report import render_build_report
from audio_pipeline.errors import PipelineError, StoreError
from audio_pipeline.publish import release_files
from audio_pipeline.report.chart_data import encode_chart_data
from audio_pipeline.report.measurement import measure_mp3
from audio_pipeline.stores.folder import FolderStore
from tests import meter, small_show, studio
from tests.report import shows
from tests.report.files import an_mp3
from tests.report.test_levels import LINE

SHOW = ("company", "warm-hands")


@pytest.fixture
def home(tmp_path: Path, built_show: Path) -> Path:
    small_show.like(built_show, tmp_path)
    shutil.copytree(built_show / "show", tmp_path / "show")
    return tmp_path


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory, built_show: Path) -> Path:
    """One page that nobody changes."""
    root = tmp_path_factory.mktemp("reported")
    small_show.like(built_show, root)
    shutil.copytree(built_show / "show", root / "show")
    return shows.written(root)


def release(home: Path, content_id: str) -> Release:
    found = from_json((home / "out" / NAME).read_text(encoding="utf-8")).of_content(content_id)
    assert found
    return found


def instead(home: Path, content_id: str, sound: meter.Sound) -> None:
    """What was published of a programme is another sound than was made, as after a fault of ours."""
    store, catalog = FolderStore(home / "out"), from_json((home / "out" / NAME).read_text(encoding="utf-8"))
    mp3 = an_mp3(sound)
    name = release_files._make_blob(f"programmes/{content_id}", mp3, ".mp3")  # noqa: SLF001 - how a file is named is not the point
    store.put(name)
    found = tuple(
        replace(each, url=name.name, size_bytes=len(mp3)) if each.content_id == content_id else each
        for each in catalog.releases
    )
    (home / "out" / NAME).write_text(to_json(replace(catalog, releases=found)), encoding="utf-8")


def test_every_programme_has_its_panel_and_the_sound_in_it_is_there(page: Path) -> None:
    found = shows.panels(page)
    assert sorted(found) == sorted(SHOW)
    for name, panel in found.items():
        (sound,) = panel.sounds
        assert (page.parent / unquote(sound)).read_bytes()
        assert sound == f"out/{release(page.parent, name).url}"


def test_nothing_on_the_page_is_fetched_from_elsewhere(page: Path) -> None:
    links = [link.partition("#")[0] for link in shows.read(page).links]
    assert links
    for link in links:
        assert "//" not in link
        assert (page.parent / unquote(link)).exists()
    text = page.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert "http" not in text.lower()
    assert "url(" not in text


def test_the_figures_are_those_of_other_meters(page: Path) -> None:
    for name, panel in shows.panels(page).items():
        file = page.parent / "out" / release(page.parent, name).url
        heard = meter.decoded(file.read_bytes())
        loud, peak = (panel.figures[each].replace("\u2212", "-").split()[0] for each in ("Loudness", "True peak"))
        assert float(loud) == pytest.approx(meter.loudness_lufs(heard), abs=0.03)
        assert float(peak) == pytest.approx(meter.true_peak_dbtp(heard), abs=0.2)
        assert panel.figures["Size"] == f"{file.stat().st_size / 1e6:.1f} MB"
        assert panel.figures["Bit rate"] == "128 kbit/s"
        assert panel.drawn["ms"] == len(heard) / 48


def test_what_is_drawn_is_what_was_published(page: Path) -> None:
    drawn = shows.panels(page)["warm-hands"].drawn
    folder = page.parent / "out"
    words, chapters = release_files.read_timed_text(release(page.parent, "warm-hands"), FolderStore(folder))
    assert [start for start, _, _ in drawn["words"]] == [each.start_ms for each in words]
    assert [tuple(each) for each in drawn["chapters"]] == [(each.start_ms, each.end_ms, each.text) for each in chapters]
    assert [(bed[2], bed[3]) for bed in drawn["beds"]] == [("pad", -16)]
    assert [name for _, _, name in drawn["cues"]] == ["bowl"]
    assert b64decode(drawn["spectrum"]["png"]).startswith(b"\x89PNG")
    assert len(b64decode(drawn["loudness"]["momentary"])) == 2 * (drawn["ms"] // 100)


def test_a_silence_is_drawn_as_long_as_it_is_written(page: Path) -> None:
    quiet = shows.panels(page)["warm-hands"].drawn["quiet"]
    assert 3_000 in [end - start for start, end, _ in quiet]


def test_the_same_show_has_the_same_page(home: Path) -> None:
    first = shows.written(home).read_bytes()
    assert shows.written(home).read_bytes() == first


def test_what_is_too_loud_is_shown_as_a_miss_and_comes_first(home: Path) -> None:
    instead(home, "warm-hands", meter.sine(300, dbfs=-6, seconds=36))
    found = shows.panels(shows.written(home))
    assert set(found["warm-hands"].missed) >= {"Loudness"}
    assert "Length" not in found["warm-hands"].missed
    assert next(iter(found)) == "warm-hands"


def test_in_the_table_the_missed_figures_are_marked_and_no_others(home: Path) -> None:
    instead(home, "warm-hands", meter.sine(300, dbfs=-6, seconds=36))
    text = shows.written(home).read_text(encoding="utf-8")
    cells = re.findall(r'<td class="([^"]*)" data-value="[^"]*"[^>]*>([^<]*)', text)
    marked = [figure for kind, figure in cells if "missed" in kind.split()]
    assert marked
    assert marked == [figure for _, figure in cells if figure.startswith("✗")]


def test_what_is_of_another_length_is_shown_as_a_miss(home: Path) -> None:
    instead(home, "warm-hands", meter.sine(300, dbfs=-18, seconds=30))
    panel = shows.panels(shows.written(home))["warm-hands"]
    assert "Length" in panel.missed
    assert panel.figures["Length"] == "0:30"


def test_a_second_report_measures_only_what_changed(home: Path) -> None:
    shows.written(home)
    instead(home, "company", meter.sine(300, dbfs=-18, seconds=2))
    shop = small_show.workshop(home)
    cache = studio.Ledger(shop.cache)
    shows.written(home, replace(shop, cache=cache))
    assert len([name for name in cache.put_names if name.startswith("reports/")]) == 1


def test_a_damaged_measure_is_made_again(home: Path) -> None:
    before = shows.written(home).read_bytes()
    for kept in (home / "cache" / "reports").iterdir():
        kept.write_bytes(b"{}")
    assert shows.written(home).read_bytes() == before


def test_a_report_buys_no_speech(home: Path) -> None:
    shutil.rmtree(home / "cache" / "clips")
    panel = shows.panels(shows.written(home))["warm-hands"]
    assert not (home / "cache" / "clips").exists()
    assert "words" not in panel.drawn
    assert panel.figures["Words a minute"] == "–"
    assert panel.figures["Length"] == "0:36"


def test_what_was_heard_stands_beside_what_was_measured(home: Path) -> None:
    facts = {"programmes": {"company": {"wer": 0.02, "missed": ["too <b>odd</b>"]}, "warm-hands": {"wer": 0.0}}}
    (home / "listen.json").write_text(json.dumps(facts), encoding="utf-8")
    page = shows.written(home)
    assert shows.panels(page)["company"].figures["Misheard"] == "2.0 %"
    assert "too &lt;b&gt;odd&lt;/b&gt;" in page.read_text(encoding="utf-8")


def test_loudness_is_drawn_in_hundredths_as_the_page_reads_it() -> None:
    mp3 = an_mp3(meter.sine(1_000, dbfs=-20, seconds=4))
    drawn = json.loads(encode_chart_data(measure_mp3(mp3, "tone"), None))["loudness"]["momentary"]
    levels = np.frombuffer(b64decode(drawn), dtype="<i2") / 100
    assert levels[len(levels) // 2] == pytest.approx(meter.loudness_lufs(meter.decoded(mp3)), abs=0.1)


def test_words_cannot_leave_the_data_they_stand_in() -> None:
    wicked = "</script><b>& <!-- so"
    line = replace(LINE, words=(replace(LINE.words[0], text=wicked),))
    text = encode_chart_data(measure_mp3(an_mp3(meter.silent(1)), "silence"), line)
    assert "<" not in text
    assert json.loads(text)["words"] == [[2_000, 6_000, wicked]]


def test_a_report_of_what_is_not_built_says_so(home: Path) -> None:
    small_show.edit(home / "show", "company", "Why company helps.", "Why company helps you.")
    small_show.edit(home / "show", "company", "soften a hard moment", "soften a bad moment")
    with pytest.raises(PipelineError, match="company: the content changed during the build"):
        shows.written(home)


def test_a_damaged_file_is_not_measured(home: Path) -> None:
    (home / "out" / release(home, "company").url).write_bytes(b"ID3 and no more")
    with pytest.raises(StoreError, match="a built file is damaged"):
        render_build_report(small_show.library(home / "show"), small_show.workshop(home), home, "out")
