"""Mix stage: lay out the programmes of a plan, and check their real lengths."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from audio_pipeline.build.plan import Job, Plan
from audio_pipeline.content.model import Clip, Content, Mix, Segment
from audio_pipeline.errors import ContentFaults, Fault
from audio_pipeline.lint.descent import check_descent
from audio_pipeline.lint.length import LENGTH_TOLERANCE, check_length
from audio_pipeline.lint.silence import check_silences
from audio_pipeline.master.gain import find_missing_chunks
from audio_pipeline.mix.timeline import lay_out_timeline
from audio_pipeline.stores.store import Store

Check = Callable[[Job, Mix], Iterable[Fault]]


def lay_out_programmes(plan: Plan, clips: Mapping[Segment, Clip], check: Check) -> Mapping[str, Mix]:
    """Return the Mix of every programme that is to be made, by content id.

    ContentFaults has the overrun anchors and the broken rules of all programmes. A Mix contains no sound: with its keys
    it takes 40 KB, about as much as its words, so that 2 000 programmes take 80 MB.
    """
    faults: list[Fault] = []
    mixes: dict[str, Mix] = {}
    for job in plan.to_make:
        try:
            mix = mixes[job.content.id] = _lay_out(job, clips)
        except ContentFaults as overrun:
            faults += (_name_voice(fault, job.content) for fault in overrun.faults)
        else:
            faults += (_name_voice(fault, job.content) for fault in check(job, mix))
    if faults:
        raise ContentFaults(tuple(faults))
    return mixes


def _name_voice(fault: Fault, content: Content) -> Fault:
    """Return a fault that names the voice if it is of a form in another voice: the words fit in the usual one."""
    return replace(fault, what=f"{fault.what} (in the voice {content.voice})") if content.voice_form_of else fault


def _lay_out(job: Job, clips: Mapping[Segment, Clip]) -> Mix:
    """Return the Mix of a programme; one that is not listed has no endings, which would take more than all the rest."""
    mix = lay_out_timeline(job.script, clips)
    return mix if job.content.has_endings else replace(mix, endings=())


def check_lengths(job: Job, mix: Mix) -> tuple[Fault, ...]:
    """Return the faults of the length and the silences of a programme, now that its words are spoken."""
    return (
        *check_length(job.content, mix, LENGTH_TOLERANCE),
        *check_silences(job.script, mix),
        *check_descent(job.script, mix, job.content.location),
    )


def check_nothing(_job: Job, _mix: Mix) -> tuple[Fault, ...]:
    """Apply no rule: an editor hears an unfinished programme as it is."""
    return ()


def count_new_chunks(mixes: Iterable[Mix], cache: Store) -> int:
    """Return how many Chunks are still to be made, each counted once."""
    return len(set[str]().union(*(find_missing_chunks(mix, cache) for mix in mixes)))
