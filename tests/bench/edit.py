"""Edit: one sentence in the middle of the ten-minute recall, said in all its forms, and all of them built again."""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass

from audio_pipeline.content.model import Chunk
from audio_pipeline.speech.speak import clip_key
from tests.bench import show
from tests.bench.by_hand import Parts, by_hand
from tests.bench.figures import Figure
from tests.bench.run import Run
from tests.bench.show import Show

ABOUT = "2 min, after a cold build"

FILE = f"exercises/{show.TEN}.md"
SENTENCE = "Only as far as you'd like."
EDITS = ("Only as far as you care to.", "Only so far as you'd like to.", "As far as you'd like, no further.")

_MOVED, _MOVED_EDIT = "You needn't see it.", "You needn't see any of it."
"""Before this one, every form says something of its own."""

_SHARE, _TIMES = 0.03, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edited:
    """One edit."""

    wall_s: float
    cpu_s: float
    parts: Parts
    touched: int


def figures(run: Run) -> tuple[Figure, ...]:
    """The median of a few edits, one after another."""
    cold = show.cold(run)
    with run.folder() as root:
        here = show.copied(cold.show, root)
        known = show.chunks(show.scripts(show.library(here)), here.cache)
        edited = [_edited(run, here, *each, known) for each in zip((SENTENCE, *EDITS), EDITS, strict=False)]
        moved = _edited(run, here, _MOVED, _MOVED_EDIT, show.chunks(show.scripts(show.library(here)), here.cache))
    wall_s, cpu_s = (statistics.median(each) for each in zip(*((one.wall_s, one.cpu_s) for one in edited), strict=True))
    parts = Parts(*(statistics.median(each) for each in zip(*(astuple(one.parts) for one in edited), strict=True)))
    return (
        Figure(
            what="one sentence edited, wall; target 3 % of the cold build",
            measured=wall_s,
            unit="s",
            at_most=_SHARE * cold.took.wall_s,
        ),
        Figure(
            what="the same; target 2 × (start + speaking + encoding)",
            measured=wall_s,
            unit="s",
            at_most=_TIMES * sum(astuple(parts)),
        ),
        Figure(what="… starting, with libraries and voice", measured=parts.start_s, unit="s"),
        Figure(what="… speaking the sentence", measured=parts.speak_s, unit="s"),
        Figure(what=f"… encoding the {_counted(edited)} chunks it touched", measured=parts.encode_s, unit="s"),
        Figure(what="processor time of it all", measured=cpu_s, unit="s"),
        Figure(
            what=f"a sentence that stands elsewhere in every form: {moved.touched} chunks, wall",
            measured=moved.wall_s,
            unit="s",
        ),
    )


def _counted(edited: Sequence[_Edited]) -> str:
    fewest, most = min(each.touched for each in edited), max(each.touched for each in edited)
    return f"{most}" if fewest == most else f"{fewest} to {most}"


def say_instead(here: Show, old: str, new: str) -> None:
    """What an editor does: other words in the file."""
    path = here.content / FILE
    text = path.read_text(encoding="utf-8")
    if text.count(old) != 1:
        raise SystemExit(f"{path.name} does not say “{old}” once: choose another sentence in {__file__}")
    path.write_text(text.replace(old, new), encoding="utf-8")


def _edited(run: Run, here: Show, old: str, new: str, known: Mapping[str, Chunk]) -> _Edited:
    run.tell(f"saying “{new}”")
    before = {clip_key(each, "") for each in show.segments(show.scripts(show.library(here)))}
    say_instead(here, old, new)
    took = here.build()
    said = show.scripts(show.library(here))
    spoken = [each for each in show.segments(said) if clip_key(each, "") not in before]
    touched = [chunk for key, chunk in show.chunks(said, here.cache).items() if key not in known]
    with run.folder() as scratch:
        parts = by_hand(spoken, touched, here.cache, scratch)
    return _Edited(wall_s=took.wall_s, cpu_s=took.cpu_s, parts=parts, touched=len(touched))
