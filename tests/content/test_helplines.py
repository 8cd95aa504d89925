"""Which numbers are said to whom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_pipeline.content.helplines import ANYWHERE, group_sentences_by_country, select_sentences
from audio_pipeline.content.library import Helpline
from tests.catalogs import built_in

SAMARITANS = "In the UK and Ireland, call Samaritans on one one six, one two three."
IN_AUSTRALIA = (
    "In Australia, call Lifeline on thirteen, eleven, fourteen. In New Zealand, call or text one seven three seven."
)
LIFELINE = "In the United States, call or text nine eight eight."


def helpline(countries: str, *, need: str = "crisis", elsewhere: bool = True) -> Helpline:
    where = tuple(countries.split())
    return Helpline(
        countries=where,
        need=need,
        said=f"Call {need} {countries or 'anywhere'}.",
        written=f"{countries}: {need}",
        elsewhere=elsewhere,
    )


KNOWN = (
    helpline("US"),
    helpline("GB IE"),
    helpline("CA", elsewhere=False),
    helpline("IE", elsewhere=False),
    helpline("FR", need="home", elsewhere=False),
    helpline(""),
)


def test_each_country_has_its_own_numbers_alone_and_elsewhere_has_all_that_may_be_said_there() -> None:
    assert group_sentences_by_country(KNOWN, "crisis") == {
        ANYWHERE: "Call crisis US. Call crisis GB IE. Call crisis anywhere.",
        "CA": "Call crisis CA.",
        "GB": "Call crisis GB IE.",
        "IE": "Call crisis IE.",
        "US": "Call crisis US.",
    }


def test_where_no_helpline_is_known_nobody_is_sent_to_one() -> None:
    assert group_sentences_by_country((), "crisis") == {ANYWHERE: ""}


HELPLINES = st.lists(
    st.builds(
        helpline,
        st.lists(st.sampled_from(["US", "GB", "CA"]), unique=True).map(" ".join),
        need=st.sampled_from(["crisis", "home"]),
        elsewhere=st.booleans(),
    ),
    max_size=5,
)


@given(HELPLINES)
def test_no_country_is_ever_told_the_numbers_of_another(known: list[Helpline]) -> None:
    numbers = group_sentences_by_country(known, "crisis")
    assert numbers[ANYWHERE] == select_sentences(known, "crisis", ANYWHERE)
    for country in numbers.keys() - {ANYWHERE}:
        others = [each.said for each in known if country not in each.countries]
        assert numbers[country]
        assert not any(other in numbers[country] for other in others)


@pytest.mark.parametrize(
    ("country", "numbers"),
    [
        ("US", LIFELINE),
        ("GB", SAMARITANS),
        ("IE", SAMARITANS),
        ("CA", "In Canada, call or text nine eight eight."),
        ("AU", IN_AUSTRALIA),
        ("NZ", IN_AUSTRALIA),
        ("IN", "In India, call Tele Manas on one four four one six."),
        (ANYWHERE, f"{LIFELINE} {SAMARITANS}"),
    ],
)
def test_the_built_in_numbers_match_the_listeners_country(country: str, numbers: str) -> None:
    assert built_in().helplines[country] == numbers


def test_but_the_cleared_text_names_them_all_everywhere() -> None:
    answer = built_in().answer("crisis_self_harm")
    assert answer
    assert f"right now. {LIFELINE} {SAMARITANS} If you're in danger" in answer.text
    assert answer.local.keys() == {"AU", "CA", "IN", "NZ"}
    assert all(LIFELINE not in text for text in answer.local.values())
