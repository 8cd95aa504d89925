"""What `check` finds wrong, beside the sentences that are followed while `watch` runs."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from audio_pipeline.catalog import CHECK_RESULT, Catalog
from tests.skill.browser.browsers import CONTRASTS
from tests.skill.browser.stand_in import Json, RecordingSkill, play
from tests.skill.browser.stories import playing

pytestmark = pytest.mark.browser

Finding = Callable[..., object]


@pytest.fixture
def finds(store: Path) -> Iterator[Finding]:
    """`watch`, which finds these faults and no others."""
    file = store / CHECK_RESULT
    yield lambda *faults: file.write_text(json.dumps({"faults": faults}), encoding="utf-8")
    file.unlink(missing_ok=True)


def fault(sentence: str, what: str, *, content_id: str = "guided-recall", weight: str = "mend") -> Json:
    place = {"file": f"{content_id}.md", "line": 9, "column": 1, "words": sentence, "rule": "claim"}
    return {
        **place, "content_id": content_id, "sentence": sentence, "weight": weight, "what": what, "mend": "Say less",
    }  # fmt: skip


def sentence(page: Page, number: int) -> Locator:
    return page.locator("#transcript li").nth(number)


def test_a_fault_stands_at_its_sentence_until_it_is_mended(
    page: Page, skill: RecordingSkill, shelf: Catalog, finds: Finding
) -> None:
    playing(page, skill, play(shelf.releases[0]))
    finds(fault("*Sentence* 1.", "It claims too much"), fault("Sentence 2!", "It is long", weight="look"))
    expect(sentence(page, 1)).to_contain_text("It claims too much. Say less.")
    expect(sentence(page, 2)).to_contain_text("It is long. Say less.")
    expect(sentence(page, 0)).to_have_text("Sentence 0.")
    expect(sentence(page, 1).get_by_role("button")).to_have_accessible_description("It claims too much. Say less.")
    expect(page.get_by_role("button", name="2 faults")).to_be_visible()
    finds(fault("Sentence 2!", "It is long", weight="look"))
    expect(sentence(page, 1)).to_have_text("Sentence 1.")
    expect(page.get_by_role("button", name="1 fault")).to_be_visible()
    finds()
    expect(page.locator("#words-faults")).to_be_hidden()
    expect(sentence(page, 2).get_by_role("button")).to_have_accessible_description("")


def test_faults_that_were_there_before_stand_in_the_words_of_their_own_programme_alone(
    page: Page, skill: RecordingSkill, shelf: Catalog, finds: Finding
) -> None:
    finds(
        fault("Sentence 1.", "It claims too much", content_id="settling"),
        fault("Words that this programme has not.", "It is lost"),
        fault("", "The title is too long"),
    )
    expect(page.get_by_role("button", name="For builders: 3 to mend")).to_be_visible()
    playing(page, skill, play(shelf.releases[0]))
    expect(sentence(page, 1)).to_have_text("Sentence 1.")
    expect(page.locator("#transcript .fault")).to_have_count(0)
    playing(page, skill, play(shelf.releases[2]))
    expect(sentence(page, 1)).to_contain_text("It claims too much. Say less.")
    expect(page.locator("#transcript .fault")).to_have_count(1)


def test_a_button_goes_from_one_sentence_with_a_fault_to_the_next(
    page: Page, skill: RecordingSkill, shelf: Catalog, finds: Finding
) -> None:
    playing(page, skill, play(shelf.releases[0]))
    finds(fault("Sentence 2.", "It is long"), fault("Sentence 1.", "It claims too much"))
    button = page.get_by_role("button", name="2 faults")
    for number in (1, 2, 1):
        button.click()
        expect(sentence(page, number).get_by_role("button")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_it_has_no_barrier_and_every_text_can_be_read(
    page: Page, skill: RecordingSkill, shelf: Catalog, finds: Finding, width: int, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 844})
    playing(page, skill, play(shelf.releases[0]))
    finds(fault("Sentence 0.", "It claims too much"), fault("Sentence 1.", "It is long", weight="look"))
    expect(page.locator("#transcript .fault")).to_have_count(2)
    found = Axe().run(page, context="#words")
    assert found.response["violations"] == [], found.generate_report()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert [text for contrast, text in page.evaluate(CONTRASTS) if contrast < 4.5] == []
