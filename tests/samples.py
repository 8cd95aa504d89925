"""Small values of every word of the line, for tests that need one and care about few of its fields."""

from dataclasses import replace

from audio_pipeline.catalog import Answer, Catalog, Release, Show
from audio_pipeline.content.model import Content, Programme, TimedText
from audio_pipeline.errors import SourceLocation

PLACE = SourceLocation("exercises/hand-on-heart.md")

CONTENT = Content(
    id="hand-on-heart",
    kind="exercise",
    title="Hand on Heart",
    location=PLACE,
    blocks=(),
    summary="Two quiet minutes with a warm hand.",
    names=("hand on heart", "the hand exercise"),
    sources=("R2", "R1"),
    published="2026-11-23",
    position=2,
    length_ms=120_000,
)

PROGRAMME = Programme(
    content_id="hand-on-heart",
    mp3=b"\xff\xfb\x94\x64 not really sound",
    duration_ms=120_024,
    loudness_lufs=-16.02,
    loudness_range_lu=8.4,
    true_peak_dbtp=-2.4,
    chapters=(
        TimedText(start_ms=0, end_ms=12_345, text="Settle"),
        TimedText(start_ms=12_345, end_ms=120_024, text="Warm hand"),
    ),
    transcript=(
        TimedText(start_ms=1_008, end_ms=3_504, text="Find a seat that holds you."),
        TimedText(start_ms=4_008, end_ms=9_000, text="Rest a hand where you can feel your own warmth."),
    ),
)

MADE_FROM = {"segment 1": "clips/aa", "segment 2": "clips/bb"}
"""The key of each part of the programme."""

SHOW = Show(
    title="Warm Recall",
    author="The Warm Recall makers",
    description="Short programmes about human warmth.",
    language="en-US",
    website="https://warm-recall.example/",
    email="hello@warm-recall.example",
    category="Health & Fitness",
    subcategory="Mental Health",
    artwork_url="artwork/0123456789ab.jpg",
    feed_url="https://warm-recall.example/feed.xml",
)

RELEASE = Release(
    id="hand-on-heart.0123456789ab",
    content_id="hand-on-heart",
    kind="exercise",
    title="Hand on Heart",
    summary="Two quiet minutes with a warm hand.",
    names=("hand on heart",),
    position=2,
    published_at="2026-11-23T06:00:00Z",
    url="programmes/hand-on-heart/0123456789ab.mp3",
    size_bytes=1_920_384,
    duration_ms=120_024,
    transcript_url="programmes/hand-on-heart/123456789abc.vtt",
    chapters_url="programmes/hand-on-heart/23456789abcd.chapters.json",
    loudness_lufs=-16.02,
    true_peak_dbtp=-2.4,
    sources=("R2",),
    variant_of="",
    gate="",
    access="",
    helplines=(),
    made_from={"segment 1": "clips/aa"},
)

ANSWER = Answer(
    id="why_hug_helps",
    kind="answer",
    title="Why a hug helps",
    questions=("why does a hug help", "what is it about a hug"),
    text="A wanted hug from someone you trust helps many people settle.",
    local={},
    follow_up="hand-on-heart",
    sources=("R1",),
)

REFERENCES = {"R1": "Aa B (2001). On one thing. Journal 1:1.", "R2": "Bb C (2002). On another. Journal 2:2."}


def release(content_id: str, *, kind: str = "exercise", position: int = 1) -> Release:
    """Make another one, everything it is named by its own."""
    folder = f"programmes/{content_id}"
    return replace(
        RELEASE,
        id=f"{content_id}.0123456789ab",
        content_id=content_id,
        kind=kind,
        title=content_id.replace("-", " ").title(),
        position=position,
        url=f"{folder}/0123456789ab.mp3",
        transcript_url=f"{folder}/123456789abc.vtt",
        chapters_url=f"{folder}/23456789abcd.chapters.json",
    )


LINES = ("UK and Ireland: Samaritans, 116 123.", "Anywhere else: your local emergency number.")

CATALOG = Catalog(
    show=SHOW,
    releases=(
        release("guided-recall", position=1),
        RELEASE,
        release("settling", kind="benefit", position=1),
        release("cushioning", kind="benefit", position=2),
    ),
    answers=(ANSWER,),
    references=REFERENCES,
)
