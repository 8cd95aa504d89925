"""One file, from its bytes to a Content."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from audio_pipeline.content.model import Anchor, Bed, Content, Heading, HelplinePlaceholder, ParagraphEnd, Span, Words
from audio_pipeline.errors import SourceLocation
from tests.markup.small_folder import ANSWER, IN_FORMS, PROGRAMME, document_of


def content(text: str) -> Content:
    found = document_of(text)
    assert not found.faults, found.faults
    return found.contents[0]


def words(text: str, line: int, column: int = 1) -> Words:
    return Words(spans=(Span(text=text),), location=SourceLocation("tea.md", line, column))


def test_a_programme_is_all_that_its_author_wrote() -> None:
    assert content(PROGRAMME) == Content(
        id="tea",
        kind="exercise",
        title="Tea",
        location=SourceLocation("tea.md", 1, 1),
        blocks=(
            Bed(sound="pad", level_db=-18.0, location=SourceLocation("tea.md", 12, 1)),
            Heading(title="Sit", location=SourceLocation("tea.md", 14, 1)),
            words("Hold the cup.", 16),
            words("Feel its warmth.", 16, 15),
            ParagraphEnd(),
            Anchor(ms=30_000, location=SourceLocation("tea.md", 18, 1)),
            words("Drink.", 20),
            ParagraphEnd(),
        ),
        summary="A cup of tea.",
        names=("tea", "the tea exercise"),
        published="2026-11-23",
        position=1,
        length_ms=60_000,
        sources=("R1",),
    )


def test_a_programme_may_say_more_of_itself() -> None:
    more = 'gate: "Say *continue*,\n  or *skip*."\naccess: Or read it.\nhelplines: [crisis, home]\nclosing: sleep\n'
    more += "touch: none\nmanner: descend\n"
    found = content(PROGRAMME.replace("sources: [R1]\n", f"sources: [R1]\n{more}"))
    assert found.gate == "Say *continue*, or *skip*."
    assert (found.access, found.helplines) == ("Or read it.", ("crisis", "home"))
    assert (found.closing, found.touch, found.manner) == ("sleep", "none", "descend")


def test_a_file_with_variants_is_a_programme_for_itself_and_for_each() -> None:
    own, friend, pet = document_of(IN_FORMS.replace("position: 1", "position: 1\nhelplines: [crisis]")).contents
    assert [each.id for each in (own, friend, pet)] == ["tea", "tea-friend", "tea-pet"]
    assert [each.variant_of for each in (own, friend, pet)] == ["", "tea", "tea"]
    assert [each.text for each in (own, friend, pet)] == [
        "Hold the cup. Feel its warmth. Drink.",
        "Hold the cup. Feel its warmth. Pour two. Drink.",
        "Hold the cup. Feel its warmth. Mind the cat. Drink.",
    ]
    assert (friend.title, friend.names) == ("Tea with a Friend", ("tea with a friend",))
    assert (friend.summary, friend.helplines, friend.sources) == ("A cup of tea.", ("crisis",), ("R1",))
    assert (pet.summary, pet.helplines, pet.sources) == ("A cup of tea and a cat.", ("home",), ("R2",))
    assert (pet.kind, pet.position, pet.length_ms, pet.published) == ("exercise", 1, 60_000, "2026-11-23")
    assert (friend.location, pet.location) == (SourceLocation("tea.md", 13, 3), SourceLocation("tea.md", 14, 3))


def test_a_variant_may_say_that_it_has_no_helplines() -> None:
    text = IN_FORMS.replace("position: 1", "helplines: [crisis]").replace("helplines: [home]", "helplines: []")
    assert [each.helplines for each in document_of(text).contents] == [("crisis",), ("crisis",), ()]


def test_what_is_wrong_in_one_form_says_in_which() -> None:
    faults = document_of(IN_FORMS.replace("Mind the cat.", "(until: 0:20)\n\nMind the cat.")).faults
    assert [(fault.rule, fault.what.endswith('(in "pet")')) for fault in faults] == [("until-order", True)]


def test_what_is_wrong_in_every_form_is_said_once() -> None:
    faults = document_of(IN_FORMS.replace("Drink.", "(until: 0:20)\n\nDrink.")).faults
    assert [(fault.rule, "(in " in fault.what) for fault in faults] == [("until-order", False)]


def test_numbers_to_call_stand_where_the_author_put_them() -> None:
    answer = content(ANSWER.replace("It is warm.", "It is warm.\n\n(helplines: crisis)\n\nCall now."))
    need = HelplinePlaceholder(need="crisis", location=SourceLocation("tea.md", 13, 1))
    assert answer.blocks == (words("It is warm.", 11), ParagraphEnd(), need, words("Call now.", 15), ParagraphEnd())


WORDS = st.text(st.sampled_from("ab cé’,.?:-\n"), min_size=1, max_size=30).map(lambda text: f"x{text}x")
SIGNS = ["(pause: 2s)", "(breathe: in 4s, out 6s, 3 times)", "(chime: soft)", "(bed: rain -20dB)", "(voice: bell)",
         "> note", "<!-- note -->", "[2s]"]  # fmt: skip
ASIDES = ["(for: all)", "(for: friend)", "(for: pet, open)", "(for: others)"]


@given(paragraphs=st.lists(st.one_of(WORDS, st.sampled_from(SIGNS), st.sampled_from(ASIDES)), max_size=12))
def test_what_is_written_for_a_form_is_what_it_says(paragraphs: list[str]) -> None:
    front = IN_FORMS.partition("(bed")[0]
    ended = [
        "(for: friend)",
        "two",
        "(for: pet)",
        "cat",
        "(for: all)",
        "x",
        *(text.replace("\n", "\nx") for text in paragraphs),
    ]
    found = document_of(front + "\n\n".join(ended))
    assert {fault.rule for fault in found.faults} <= {"for-nobody"}
    for form, content in zip(("open", "friend", "pet"), found.contents, strict=False):
        assert "".join(content.text.split()) == "".join("".join(_for_form(form, ended)).split())


def _for_form(form: str, paragraphs: list[str]) -> Iterator[str]:
    """The words a form is to say."""
    names, named = {"all"}, set[str]()
    for text in paragraphs:
        if text in ASIDES or text.startswith("(for: "):
            names = set(text[6:-1].split(", "))
            named = set() if names == {"all"} else named | names
        elif text not in SIGNS and (names == {"all"} or form in names or (names == {"others"} and form not in named)):
            yield text


def test_an_answer_is_its_words_and_its_questions() -> None:
    answer = content(ANSWER)
    assert (answer.kind, answer.text, answer.follow_up) == ("answer", "It is warm.", "tea")
    assert answer.questions == ("why tea", "what is tea for")


def test_quotes_and_comments_are_notes_that_are_never_said() -> None:
    notes = "> Speak slowly.\n> and softly.\n\n<!-- todo:\n\n[check] & mend -->\n\nDrink <!-- it --> now."
    assert content(PROGRAMME.replace("Drink.", notes)).text == "Hold the cup. Feel its warmth. Drink now."


def test_white_space_is_folded_and_accents_are_composed() -> None:
    said = content(PROGRAMME.replace("Drink.", "  Drink\n  the  \ncafe\u0301\u00a0cre\u0300me.")).text
    assert said == "Hold the cup. Feel its warmth. Drink the café crème."


def test_curly_quotes_stay_in_the_transcript() -> None:
    assert "“Ah,” it’s good." in content(PROGRAMME.replace("Drink.", "“Ah,” it’s good.")).text


def test_yaml_never_makes_something_else_of_what_was_written() -> None:
    text = PROGRAMME.replace('"1:00"', "1:00").replace("title: Tea", "title: 12e3").replace("[tea,", "[no, tea,")
    assert (content(text).length_ms, content(text).title, content(text).names[0]) == (60_000, "12e3", "no")


def test_an_author_may_say_that_there_are_no_sources() -> None:
    assert content(PROGRAMME.replace("[R1]", "[]")).sources == ()


def test_words_know_their_place_after_front_matter_of_any_length() -> None:
    longer = PROGRAMME.replace("sources: [R1]", "sources:\n  - R1\n  - R2")
    assert content(longer).blocks[2] == words("Hold the cup.", 18)
