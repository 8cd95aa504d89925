"""Page: the tables of docs/listening.md, filled from what was found."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from tests.bench.figures import Figure, said
from tests.listen.finding import Finding
from tests.markdown import fill_tables

_CHECKS = "| what | promised | worst | where it is so |\n|---|---|---|---|"


def filled(page: str, tables: Mapping[str, str]) -> str:
    """The page with these tables between their marks. KeyError for one it has no place for."""
    return fill_tables(page, "listen", tables)


def worst(found: Mapping[str, Iterable[Finding]]) -> Mapping[str, tuple[str, Figure]]:
    """Of every promise: the programme that comes off worst, and its figure."""
    seen: dict[str, tuple[str, Figure]] = {}
    for programme, findings in found.items():
        for each in findings:
            if each.figure.met is not None and _worse(each.figure, seen.get(each.key)):
                seen[each.key] = programme, each.figure
    return seen


def _worse(figure: Figure, than: tuple[str, Figure] | None) -> bool:
    if than is None:
        return True
    return figure.measured > than[1].measured if figure.at_most is not None else figure.measured < than[1].measured


def checks(found: Mapping[str, Iterable[Finding]], whole: Iterable[Finding]) -> str:
    """A row a promise."""
    rows = [_row(figure, programme) for programme, figure in worst(found).values()]
    return "\n".join([_CHECKS, *rows, *(_row(each.figure, "all together") for each in whole)])


def _row(figure: Figure, where: str) -> str:
    missed = "" if figure.met is not False else "**missed**: "
    return f"| {figure.what} | {figure.target} | {missed}{said(figure.measured, figure.unit)} | {where} |"


_COLUMNS: Mapping[str, str] = {
    "lufs_from_target": "from -16 LUFS, LU",
    "dbtp": "true peak, dBTP",
    "lra_lu": "range, LU",
    "bed_under_speech_db": "bed, dB",
    "wer": "words otherwise",
    "mos_dnsmos": "DNSMOS, with the bed",
    "mos_dnsmos_voice": "… without",
    "mos_distill": "DistillMOS, with the bed",
    "mos_distill_voice": "… without",
}


def programmes(found: Mapping[str, Iterable[Finding]]) -> str:
    """A row a programme, and a column for what can be told of at least one."""
    figures = {programme: {each.key: each.figure for each in findings} for programme, findings in found.items()}
    shown = [key for key in _COLUMNS if any(key in each for each in figures.values())]
    head = ["programme", *(_COLUMNS[key] for key in shown)]
    rows = [[programme, *(_cell(each.get(key)) for key in shown)] for programme, each in figures.items()]
    return "\n".join(map(_line, [head, ["---"] * len(head), *rows]))


def _cell(figure: Figure | None) -> str:
    if figure is None:
        return ""
    return f"**{figure.measured:.2f}**" if figure.met is False else f"{figure.measured:.2f}"


def lexicon(said_and_heard: Mapping[str, tuple[int, int]]) -> str:
    """A row a word."""
    rows = [[word, str(said), str(heard)] for word, (said, heard) in said_and_heard.items()]
    return "\n".join(map(_line, [["word", "said", "heard"], ["---"] * 3, *rows]))


def when(duration_ms: int, count: int) -> str:
    """What was listened to."""
    return f"Listened on {datetime.now(UTC):%Y-%m-%d}: {count} programmes, {duration_ms / 60_000:.0f} minutes."


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
