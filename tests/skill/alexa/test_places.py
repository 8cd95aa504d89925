"""Places, history, favourites and "forget me": what a listener with two speakers says, and gets."""

import logging
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from audio_pipeline.catalog import Catalog
from skill import phrases
from skill.alexa.model import build_interaction_model
from skill.alexa.place_requests import VALUES, PlaceRequest, list_place_phrases, read_place_request
from skill.alexa.services import Services
from skill.alexa.short_replies import list_short_replies
from skill.alexa.skill import create_skill
from skill.answers.questions import Questions
from skill.answers.understanding import Understanding
from skill.app import create_app
from skill.browser.builtin_utterances import BUILT_IN_UTTERANCES
from skill.browser.utterance_index import build_index
from skill.crisis.dangers import check_wordings
from skill.phrases import remembered
from skill.playback.bookmarks.bookmarks import Bookmarks, BookmarksError, ListenerState
from skill.playback.bookmarks.memory import MemoryBookmarks
from skill.playback.bookmarks.sqlite import SqliteBookmarks
from skill.playback.player import Player
from skill.playback.tracker import PlaybackTracker
from skill.playback.transcripts import Transcripts
from skill.safety.phrase_patterns import normalise_words
from skill.settings import Settings
from tests.catalogs import CATALOG, WIDE, built_in
from tests.skill.alexa.amazon import Amazon
from tests.skill.alexa.envelopes import SKILL_ID, USER_ID, Json, button, event, intent, launch
from tests.skill.alexa.house import Device, House
from tests.skill.alexa.linter import language
from tests.skill.alexa.signing import encoded, headers
from tests.skill.playback.bookmarks.stores import SECRET
from tests.transcripts import serve_transcript

INDEX = build_index(build_interaction_model(CATALOG), frozenset())
MONDAY = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)


def answering(bookmarks: Bookmarks, catalog: Catalog = CATALOG) -> House:
    """A house that is answered by the skill itself, so that the clock may be any."""
    tracker = PlaybackTracker(lambda: catalog, bookmarks, lambda url: f"https://cdn.example/{url}")
    services = Services(
        player=Player(tracker),
        tracker=tracker,
        questions=Questions(lambda: catalog, lambda _: Understanding(), tracker.choose_phrasing),
        catalog=lambda: catalog,
        transcripts=Transcripts(serve_transcript),
    )
    return House(create_skill(services), build_index(build_interaction_model(catalog), frozenset()), MONDAY)


@pytest.fixture
def bookmarks() -> MemoryBookmarks:
    return MemoryBookmarks()


@pytest.fixture
def any_day(bookmarks: MemoryBookmarks) -> House:
    return answering(bookmarks)


@pytest.fixture
def settings(served: Amazon, roots: Path, store: Path, tmp_path: Path) -> Settings:
    return Settings(
        catalog=str(store),
        state=f"sqlite:{tmp_path / 'state' / 'bookmarks.sqlite'}",
        skill_ids=(SKILL_ID,),
        audio_base_url="https://cdn.example/recall",
        roots=roots,
        proxy=served.address,
    )


def patient(settings: Settings) -> FlaskClient:
    """The app with its own file, on a machine that may be busy: the skill itself waits for no file for so long."""
    file = Path(settings.state.removeprefix("sqlite:"))
    return create_app(settings, lambda _: SqliteBookmarks(file, secret=SECRET, lock_timeout_s=60)).test_client()


def signed(client: FlaskClient, user_id: str = USER_ID) -> House:
    """A house whose requests are signed, as Amazon's are, and go through the app."""

    def answer(envelope: Json) -> Json:
        body = encoded(envelope)
        answered = client.post("/alexa", data=body, headers=headers(body))
        assert answered.status_code == 200
        found: Json = answered.get_json()
        return found

    return House(answer, INDEX, datetime.now(UTC) - timedelta(seconds=100), user_id)


@pytest.fixture
def house(settings: Settings) -> House:
    return signed(patient(settings))


@pytest.fixture
def kitchen(house: House) -> Device:
    return house.device("kitchen")


@pytest.fixture
def bedroom(house: House) -> Device:
    return house.device("bedroom")


# --- places -------------------------------------------------------------------------------------------------------


def test_two_speakers_in_a_house_do_not_disturb_each_other(kitchen: Device, bedroom: Device) -> None:
    kitchen.say("play guided recall")
    bedroom.say("play hand on heart")
    kitchen.stop_at(61_000)
    bedroom.stop_at(33_000)
    kitchen.say("resume")
    bedroom.say("resume")
    assert (kitchen.plays, bedroom.plays) == (("guided-recall", 61_000), ("hand-on-heart", 33_000))


def test_not_even_when_both_play_the_same(kitchen: Device, bedroom: Device) -> None:
    for each, offset_ms in ((kitchen, 61_000), (bedroom, 9_000)):
        each.say("play guided recall")
        each.stop_at(offset_ms)
    kitchen.say("resume")
    assert kitchen.plays == ("guided-recall", 61_000)


def test_loop_is_a_setting_of_one_speaker(kitchen: Device, bedroom: Device) -> None:
    for each in (kitchen, bedroom):
        each.say("play guided recall")
    kitchen.say("loop on")
    assert kitchen.finish()["directives"][0]["audioItem"]["stream"]["token"].startswith("guided-recall.")
    assert bedroom.finish() == {}


@pytest.mark.parametrize("said", ["resume guided recall", "continue guided recall", "go on with guided recall"])
def test_each_programme_goes_on_where_that_one_stopped(kitchen: Device, said: str) -> None:
    kitchen.say("play guided recall")
    kitchen.stop_at(61_000)
    kitchen.say("play hand on heart")
    kitchen.hear_until(20_000)
    assert kitchen.say(said) == "We go on with Guided Recall."
    assert kitchen.plays == ("guided-recall", 61_000)
    kitchen.say("resume hand on heart")
    assert kitchen.plays == ("hand-on-heart", 20_000)


def test_a_programme_that_another_one_replaces_keeps_its_place(kitchen: Device) -> None:
    kitchen.say("play guided recall")
    kitchen.hear_until(45_000)
    kitchen.say("play hand on heart")
    kitchen.stop_at(5_000)
    kitchen.say("resume")
    assert kitchen.plays == ("hand-on-heart", 5_000)
    kitchen.say("resume guided recall")
    assert kitchen.plays == ("guided-recall", 45_000)


def test_a_programme_goes_on_on_another_speaker_by_its_name(kitchen: Device, bedroom: Device) -> None:
    kitchen.say("play guided recall")
    kitchen.stop_at(61_000)
    bedroom.say("resume guided recall")
    assert bedroom.plays == ("guided-recall", 61_000)


def test_one_that_was_played_to_its_end_or_never_begins_at_the_beginning(kitchen: Device) -> None:
    kitchen.say("play guided recall")
    kitchen.hear_until(299_000)
    kitchen.finish()
    assert kitchen.say("resume guided recall") == "Here comes Guided Recall."
    assert kitchen.plays == ("guided-recall", 0)
    assert kitchen.say("resume hand on heart") == f"{remembered.NOT_YET_BEGUN} Gladly. This is Hand on Heart."
    assert kitchen.plays == ("hand-on-heart", 0)


def test_to_continue_a_name_that_is_none_gets_an_offer(kitchen: Device) -> None:
    assert phrases.NO_SUCH_NAME in kitchen.say("continue with my knitting")
    assert kitchen.is_open


def test_to_continue_with_a_courtesy_is_to_resume(kitchen: Device) -> None:
    kitchen.say("play guided recall")
    kitchen.stop_at(61_000)
    kitchen.send(intent("ResumeProgrammeIntent", programme="it please"))
    assert kitchen.plays == ("guided-recall", 61_000)


def test_places_outlive_the_process(settings: Settings) -> None:
    first = signed(patient(settings))
    kitchen, bedroom = first.device("kitchen"), first.device("bedroom")
    for each, name, offset_ms in ((kitchen, "guided recall", 61_000), (bedroom, "hand on heart", 33_000)):
        each.say(f"play {name}", "i like this one")
        each.stop_at(offset_ms)
    second = signed(patient(settings))
    second.at = first.at
    again = second.device("kitchen")
    again.say("resume")
    assert again.plays == ("guided-recall", 61_000)
    again.say("resume hand on heart")
    assert again.plays == ("hand-on-heart", 33_000)
    assert again.say("what are my favourites").startswith("Your favourites are ")


# --- follow me ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["continue on this speaker", "follow me", "go on here"])
def test_what_stopped_on_another_speaker_goes_on_here(kitchen: Device, bedroom: Device, said: str) -> None:
    kitchen.say("play guided recall")
    kitchen.stop_at(61_000)
    bedroom.say("play hand on heart")
    bedroom.stop_at(5_000)
    assert bedroom.say(said) == "We go on with Guided Recall."
    assert bedroom.plays == ("guided-recall", 61_000)
    kitchen.say("resume")
    assert kitchen.plays == ("guided-recall", 61_000)


def test_of_several_the_newest_is_followed(house: House) -> None:
    for name, programme in (("bath", "the hug exercise"), ("bedroom", "hand on heart")):
        device = house.device(name)
        device.say(f"play {programme}")
        device.stop_at(5_000)
    kitchen = house.device("kitchen")
    kitchen.say("continue on this speaker")
    assert kitchen.plays == ("hand-on-heart", 5_000)


def test_what_still_plays_there_goes_on_where_it_is_by_now(any_day: House) -> None:
    kitchen, bedroom = any_day.device("kitchen"), any_day.device("bedroom")
    kitchen.say("play guided recall")
    any_day.wait(seconds=59)
    assert bedroom.say("follow me").endswith(remembered.STILL_PLAYING_THERE)
    assert bedroom.plays == ("guided-recall", 60_000)


def test_what_must_have_ended_there_is_not_said_to_play(any_day: House) -> None:
    kitchen, bedroom = any_day.device("kitchen"), any_day.device("bedroom")
    kitchen.say("play guided recall")
    any_day.wait(days=3)
    assert bedroom.say("follow me") == "Here comes Guided Recall."


def test_there_may_be_nothing_to_follow(kitchen: Device) -> None:
    assert phrases.NOTHING_PLAYING in kitchen.say("follow me")
    kitchen.say("play guided recall")
    kitchen.stop_at(5_000)
    assert kitchen.say("follow me").startswith(remembered.NOWHERE_ELSE)
    kitchen.say("yes")
    assert kitchen.plays == ("guided-recall", 5_000)


def test_resume_on_a_new_speaker_asks_and_takes_nothing(kitchen: Device, bedroom: Device) -> None:
    kitchen.say("play guided recall")
    kitchen.stop_at(61_000)
    assert bedroom.say("resume") == f"{remembered.PLAYED_ELSEWHERE} Shall I go on with Guided Recall?"
    assert bedroom.plays == ("", 0)
    bedroom.say("yes")
    assert bedroom.plays == ("guided-recall", 61_000)


def test_resume_is_a_yes_to_that(kitchen: Device, bedroom: Device) -> None:
    kitchen.say("play guided recall")
    kitchen.stop_at(61_000)
    bedroom.say("resume", "continue")
    assert bedroom.plays == ("guided-recall", 61_000)


def test_a_new_speaker_welcomes_a_known_listener_without_what_played_elsewhere(
    kitchen: Device, bedroom: Device
) -> None:
    kitchen.send(launch())
    kitchen.say("play guided recall")
    bedroom.send(launch())
    said = bedroom.say("repeat")
    assert said.startswith(phrases.WELCOME_BACK)
    assert phrases.offer_resume(CATALOG.releases[0]) not in said


def test_the_play_button_of_a_new_speaker_plays_nothing_of_another(kitchen: Device, bedroom: Device) -> None:
    kitchen.say("play guided recall")
    assert bedroom.send(button("Play")) == {}


# --- history ------------------------------------------------------------------------------------------------------


def test_what_was_listened_to_is_told_with_its_days_the_newest_first(any_day: House) -> None:
    device = any_day.device("kitchen")
    for days, programme in ((30, "the hug exercise"), (3, "benefit one"), (1, "hand on heart"), (0, "guided recall")):
        device.say(f"play {programme}")
        device.stop_at(61_000)
        any_day.wait(days=days)
    any_day.at = MONDAY + timedelta(days=34, hours=2)
    told = device.say("what did i listen to")
    assert told == (
        "You listened to Guided Recall today, Hand on Heart yesterday, Settling on Wednesday and The Twenty-Second Hug "
        "a while ago. Shall I go on with Guided Recall?"
    )
    device.say("yes")
    assert device.plays == ("guided-recall", 61_000)


def test_a_whole_evening_is_told_in_one_breath(any_day: House) -> None:
    device = any_day.device("kitchen")
    for programme in ("guided recall", "hand on heart", "the hug exercise", "benefit one", "benefit two"):
        device.say(f"play {programme}")
    told = device.say("what have i listened to")
    assert told.startswith("You listened to Cushioning today, Settling today, The Twenty-Second Hug today and Hand on")
    assert not device.is_open
    assert device.plays[0] == "cushioning"


def test_who_listened_to_nothing_is_told_so_and_is_offered_something(kitchen: Device) -> None:
    assert kitchen.say("what did i listen to").startswith(f"{phrases.FIRST_A_WORD} {phrases.NOTHING_PLAYING}")
    kitchen.say("yes")
    assert kitchen.plays == ("guided-recall", 0)


@pytest.mark.parametrize("said", ["the one from yesterday", "play the one from yesterday", "the same as yesterday"])
def test_the_one_from_yesterday_goes_on_where_it_stopped(any_day: House, said: str) -> None:
    device = any_day.device("kitchen")
    device.say("play hand on heart")
    device.stop_at(20_000)
    any_day.wait(hours=20)
    device.say("play guided recall")
    assert device.say(said) == "We go on with Hand on Heart."
    assert device.plays == ("hand-on-heart", 20_000)


def test_yesterday_is_by_the_clock_of_the_country(any_day: House) -> None:
    any_day.at = datetime(2026, 11, 23, 13, 30, tzinfo=UTC)  # Monday in London, half past eleven at night in Sydney
    any_day.device("kitchen").say("play hand on heart")
    any_day.wait(hours=1)
    for locale, is_yesterday in (("en-AU", True), ("en-GB", False)):
        any_day.locale = locale
        assert ("yesterday" in any_day.device("bath").say("what did i hear")) is is_yesterday


def test_if_there_was_none_yesterday_the_last_one_is_offered(any_day: House) -> None:
    device = any_day.device("kitchen")
    device.say("play hand on heart")
    device.stop_at(20_000)
    any_day.wait(days=5)
    device.say("play guided recall")
    offered = device.say("the one from yesterday")
    assert offered == f"{remembered.NOTHING_FROM_YESTERDAY} Shall I go on with Hand on Heart?"
    device.say("yes")
    assert device.plays == ("hand-on-heart", 20_000)


# --- favourites ---------------------------------------------------------------------------------------------------


def test_what_is_liked_plays_on_and_is_a_favourite_on_every_speaker(kitchen: Device, bedroom: Device) -> None:
    kitchen.say("play hand on heart")
    assert kitchen.say("i like this one") == "I'm glad. I'll remember Hand on Heart as a favourite of yours."
    assert kitchen.plays == ("hand-on-heart", 0)
    assert not kitchen.is_open
    assert bedroom.say("play my favourites") == "Here comes Hand on Heart."
    assert bedroom.plays == ("hand-on-heart", 0)


def test_favourites_play_one_after_the_other(kitchen: Device) -> None:
    for programme in ("guided recall", "hand on heart", "the hug exercise"):
        kitchen.say(f"play {programme}", "i like this one")
    assert kitchen.say("play my favorites") == "Here are your favourites. The first is Guided Recall."
    heard = [kitchen.plays[0]]
    while kitchen.finish():
        heard.append(kitchen.plays[0])
    assert heard == ["guided-recall", "hand-on-heart", "twenty-second-hug"]


def test_other_wishes_end_the_row_of_favourites(kitchen: Device) -> None:
    for programme in ("guided recall", "hand on heart"):
        kitchen.say(f"play {programme}", "i like this one")
    kitchen.say("play my favourites", "play the hug exercise")
    assert kitchen.finish() == {}


def test_next_goes_to_the_next_favourite_and_then_to_the_next_of_its_kind(kitchen: Device) -> None:
    for programme in ("the hug exercise", "guided recall"):
        kitchen.say(f"play {programme}", "i like this one")
    kitchen.say("play my favourites", "next")
    assert kitchen.plays == ("guided-recall", 0)
    kitchen.say("next")
    assert kitchen.plays == ("hand-on-heart", 0)


def test_pause_does_not_end_it(kitchen: Device) -> None:
    for programme in ("guided recall", "hand on heart"):
        kitchen.say(f"play {programme}", "i like this one")
    kitchen.say("play my favourites")
    kitchen.stop_at(5_000)
    kitchen.say("resume")
    kitchen.finish()
    assert kitchen.plays[0] == "hand-on-heart"


def test_forget_this_one_takes_it_out_of_the_favourites_and_nothing_else(kitchen: Device) -> None:
    for programme in ("guided recall", "hand on heart"):
        kitchen.say(f"play {programme}", "i like this one")
    assert kitchen.say("forget this one") == "All right. Hand on Heart is no longer among your favourites."
    assert kitchen.say("what are my favourites") == "Your favourite is Guided Recall. Shall I play it?"
    kitchen.say("yes")
    assert kitchen.plays[0] == "guided-recall"
    kitchen.say("resume hand on heart")
    assert kitchen.say("forget this one") == "Hand on Heart isn't among your favourites."


def test_without_favourites_it_is_said_how_to_have_some(kitchen: Device) -> None:
    for said in ("play my favourites", "what are my favourites"):
        assert kitchen.say(said) == remembered.NO_FAVOURITES
    assert kitchen.say("i like this one") == remembered.WHICH_ONE
    assert kitchen.say("forget this one") == remembered.WHICH_ONE


def test_to_like_what_is_offered_is_to_take_it(kitchen: Device) -> None:
    kitchen.say("play whale song")
    assert kitchen.is_open
    kitchen.say("i like this one")
    assert kitchen.plays == ("guided-recall", 0)


# --- forget me ----------------------------------------------------------------------------------------------------


def rows(settings: Settings) -> int:
    with closing(sqlite3.connect(settings.state.removeprefix("sqlite:"))) as file:
        return sum(file.execute(f"SELECT count(*) FROM {each}").fetchone()[0] for each in ("devices", "places"))  # noqa: S608 - our own names


def listen_everywhere(*devices: Device) -> None:
    for each, programme in zip(devices, ("guided recall", "hand on heart"), strict=True):
        each.say(f"play {programme}", "i like this one")
        each.hear_until(20_000)


def test_forget_me_is_asked_twice_and_then_all_of_it_is_gone_at_once(
    kitchen: Device, bedroom: Device, settings: Settings
) -> None:
    listen_everywhere(kitchen, bedroom)
    assert kitchen.say("forget me").startswith("Shall I forget everything?")
    assert kitchen.is_open
    assert "Shall I really forget all of it?" in kitchen.say("yes")
    assert rows(settings) == 4
    assert kitchen.say("yes") == f"{remembered.FORGOTTEN} {remembered.STOPPED_TO_FORGET}"
    assert rows(settings) == 0
    assert kitchen.plays == ("", 0)
    assert not kitchen.is_open
    for each in (kitchen, bedroom):
        assert each.say("play my favourites") == remembered.NO_FAVOURITES
    assert kitchen.say("what did i listen to").startswith(phrases.NOTHING_PLAYING)
    kitchen.say("no")
    assert phrases.DISCLAIMER in str(kitchen.send(launch()))


def test_what_speakers_report_afterwards_is_not_kept_until_something_is_asked_for(
    kitchen: Device, bedroom: Device, settings: Settings
) -> None:
    listen_everywhere(kitchen, bedroom)
    kitchen.say("forget me", "yes", "yes")
    bedroom.finish()
    kitchen.house.send(event("PlaybackStopped", kitchen.token, 30_000), kitchen.device_id)
    kitchen.house.send(event("PlaybackStarted", kitchen.token, 30_000), kitchen.device_id)
    assert rows(settings) == 0
    kitchen.say("play hand on heart")
    kitchen.stop_at(9_000)
    kitchen.say("resume")
    assert kitchen.plays == ("hand-on-heart", 9_000)


@pytest.mark.parametrize("replies", [("no",), ("yes", "no"), ("cancel",), ("yes", "never mind"), ()])
def test_nothing_is_forgotten_before_the_second_yes(kitchen: Device, bedroom: Device, replies: tuple[str, ...]) -> None:
    listen_everywhere(kitchen, bedroom)
    kitchen.say("forget everything about me", *replies)
    assert kitchen.say("what are my favourites").startswith("Your favourites are ")


def test_no_to_it_says_that_all_is_kept(kitchen: Device) -> None:
    assert kitchen.say("forget me", "no") == remembered.NOT_FORGOTTEN
    assert not kitchen.is_open


def test_to_say_it_three_times_says_yes_twice(kitchen: Device) -> None:
    assert kitchen.say("forget me", "yes forget me", "forget me") == remembered.FORGOTTEN


def test_nobody_else_is_forgotten(house: House, kitchen: Device) -> None:
    other = House(house.answer, INDEX, house.at, "amzn1.ask.account.OTHER").device("kitchen")
    for each in (kitchen, other):
        each.say("play guided recall")
        each.stop_at(61_000)
    kitchen.say("forget me", "yes", "yes")
    other.say("resume")
    assert other.plays == ("guided-recall", 61_000)


@pytest.mark.parametrize(
    "said", ["they forget me", "you forget me", "everyone will forget me", "don't forget me", "why did he forget me"]
)
def test_a_lonely_word_is_not_an_order(kitchen: Device, said: str) -> None:
    kitchen.say("play guided recall")
    assert remembered.SHALL_I_FORGET not in kitchen.say(said)


def test_danger_comes_first_also_when_a_question_is_open(kitchen: Device) -> None:
    kitchen.say("forget me")
    kitchen.send(intent("PlaceIntent", place="i want to kill myself"))
    assert "crisis" in str(kitchen.attributes)
    kitchen.say("forget me")
    assert "crisis" in str(kitchen.attributes)


def test_words_that_are_no_request_are_answered_like_any_other(kitchen: Device) -> None:
    kitchen.send(intent("PlaceIntent", place="why does a hug help"))
    assert kitchen.response["outputSpeech"]


# --- time, and a store that is away -------------------------------------------------------------------------------


def test_what_is_unused_for_eighteen_months_is_gone_and_what_is_used_is_not(
    any_day: House, bookmarks: MemoryBookmarks
) -> None:
    kitchen, bedroom = any_day.device("kitchen"), any_day.device("bedroom")
    kitchen.say("play guided recall", "i like this one")
    kitchen.stop_at(61_000)
    any_day.wait(days=400)
    bedroom.say("play hand on heart", "i like this one")
    bedroom.stop_at(33_000)
    any_day.wait(days=150)
    assert kitchen.say("what are my favourites") == "Your favourite is Hand on Heart. Shall I play it?"
    state = bookmarks.load(USER_ID, kitchen.device_id)
    assert state.bookmark is None
    assert state.places.keys() == {"hand-on-heart"}
    any_day.wait(days=400)
    bedroom.send(launch())
    assert bookmarks.load(USER_ID, bedroom.device_id).places == {}


def test_after_seventeen_months_everything_is_still_there(any_day: House) -> None:
    kitchen = any_day.device("kitchen")
    kitchen.say("play guided recall", "i like this one")
    kitchen.stop_at(61_000)
    any_day.wait(days=520)
    kitchen.say("resume")
    assert kitchen.plays == ("guided-recall", 61_000)


@pytest.mark.parametrize(
    "said", ["what did i listen to", "the one from yesterday", "follow me", "play my favourites", "i like this one"]
)
def test_what_cannot_be_looked_up_now_is_not_said_to_be_nothing(said: str) -> None:
    bedroom = answering(CannotBeRead()).device("bedroom")
    assert bedroom.say(said) == remembered.PLACES_UNKNOWN


def test_who_cannot_be_forgotten_now_hears_so() -> None:
    kitchen = answering(CannotBeRead()).device("kitchen")
    assert kitchen.say("forget me", "yes", "yes") == remembered.FORGOTTEN_SOON


class CannotBeRead(MemoryBookmarks):
    """A store that keeps what is saved, and cannot be read now."""

    def load(self, listener: str, device: str) -> ListenerState:
        raise BookmarksError(f"{listener} {device}: not now")


# --- the words, and what is written down --------------------------------------------------------------------------


def test_no_phrase_is_also_a_sample_a_short_reply_or_a_programme() -> None:
    model = language(build_interaction_model(built_in()))
    taken = {sample for each in model["intents"] for sample in each["samples"]}
    taken |= {each for utterances in BUILT_IN_UTTERANCES.values() for each in utterances} | set(list_short_replies())
    taken |= {
        name
        for kind in model["types"]
        if kind["name"] == "PROGRAMME"
        for each in kind["values"]
        for name in (each["name"]["value"], *each["name"]["synonyms"])
    }
    assert not taken & set(list_place_phrases())


def test_no_phrase_sounds_like_danger() -> None:
    assert [each for each in list_place_phrases() if check_wordings((each,)).danger] == []


def test_each_phrase_is_read_as_what_it_is_in_the_slot() -> None:
    for request, spoken in VALUES.items():
        said = (*spoken, f"please {spoken[0]}", f"{spoken[0]}, thanks")
        assert {read_place_request((normalise_words(each),)) for each in said} == {request}


@pytest.mark.parametrize(
    ("name", "slots", "request_"),
    [
        ("FirstPersonIntent", {"query": "like this one"}, PlaceRequest.LIKE),
        ("WhatIntent", {"query": "did i listen to"}, PlaceRequest.HISTORY),
        ("PlayIntent", {"programme": "my favourites"}, PlaceRequest.PLAY_FAVOURITES),
        ("SayingThisIntent", {"query": "is my favourite"}, PlaceRequest.LIKE),
        ("ResumeProgrammeIntent", {"programme": "on this speaker"}, PlaceRequest.FOLLOW),
        ("NamingIntent", {"query": "one from yesterday"}, PlaceRequest.YESTERDAY),
    ],
)
def test_a_request_is_understood_by_whichever_intent_it_comes(
    kitchen: Device, name: str, slots: dict[str, str], request_: PlaceRequest
) -> None:
    kitchen.house.device("hall").say("what can i play")
    kitchen.send(intent(name, **slots))
    other_way = kitchen.house.device("bath")
    other_way.say(VALUES[request_][0])
    assert kitchen.response == other_way.response


def test_nothing_of_the_listener_is_stored_or_logged(
    house: House, kitchen: Device, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        kitchen.say("play guided recall", "i like this one", "what did i listen to", "forget me", "no")
    folder = Path(settings.state.removeprefix("sqlite:")).parent
    written = b"".join(each.read_bytes() for each in folder.iterdir())
    for each in (USER_ID, kitchen.device_id):
        assert each.encode() not in written
        assert each not in caplog.text
    assert house.user_id == USER_ID


def test_the_secret_may_be_set_and_is_then_in_no_file(settings: Settings) -> None:
    secret = "0123456789abcdef0123456789abcdef"
    kitchen = signed(create_app(replace(settings, secret=secret)).test_client()).device("kitchen")
    kitchen.say("play guided recall")
    folder = Path(settings.state.removeprefix("sqlite:")).parent
    assert all(secret.encode() not in each.read_bytes() for each in folder.iterdir())
    assert not (folder / "secret").exists()
    assert secret not in repr(replace(settings, secret=secret))


# --- a gate -------------------------------------------------------------------------------------------------------


def test_continue_with_a_courtesy_accepts_a_gate() -> None:
    house = answering(MemoryBookmarks(), WIDE)
    kitchen = house.device("kitchen")
    kitchen.say("play rewire an old message")
    assert kitchen.is_open
    kitchen.send(intent("ResumeProgrammeIntent", programme="please"))
    assert kitchen.plays == ("rewire-an-old-message", 0)


def test_a_gated_programme_asks_again_and_begins_at_its_beginning() -> None:
    kitchen = answering(MemoryBookmarks(), WIDE).device("kitchen")
    kitchen.say("play rewire an old message", "continue")
    kitchen.stop_at(30_000)
    kitchen.say("play guided recall")
    kitchen.say("resume rewire an old message")
    assert kitchen.is_open
    kitchen.say("continue")
    assert kitchen.plays == ("rewire-an-old-message", 0)
