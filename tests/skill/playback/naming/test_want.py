"""One value is wanted, and one pure function turns it into a programme, one question, or an honest no."""

import pytest

from audio_pipeline.catalog import Release
from skill import phrases
from skill.playback.naming.choose import choose
from skill.playback.naming.needs import NOUNS, find_needed
from skill.playback.naming.read_want import read_want
from skill.playback.naming.want import ALL, Situation, Want, Wish
from skill.playback.programmes import list_of_kind
from tests.catalogs import built_in

CATALOG = built_in()
MINUTE_MS = 60_000


def of(content_id: str) -> Release:
    release = CATALOG.of_content(content_id)
    assert release is not None
    return release


PLAYED = [
    (Want(), "guided-recall", ""),
    (Want(figure="grandmother"), "guided-recall-grandparent", ""),
    (Want(figure="dog"), "guided-recall-pet", ""),
    (Want(figure="sister"), "guided-recall", ""),
    (Want(figure="dead grandmother"), "guided-recall-remembered", ""),
    (Want(figure="someone who died"), "guided-recall-remembered", ""),
    (Want(figure="dog", length_ms=10 * MINUTE_MS), "guided-recall-ten-pet", ""),
    (Want(figure="grandmother", length_ms=9 * MINUTE_MS), "guided-recall-ten-grandparent", "It is ten minutes."),
    (Want(length_ms=5 * MINUTE_MS), "guided-recall", ""),
    (Want(length_ms=10 * MINUTE_MS, kind="exercise"), "guided-recall-ten", ""),
    (Want(length_ms=8 * MINUTE_MS), "circle-of-care", "It is seven minutes."),
    (Want(length_ms=2 * MINUTE_MS, kind="benefit"), "settling", ""),
    (Want(without_touch=True), "warmth-without-touch", ""),
    (Want(without_touch=True, length_ms=4 * MINUTE_MS), "warmth-without-touch", ""),
    (Want(eyes_open=True), "guided-recall", phrases.EYES_OPEN),
    (Want(name="hand on heart", eyes_open=True), "hand-on-heart", phrases.EYES_OPEN),
    (read_want(CATALOG, "all the talks"), "settling", phrases.ONE_AFTER_THE_OTHER),
    (read_want(CATALOG, "all the exercises"), "guided-recall", phrases.ONE_AFTER_THE_OTHER),
    (read_want(CATALOG, "two talks"), "settling", "One more follows it."),
    (Want(without_touch=True, length_ms=10 * MINUTE_MS), "guided-recall-ten", ""),
    (Want(without_touch=True, name="circle of care"), "circle-of-care", phrases.NO_TOUCH_IN_IT),
    (Want(without_touch=True, name="one slow song"), "one-slow-song", phrases.TOUCH_IS_OPTIONAL),
    (Want(without_touch=True, figure="dog", length_ms=10 * MINUTE_MS), "guided-recall-ten-pet", phrases.NO_TOUCH_IN_IT),
    (read_want(CATALOG, "something with my eyes open"), "guided-recall", phrases.EYES_OPEN),
    (read_want(CATALOG, "warmth without touch"), "warmth-without-touch", ""),
]


@pytest.mark.parametrize(("want", "content_id", "remark"), PLAYED)
def test_what_is_certain_is_played(want: Want, content_id: str, remark: str) -> None:
    choice = choose(CATALOG, want)
    assert choice.is_certain
    assert (choice.release and choice.release.content_id, choice.remark) == (content_id, remark)


ASKED = [
    (Want(length_ms=20 * MINUTE_MS), "guided-recall-ten", "The longest I have is ten minutes."),
    (Want(figure="dead dog"), "guided-recall-remembered", phrases.FOR_SOMEBODY_WHO_HAS_DIED),
    (Want(without_touch=True, name="holding hands"), "warmth-without-touch", "has no touch in it at all."),
    (Want(needs=("hand-on-heart", "settling")), "hand-on-heart", "It's all right to stop for a moment."),
    (Want(needs=("hand-on-heart", "guided-recall"), length_ms=5 * MINUTE_MS), "guided-recall", ""),
    (Want(wish=Wish.ANOTHER), "guided-recall", phrases.OF_COURSE),
    (Want(wish=Wish.SHORTER), "hand-on-heart", phrases.OF_COURSE),
]


@pytest.mark.parametrize(("want", "content_id", "reason"), ASKED)
def test_what_is_not_certain_is_one_question(want: Want, content_id: str, reason: str) -> None:
    choice = choose(CATALOG, want)
    assert not choice.is_certain
    assert choice.release is not None
    assert choice.release.content_id == content_id
    assert reason in choice.why_not


@pytest.mark.parametrize("want", [Want(name="whale song"), Want(figure="zorblax"), Want(wish=Wish.THE_SAME_AGAIN)])
def test_what_there_is_not_is_an_honest_no(want: Want) -> None:
    assert choose(CATALOG, want).release is None


# --- several in a row ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "number"),
    [
        *(("three exercises", 3), ("two meditations", 2), ("the first four talks", 4), ("3 exercises", 3)),
        *(("a few exercises", 3), ("a couple of talks", 2), ("some meditations", 3)),
        *(
            ("all the exercises", ALL),
            ("all of them", ALL),
            ("every talk", ALL),
            ("everything", ALL),
            ("them all", ALL),
        ),
        *(("an exercise", 1), ("one exercise", 1), ("short exercises", 1), ("talk two", 1), ("all about hugs", 1)),
        # Words of somebody who may not be well ask for no programme.
        *(("everything gone", 1), ("everything hurts", 1), ("all alone", 1), ("all numb", 1), ("every night", 1)),
    ],
)
def test_how_many_are_asked_for(said: str, number: int) -> None:
    assert read_want(CATALOG, said).number == number


def test_all_the_exercises_are_each_heard_once_and_the_one_for_sleep_comes_last() -> None:
    choice = choose(CATALOG, read_want(CATALOG, "all the meditations"))
    assert choice.release is not None
    heard = [each.content_id for each in (choice.release, *choice.queue)]
    assert sorted(heard) == sorted(each.content_id for each in list_of_kind(CATALOG, "exercise"))
    assert heard[-1] == "sleep-wind-down"


def test_more_than_there_are_is_all_there_is() -> None:
    assert len(choose(CATALOG, read_want(CATALOG, "nineteen talks")).queue) == 4


def test_several_of_a_length_have_that_length() -> None:
    choice = choose(CATALOG, read_want(CATALOG, "three five minute ones"))
    assert choice.release is not None
    lengths_ms = [each.duration_ms for each in (choice.release, *choice.queue)]
    assert len(lengths_ms) == 3
    assert all(abs(each - 300_000) <= 60_000 for each in lengths_ms)


@pytest.mark.parametrize("said", ["twenty five minute exercises", "five minute exercises", "three minute talks"])
def test_a_length_is_no_number_of_programmes(said: str) -> None:
    assert read_want(CATALOG, said).number == 1


@pytest.mark.parametrize("said", ["five minutes for stress", "five minutes for my stress", "half an hour for stress"])
def test_a_length_and_a_need_are_both_wanted(said: str) -> None:
    want = read_want(CATALOG, said)
    assert want.needs == ("hand-on-heart",)
    assert want.length_ms in (300_000, 1_800_000)


# --- what was heard before ----------------------------------------------------------------------------------------


def test_the_same_again_is_what_was_played_last() -> None:
    choice = choose(CATALOG, Want(wish=Wish.THE_SAME_AGAIN), Situation(last_played=of("kind-hands")))
    assert choice.is_certain
    assert choice.release is of("kind-hands")


def test_something_new_was_not_heard() -> None:
    heard = frozenset({"guided-recall", "settling"})
    choice = choose(CATALOG, Want(wish=Wish.NEW), Situation(heard=heard))
    assert choice.release is not None
    assert choice.release.content_id not in heard
    everything = frozenset(each.content_id for each in CATALOG.releases)
    assert choose(CATALOG, Want(wish=Wish.NEW), Situation(heard=everything)).why_not == phrases.NOTHING_NEW


def test_a_surprise_differs_from_time_to_time_and_is_not_what_plays() -> None:
    playing = of("guided-recall")
    chosen = {
        choose(CATALOG, Want(wish=Wish.A_SURPRISE), Situation(playing=playing, at_ms=at * 1_000)).release.content_id  # type: ignore[union-attr]
        for at in range(50)
    }
    assert len(chosen) > 10
    # Who is surprised may be wide awake.
    assert not {playing.content_id, "sleep-wind-down"} & chosen


@pytest.mark.parametrize(("wish", "is_longer"), [(Wish.SHORTER, False), (Wish.LONGER, True)])
def test_shorter_and_longer_are_than_what_is_offered(wish: Wish, *, is_longer: bool) -> None:
    offered = of("holding-hands")
    chosen = choose(CATALOG, Want(wish=wish), Situation(offered=offered)).release
    assert chosen is not None
    assert (chosen.duration_ms > offered.duration_ms) is is_longer


# --- needs --------------------------------------------------------------------------------------------------------


def test_a_need_of_the_catalog_gives_its_own_programme() -> None:
    for each in CATALOG.releases:
        for need in each.needs:
            assert find_needed(CATALOG, need) == each, need


@pytest.mark.parametrize("need", NOUNS)
def test_a_noun_for_a_need_gives_the_programme_of_that_need(need: str) -> None:
    meant = find_needed(CATALOG, need)
    assert meant is not None
    assert all(find_needed(CATALOG, noun) == meant for noun in NOUNS[need])
