"""Tags: what another program reads off a programme."""

import io
from dataclasses import replace

import mutagen.id3
import pytest

from audio_pipeline.content.model import TimedText
from audio_pipeline.master.id3 import Tags, build_id3
from tests.samples import PROGRAMME
from tests.studio import TAGS


def read(tags: Tags = TAGS, *, words: tuple[TimedText, ...] = PROGRAMME.transcript) -> mutagen.id3.ID3:
    """As a player would, which finds sound after the tag."""
    return mutagen.id3.ID3(io.BytesIO(build_id3(tags, PROGRAMME.chapters, words) + bytes(100)))


def test_it_is_of_the_version_that_knows_utf_8() -> None:
    assert read().version == (2, 4, 0)


def test_a_programme_says_what_it_is_and_where_it_stands() -> None:
    found = {frame.FrameID: frame.text[0] for frame in read().values() if frame.FrameID.startswith("T")}
    assert {name: str(text) for name, text in found.items()} == {
        "TIT2": TAGS.title,
        "TPE1": TAGS.artist,
        "TALB": TAGS.album,
        "TLAN": "eng",
        "TRCK": "1",
        "TPOS": "2",
        "TDRC": "2026-11-23",
        "TCON": "Podcast",
    }


@pytest.mark.parametrize(("left_out", "frame"), [("track", "TRCK"), ("season", "TPOS")])
def test_what_stands_in_no_list_has_no_number(left_out: str, frame: str) -> None:
    changed = replace(TAGS, track=0) if left_out == "track" else replace(TAGS, season=0)
    assert frame not in read(changed)
    assert frame in read()


def test_the_words_are_there_in_their_language() -> None:
    (words,) = read(replace(TAGS, language="deu")).getall("USLT")
    assert (words.lang, words.desc) == ("deu", "")
    assert words.text == "Find a seat that holds you.\nRest a hand where you can feel your own warmth."


def test_where_nothing_is_said_there_are_no_words() -> None:
    assert read(words=()).getall("USLT") == []


def test_the_same_facts_give_the_same_bytes_and_other_words_others() -> None:
    tag = build_id3(TAGS, PROGRAMME.chapters, PROGRAMME.transcript)
    assert tag == build_id3(TAGS, PROGRAMME.chapters, PROGRAMME.transcript)
    assert tag != build_id3(TAGS, PROGRAMME.chapters, PROGRAMME.transcript[:1])
