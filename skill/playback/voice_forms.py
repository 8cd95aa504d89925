"""Voice forms: the forms of a programme in other voices, and which of them a listener wants (pure)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from audio_pipeline.catalog import Catalog, Release
from skill import phrases
from skill.playback.naming.choice import Choice

MAN, WOMAN, ANOTHER = "man", "woman", "another"
"""What a listener says of a voice: the genders of a catalog, and any other voice than the usual one, or than this."""

_VOICE = re.compile(
    r"\b(?:(?:read|said|spoken|told|done|and|but|in|with|by|using|of|for) )*(?:a |an |the |some )?"
    r"(?:(?P<man>(?:man'?s?|male|gentleman'?s?|guy'?s?)) voice|(?P<woman>(?:wom[ae]n'?s?|female|lady'?s?)) voice"
    r"|(?P<another>(?:another|(?:an)?other|different)) voice"
    r"|(?<=by a )(?P<by_man>man)|(?<=by a )(?P<by_woman>woman))\b"
)

_REFUSAL = re.compile(r"\b(?:not|no|without|never)\s*$")
"""The words before a voice that the listener does not want."""


def split_voice(words: str) -> tuple[str, str]:
    """Return what is said of a voice in some words, or an empty text, and the words without it."""
    match = _VOICE.search(words)
    if not match or _REFUSAL.search(words[: match.start()]):
        return "", words
    voice = (match.lastgroup or "").removeprefix("by_")
    return voice, " ".join(f"{words[: match.start()]} {words[match.end() :]}".split())


def find_in_voice(catalog: Catalog, release: Release, voice: str) -> Release | None:
    """Return the programme of a Release in this voice; None if it is not made in it."""
    forms = _list_forms(catalog, release)
    place = next((number for number, (each, _) in enumerate(forms) if each.content_id == release.content_id), 0)
    if voice == ANOTHER:
        return next((each for each, _ in (*forms[place + 1 :], *forms[:place])), None)
    return next((each for each, gender in (*forms[place:], *forms[:place]) if gender == voice), None)


def find_usual(catalog: Catalog, release: Release) -> Release:
    """Return the programme of a Release in its usual voice."""
    own = next((form.form_of for form in catalog.voice_forms if form.release.content_id == release.content_id), "")
    return next((each for each in catalog.releases if each.content_id == own), release)


def find_in_same_voice(catalog: Catalog, release: Release, heard: Release) -> Release:
    """Return a programme in the voice that is heard, as far as it is made in it; else in its usual voice."""
    gender = next((form.gender for form in catalog.voice_forms if form.release.content_id == heard.content_id), "")
    return (find_in_voice(catalog, release, gender) if gender else None) or release


def choose_in_voice(catalog: Catalog, choice: Choice, voice: str) -> Choice:
    """Return a choice in this voice; where its programme is not made in it, say so and offer it as it is."""
    if choice.release is None:
        return choice
    if found := find_in_voice(catalog, choice.release, voice):
        queue = tuple(find_in_voice(catalog, each, voice) or each for each in choice.queue)
        remark = f"{choice.remark} {phrases.say_voice(voice)}".strip()
        return replace(choice, release=found, queue=queue, remark=remark)
    if not choice.is_certain:
        return choice
    return replace(
        choice, why_not=explain_no_form(catalog, choice.release, voice), question=phrases.ask_to_play(choice.release)
    )


def explain_no_form(catalog: Catalog, release: Release, voice: str) -> str:
    """Say that a programme is not made in this voice: of one with a single voice nobody knows what it is called."""
    return phrases.say_not_in_voice(voice if _list_forms(catalog, release) else ANOTHER)


def find_first_in_voice(catalog: Catalog, releases: Sequence[Release], voice: str) -> Release | None:
    """Return the first of these programmes that is made in this voice; None if none is."""
    return next((each for each in releases if find_in_voice(catalog, each, voice)), None)


def _list_forms(catalog: Catalog, release: Release) -> list[tuple[Release, str]]:
    """Return a programme in each of its voices, the usual one first, with what each voice is called."""
    own = {form.release.content_id: form.form_of for form in catalog.voice_forms}.get(release.content_id)
    forms = [form for form in catalog.voice_forms if form.form_of == (own or release.content_id)]
    usual = [
        (each, form.usual_gender) for form in forms[:1] for each in catalog.releases if each.content_id == form.form_of
    ]
    return [*usual, *((form.release, form.gender) for form in forms)]
