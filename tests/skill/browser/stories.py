"""What a person does on the page, and what the skill then hears."""

from playwright.sync_api import Page

from tests.skill.browser.browsers import until
from tests.skill.browser.stand_in import Json, RecordingSkill, name_of, says


def say(page: Page, said: str) -> None:
    page.get_by_label("What you would say").fill(said)
    page.get_by_role("button", name="Say it").click()


def hears(skill: RecordingSkill, *names: str) -> None:
    """Wait until these, and nothing else, came in this order."""
    until(lambda: len(skill.heard) >= len(names))
    assert skill.names == list(names), skill.names


def reports(skill: RecordingSkill, name: str) -> list[Json]:
    return [request for request in skill.requests if name_of(request) == name]


def playing(page: Page, skill: RecordingSkill, *directives: Json) -> None:
    """Start with these directives, and wait until the sound is heard."""
    skill.will_answer("PlayProgrammeIntent", says("Here it is.", directives=directives))
    say(page, "play guided recall")
    until(lambda: "PlaybackStarted" in skill.names)
