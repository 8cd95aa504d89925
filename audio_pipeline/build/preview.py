"""Preview: make one programme as it would be published, from a chapter on."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from audio_pipeline.audio_format import FRAME_SAMPLES, SAMPLE_RATE_HZ, ms_to_samples
from audio_pipeline.build.build_context import BuildContext
from audio_pipeline.build.master_stage import build_tags, open_mastering
from audio_pipeline.build.mix_stage import check_nothing, count_new_chunks, lay_out_programmes
from audio_pipeline.build.plan import make_plan
from audio_pipeline.build.speech_stage import speak_programmes
from audio_pipeline.content.library import PROGRAMME_KINDS, Library
from audio_pipeline.content.model import Content, Heading, Programme, TimedText
from audio_pipeline.errors import ContentError
from audio_pipeline.markup.rules import suggest_nearest
from audio_pipeline.master.id3 import Tags, build_id3
from audio_pipeline.publish.artwork import MOTIFS
from audio_pipeline.publish.covers import draw_covers, make_covers
from audio_pipeline.signal.mp3 import FRAME_BYTES, build_info_frame


def find_programme(library: Library, content_id: str) -> Content:
    """Return the programme of this id, in any form, even behind a gate; ContentError suggests an id."""
    contents = (*library.contents, *library.programmes)
    programmes = {content.id: content for content in contents if content.kind in PROGRAMME_KINDS}
    if content_id not in programmes:
        hint = (
            suggest_nearest(content_id, list(programmes))
            if programmes
            else "Write one: warm-recall new exercise “Title”"
        )
        raise ContentError("there is no programme of this id", where=content_id, hint=hint)
    return programmes[content_id]


def require_programme(library: Library, file: Path) -> Content:
    """Return the programme of a library read from one file, not a variant of it; ContentError if it is an answer."""
    content = library.contents[0]
    if content.kind not in PROGRAMME_KINDS:
        hint = "Hear its words with warm-recall say “…” --as talk"
        raise ContentError("this is an answer, and no programme", where=str(file), hint=hint)
    return content


def find_chapter(content: Content, query: str) -> int:
    """Return the index of the chapter with this number (from 1) or title, or its beginning; ContentError lists them."""
    titles = [block.title for block in content.blocks if isinstance(block, Heading)]
    matches = _match_number(query, titles) or _match_titles(query.casefold(), [title.casefold() for title in titles])
    if len(matches) != 1:
        listed = ", ".join(f"{number} {title}" for number, title in enumerate(titles, 1))
        what = f'"{query}" could be several of its chapters' if matches else f'it has no chapter "{query}"'
        raise ContentError(what, where=content.id, hint=f"Its chapters are: {listed}" if titles else "It has none")
    return matches[0]


def _match_number(query: str, titles: Sequence[str]) -> list[int]:
    number = int(query) if query.isdecimal() else 0
    return [number - 1] if 1 <= number <= len(titles) else []


def _match_titles(query: str, titles: Sequence[str]) -> list[int]:
    """Return the indexes of the titles equal to the query, or of those that begin with it."""
    same = [index for index, title in enumerate(titles) if title == query]
    return same or [index for index, title in enumerate(titles) if title.startswith(query)]


def render_preview(content: Content, library: Library, context: BuildContext) -> tuple[Programme, Tags]:
    """Return one programme as it would be published, behind a gate or not, and its tags; nothing is released."""
    alone = replace(library, contents=(content,), settings=replace(library.settings, adult=True, other_voices=()))
    plan = make_plan(alone, context.engine, None, context.store, context.cache)
    motifs = [MOTIFS[content.kind]]
    clips = speak_programmes(plan, motifs, library.settings.title, context)
    whole = lay_out_programmes(plan, clips, check_nothing)
    mixes = {name: replace(mix, endings=()) for name, mix in whole.items()}
    new_chunks = count_new_chunks(mixes.values(), context.cache)
    own = {path: picture for path, picture in library.pictures.items() if path == content.artwork}
    covers = {**draw_covers(motifs, library.settings.title, context.cache), **make_covers(own)}
    tags = build_tags(content, library.settings, covers)
    with open_mastering(mixes, {content.id: tags}, clips, new_chunks, context) as programmes:
        return next(programmes), tags


def cut_excerpt(programme: Programme, tags: Tags, first: int) -> bytes:
    """Return the MP3 from this chapter on, cut at the frame in which it begins."""
    if not first:
        return programme.mp3
    n_cut = ms_to_samples(programme.chapters[first].start_ms) // FRAME_SAMPLES
    head_bytes = len(build_id3(tags, programme.chapters, programme.transcript)) + FRAME_BYTES
    audio = programme.mp3[head_bytes + n_cut * FRAME_BYTES :]
    n_samples = ms_to_samples(programme.duration_ms) - n_cut * FRAME_SAMPLES
    cut_ms = n_cut * FRAME_SAMPLES * 1000 // SAMPLE_RATE_HZ
    chapters = _shift_earlier(programme.chapters[first:], cut_ms)
    transcript = _shift_earlier([words for words in programme.transcript if words.start_ms >= cut_ms], cut_ms)
    return build_id3(tags, chapters, transcript) + build_info_frame(audio, n_samples) + audio


def _shift_earlier(timings: Sequence[TimedText], cut_ms: int) -> tuple[TimedText, ...]:
    return tuple(
        replace(timing, start_ms=max(0, timing.start_ms - cut_ms), end_ms=timing.end_ms - cut_ms) for timing in timings
    )
