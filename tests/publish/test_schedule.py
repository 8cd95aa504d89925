"""Schedule: what comes out later is held back, with its variants, and nothing offers it."""

from dataclasses import replace
from datetime import date

import pytest

from audio_pipeline.content.library import Library
from audio_pipeline.content.model import Content
from audio_pipeline.publish.schedule import find_early_programmes, hold_back
from tests.markup.small_folder import read, write
from tests.samples import CONTENT

TODAY = date(2026, 11, 28)
TOMORROW = "2026-11-29"


@pytest.fixture(scope="module")
def read_library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return read(write(tmp_path_factory.mktemp("small"), {}))


def of(library: Library, *contents: Content) -> Library:
    return replace(library, contents=contents)


LATER = replace(CONTENT, id="later", published=TOMORROW)
FORM = replace(LATER, id="later-friend", variant_of="later")
ANSWER = replace(CONTENT, id="why_later", kind="answer", published="", follow_up="later-friend")


def test_a_programme_of_today_is_published_and_one_of_tomorrow_is_early() -> None:
    today = replace(CONTENT, published=str(TODAY))
    assert find_early_programmes((today, LATER, FORM, ANSWER), TODAY) == (LATER,)


def test_what_is_held_back_is_held_back_in_all_its_forms_and_offered_by_nobody(read_library: Library) -> None:
    library = of(read_library, CONTENT, LATER, FORM, ANSWER)
    assert hold_back(library, TODAY).contents == (CONTENT, replace(ANSWER, follow_up=""))


def test_on_its_day_nothing_is_held_back(read_library: Library) -> None:
    library = of(read_library, CONTENT, LATER, FORM, ANSWER)
    assert hold_back(library, date.fromisoformat(TOMORROW)) == library
