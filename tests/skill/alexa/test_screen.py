"""What a screen shows, and what is said where there is no player."""

import copy
from dataclasses import replace

import pytest

from audio_pipeline.catalog import Chapter
from skill import phrases
from skill.alexa.screen import DOCUMENT
from tests.catalogs import CATALOG, RECALL, WHY_HUG
from tests.skill.alexa.apl import faults
from tests.skill.alexa.device import Alexa, stream, words
from tests.skill.alexa.envelopes import RECALL_ID, Json, button, intent, launch, playing

CHAPTERS = (Chapter(title="Arriving", start_ms=0), Chapter(title="Your neighbour", start_ms=60_000))
NOTES = "https://cdn.example/programmes/guided-recall/notes.html"
SHOWN = replace(RECALL, chapters=CHAPTERS, notes_url="programmes/guided-recall/notes.html")
CATALOG_SHOWN = replace(CATALOG, releases=tuple(SHOWN if each is RECALL else each for each in CATALOG.releases))
PLAY = intent("PlayIntent", programme="guided recall")


class Device(Alexa):
    """A device that says what it can do."""

    def __init__(self, *interfaces: str, locale: str = "en-GB", is_new: bool = False) -> None:
        super().__init__(CATALOG_SHOWN, locale, is_new=is_new)
        answer = self.answer
        self._interfaces: Json = {name: {} for name in interfaces}

        def answer_device(envelope: Json) -> Json:
            envelope["context"]["System"]["device"]["supportedInterfaces"] = self._interfaces
            return answer(envelope)

        self.answer = answer_device


def show() -> Device:
    return Device("AudioPlayer", "Alexa.Presentation.APL")


def television(*, is_new: bool = False) -> Device:
    return Device("Alexa.Presentation.APL", is_new=is_new)


# --- a screen -----------------------------------------------------------------------------------------------------


def test_a_screen_shows_cover_title_length_and_chapters_before_the_sound_begins() -> None:
    screen, player = show()(PLAY)["directives"]
    assert (screen["type"], player["type"]) == ("Alexa.Presentation.APL.RenderDocument", "AudioPlayer.Play")
    assert screen["token"] == player["audioItem"]["stream"]["token"]
    assert screen["datasources"]["programme"] == {
        "title": "Guided Recall",
        "show": CATALOG.show.title,
        "length": "Five minutes",
        "artwork": "https://cdn.example/artwork/0123456789ab.jpg",
        "chapters": ["Arriving", "Your neighbour"],
    }


def test_the_document_keeps_amazons_schema() -> None:
    assert list(faults(DOCUMENT)) == []


@pytest.mark.parametrize(
    ("name", "value"), [("fontsize", "20dp"), ("width", "50vmin"), ("maxLines", "two"), ("type", "Headline")]
)
def test_a_fault_in_a_document_is_found(name: str, value: str) -> None:
    document = copy.deepcopy(DOCUMENT)
    document["mainTemplate"]["items"][0]["items"][1][name] = value
    assert list(faults(document))


def test_everything_that_is_shown_is_sent() -> None:
    shown = show()(PLAY)["directives"][0]["datasources"]["programme"]
    bound = {part.split("}")[0] for part in str(DOCUMENT).split("${payload.programme.")[1:]}
    assert bound == shown.keys()


def test_a_screen_is_spelled_as_its_listener_spells() -> None:
    device = Device("AudioPlayer", "Alexa.Presentation.APL", locale="en-US")
    assert "Your neighbor" in device(PLAY)["directives"][0]["datasources"]["programme"]["chapters"]


def test_a_device_without_a_screen_a_button_and_a_stop_show_nothing() -> None:
    assert [each["type"] for each in Device("AudioPlayer")(PLAY)["directives"]] == ["AudioPlayer.Play"]
    device = show()
    device(PLAY)
    pressed = device(button("Play"), playing(RECALL_ID, 7_000, "STOPPED"))
    assert [each["type"] for each in pressed["directives"]] == ["AudioPlayer.Play"]
    stopped = device(intent("AMAZON.StopIntent"))
    assert [each["type"] for each in stopped["directives"]] == ["AudioPlayer.Stop"]


def test_while_it_plays_the_player_has_title_picture_and_background() -> None:
    metadata = show()(PLAY)["directives"][1]["audioItem"]["metadata"]
    picture = {"sources": [{"url": "https://cdn.example/artwork/0123456789ab.jpg"}]}
    assert (metadata["title"], metadata["subtitle"]) == ("Guided Recall", CATALOG.show.title)
    assert metadata["art"] == metadata["backgroundImage"] == picture


def test_the_card_has_the_picture_and_where_the_words_can_be_read() -> None:
    card = Device("AudioPlayer")(PLAY)["card"]
    assert (card["type"], card["title"]) == ("Standard", "Guided Recall")
    assert card["text"].startswith(RECALL.summary)
    assert NOTES in card["text"]
    picture = "https://cdn.example/artwork/0123456789ab.jpg"
    assert card["image"] == {"smallImageUrl": picture, "largeImageUrl": picture}


# --- no player ----------------------------------------------------------------------------------------------------


def test_a_device_without_a_player_is_told_so_and_gets_a_card_and_a_question() -> None:
    response = television()(PLAY)
    assert words(response).startswith(phrases.NO_PLAYER)
    assert "Here is" not in words(response)
    assert "directives" not in response
    assert response["card"]["title"] == "Guided Recall"
    assert NOTES in response["card"]["text"]
    assert (response["shouldEndSession"], words(response)[-1]) == (False, "?")


def test_it_is_told_so_at_the_start_and_questions_are_answered() -> None:
    device = television(is_new=True)
    greeting = words(device(launch()))
    assert phrases.DISCLAIMER in greeting
    assert phrases.NO_PLAYER in greeting
    assert "play" not in greeting.split(phrases.NO_PLAYER)[1]
    assert words(device(intent("WhyHugHelpsIntent"))) == WHY_HUG.text


def test_help_there_names_nothing_that_it_cannot_do() -> None:
    response = television()(intent("AMAZON.HelpIntent"))
    assert words(response).startswith(phrases.NO_PLAYER)
    assert response["shouldEndSession"] is False


def test_what_could_not_be_played_is_not_gone_on_with_later() -> None:
    device = television()
    device(PLAY)
    device.attributes = None
    assert "go on with" not in words(device(launch()))


def test_a_device_that_does_not_say_what_it_can_do_is_played_to() -> None:
    assert stream(Alexa()(PLAY))["token"] == RECALL_ID
