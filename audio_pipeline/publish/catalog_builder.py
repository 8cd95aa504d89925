"""Catalog builder: the Catalog of what was released and of the answers of a Library (pure)."""

from collections.abc import Callable, Mapping

from audio_pipeline.catalog import Answer, Catalog, Release, Show, VoiceForm
from audio_pipeline.content import helplines
from audio_pipeline.content.library import HELPLINE_NEEDS, IN_OTHER_WORDS, TELL_ME_MORE, Library, ShowSettings
from audio_pipeline.content.model import Content
from audio_pipeline.publish.release_files import FEED


def build_show(settings: ShowSettings, artwork_url: str) -> Show:
    """Return what a Catalog says of the show as a whole."""
    return Show(
        title=settings.title,
        author=settings.author,
        description=settings.description,
        language=settings.language,
        website=settings.website,
        email=settings.email,
        category=settings.category,
        subcategory=settings.subcategory,
        artwork_url=artwork_url,
        feed_url=build_feed_url(settings.public_url),
        guid=settings.guid,
        podcast=settings.podcast,
    )


def select_references(library: Library) -> Mapping[str, str]:
    """Return the references that a programme or an answer of the library names, by number."""
    numbers = {number for content in library.contents for number in content.sources}
    return {number: text for number, text in library.references.items() if number in numbers}


def build_catalog(
    library: Library,
    show: Show,
    releases: tuple[Release, ...],
    question_index_url: str,
    find_gender: Callable[[str], str],
) -> Catalog:
    """Return the Catalog of a show with these releases and the answers of the library.

    find_gender tells what a listener calls a voice of the engine.
    """
    forms = {content.id: content for content in library.programmes if content.voice_form_of}
    genders = {
        content.id: find_gender(library.settings.find_usual_voice(content)) for content in library.programmes if forms
    }
    return Catalog(
        show=show,
        releases=tuple(each for each in releases if each.content_id not in forms),
        voice_forms=tuple(
            VoiceForm(
                release=each,
                form_of=(usual := forms[each.content_id].voice_form_of),
                gender=genders[each.content_id],
                usual_gender=genders[usual],
            )
            for each in releases
            if each.content_id in forms
        ),
        answers=tuple(_build_answer(content, library) for content in library.answers),
        references=select_references(library),
        helplines=helplines.group_sentences_by_country(library.helplines, "crisis"),
        question_index_url=question_index_url,
        figures=library.figures,
    )


def _build_answer(content: Content, library: Library) -> Answer:
    is_withheld = bool(content.withheld) and not library.settings.adult
    countries = {each for need in HELPLINE_NEEDS for each in helplines.find_countries(library.helplines, need)}
    texts = {
        country: helplines.compose_answer_text(content, library.helplines, country)
        for country in (helplines.ANYWHERE, *sorted(countries))
    }
    anywhere = content.withheld if is_withheld else texts[helplines.ANYWHERE]
    return Answer(
        id=content.id,
        kind=content.kind,
        title=content.title,
        questions=content.questions,
        text=anywhere,
        local={} if is_withheld else {country: text for country, text in texts.items() if text != anywhere},
        follow_up="" if is_withheld else content.follow_up,
        sources=content.sources,
        short_name=content.short_name,
        more=""
        if is_withheld
        else helplines.compose_answer_text(content, library.helplines, helplines.ANYWHERE, TELL_ME_MORE),
        in_other_words=""
        if is_withheld
        else helplines.compose_answer_text(content, library.helplines, helplines.ANYWHERE, IN_OTHER_WORDS),
    )


def build_feed_url(public_url: str) -> str:
    """Return the address of the feed; empty if the show has no public address."""
    return f"{public_url.rstrip('/')}/{FEED}" if public_url else ""
