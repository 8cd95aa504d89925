"""Choose: turns what is wanted into a programme, one question, or an honest no (pure)."""

from dataclasses import replace

from audio_pipeline.catalog import Catalog, Release
from skill import phrases
from skill.playback.alternatives import choose_for_need, choose_instead
from skill.playback.naming.by_name import choose_by_name
from skill.playback.naming.by_touch import choose_without_touch
from skill.playback.naming.choice import Choice
from skill.playback.naming.exact_words import read_words
from skill.playback.naming.figures import find_figures
from skill.playback.naming.in_a_row import choose_in_a_row
from skill.playback.naming.read_want import read_want
from skill.playback.naming.vocabulary import build_vocabulary
from skill.playback.naming.want import NOTHING_BEFORE, Situation, Want
from skill.playback.programmes import find_flagship, list_releases
from skill.playback.voice_forms import choose_in_voice, find_first_in_voice


def choose(catalog: Catalog, want: Want, situation: Situation = NOTHING_BEFORE) -> Choice:
    """Choose the programme that is wanted."""
    choice = _choose(catalog, want, situation)
    if want.voice:
        choice = choose_in_voice(catalog, choice, want.voice)
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
    if want.number > 1:
        return choose_in_a_row(catalog, want.name, want.number)
    if want.needs:
        return choose_for_need(catalog, want)
    if want.without_touch:
        return choose_without_touch(catalog, want)
    return _choose_named(catalog, want, situation)


def _choose_named(catalog: Catalog, want: Want, situation: Situation) -> Choice:
    """Choose by the name, the figure and the length; by the manner alone, what is playing, or else the flagship."""
    if want.voice and not want.text:
        return Choice(release=_find_spoken(catalog, want.voice, situation))
    if want.eyes_open and not want.text:
        return Choice(release=situation.playing or find_flagship(catalog))
    if want.figure and not _is_known(catalog, want.figure):
        return Choice(release=None)
    return choose_by_name(catalog, want.text, want.matched_id)


def _find_spoken(catalog: Catalog, voice: str, situation: Situation) -> Release | None:
    """Return what is on offer, what is playing, or else the first programme that is made in this voice."""
    if meant := situation.offered or situation.playing:
        return meant
    flagship = find_flagship(catalog)
    candidates = (*filter(None, (flagship,)), *list_releases(catalog))
    return find_first_in_voice(catalog, candidates, voice) or flagship


def _is_known(catalog: Catalog, figure: str) -> bool:
    """Return whether these words name somebody, or tell of a loss: who is not known is not guessed."""
    vocabulary = build_vocabulary(catalog.figures)
    spoken = read_words(f"my {figure}", vocabulary)
    return bool(spoken.tells_of_a_loss or find_figures(spoken, vocabulary) or vocabulary.persons & {*spoken.words})
