"""Worker options: who builds, and how patiently."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerOptions:
    """What an editor said about it."""

    jobs: int
    """So many at once, on this machine."""
    cluster: str = ""
    """The address of a scheduler whose workers do it instead; empty: this machine."""
    wait_for_lock: bool = False
    """Let another build in the same folder end first."""
