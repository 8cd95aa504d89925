"""What the pages of a site say, and where they are."""

import json
from dataclasses import replace

import pytest

from audio_pipeline.content.boilerplate import COMPUTER_VOICE_NOTICE, DISCLAIMER
from audio_pipeline.publish.site.page import format_length
from audio_pipeline.publish.site.pages import list_pages
from audio_pipeline.publish.site.site import SEARCH, Site
from tests.publish.site.sites import CRISIS, GATE, OWN_SHOW, SITE, WORDS, page_text, read
from tests.samples import ANSWER, LINES, PROGRAMME, RELEASE, SHOW, release

PATHS = ("", "hand-on-heart/", "answers/", "answers/why-hug-helps/", "search/", "privacy/", "terms/")


def names(site: Site = SITE) -> set[str]:
    return {each.name for each in list_pages(site, ())}


def test_every_programme_and_every_answer_has_a_page_at_an_address_made_of_its_id() -> None:
    assert {"index.html", "guided-recall/index.html", "guided-recall-friend/index.html"} < names()
    assert {"answers/index.html", "answers/why-hug-helps/index.html", "answers/crisis-self-harm/index.html"} < names()


def test_another_sound_of_a_programme_has_the_same_address() -> None:
    edited = replace(RELEASE, id="hand-on-heart.ffffffffffff", url="programmes/hand-on-heart/ffffffffffff.mp3")
    site = replace(SITE, catalog=replace(SITE.catalog, releases=(edited,)))
    assert "hand-on-heart/index.html" in names(site)
    assert "../programmes/hand-on-heart/ffffffffffff.mp3" in read("hand-on-heart/", site).links


def test_a_programme_called_as_another_page_takes_nobodys_place() -> None:
    site = replace(SITE, catalog=replace(SITE.catalog, releases=(release("answers"), release("programmes"))))
    assert {"programme_answers/index.html", "programme_programmes/index.html", "answers/index.html"} < names(site)


def test_the_home_page_says_what_it_is_and_how_to_hear_it() -> None:
    home = read("")
    for words in ("A quiet minute", "Nothing to sign up for.", "Alexa, open the show.", "Something to do."):
        assert words in home.text
    for words in (DISCLAIMER, COMPUTER_VOICE_NOTICE, *LINES, "Play Hand on Heart"):
        assert words in home.text
    assert home.links.count("programmes/hand-on-heart/0123456789ab.mp3") == 1


def test_the_home_page_leads_to_every_programme_that_stands_for_itself() -> None:
    assert {"guided-recall/", "hand-on-heart/", "settling/", "cushioning/"} <= set(read("").links)
    assert not {"guided-recall-friend/", "small-messages/"} & set(read("").links)


def test_one_subscribes_in_the_usual_apps_or_by_the_feed() -> None:
    links = read("").links
    assert "podcast://show.example/listen/feed.xml" in links
    assert "overcast://x-callback-url/add?url=https%3A%2F%2Fshow.example%2Flisten%2Ffeed.xml" in links
    assert {"feed.xml", "https://directory.example/show"} < set(links)


def test_without_an_address_there_is_the_feed_alone_and_nothing_false() -> None:
    home = read("", replace(SITE, base_url=""))
    assert "feed.xml" in home.links
    assert not [each for each in home.links if "show.example" in each or each.startswith(("podcast:", "overcast:"))]
    assert "canonical" not in {each.get("rel") for _, each in home.tags}
    assert "sitemap.xml" not in names(replace(SITE, base_url=""))


def test_a_programme_has_its_sound_its_chapters_and_its_words_with_their_times() -> None:
    page = read("hand-on-heart/")
    sound = "../programmes/hand-on-heart/0123456789ab.mp3"
    assert ("audio", sound) in [(tag, each.get("src")) for tag, each in page.tags]
    assert {f"{sound}#t=12.345", f"{sound}#t=1.008", f"{sound}#t=4.008"} < set(page.links)
    assert PROGRAMME.transcript[1].text in page.text
    assert "Alexa, play hand on heart." in page.text


def test_its_sources_lead_to_the_studies() -> None:
    assert "https://doi.org/10.1000/182" in read("hand-on-heart/").links


def test_a_form_and_its_programme_lead_to_each_other() -> None:
    assert "../guided-recall-friend/" in read("guided-recall/").links
    assert "../guided-recall/" in read("guided-recall-friend/").links


def test_behind_a_gate_the_words_of_the_gate_come_first_and_nobody_is_led_there() -> None:
    page = read("small-messages/")
    assert page.text.index(GATE) < page.text.index("Continue") < page.text.index(PROGRAMME.transcript[0].text)
    assert page.meta("robots") == "noindex"
    assert "associatedMedia" not in page.data
    assert "og:audio" not in page.html
    for name in ("sitemap.xml", "search.json", "search/index.html"):
        assert "small-messages" not in page_text(name)


def test_an_answer_stands_under_its_question_with_its_sources_and_what_to_hear_next() -> None:
    page = read("answers/why-hug-helps/")
    assert "Why does a hug help?" in page.text
    assert ANSWER.text in page.text
    assert "On one thing" in page.text
    assert "../../hand-on-heart/" in page.links


def test_nobodys_despair_is_a_headline_and_the_helplines_stand_with_it() -> None:
    page = read("answers/crisis-self-harm/")
    assert CRISIS.title in page.text
    assert "want to die" not in page.text + read("answers/").text
    assert "tel:116123" in page.links


def test_an_editor_can_choose_the_question() -> None:
    site = replace(SITE, words=replace(WORDS, headlines={"why_hug_helps": "What is in a hug?"}))
    assert "What is in a hug?" in read("answers/", site).text
    assert read("answers/why-hug-helps/", site).data["mainEntity"][0]["name"] == "What is in a hug?"


def test_the_list_without_a_script_has_everything() -> None:
    links = set(read("search/").links)
    assert {
        "../guided-recall/",
        "../hand-on-heart/",
        "../answers/why-hug-helps/",
        "../answers/crisis-self-harm/",
    } < links


def test_the_index_finds_by_the_words_that_people_ask_with() -> None:
    entries = {path: (title, kind, words.split()) for path, title, kind, words in json.loads(page_text("search.json"))}
    assert entries["answers/crisis-self-harm/"] == (
        CRISIS.title,
        "crisis",
        ["talking", "someone", "wrong", "want", "dead", "die"],
    )
    assert entries["hand-on-heart/"][:2] == ("Hand on Heart", "exercise")
    assert {"hand", "heart", "quiet", "warm"} <= set(entries["hand-on-heart/"][2])


@pytest.mark.parametrize("path", PATHS)
def test_every_page_can_be_shared_and_found(path: str) -> None:
    page = read(path)
    assert page.link("canonical")["href"] == f"https://show.example/listen/{path}" == page.meta("og:url")
    assert page.link("alternate")["href"].removeprefix("../").removeprefix("../") == "feed.xml"
    assert page.meta("og:title") == page.meta("twitter:title")
    assert page.meta("description")
    assert page.html.startswith('<!doctype html>\n<html lang="en-US">')
    assert f"<loc>https://show.example/listen/{path}</loc>" in page_text("sitemap.xml")


def test_search_engines_are_told_what_a_page_is_about() -> None:
    episode, question = read("hand-on-heart/").data, read("answers/why-hug-helps/").data
    assert (episode["@type"], episode["duration"]) == ("PodcastEpisode", "PT2M0S")
    assert (
        episode["associatedMedia"]["contentUrl"]
        == "https://show.example/listen/programmes/hand-on-heart/0123456789ab.mp3"
    )
    assert episode["partOfSeries"]["name"] == SHOW.title
    assert question["@type"] == "FAQPage"
    assert question["mainEntity"][0]["acceptedAnswer"]["text"] == ANSWER.text
    assert read("").data["webFeed"] == "https://show.example/listen/feed.xml"


def test_no_page_is_heavier_than_a_phone_far_from_a_mast_can_bear() -> None:
    for each in list_pages(SITE, ()):
        assert len(page_text(each.name).encode()) < 60_000, each.name


def test_nothing_a_person_wrote_becomes_markup() -> None:
    angry = replace(RELEASE, title="<b>Hug & </script>", summary='"<i>"')
    page = read("hand-on-heart/", replace(SITE, catalog=replace(SITE.catalog, releases=(angry,))))
    assert page.data["name"] == angry.title
    assert angry.title in page.text
    assert "<b>Hug" not in page.html


def test_a_show_of_ones_own_has_a_site_without_a_word_about_ours() -> None:
    for each in list_pages(OWN_SHOW, ()):
        html = page_text(each.name, OWN_SHOW)
        assert "Warm Recall" not in html.replace(SHOW.author, ""), each.name
        assert "Alexa" not in html, each.name
    home = read("", OWN_SHOW)
    assert "Slow Bread" in home.text
    assert "We bake." in home.text
    assert "set no cookies" in read("privacy/", OWN_SHOW).text


def test_what_the_built_in_play_button_names_may_be_missing() -> None:
    site = replace(SITE, words=replace(WORDS, play="nowhere"))
    assert "Play Settling" in read("", site).text


def test_a_show_without_programmes_and_answers_has_a_site() -> None:
    site = replace(SITE, catalog=replace(SITE.catalog, releases=(), answers=()))
    assert "Play" not in read("", site).text
    assert not [each for each in names(site) if each.startswith("answers/")]
    assert read(SEARCH, site).text


@pytest.mark.parametrize(
    ("ms", "said"),
    [
        (29_900, "30 seconds"),
        (60_100, "1 minute"),
        (90_000, "1½ minutes"),
        (120_024, "2 minutes"),
        (600_000, "10 minutes"),
    ],
)
def test_a_length_is_said_to_the_half_minute(ms: int, said: str) -> None:
    assert format_length(ms) == said


@pytest.mark.parametrize(
    ("base_url", "root"), [("https://show.example/listen/", "/listen/"), ("https://show.example/", "/"), ("", "/")]
)
def test_the_page_for_what_is_not_there_has_links_that_hold_at_every_address(base_url: str, root: str) -> None:
    site = replace(SITE, base_url=base_url)
    page = next(each for each in list_pages(site, ()) if each.name == "404.html")
    html = page.render(page.facts, ((), ()))
    assert f'href="{root}search/"' in html
    assert 'href="../' not in html
    assert "noindex" in html
    assert "404" not in next((str(each.facts) for each in list_pages(site, ()) if each.name == "sitemap.xml"), "")


def test_a_programme_with_a_cover_of_its_own_shows_it_and_the_others_that_of_their_kind() -> None:
    covered = replace(RELEASE, artwork_url="artwork/big.jpg", artwork_small_url="artwork/small.jpg")
    catalog = replace(SITE.catalog, releases=(covered,))
    own = read(f"{RELEASE.content_id}/", replace(SITE, catalog=catalog, own_covers=frozenset({RELEASE.content_id})))
    of_its_kind = read(f"{RELEASE.content_id}/", replace(SITE, catalog=catalog))
    pictures = [[each.get("src") for tag, each in page.tags if tag == "img"] for page in (own, of_its_kind)]
    assert pictures == [["../artwork/small.jpg"], []]
    assert "svg" not in {tag for tag, _ in own.tags}
