"""Choose: turns what is wanted into a programme, one question, or an honest no (pure)."""

from dataclasses import replace

from audio_pipeline.catalog import Catalog, Release
from skill import phrases
from skill.playback.alternatives import choose_for_need, choose_instead
from skill.playback.naming.by_length import find_nearest_length, is_near_length
from skill.playback.naming.by_name import choose_by_name
from skill.playback.naming.choice import Choice
from skill.playback.naming.exact_words import read_words
from skill.playback.naming.figures import find_figures
from skill.playback.naming.names import BENEFIT, get_names
from skill.playback.naming.read_want import read_want, says_without_touch
from skill.playback.naming.vocabulary import build_vocabulary
from skill.playback.naming.want import NOTHING_BEFORE, Situation, Want
from skill.playback.programmes import find_flagship, list_of_kind, list_releases


def choose(catalog: Catalog, want: Want, situation: Situation = NOTHING_BEFORE) -> Choice:
    """Choose the programme that is wanted."""
    choice = _choose(catalog, want, situation)
    if want.eyes_open and choice.is_certain:
        return replace(choice, remark=f"{choice.remark} {phrases.EYES_OPEN}".strip())
    return choice


def find_if_certain(catalog: Catalog, text: str) -> Release | None:
    """Return the Release that the text certainly names; None if it is not certain."""
    choice = choose(catalog, read_want(catalog, text))
    return choice.release if choice.is_certain else None


def _choose(catalog: Catalog, want: Want, situation: Situation) -> Choice:
    if want.wish:
        return choose_instead(catalog, want, situation)
    if want.all_of_them:
        return _choose_all(catalog, want)
    if want.needs:
        return choose_for_need(catalog, want)
    if want.without_touch:
        return _choose_without_touch(catalog, want)
    return _choose_named(catalog, want, situation)


def _choose_named(catalog: Catalog, want: Want, situation: Situation) -> Choice:
    """Choose by the name, the figure and the length; with open eyes alone, what is playing, or else the flagship."""
    if want.eyes_open and not want.text:
        return Choice(release=situation.playing or find_flagship(catalog))
    if want.figure and not _is_known(catalog, want.figure):
        return Choice(release=None)
    return choose_by_name(catalog, want.text, want.matched_id)


def _is_known(catalog: Catalog, figure: str) -> bool:
    """Return whether these words name somebody, or tell of a loss: who is not known is not guessed."""
    vocabulary = build_vocabulary(catalog.figures)
    spoken = read_words(f"my {figure}", vocabulary)
    return bool(spoken.tells_of_a_loss or find_figures(spoken, vocabulary) or vocabulary.persons & {*spoken.words})


def _choose_all(catalog: Catalog, want: Want) -> Choice:
    """Choose the first talk, after which the others play by themselves; exercises are made to be heard alone."""
    talks = list_of_kind(catalog, "benefit")
    if BENEFIT & set(want.text.lower().split()) and talks:
        return Choice(release=talks[0], remark=phrases.ONE_AFTER_THE_OTHER)
    return Choice(release=find_flagship(catalog), why_not=phrases.ONE_AT_A_TIME)


def _choose_without_touch(catalog: Catalog, want: Want) -> Choice:
    """Choose among the programmes that a name says are without touch; offer one in the place of any other."""
    fitting = [each for each in list_releases(catalog) if any(map(says_without_touch, get_names(each)))]
    if not fitting:
        return Choice(release=None, why_not=phrases.NONE_WITHOUT_TOUCH)
    length_ms = want.length_ms
    release = fitting[0] if length_ms is None else find_nearest_length(fitting, length_ms)
    if want.name or want.figure or (length_ms is not None and not is_near_length(release, length_ms)):
        return Choice(
            release=release, why_not=phrases.say_without_touch(release), question=phrases.ask_to_play(release)
        )
    return Choice(release=release)
