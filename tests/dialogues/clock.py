"""Clock: the time at which devices and the skill are, which a dialogue moves on."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta


@dataclass
class Clock:
    """A time that passes when it is told to."""

    now: datetime = field(default_factory=lambda: datetime.now(UTC))

    def __call__(self) -> datetime:
        """Return the time."""
        return self.now

    def pass_by(self, time_ms: int) -> None:
        """Let time pass."""
        self.now += timedelta(milliseconds=time_ms)

    def set_right(self) -> None:
        """Set it to the time that it really is."""
        self.now = datetime.now(UTC)
