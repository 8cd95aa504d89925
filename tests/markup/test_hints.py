"""How a fault is told: in which form it is, and what would mend it."""

import pytest

from audio_pipeline.errors import Fault, SourceLocation
from audio_pipeline.markup.toml import parse_toml
from tests.markup.small_folder import IN_FORMS, LEXICON, PROGRAMME, document_of

FRONT = IN_FORMS.partition("(bed")[0]


def the_fault(text: str) -> Fault:
    (fault,) = document_of(text).faults
    return fault


def in_forms(words: str) -> list[tuple[str, str]]:
    """The rule of each fault in a file of several forms, and what it says of them."""
    return [(fault.rule, fault.what.rpartition(" (in ")[2]) for fault in document_of(FRONT + words).faults]


SIT = "(for: friend)\n\nSit.\n\n(for: pet)\n\nLie.\n\n"


def test_what_is_wrong_in_the_open_form_alone_says_so() -> None:
    words = f"{SIT}(until: 0:40)\n\nRest.\n\n(for: open)\n\n(until: 0:40)\n\nStay.\n\n(until: 0:20)\n\nGo.\n"
    assert in_forms(words) == [("until-order", '"open")')]


def test_what_is_wrong_in_two_forms_of_three_names_both() -> None:
    late = "(until: 0:40)\n\nRest.\n\n"
    words = f"{SIT}(for: open)\n\n{late}(for: pet)\n\n{late}(for: all)\n\n(until: 0:30)\n\nGo.\n"
    assert in_forms(words) == [("until-order", '"open", "pet")')]


def test_what_is_wrong_in_a_file_without_variants_names_no_form() -> None:
    assert "(in " not in the_fault(PROGRAMME.replace("Drink.", "(until: 0:20)\n\nDrink.")).what


def test_a_section_that_never_ends_is_told_to_end() -> None:
    empty = [fault for fault in document_of(f"{FRONT}(for: friend)\n\nSit.\n\n(for: open)\n\nRest.\n").faults
             if fault.rule == "empty-body"]  # fmt: skip
    assert [(fault.location.line, fault.what, fault.hint) for fault in empty] == [
        (20, 'Nothing is left of the file for it (in "pet")',
         "End the section with (for: all), or write (for: pet) and its own words"),
    ]  # fmt: skip


@pytest.mark.parametrize("variants", ["friend", "[friend]", "[{title: A}]"])
def test_variants_of_another_shape_are_shown_as_two_lines(variants: str) -> None:
    fault = the_fault(PROGRAMME.replace("position: 1", f"variants: {variants}"))
    first, second = fault.hint.split('"')[1::2]
    mended = document_of(
        PROGRAMME.replace("position: 1", f"{first}\n{second}") + "\n(for: friend)\n\nPour two.\n",
    )
    assert [content.id for content in mended.contents] == ["tea", "tea-friend"]


def test_a_refused_variant_is_never_suggested() -> None:
    text = IN_FORMS.replace("pet:", "Pet:")
    mends = [fault.hint for fault in document_of(text).faults if fault.rule == "unknown-variant"]
    assert mends == ['Use friend or open; a new one is declared under "variants:"']


def test_an_empty_first_line_is_one_fault_and_the_rest_is_read() -> None:
    found = document_of("\n" + PROGRAMME)
    assert [(fault.rule, fault.hint) for fault in found.faults] == [("no-front-matter", "Take the empty line away")]
    assert found.fields["title"].texts[0].location == SourceLocation("tea.md", 5, 8)


@pytest.mark.parametrize(("ends", "told"), [("\r\n", "as on Windows (CR LF)"), ("\r", "as on old Macs (CR)")])
def test_line_ends_are_called_by_their_name(ends: str, told: str) -> None:
    assert told in document_of(PROGRAMME.replace("\n", ends)).faults[0].what


@pytest.mark.parametrize("said", ["€20 or £5", "half: ½ a cup", "20° now", "a café", "“so” – or — not…", "5 % «»"])
def test_signs_that_are_read_well_are_right(said: str) -> None:
    assert document_of(PROGRAMME.replace("Drink.", f"Drink {said}.")).faults == ()


def test_a_sign_that_is_shown_and_not_said_is_right() -> None:
    marked = '(♥)[sub:"heart"] and (www.example.org)[sub:"our page"] and (Tea™)[ipa:"tiː"].'
    assert document_of(PROGRAMME.replace("Drink.", marked)).faults == ()


@pytest.mark.parametrize(
    "title", ["Bread & butter", "One + one, at 5:00", "Who’s there?", "Mother-in-law (yours)", "2_3"]
)
def test_a_plain_title_is_right(title: str) -> None:
    assert document_of(PROGRAMME.replace("## Sit", f"## {title}")).faults == ()


@pytest.mark.parametrize(
    ("text", "keys", "key", "value"),
    [
        ('[words.tea]\n  ipa  = "t"\n', ("words", "tea", "ipa"), (2, 3), (2, 10)),
        ('[words]\ntea.ipa = "t"\n', ("words", "tea", "ipa"), (2, 5), (2, 11)),
        ('[words]\n"yerba mate" = {ipa="t", say = "s"}\n', ("words", "yerba mate", "say"), (2, 26), (2, 32)),
        ("[words.tea]\n", ("words", "tea"), (1, 8), (1, 8)),
        ("[words.tea]\n", ("words", "tea", "say"), (1, 1), (1, 1)),
    ],
)  # fmt: skip
def test_a_table_knows_where_a_key_and_its_value_stand(
    text: str, keys: tuple[str, ...], key: tuple[int, int], value: tuple[int, int]
) -> None:
    found, _ = parse_toml(text.encode(), "a.toml")
    assert found.locate(*keys) == SourceLocation("a.toml", *key)
    assert found.locate_value(*keys) == SourceLocation("a.toml", *value)


def test_a_table_without_a_key_has_a_first_line() -> None:
    assert parse_toml(LEXICON.encode(), "a.toml")[0].locate() == SourceLocation("a.toml", 1, 1)
