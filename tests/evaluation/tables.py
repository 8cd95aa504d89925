"""Tables: what was counted, as Markdown, as JSON, and between the markers of a page (pure)."""

from collections.abc import Iterable, Mapping
from typing import Any

from tests.evaluation.cases import Case
from tests.evaluation.evaluation import Evaluation
from tests.evaluation.measures import MEASURES, Share, count_all, count_by_tag, list_misses

Shares = Mapping[str, Mapping[str, Share]]
"""Shares by what their column is called, then by what their row is called."""

NOTHING = "–"

LEAST_LINES = 10
"""The least lines with a tag that are worth a row."""


def format_share(share: Share | None) -> str:
    """Return a share with its counts and its interval."""
    if share is None:
        return NOTHING
    low, high = share.interval
    return f"{share.value:.1%} of {share.of} ({low:.0%}–{high:.0%})".replace("%", " %")


def format_table(corner: str, shares: Shares, rows: Iterable[str]) -> str:
    """Return a table with a column a set of shares, of the rows that any of them has."""
    known = [row for row in rows if any(row in column for column in shares.values())]
    lines = [f"| {corner} | {' | '.join(shares)} |", f"|---|{'---|' * len(shares)}"]
    lines += [f"| {row} | {' | '.join(format_share(each.get(row)) for each in shares.values())} |" for row in known]
    return "\n".join(lines)


def format_evaluation(evaluation: Evaluation) -> dict[str, str]:
    """Return the tables of an evaluation, by the name of the file."""
    names = [each.name for each in MEASURES]
    return {
        file: format_table(file, {way: count_all(cases) for way, cases in ways.items()}, names)
        for file, ways in evaluation.cases.items()
    }


def format_danger_by_tag(cases: tuple[Case, ...]) -> str:
    """Return how danger is met, a row a tag that has enough lines; empty if there is none."""
    by_tag = {tag: shares for tag, shares in count_by_tag(cases).items() if shares["danger met"].of >= LEAST_LINES}
    measures = dict.fromkeys(name for shares in by_tag.values() for name in shares)
    columns = {name: {tag: shares[name] for tag, shares in by_tag.items()} for name in measures}
    return format_table("tag", columns, by_tag) if by_tag else ""


def format_misses(cases: Iterable[Case]) -> str:
    """Return a line for each miss: the sentence, what was wanted and what the listener gets."""
    return "\n".join(
        f"{case.row.text}\n    wanted {', '.join(sorted(case.row.wanted))}; got {_describe_got(case)}"
        for case in list_misses(cases)
    )


def _describe_got(case: Case) -> str:
    if case.got.check_in:
        return "a check-in"
    words = "" if case.outcome.has_words else ", without words"
    return f"{' or '.join(case.got.close) or case.got.id}{words}"


def to_json(evaluation: Evaluation) -> dict[str, Any]:
    """Return every share, by file, way to ask and measure."""
    return {
        file: {
            way: {name: _share_to_json(share) for name, share in count_all(cases).items()}
            for way, cases in ways.items()
        }
        for file, ways in evaluation.cases.items()
    }


def _share_to_json(share: Share) -> dict[str, Any]:
    low, high = share.interval
    return {"n": share.n, "of": share.of, "share": round(share.value, 4), "low": round(low, 4), "high": round(high, 4)}
