"""One file, from its bytes to a Content."""

from audio_pipeline.authoring.document import document
from audio_pipeline.errors import Place
from audio_pipeline.model import Bed, Content, Heading, ParagraphEnd, Span, Until, Words
from tests.authoring.library import ANSWER, PROGRAMME


def content(text: str) -> Content:
    found = document(text.encode(), "tea.md")
    assert not found.faults, found.faults
    assert found.content
    return found.content


def words(text: str, line: int, column: int = 1) -> Words:
    return Words(spans=(Span(text=text),), place=Place("tea.md", line, column))


def test_a_programme_is_all_that_its_author_wrote() -> None:
    assert content(PROGRAMME) == Content(
        id="tea",
        kind="exercise",
        title="Tea",
        place=Place("tea.md", 1, 1),
        blocks=(
            Bed(sound="pad", level_db=-16.0, place=Place("tea.md", 12, 1)),
            Heading(title="Sit", place=Place("tea.md", 14, 1)),
            words("Hold the cup.", 16),
            words("Feel its warmth.", 16, 15),
            ParagraphEnd(),
            Until(ms=30_000, place=Place("tea.md", 18, 1)),
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


def test_an_answer_is_its_words_and_its_questions() -> None:
    answer = content(ANSWER)
    assert (answer.kind, answer.text, answer.follow_up) == ("answer", "It is warm.", "tea")
    assert answer.questions == ("why tea", "what is tea for")


def test_quotes_and_comments_are_notes_that_are_never_said() -> None:
    notes = "> Speak slowly.\nand softly.\n\n<!-- todo:\n\n[check] & mend -->\n\nDrink <!-- it --> now."
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
