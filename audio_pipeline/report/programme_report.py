"""Programme report: everything that the page shows of one programme."""

from dataclasses import dataclass

from audio_pipeline.catalog import Release
from audio_pipeline.content.model import TimedText
from audio_pipeline.report.metrics import Metric, select_missed


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeReport:
    """A Release with its metrics, its chapters and what scripts/listen found."""

    release: Release
    metrics: tuple[Metric, ...]
    complaints: tuple[str, ...]
    """One line for each thing that scripts/listen did not find as promised."""
    chapters: tuple[TimedText, ...]
    chart_json: str
    """The data of the drawing, from encode_chart_data."""

    @property
    def n_misses(self) -> int:
        """Return the number of missed targets and complaints."""
        return len(select_missed(self.metrics)) + len(self.complaints)

    @property
    def misses(self) -> tuple[str, ...]:
        """Return the names of the missed metrics, and the number of complaints if there are any."""
        names = (metric.name.lower() for metric in select_missed(self.metrics))
        return (*names, f"{len(self.complaints)} by listening") if self.complaints else tuple(names)
