"""Content table: every programme with its target length and its built length (pure)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from audio_pipeline.catalog import Catalog, Release
from audio_pipeline.content.clock import format_clock
from audio_pipeline.content.library import PROGRAMME_KINDS, Library
from audio_pipeline.content.model import Content

TALK_RANGES_S: Mapping[str, tuple[int, int]] = {"trailer": (60, 90), "benefit": (120, 240)}
"""The range of lengths for talks, which promise no length."""

_HEAD = (
    "| id | title | kind | target | built | difference | loudness |\n"
    "|---|---|---|---:|---:|---:|---:|\n"
)  # fmt: skip
_GATE = "behind its gate, off by default"


def format_content_table(library: Library, catalog: Catalog) -> str:
    """Return the page of all programmes; the catalog must have exactly those of the library."""
    contents = _sort_contents([each for each in library.contents if each.kind in PROGRAMME_KINDS])
    releases = {each.content_id: each for each in catalog.releases}
    rows = [_format_row(content, releases[content.id]) for content in contents]
    return f"# The content, target and built\n\n{_format_intro(contents, releases.values())}\n\n{_HEAD}{''.join(rows)}"


def compute_deviation(content: Content, built_ms: int) -> float | None:
    """Return the deviation from the target as a share of it: 0.03 is 3 % too long; None without a target."""
    target = _get_target_range_s(content)
    if target is None:
        return None
    built_s = built_ms / 1000
    nearest_s = min(max(built_s, target[0]), target[1])
    return (built_s - nearest_s) / nearest_s


def _get_target_range_s(content: Content) -> tuple[float, float] | None:
    """Return the shortest and the longest length in the target."""
    promised_s = content.length_ms / 1000
    return (promised_s, promised_s) if promised_s else TALK_RANGES_S.get(content.kind)


def _sort_contents(contents: Sequence[Content]) -> list[Content]:
    """Return the contents in the order of the feed: by kind and position, each variant after its programme."""
    programmes = sorted(
        (each for each in contents if not each.variant_of),
        key=lambda each: (PROGRAMME_KINDS.index(each.kind), each.position, each.id),
    )
    return [each for first in programmes for each in (first, *(one for one in contents if one.variant_of == first.id))]


def _format_row(content: Content, release: Release) -> str:
    name = f"↳ `{content.id}`" if content.variant_of else f"`{content.id}`"
    title = f"{content.title} ({_GATE})" if content.gate else content.title
    beyond = compute_deviation(content, release.duration_ms)
    cells = (
        name,
        title.replace("|", "\\|"),
        content.kind,
        _format_target(_get_target_range_s(content)),
        format_clock(round(release.duration_ms, -2), decimals=1),
        "–" if beyond is None else f"{100 * beyond:+.1f} %",
        f"{release.loudness_lufs:.1f} LUFS",
    )
    return f"| {' | '.join(cells)} |\n"


def _format_target(target_s: tuple[float, float] | None) -> str:
    if target_s is None:
        return "–"
    return "–".join(dict.fromkeys(format_clock(round(each * 1000)) for each in target_s))


def _format_intro(contents: Sequence[Content], releases: Iterable[Release]) -> str:
    """Return a text about the table and its totals."""
    total_s = sum(each.duration_ms for each in releases) / 1000
    furthest = max((abs(each) for each in _compute_deviations(contents, releases)), default=0.0)
    variants = sum(bool(each.variant_of) for each in contents)
    gated = sum(bool(each.gate) for each in contents)
    return (
        "Every programme, as `scripts/content-table` built it with the usual voice: what it promises, how long it is,\n"
        "and how loud. Exercises promise a length; the trailer and the talks have a range, and inside it nothing is\n"
        "missed. An arrow marks a variant of the programme above it.\n\n"
        f"{len(contents)} programmes, {variants} of them variants and {gated} behind a gate: "
        f"{total_s / 60:.0f} minutes in all. Furthest from its target: {100 * furthest:.1f} %."
    )


def _compute_deviations(contents: Sequence[Content], releases: Iterable[Release]) -> Iterator[float]:
    built_ms = {each.content_id: each.duration_ms for each in releases}
    for content in contents:
        beyond = compute_deviation(content, built_ms[content.id])
        if beyond is not None:
            yield beyond
