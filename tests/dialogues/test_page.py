"""docs/skill.md: it is what the model and the dialogues make of it, and tells of all of them."""

from tests.catalogs import built_in
from tests.dialogues.dialogue_file import read_folder
from tests.dialogues.page import PAGE, build_page


def test_the_page_is_what_the_model_and_the_dialogues_say() -> None:
    written, wanted = PAGE.read_text("utf-8"), build_page(read_folder(), built_in())
    assert written == wanted, "run scripts/skill-page, which writes docs/skill.md again"


def test_every_word_that_a_dialogue_has_is_on_the_page() -> None:
    page = PAGE.read_text("utf-8")
    assert [turn.what for dialogue in read_folder() for turn in dialogue.turns if turn.what not in page] == []
