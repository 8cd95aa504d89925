"""Feed: what podcast apps read."""

import io
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from uuid import UUID, uuid5
from xml.etree import ElementTree as ET

import feedparser
import podcastparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_pipeline.catalog import Catalog, Release
from audio_pipeline.content.boilerplate import COMPUTER_VOICE_NOTICE, DISCLAIMER
from audio_pipeline.podcast import Podcast
from audio_pipeline.publish.feed import NAMESPACES, build_feed
from tests.samples import CATALOG, LINES, RELEASE, SHOW, release

BASE = "https://cdn.example/warm"
FIRST = "cdn.example/warm/feed.xml"
PODCASTS = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
GUID = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
"""Of a show that was first published elsewhere."""
SPACES = {name.removeprefix("xmlns:"): address for name, address in NAMESPACES.items()}


def channel(catalog: Catalog = CATALOG, base_url: str = BASE) -> ET.Element:
    found = ET.fromstring(build_feed(catalog, base_url).encode()).find("channel")  # noqa: S314 - our own text
    assert found is not None
    return found


def values(catalog: Catalog, path: str) -> list[str]:
    return [element.text or "" for element in channel(catalog).iterfind(path, SPACES)]


def attributes(catalog: Catalog, path: str, name: str) -> list[str]:
    return [element.attrib[name] for element in channel(catalog).iterfind(path, SPACES)]


def test_feedparser_reads_it_without_complaint() -> None:
    found = feedparser.parse(build_feed(CATALOG, BASE).encode())
    assert found.bozo == 0
    assert found.version == "rss20"
    assert found.feed.title == "Warm Recall"
    assert [entry.title for entry in found.entries] == ["Settling", "Cushioning", "Guided Recall", "Hand on Heart"]
    assert found.entries[3].enclosures[0].href == f"{BASE}/programmes/hand-on-heart/0123456789ab.mp3"
    assert found.entries[3].enclosures[0].length == "1920384"


def test_podcastparser_reads_it_without_complaint() -> None:
    found = podcastparser.parse(SHOW.feed_url, io.BytesIO(build_feed(CATALOG, BASE).encode()))
    hand_on_heart = next(each for each in found["episodes"] if each["title"] == "Hand on Heart")
    assert (found["title"], found["language"], found["itunes_author"]) == ("Warm Recall", "en-US", SHOW.author)
    assert found["itunes_categories"] == [["Health & Fitness", "Mental Health"]]
    assert hand_on_heart["enclosures"][0]["file_size"] == 1_920_384
    assert hand_on_heart["total_time"] == 120
    assert hand_on_heart["number"] == 2
    assert "Bb C (2002)" in hand_on_heart["description_html"]


def test_the_channel_carries_what_apple_requires() -> None:
    for path in ("title", "link", "description", "language", "itunes:author", "itunes:owner/itunes:email"):
        assert all(values(CATALOG, path)), path
    assert values(CATALOG, "itunes:explicit") == ["false"]
    assert attributes(CATALOG, "itunes:category", "text") == ["Health & Fitness"]
    assert attributes(CATALOG, "itunes:category/itunes:category", "text") == ["Mental Health"]
    assert attributes(CATALOG, "itunes:image", "href") == [f"{BASE}/artwork/0123456789ab.jpg"]
    assert attributes(CATALOG, "atom:link", "href") == [f"{BASE}/feed.xml"]


def test_the_podcast_guid_is_that_of_its_address_without_scheme_and_slash() -> None:
    # The example of the podcast namespace's own documentation.
    show = replace(SHOW, feed_url="https://mp3s.nashownotes.com/pc20rss.xml")
    assert values(replace(CATALOG, show=show), "podcast:guid") == ["917393e3-1b1e-5cef-ace4-edaa54e1f810"]


def test_every_episode_has_its_own_guid_and_enclosure() -> None:
    guids = values(CATALOG, "item/guid")
    urls = attributes(CATALOG, "item/enclosure", "url")
    assert len(guids) == len(set(guids)) == len(urls) == len(set(urls)) == len(CATALOG.releases)
    assert attributes(CATALOG, "item/guid", "isPermaLink") == ["false"] * len(guids)
    assert attributes(CATALOG, "item/enclosure", "type") == ["audio/mpeg"] * len(guids)
    assert all(UUID(guid).version == 5 for guid in guids)


def test_an_edited_programme_is_the_same_episode_at_a_new_address() -> None:
    edited = replace(RELEASE, id="hand-on-heart.feed", url="programmes/hand-on-heart/feed.mp3", title="Warm Hand")
    before, after = (replace(CATALOG, releases=(each,)) for each in (RELEASE, edited))
    assert values(before, "item/guid") == values(after, "item/guid")
    assert values(before, "item/pubDate") == values(after, "item/pubDate")
    assert attributes(before, "item/enclosure", "url") != attributes(after, "item/enclosure", "url")


def test_a_show_that_moves_its_files_keeps_its_guids() -> None:
    here, there = (build_feed(CATALOG, base) for base in ("https://one.example", "https://two.example/"))
    guids = [[each.id for each in feedparser.parse(text.encode()).entries] for text in (here, there)]
    podcast = uuid5(UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6"), "warm-recall.example/feed.xml")
    assert guids[0] == guids[1]
    assert guids[0][3] == str(uuid5(podcast, "hand-on-heart"))


def test_apps_that_sort_by_date_keep_our_order() -> None:
    dates = [parsedate_to_datetime(text) for text in values(CATALOG, "item/pubDate")]
    assert dates == sorted(set(dates))
    assert dates[0] == datetime(2026, 11, 23, 6, 1, tzinfo=UTC)
    assert dates[3] == datetime(2026, 11, 23, 7, 2, tzinfo=UTC)


def test_an_episode_keeps_its_number_when_another_kind_grows() -> None:
    grown = replace(CATALOG, releases=(*CATALOG.releases, release("growing", kind="benefit", position=3)))
    numbers = [
        list(zip(values(each, "item/itunes:season"), values(each, "item/itunes:episode"), strict=True))
        for each in (CATALOG, grown)
    ]
    assert numbers[0] == [("1", "1"), ("1", "2"), ("2", "1"), ("2", "2")]
    assert numbers[1] == [("1", "1"), ("1", "2"), ("1", "3"), ("2", "1"), ("2", "2")]


def test_an_episode_names_its_transcript_and_chapters_with_their_types() -> None:
    assert attributes(CATALOG, "item/podcast:transcript", "type") == ["text/vtt"] * 4
    assert attributes(CATALOG, "item/podcast:transcript", "language") == ["en-US"] * 4
    assert attributes(CATALOG, "item/podcast:chapters", "type") == ["application/json+chapters"] * 4
    assert f"{BASE}/{RELEASE.transcript_url}" in attributes(CATALOG, "item/podcast:transcript", "url")
    assert f"{BASE}/{RELEASE.chapters_url}" in attributes(CATALOG, "item/podcast:chapters", "url")


def test_an_episode_has_the_cover_of_its_kind_and_links_to_its_show_notes() -> None:
    shown = replace(RELEASE, artwork_url="artwork/ab.jpg", notes_url="programmes/hand-on-heart/cd.html")
    alone = replace(CATALOG, releases=(shown,))
    assert attributes(alone, "item/itunes:image", "href") == [f"{BASE}/artwork/ab.jpg"]
    assert values(alone, "item/link") == [f"{BASE}/programmes/hand-on-heart/cd.html"]
    assert feedparser.parse(build_feed(alone, BASE).encode()).entries[0].link == values(alone, "item/link")[0]


def test_an_episode_from_before_covers_and_pages_speaks_of_none() -> None:
    assert attributes(CATALOG, "item/itunes:image", "href") == []
    assert values(CATALOG, "item/link") == []


def test_show_notes_give_summary_disclaimer_and_full_references() -> None:
    alone = replace(CATALOG, releases=(replace(RELEASE, summary="Warm <hands> & you."),))
    notes = values(alone, "item/content:encoded")[0]
    assert values(alone, "item/description") == [notes]
    assert "<p>Warm &lt;hands&gt; &amp; you.</p>" in notes
    assert "<li>R2: Bb C (2002). On another. Journal 2:2.</li>" in notes
    assert "R1" not in notes


# --- where the feed is ----------------------------------------------------------------------------------------


def test_a_feed_at_its_first_address_names_no_new_one() -> None:
    first = replace(CATALOG, show=replace(SHOW, feed_url=f"{BASE}/feed.xml"))
    assert values(first, "itunes:new-feed-url") == []
    assert (
        values(replace(first, show=replace(first.show, guid=str(uuid5(PODCASTS, FIRST)))), "itunes:new-feed-url") == []
    )


def test_a_feed_that_has_moved_names_its_new_address_there() -> None:
    moved = replace(CATALOG, show=replace(SHOW, feed_url=f"{BASE}/feed.xml", guid=GUID))
    assert values(moved, "itunes:new-feed-url") == [f"{BASE}/feed.xml"]
    assert values(moved, "podcast:guid") == [GUID]


def test_the_feed_that_was_left_names_the_new_address_that_is_set() -> None:
    podcast = Podcast(new_feed_url="https://new.example/feed.xml")
    left = replace(CATALOG, show=replace(SHOW, feed_url=f"{BASE}/feed.xml", podcast=podcast))
    assert values(left, "itunes:new-feed-url") == ["https://new.example/feed.xml"]


def test_a_feed_that_others_cannot_read_has_not_moved() -> None:
    at_home = channel(replace(CATALOG, show=replace(SHOW, guid=GUID)), "http://127.0.0.1:5000/store/")
    assert at_home.find("itunes:new-feed-url", SPACES) is None


# --- trailer, introduction, variants, gates ------------------------------------------------------------------

FRIEND, PET = (
    replace(release(f"guided-recall-{variant}", position=1), variant_of="guided-recall")
    for variant in ("friend", "pet")
)
GATED = replace(release("old-message", position=3), gate="Some people find this one stirring.")

WHOLE = replace(
    CATALOG,
    releases=(
        release("what-this-is", kind="introduction", position=0),
        *CATALOG.releases[:1], FRIEND, PET, *CATALOG.releases[1:], GATED,
        release("trailer", kind="trailer", position=0),
    ),
)  # fmt: skip
IN_ORDER = [
    "Trailer", "What This Is", "Settling", "Cushioning",
    "Guided Recall", "Guided Recall Friend", "Guided Recall Pet", "Hand On Heart",
]  # fmt: skip


def test_trailer_and_introduction_come_first_and_each_variant_behind_its_programme() -> None:
    titles = [title.replace("Hand on", "Hand On") for title in values(WHOLE, "item/title")]
    assert titles == IN_ORDER
    dates = [parsedate_to_datetime(text) for text in values(WHOLE, "item/pubDate")]
    assert dates == sorted(set(dates))


def test_what_was_published_before_keeps_its_date_and_guid_when_trailer_and_variants_come() -> None:
    for path in ("item/pubDate", "item/guid"):
        assert set(values(CATALOG, path)) < set(values(WHOLE, path))


def test_what_is_behind_a_gate_is_in_no_podcast() -> None:
    variant = replace(GATED, content_id="old-message-friend", variant_of="old-message")
    text = build_feed(replace(WHOLE, releases=(*WHOLE.releases, variant)), BASE)
    assert text == build_feed(replace(WHOLE, releases=tuple(each for each in WHOLE.releases if not each.gate)), BASE)
    assert "old-message" not in text


def test_every_full_episode_has_a_number_and_neither_a_trailer_nor_a_bonus_has_one() -> None:
    numbered = {
        each.findtext("title"): tuple(
            each.findtext(path, namespaces=SPACES)
            for path in (
                "itunes:episodeType", "itunes:season", "itunes:episode", "podcast:season", "podcast:episode"
            )
        )
        for each in channel(WHOLE).iterfind("item")
    }  # fmt: skip
    assert numbered["Trailer"] == ("trailer", None, None, None, None)
    assert numbered["What This Is"] == ("full", "1", "1", "1", "1")
    assert numbered["Settling"] == ("full", "1", "2", "1", "2")
    assert numbered["Guided Recall"] == ("full", "2", "1", "2", "1")
    assert numbered["Guided Recall Friend"] == numbered["Guided Recall Pet"] == ("bonus", "2", None, "2", None)


def test_podcast_readers_take_the_whole_show() -> None:
    text = build_feed(WHOLE, BASE).encode()
    found = feedparser.parse(text)
    assert (found.bozo, len(found.entries)) == (0, len(IN_ORDER))
    episodes = podcastparser.parse(SHOW.feed_url, io.BytesIO(text))["episodes"]
    assert {each["title"]: each.get("type") for each in episodes}["Trailer"] == "trailer"
    assert {each["title"]: each.get("type") for each in episodes}["Guided Recall Pet"] == "bonus"


def test_show_notes_give_other_ways_and_whom_to_call() -> None:
    helped = replace(RELEASE, access="Seated, or in bed & warm.", helplines=LINES)
    alone = replace(CATALOG, releases=(helped,))
    notes = values(alone, "item/content:encoded")[0]
    first, *others = (
        notes.index(text)
        for text in (
            f"<p>{RELEASE.summary}</p>",
            "<p>Other ways to do it: Seated, or in bed &amp; warm.</p>",
            DISCLAIMER,
            f"<p>{COMPUTER_VOICE_NOTICE}</p>",
            f"<p>Someone to talk to</p><ul><li>{LINES[0]}</li><li>{LINES[1]}</li></ul>",
            "<p>Sources</p><ul><li>R2:",
        )
    )
    assert [first, *others] == sorted([first, *others])
    assert values(alone, "item/description") == [notes]


def test_show_and_episodes_say_in_words_and_by_a_tag_that_the_voice_is_a_computers() -> None:
    for path in ("description", "item/description", "item/content:encoded"):
        assert all(COMPUTER_VOICE_NOTICE in text for text in values(CATALOG, path)), path
    for path, count in (("podcast:txt", 1), ("item/podcast:txt", len(CATALOG.releases))):
        assert values(CATALOG, path) == ["true"] * count
        assert attributes(CATALOG, path, "purpose") == ["ai-content"] * count


def test_no_description_of_a_show_is_so_long_that_the_computers_voice_is_not_said() -> None:
    (description,) = values(replace(CATALOG, show=replace(SHOW, description="ä" * 5_000)), "description")
    assert description.endswith(f"… {COMPUTER_VOICE_NOTICE}")
    assert len(description.encode()) <= 4_000


def test_notes_without_other_ways_or_helplines_do_not_speak_of_them() -> None:
    text = build_feed(CATALOG, BASE)
    assert "Other ways" not in text
    assert "Someone to talk to" not in text


@pytest.mark.parametrize("letter", ["a", "ä", "😀"])
def test_whom_to_call_is_not_cut_for_a_long_summary(letter: str) -> None:
    alone = replace(CATALOG, releases=(replace(RELEASE, summary=letter * 5_000, helplines=LINES),))
    (description,) = values(alone, "item/description")
    assert 3_990 <= len(description.encode()) <= 4_000
    assert description.endswith(f"<li>{LINES[0]}</li><li>{LINES[1]}</li></ul>")


def test_a_description_of_very_many_helplines_is_not_too_long_either() -> None:
    alone = replace(CATALOG, releases=(replace(RELEASE, helplines=LINES * 100),))
    (description,) = values(alone, "item/description")
    assert description.startswith(f"<p>{RELEASE.summary}</p><p>{DISCLAIMER}</p><p>{COMPUTER_VOICE_NOTICE}</p>")
    assert len(description.encode()) <= 4_000


# --- odd words ------------------------------------------------------------------------------------------------


def test_an_absolute_url_stays_as_it_is_and_every_url_is_ascii() -> None:
    away = replace(RELEASE, url="https://bucket.example/ä b/1.mp3")
    assert attributes(replace(CATALOG, releases=(away,)), "item/enclosure", "url") == [
        "https://bucket.example/%C3%A4%20b/1.mp3"
    ]
    assert "/100%25.mp3" in build_feed(replace(CATALOG, releases=(replace(RELEASE, url="100%25.mp3"),)), BASE)


def test_a_feed_that_is_nowhere_in_public_yet_names_its_files_beside_it() -> None:
    nowhere = replace(CATALOG, show=replace(SHOW, feed_url="", website=""))
    text = build_feed(nowhere, "").encode()
    assert feedparser.parse(text).bozo == 0
    assert 'enclosure url="programmes/hand-on-heart/0123456789ab.mp3"' in text.decode()


@pytest.mark.parametrize("letter", ["a", "ä", "😀"])
def test_no_value_is_longer_than_apps_take(letter: str) -> None:
    long = letter * 5_000
    show = replace(SHOW, title=long, description=long, author=long)
    catalog = replace(CATALOG, show=show, releases=(replace(RELEASE, title=long, summary=long),))
    for path in ("title", "itunes:author", "item/title"):
        assert [len(value) for value in values(catalog, path)] == [255]
    for path in ("description", "item/description"):
        assert 3_990 <= len(values(catalog, path)[0].encode()) <= 4_000
    assert values(catalog, "item/description")[0].endswith(f"<p>{DISCLAIMER}</p><p>{COMPUTER_VOICE_NOTICE}</p>")


def test_a_show_without_programmes_is_still_a_feed() -> None:
    assert feedparser.parse(build_feed(replace(CATALOG, releases=()), BASE).encode()).bozo == 0


def test_the_same_catalog_gives_the_same_text() -> None:
    turned = replace(CATALOG, releases=CATALOG.releases[::-1])
    assert build_feed(CATALOG, BASE) == build_feed(turned, f"{BASE}/")


ODD = st.one_of(
    st.text(),
    st.text(st.characters(exclude_categories=())),
    st.sampled_from(["&", "<b>", "]]>", "\x00\x1b", "\ud800", "￾", "&#0;", "😀", '"', "<!--", "\r\n", "&amp;"]),
)


@settings(max_examples=60, deadline=None)
@given(title=ODD, text=ODD)
def test_no_text_breaks_the_feed(title: str, text: str) -> None:
    show = replace(SHOW, title=title, description=text, author=text, category=title, email=text)
    odd = replace(RELEASE, title=title, summary=text, access=text, helplines=(text,), sources=("R1",))
    catalog = Catalog(show=show, releases=(odd,), references={"R1": text})
    found = feedparser.parse(build_feed(catalog, BASE).encode())
    assert found.bozo == 0
    assert len(found.entries) == 1
    assert [" ".join(sayable(title).split())[:255]] == [value[:255] for value in values(catalog, "item/title")]


def sayable(text: str) -> str:
    """What XML 1.0 can say of it."""
    return "".join(
        c for c in text if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
    )


def test_other_releases_change_nothing_of_an_episode_but_its_number() -> None:
    def hand_on_heart(releases: tuple[Release, ...]) -> list[bytes]:
        items = channel(replace(CATALOG, releases=releases)).iterfind("item")
        item = next(each for each in items if each.findtext("title") == "Hand on Heart")
        return [ET.tostring(each).strip() for each in item if not each.tag.endswith("}episode")]

    assert hand_on_heart((RELEASE,)) == hand_on_heart(CATALOG.releases)
