"""Seeker: moves within the programme that plays: by seconds, by chapters, and to a shorter form of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from audio_pipeline.catalog import Catalog, Chapter, Release
from skill import phrases
from skill.phrases import phrasings, while_playing
from skill.playback.bookmarks.bookmarks import Bookmark, PlaybackState
from skill.playback.chapters import find_chapter_index, find_named_chapter
from skill.playback.endings import find_end_ms
from skill.playback.forms import find_like_offset_ms, find_long_form, find_short_form
from skill.playback.offers import ask_at_gate, explain_no_bookmark, offer_programme
from skill.playback.resumable import find_resumable
from skill.playback.tracker import PlaybackTracker, RequestContext
from skill.playback.transcripts import Transcripts, find_last_sentence, find_sentence_start_ms
from skill.playback.voice_forms import explain_no_form, find_in_same_voice, find_in_voice, find_usual
from skill.reply import RESUME, Reply, SessionState

AGAIN_MS = 15_000
"""How far "say that again" goes back."""

_JUST_BEGUN_MS = 700
"""A sentence that began this short a time before the question is not the one that was missed."""

_NEAR_THE_END_MS = 1_000


_FindForm = Callable[[Catalog, Release], Release | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A place in a programme."""

    release: Release
    bookmark: Bookmark
    end_ms: int
    """The place at which it ends, which a sleep timer may have brought forward."""

    @property
    def is_playing(self) -> bool:
        return self.bookmark.state is PlaybackState.PLAYING

    @property
    def offset_ms(self) -> int:
        """The offset; of a programme that was heard to its end, the end."""
        is_over = self.bookmark.state is PlaybackState.FINISHED
        return self.release.duration_ms if is_over else self.bookmark.offset_ms

    @property
    def left_ms(self) -> int:
        return max(0, self.end_ms - self.offset_ms)


class Seeker:
    """Answers requests to move within the current programme, and about the place in it."""

    def __init__(self, tracker: PlaybackTracker, catalog: Callable[[], Catalog], transcripts: Transcripts) -> None:
        self._tracker, self._catalog, self._transcripts = tracker, catalog, transcripts

    # --- by seconds -------------------------------------------------------------------------------------------

    def skip(self, context: RequestContext, by_ms: int) -> Reply:
        """Go forward, or back if by_ms is negative."""
        place = self._find_place(context)
        if place is None:
            return self._explain_no_place(context)
        to_ms = place.offset_ms + by_ms
        if to_ms >= place.release.duration_ms - _NEAR_THE_END_MS:
            return self._say_past_its_end(place)
        return self._go_to(context, place, max(0, to_ms), while_playing.STARTING_OVER if to_ms < 0 else "")

    def say_again(self, context: RequestContext) -> Reply:
        """Go back a few sentences, to the beginning of one."""
        place = self._find_place(context)
        if place is None:
            return self._explain_no_place(context)
        back_ms = max(0, place.offset_ms - AGAIN_MS)
        start_ms = find_sentence_start_ms(self._transcripts.find_cues(place.release), back_ms)
        return self._go_to(context, place, start_ms)

    # --- by chapters ------------------------------------------------------------------------------------------

    def go_to_next_chapter(self, context: RequestContext) -> Reply:
        """Go to the beginning of the next chapter."""
        return self._go_to_chapter(context, 1)

    def go_to_previous_chapter(self, context: RequestContext) -> Reply:
        """Go to the beginning of the previous chapter; in the first, to its own."""
        return self._go_to_chapter(context, -1)

    def repeat_chapter(self, context: RequestContext) -> Reply:
        """Go to the beginning of the chapter that is heard."""
        return self._go_to_chapter(context, 0)

    def has_chapter(self, context: RequestContext, name: str) -> bool:
        """Return whether the current programme has a chapter of this name."""
        place = self._find_place(context)
        return place is not None and find_named_chapter(place.release.chapters, name) is not None

    def go_to_named_chapter(self, context: RequestContext, name: str) -> Reply:
        """Go to the beginning of the chapter with this name, or say which chapters there are."""
        place = self._find_place(context)
        if place is None:
            return self._explain_no_place(context)
        chapter = find_named_chapter(place.release.chapters, name)
        if chapter is None:
            return self._stay(place, while_playing.list_chapters([each.title for each in place.release.chapters]))
        return self._go_to(context, place, chapter.start_ms)

    # --- about the place --------------------------------------------------------------------------------------

    def is_playing(self, context: RequestContext) -> bool:
        """Return whether a programme plays now."""
        place = self._find_place(context)
        return place is not None and place.is_playing

    def say_time_left(self, context: RequestContext) -> Reply:
        """Say how long the programme still lasts."""
        place = self._find_place(context)
        return (
            self._stay(place, while_playing.format_time_left(place.left_ms))
            if place
            else self._explain_no_place(context)
        )

    def quote_last_sentence(self, context: RequestContext) -> Reply:
        """Say the sentence that was heard last."""
        place = self._find_place(context)
        if place is None:
            return self._explain_no_place(context)
        cues = self._transcripts.find_cues(place.release)
        sentence = find_last_sentence(cues, place.offset_ms - _JUST_BEGUN_MS)
        unknown = while_playing.NOTHING_SAID_YET if cues else while_playing.WORDS_UNKNOWN
        return self._stay(place, while_playing.quote(sentence) if sentence else unknown)

    def tell_chapters(self, context: RequestContext) -> Reply:
        """Say which chapter is heard, and which there are."""
        place = self._find_place(context)
        if place is None:
            return self._explain_no_place(context)
        titles = [each.title for each in place.release.chapters]
        current = titles[find_chapter_index(place.release.chapters, place.offset_ms)] if titles else ""
        return self._stay(place, while_playing.tell_chapters(current, titles))

    def show_text(self, context: RequestContext) -> Reply:
        """Say where the words of the programme can be read, and show it on the card."""
        place = self._find_place(context)
        if place is None:
            return self._explain_no_place(context)
        is_written = place.release.notes_url or place.release.transcript_url
        speech = while_playing.say_where_to_read(place.release) if is_written else while_playing.NO_TEXT
        return replace(self._stay(place, speech), card=self._tracker.build_card(place.release))

    # --- other forms ------------------------------------------------------------------------------------------

    def play_short_form(self, context: RequestContext) -> Reply | None:
        """Play the short form of the programme from the like chapter on; None if it has none."""
        return self._play_form(context, find_short_form)

    def play_long_form(self, context: RequestContext) -> Reply | None:
        """Play the long form of the programme from the like chapter on; None if it has none."""
        return self._play_form(context, find_long_form)

    def play_in_voice(self, context: RequestContext, voice: str) -> Reply:
        """Play the programme in another voice from the like chapter on; say so if it is not made in that voice."""
        place = self._find_place(context)
        if place is None:
            return self._explain_no_place(context)
        form = find_in_voice(self._catalog(), place.release, voice)
        if form is None:
            return self._stay(place, explain_no_form(self._catalog(), place.release, voice))
        if form.content_id == place.release.content_id:
            return self._stay(place, phrases.say_voice(voice))
        return replace(self._go_on_in(context, place, form), speech=phrases.say_voice(voice))

    def _play_form(self, context: RequestContext, find_form: _FindForm) -> Reply | None:
        place = self._find_place(context)
        if place is None:
            return None
        catalog = self._catalog()
        form = find_form(catalog, find_usual(catalog, place.release))
        return self._go_on_in(context, place, find_in_same_voice(catalog, form, place.release)) if form else None

    def _go_on_in(self, context: RequestContext, place: _Place, form: Release) -> Reply:
        """Play another form of the programme from the like chapter on."""
        bookmark = Bookmark(
            release_id=form.id,
            offset_ms=find_like_offset_ms(place.release, place.offset_ms, form),
            at_ms=context.at_ms,
            stop_at_ms=place.bookmark.stop_at_ms,
            loops=place.bookmark.loops and not form.gate,
            queue=place.bookmark.queue,
        )
        play = self._tracker.start(context, form, bookmark)
        speech = phrases.announce_programme(form, self._tracker.choose_phrasing(context, phrasings.BEGIN))
        return Reply(speech=speech, directive=play, card=self._tracker.build_card(form))

    def find_touch(self, context: RequestContext) -> str:
        """Return how much touch belongs to the current programme, as the catalog says it."""
        place = self._find_place(context)
        return place.release.touch if place else ""

    def say_how_without(self, context: RequestContext, what: str, otherwise: str) -> Reply:
        """Say what the programme's notes tell of doing it without a thing, such as touch; or else other words."""
        place = self._find_place(context)
        if place is None:
            return self._explain_no_place(context)
        sentences = phrases.find_sentences(place.release.access, what)
        return self._stay(place, sentences or otherwise)

    # --- steps ------------------------------------------------------------------------------------------------

    def _find_place(self, context: RequestContext) -> _Place | None:
        bookmark = self._tracker.find_bookmark(context)
        release = find_resumable(self._catalog(), bookmark) if bookmark else None
        if bookmark is None or release is None:
            return None
        token = context.token if bookmark.state is PlaybackState.PLAYING else release.id
        return _Place(release=release, bookmark=bookmark, end_ms=find_end_ms(release, token))

    def _explain_no_place(self, context: RequestContext) -> Reply:
        return explain_no_bookmark(self._catalog(), self._tracker.find_bookmark(context))

    def _go_to_chapter(self, context: RequestContext, by: int) -> Reply:
        place = self._find_place(context)
        if place is None:
            return self._explain_no_place(context)
        chapters: tuple[Chapter, ...] = place.release.chapters
        index = find_chapter_index(chapters, place.offset_ms) + by
        if not chapters or index >= len(chapters):
            return self._stay(place, while_playing.LAST_CHAPTER if chapters else while_playing.NO_CHAPTERS)
        return self._go_to(
            context, place, chapters[max(0, index)].start_ms, while_playing.STARTING_OVER if index < 0 else ""
        )

    def _go_to(self, context: RequestContext, place: _Place, offset_ms: int, speech: str = "") -> Reply:
        """Play from an offset: with hardly a word if it plays already, else with the title."""
        if place.release.gate and not place.is_playing:
            return ask_at_gate(place.release)
        moved = replace(place.bookmark, offset_ms=offset_ms)
        words = speech if place.is_playing else while_playing.go_on_with(place.release)
        return Reply(speech=words, directive=self._tracker.start(context, place.release, moved))

    def _stay(self, place: _Place, speech: str) -> Reply:
        """Say something; what plays goes on by itself, and what does not play is offered."""
        if place.is_playing:
            return Reply(speech=speech)
        if place.release.gate or place.bookmark.state is PlaybackState.FINISHED:
            return offer_programme(self._catalog(), speech, place.release)
        question = phrases.offer_resume(place.release)
        return Reply(speech=f"{speech} {question}", reprompt=question, session_state=SessionState(offer=RESUME))

    def _say_past_its_end(self, place: _Place) -> Reply:
        if place.bookmark.state is PlaybackState.FINISHED:
            return offer_programme(self._catalog(), while_playing.IS_OVER, place.release)
        return self._stay(place, f"{while_playing.PAST_ITS_END} {while_playing.format_time_left(place.left_ms)}")
