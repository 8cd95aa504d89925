"""The page does what AudioPlayer directives say and reports it, as a device does: in a real browser."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from audio_pipeline.catalog import Catalog
from tests.skill.browser.browsers import until
from tests.skill.browser.conftest import LENGTH_S
from tests.skill.browser.stand_in import STOP, Json, RecordingSkill, does, play, says
from tests.skill.browser.stories import hears, playing, reports, say

pytestmark = pytest.mark.browser

NEAR_THE_END_MS = 11_000


def test_a_programme_plays_when_the_skill_says_so(page: Page, skill: RecordingSkill, shelf: Catalog) -> None:
    playing(page, skill, play(shelf.releases[0]))
    hears(skill, "PlayProgrammeIntent", "PlaybackStarted")
    started = skill.requests[1]
    assert started["token"] == shelf.releases[0].id
    assert started["offsetInMilliseconds"] < 500
    expect(page.get_by_role("region", name="Guided Recall")).to_be_visible()
    expect(page.locator("#answer")).to_have_text("Here it is.")


def test_it_goes_on_at_the_offset(page: Page, skill: RecordingSkill, shelf: Catalog) -> None:
    playing(page, skill, play(shelf.releases[0], 4_000))
    assert 4_000 <= skill.requests[1]["offsetInMilliseconds"] < 5_000


def test_words_interrupt_it_and_it_goes_on_where_it_was(page: Page, skill: RecordingSkill, shelf: Catalog) -> None:
    playing(page, skill, play(shelf.releases[0], 3_000))
    skill.will_answer("WhyHugIntent", says("It does."))
    say(page, "why does a hug help")
    hears(skill, "PlayProgrammeIntent", "PlaybackStarted", "PlaybackStopped", "WhyHugIntent", "PlaybackStarted")
    stopped, again = skill.requests[2], skill.requests[4]
    assert 0 <= again["offsetInMilliseconds"] - stopped["offsetInMilliseconds"] < 500
    heard_with = skill.heard[3]["context"]["AudioPlayer"]
    assert (heard_with["playerActivity"], heard_with["token"]) == ("PAUSED", shelf.releases[0].id)


def test_what_is_too_long_is_told_and_ends_no_conversation(page: Page, skill: RecordingSkill) -> None:
    skill.will_answer("AMAZON.HelpIntent", says("Shall I go on?", ends_session=False, asked="go on"))
    say(page, "help")
    expect(page.locator("#answer")).to_have_text("Shall I go on?")
    say(page, "soup " * 200)
    expect(page.locator("#answer")).to_have_text("Please say it in 1 to 500 letters.")
    say(page, "yes")
    hears(skill, "AMAZON.HelpIntent", "AMAZON.YesIntent")
    assert skill.heard[1]["session"]["attributes"] == {"asked": "go on"}


def test_a_question_waits_for_its_answer_in_silence(page: Page, skill: RecordingSkill, shelf: Catalog) -> None:
    playing(page, skill, play(shelf.releases[0]))
    skill.will_answer("AMAZON.HelpIntent", says("Shall I go on?", ends_session=False, asked="go on"))
    say(page, "help")
    until(lambda: "AMAZON.HelpIntent" in skill.names)
    skill.will_answer("AMAZON.YesIntent", says("Here you are."))
    say(page, "yes")
    until(lambda: len(reports(skill, "PlaybackStarted")) == 2)
    names = skill.names
    assert names[names.index("AMAZON.HelpIntent") + 1] == "AMAZON.YesIntent"
    assert skill.heard[names.index("AMAZON.YesIntent")]["session"]["attributes"] == {"asked": "go on"}


def test_stop_is_stop(page: Page, skill: RecordingSkill, shelf: Catalog) -> None:
    playing(page, skill, play(shelf.releases[0]))
    skill.will_answer("AMAZON.StopIntent", does(STOP))
    say(page, "stop")
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    page.wait_for_timeout(400)
    hears(skill, "PlayProgrammeIntent", "PlaybackStarted", "PlaybackStopped", "AMAZON.StopIntent")


def test_the_next_one_follows_when_it_was_enqueued(page: Page, skill: RecordingSkill, shelf: Catalog) -> None:
    first, second = shelf.releases[:2]
    skill.will_answer("PlaybackNearlyFinished", does(play(second, 0, "ENQUEUE", after=first.id)))
    playing(page, skill, play(first, NEAR_THE_END_MS))
    hears(
        skill,
        *("PlayProgrammeIntent", "PlaybackStarted", "PlaybackNearlyFinished", "PlaybackFinished", "PlaybackStarted"),
    )
    assert [request.get("token") for request in skill.requests[1:]] == [first.id, first.id, first.id, second.id]
    assert reports(skill, "PlaybackFinished")[0]["offsetInMilliseconds"] >= LENGTH_S * 1_000
    expect(page.get_by_role("region", name="Hand on Heart")).to_be_visible()


def test_one_enqueued_after_another_programme_is_not_played(page: Page, skill: RecordingSkill, shelf: Catalog) -> None:
    first, second = shelf.releases[:2]
    skill.will_answer("PlaybackNearlyFinished", does(play(second, 0, "ENQUEUE", after="somewhere else")))
    playing(page, skill, play(first, NEAR_THE_END_MS))
    until(lambda: "PlaybackFinished" in skill.names)
    page.wait_for_timeout(400)
    assert skill.names[-1] == "PlaybackFinished"


def test_the_queue_can_be_replaced(page: Page, skill: RecordingSkill, shelf: Catalog) -> None:
    first, second, third = shelf.releases
    skill.will_answer(
        "PlaybackStarted", does(play(second, 0, "ENQUEUE", after=first.id), play(third, 0, "REPLACE_ENQUEUED"))
    )
    playing(page, skill, play(first, NEAR_THE_END_MS))
    until(lambda: len(reports(skill, "PlaybackStarted")) == 2)
    assert [each["token"] for each in reports(skill, "PlaybackStarted")] == [first.id, third.id]


@pytest.mark.parametrize(("behaviour", "goes_on"), [("CLEAR_ENQUEUED", True), ("CLEAR_ALL", False)])
def test_the_queue_can_be_cleared(
    page: Page, skill: RecordingSkill, shelf: Catalog, behaviour: str, *, goes_on: bool
) -> None:
    first, second = shelf.releases[:2]
    clear = {"type": "AudioPlayer.ClearQueue", "clearBehavior": behaviour}
    skill.will_answer("PlaybackStarted", does(play(second, 0, "ENQUEUE", after=first.id), clear))
    playing(page, skill, play(first, NEAR_THE_END_MS))
    until(lambda: ("PlaybackFinished" if goes_on else "PlaybackStopped") in skill.names)
    page.wait_for_timeout(400)
    assert len(reports(skill, "PlaybackStarted")) == 1


def test_another_programme_takes_its_place(page: Page, skill: RecordingSkill, shelf: Catalog) -> None:
    first, second = shelf.releases[:2]
    playing(page, skill, play(first))
    skill.will_answer("PlayProgrammeIntent", says("Another.", directives=(play(second),)))
    page.get_by_role("button", name="Play Hand on Heart").click()
    until(lambda: len(reports(skill, "PlaybackStarted")) == 2)
    assert [each["token"] for each in reports(skill, "PlaybackStarted")] == [first.id, second.id]
    assert [each["token"] for each in reports(skill, "PlaybackStopped")] == [first.id]


def test_sound_that_cannot_be_had_is_a_failure(page: Page, skill: RecordingSkill, shelf: Catalog) -> None:
    lost = play(shelf.releases[0])
    lost["audioItem"]["stream"]["url"] = "/store/nothing.mp3"
    skill.will_answer("PlayProgrammeIntent", says("Here it is.", directives=(lost,)))
    say(page, "play guided recall")
    until(lambda: "PlaybackFailed" in skill.names)
    assert reports(skill, "PlaybackFailed")[0]["token"] == shelf.releases[0].id
    expect(page.get_by_text("This programme could not be played.")).to_be_visible()


def test_the_button_pauses_and_resumes_through_the_skill(page: Page, skill: RecordingSkill, shelf: Catalog) -> None:
    playing(page, skill, play(shelf.releases[0]))
    skill.will_answer("PauseCommandIssued", does(STOP))
    skill.will_answer("PlayCommandIssued", does(play(shelf.releases[0], 5_000)))
    page.get_by_role("button", name="Pause", exact=True).click()
    page.get_by_role("button", name="Play", exact=True).click()
    until(lambda: len(reports(skill, "PlaybackStarted")) == 2)
    assert skill.names[2:] == ["PlaybackStopped", "PauseCommandIssued", "PlayCommandIssued", "PlaybackStarted"]
    assert reports(skill, "PlaybackStarted")[1]["offsetInMilliseconds"] >= 5_000


def test_the_keys_of_a_headset_are_heard_too(page: Page, skill: RecordingSkill, shelf: Catalog) -> None:
    playing(page, skill, play(shelf.releases[0]))
    page.evaluate("() => document.querySelector('audio').pause()")
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    page.evaluate("() => document.querySelector('audio').play()")
    hears(skill, "PlayProgrammeIntent", "PlaybackStarted", "PlaybackStopped", "PlaybackStarted")


def test_a_chapter_can_be_jumped_to_and_is_marked(page: Page, skill: RecordingSkill, shelf: Catalog) -> None:
    playing(page, skill, play(shelf.releases[0]))
    expect(page.get_by_role("button", name="Welcome 0:00")).to_have_attribute("aria-current", "true")
    page.get_by_role("button", name="Return 0:08").click()
    expect(page.get_by_role("button", name="Return 0:08")).to_have_attribute("aria-current", "true")
    expect(page.get_by_role("button", name="Welcome 0:00")).not_to_have_attribute("aria-current", "true")
    expect(page.locator("#transcript [aria-current]")).to_have_text("Sentence 2.")


def test_a_programme_that_plays_after_itself_has_its_chapters(
    page: Page, skill: RecordingSkill, shelf: Catalog
) -> None:
    again = replace(shelf.releases[0], id=f"{shelf.releases[0].id}#1")
    skill.will_answer("PlaybackStarted", does(play(again, 0, "REPLACE_ENQUEUED")))
    playing(page, skill, play(shelf.releases[0], NEAR_THE_END_MS))
    until(lambda: len(reports(skill, "PlaybackStarted")) == 2)
    assert reports(skill, "PlaybackStarted")[1]["token"] == again.id
    expect(page.get_by_role("button", name="Welcome 0:00")).to_have_attribute("aria-current", "true")


def test_a_silent_player_shows_the_sentence_it_was_moved_to(page: Page, skill: RecordingSkill, shelf: Catalog) -> None:
    playing(page, skill, play(shelf.releases[0]))
    skill.will_answer("AMAZON.PauseIntent", does(STOP))
    say(page, "pause")
    until(lambda: "PlaybackStopped" in skill.names)
    page.get_by_role("button", name="Return 0:08").click()
    expect(page.locator("#transcript [aria-current]")).to_have_text("Sentence 2.")
    page.get_by_role("button", name="Recall 0:04").click()
    expect(page.locator("#transcript [aria-current]")).to_have_text("Sentence 1.")


def test_the_position_moves_by_keys_and_a_silent_player_says_so(
    page: Page, skill: RecordingSkill, shelf: Catalog
) -> None:
    playing(page, skill, play(shelf.releases[0]))
    skill.will_answer("AMAZON.PauseIntent", does(STOP))
    say(page, "pause")
    until(lambda: "AMAZON.PauseIntent" in skill.names)
    before_ms = reports(skill, "PlaybackStopped")[0]["offsetInMilliseconds"]
    page.get_by_role("slider", name="Position").press("ArrowRight")
    until(lambda: len(reports(skill, "PlaybackStopped")) == 2)
    assert reports(skill, "PlaybackStopped")[1]["offsetInMilliseconds"] == pytest.approx(before_ms + 5_000, abs=50)


def test_leaving_the_page_keeps_the_place(page: Page, skill: RecordingSkill, shelf: Catalog) -> None:
    # What is sent while leaving is dropped now and then if it goes past the service worker.
    for n_times in range(1, 6):
        page.wait_for_function("() => navigator.serviceWorker.controller")
        playing(page, skill, play(shelf.releases[0], 4_000))
        has_reported(skill, "PlaybackStarted", n_times)
        page.goto("about:blank")
        has_reported(skill, "PlaybackStopped", n_times)
        assert reports(skill, "PlaybackStopped")[-1]["offsetInMilliseconds"] >= 4_000
        page.goto("/")


def has_reported(skill: RecordingSkill, name: str, n_times: int) -> None:
    until(lambda: len(reports(skill, name)) == n_times)


def test_a_skill_that_is_gone_is_told_of_and_the_sound_goes_on(
    page: Page, skill: RecordingSkill, shelf: Catalog
) -> None:
    playing(page, skill, play(shelf.releases[0]))
    page.route("**/speaker/hear", lambda route: route.abort())
    say(page, "help")
    expect(page.locator("#answer")).to_contain_text("does not answer")
    until(lambda: len(reports(skill, "PlaybackStarted")) == 2)


def test_a_programme_built_since_the_page_was_opened_has_its_chapters(
    page: Page, skill: RecordingSkill, shelf: Catalog
) -> None:
    newer = replace(shelf.releases[0], id="guided-recall.newer")
    page.route(
        "**/speaker/programmes",
        lambda route: route.fulfill(
            json={"programmes": [{**as_listed(shelf), "id": newer.id, "title": "Guided Recall, again"}]}
        ),
    )
    playing(page, skill, play(newer))
    expect(page.get_by_role("region", name="Guided Recall, again")).to_be_visible()
    expect(page.get_by_role("button", name="Welcome 0:00")).to_be_visible()


def as_listed(shelf: Catalog) -> Json:
    release = shelf.releases[0]
    return {
        "kind": release.kind,
        "summary": release.summary,
        "duration_ms": release.duration_ms,
        "chapters_url": f"/store/{release.chapters_url}",
        "transcript_url": f"/store/{release.transcript_url}",
        "say": "play guided recall",
    }


def test_the_words_are_all_there_and_a_sentence_goes_to_its_place(
    page: Page, skill: RecordingSkill, shelf: Catalog
) -> None:
    playing(page, skill, play(shelf.releases[0]))
    sentences = page.get_by_role("region", name="Words").get_by_role("button")
    expect(sentences).to_have_text(["Sentence 0.", "Sentence 1.", "Sentence 2."])
    expect(page.locator("#transcript [aria-current]")).to_have_text("Sentence 0.")
    sentences.nth(1).click()
    expect(page.locator("#transcript [aria-current]")).to_have_text("Sentence 1.")
    expect(page.get_by_text("Recall, 2 of 3")).to_be_visible()


def test_a_mark_on_the_waveform_is_a_chapter(page: Page, skill: RecordingSkill, shelf: Catalog) -> None:
    playing(page, skill, play(shelf.releases[0]))
    mark = page.locator("#marks").get_by_title("Return 0:08")
    mark.click()
    expect(page.get_by_role("button", name="Return 0:08")).to_have_attribute("aria-current", "true")


def test_the_waveform_shows_the_levels_of_the_sound(page: Page, skill: RecordingSkill, shelf: Catalog) -> None:
    page.route("**/levels", lambda route: route.fulfill(json={"levels": [0.0, 0.5, 1.0]}))
    playing(page, skill, play(shelf.releases[0]))
    drawn = page.locator("#wave path").first
    expect(drawn).to_have_attribute("d", re.compile(r"^M16\.67 \S+V\S+M50\.00 \S+V\S+M83\.33 4\.0V96\.0$"))


def test_sound_without_known_levels_is_a_line(page: Page, skill: RecordingSkill, shelf: Catalog) -> None:
    playing(page, skill, play(shelf.releases[0]))
    expect(page.locator("#wave path").first).to_have_attribute("d", "M0 50H100")
