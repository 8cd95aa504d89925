"""What the front matter and the tables may name: ids the skill keeps for itself, and the countries there are."""

from audio_pipeline.markup.countries import COUNTRIES
from audio_pipeline.markup.field_formats import RESERVED_IDS
from skill.crisis.conversation import AGAIN
from skill.reply import RESUME


def test_what_the_skill_offers_by_itself_is_no_content() -> None:
    assert {*RESERVED_IDS} == {RESUME, AGAIN}


def test_countries_are_those_of_iso_3166() -> None:
    assert len(COUNTRIES) == 249
    assert {"US", "GB", "IE", "CA", "AU", "NZ", "SS", "XK"} - COUNTRIES == {"XK"}
    assert not {"UK", "EU", "SU", "AN", "XX", "ZZ"} & COUNTRIES
    assert all(len(code) == 2 and code.isascii() and code.isupper() for code in COUNTRIES)
