"""How well labelled questions are understood when they are asked aloud.

Each question is spoken by one of the voices of this machine in turn, in a room with noise. What the recogniser of the
browser speaker hears goes to the skill by the route of its page, as what is typed does, and the answers are compared.
"""

import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count as count_from
from pathlib import Path

from flask.testing import FlaskClient

from audio_pipeline.catalog import Catalog
from audio_pipeline.cli.console import show_progress
from audio_pipeline.conversation import whisper
from skill.app import create_app
from skill.browser.recognition_hints import list_hints
from skill.browser.speech_engines import Recogniser
from skill.settings import Settings
from tests.bench import spoken
from tests.bench.figures import Figure
from tests.bench.heard_words import Utterance, WordTally, list_worst_words, measure_error_rate
from tests.bench.run import Run
from tests.catalogs import publish_built_in
from tests.evaluation.cases import Case
from tests.evaluation.measures import MEASURES, count
from tests.evaluation.outcomes import Outcome, read_response
from tests.evaluation.rows import Row
from tests.skill.browser import spoken_wav
from tests.skill.browser.visits import post

ABOUT = "3 s for each question of the files that --questions names"

JOURNALS = Path("build")
"""The folder that keeps what was heard until all is, so that a run which was interrupted goes on."""

_N_WORST = 8
_COMPARED = ("answered right", "danger met", "danger met with cleared words", "question for a doctor met",
             "cleared words on ordinary line", "check-in on ordinary line")  # fmt: skip
"""The measures that are shown for what is typed and for what is heard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question that was asked in both ways."""

    utterance: Utterance
    typed: Case
    heard: Case

    @property
    def is_same(self) -> bool:
        """True if what was heard gets the same answer, programme or check-in as what is typed."""
        return self.typed.got == self.heard.got

    @property
    def is_danger_lost(self) -> bool:
        """True if the danger in the question is met when it is typed, and not when it is heard."""
        return _is_met(self.typed) and not _is_met(self.heard)


def figures(here: Run) -> tuple[Figure, ...]:
    """Ask every question of the files in both ways."""
    rows = here.questions[:8] if here.quick else here.questions
    with here.folder() as folder:
        store = folder / "store"
        store.mkdir()
        catalog = publish_built_in(store, folder / "cache")
        hints, voices = list_hints(catalog), [*spoken.find_voices()]
        try:
            recogniser = whisper.load_recogniser(hints)
        except ImportError:
            here.tell("the recogniser is not installed: scripts/setup ears")
            return ()
        utterances = hear(rows, voices, recogniser, JOURNALS / f"heard-{_name_run(rows, voices, hints)}.jsonl")
        client = create_app(Settings(catalog=str(store), local=True)).test_client()
        asked = _ask_all(rows, utterances, catalog, client)
    for line in describe(asked):
        here.tell(line)
    return compare(asked)


# --- hearing ----------------------------------------------------------------------------------------------------


def hear(rows: Sequence[Row], voices: Sequence[spoken.Voice], recogniser: Recogniser, journal: Path) -> list[Utterance]:
    """Speak and recognise every question; what a run that was interrupted has heard is taken from its journal."""
    heard = _read_journal(journal)
    if heard:
        sys.stderr.write(f"  {len(heard)} of {len(rows)} are heard already: to begin anew, delete {journal}\n")
    journal.parent.mkdir(exist_ok=True)
    with journal.open("a", encoding="utf-8") as kept, show_progress("Asking aloud", len(rows)) as report:
        report(len(heard))
        for at, row in enumerate(rows[len(heard) :], len(heard)):
            heard.append(recogniser.recognise(spoken.speak_in_room(voices[at % len(voices)], row.text)))
            kept.write(json.dumps(heard[-1]) + "\n")
            kept.flush()
            report(1)
    journal.unlink()
    return [
        Utterance(said=row.text, heard=words, voice=voices[at % len(voices)][1])
        for at, (row, words) in enumerate(zip(rows, heard, strict=True))
    ]


def _name_run(rows: Sequence[Row], voices: Sequence[spoken.Voice], hints: Sequence[str]) -> str:
    """Return a digest of all that changes what is heard."""
    code = [Path(str(module.__file__)).read_text("utf-8") for module in (whisper, spoken, spoken_wav)]
    recipe = [[row.text for row in rows], [(engine.id, name) for engine, name in voices], [*hints], code]
    return hashlib.sha256(json.dumps(recipe).encode()).hexdigest()[:12]


def _read_journal(journal: Path) -> list[str]:
    """Return what was heard of the first questions; a line that was only begun does not count."""
    if not journal.exists():
        return []
    text = journal.read_text("utf-8")
    whole = text[: text.rfind("\n") + 1]
    if whole != text:
        journal.write_text(whole, encoding="utf-8")
    return [json.loads(line) for line in whole.splitlines()]


def _ask_all(
    rows: Sequence[Row], utterances: Sequence[Utterance], catalog: Catalog, client: FlaskClient
) -> list[Asked]:
    answer_ids = frozenset(each.id for each in catalog.answers)
    listeners = count_from(1)

    def ask(row: Row, words: str) -> Case:
        """Ask as the page does, for a listener whom the skill does not know."""
        answer = post(client, f"/speaker/hear?listener={next(listeners)}", {"said": words or "…"}).json["response"]
        return Case(row=row, outcome=Outcome(judgement=read_response(answer, catalog)), answer_ids=answer_ids)

    return [
        Asked(utterance=each, typed=ask(row, each.said), heard=ask(row, each.heard))
        for row, each in zip(rows, utterances, strict=True)
    ]


# --- comparing --------------------------------------------------------------------------------------------------


def compare(asked: Sequence[Asked]) -> tuple[Figure, ...]:
    """Return what is promised, what is heard by voice, and the words that are heard worst."""
    utterances = [each.utterance for each in asked]
    voices = dict.fromkeys(each.voice for each in utterances)
    return (
        Figure(what="questions asked aloud, by the voices in turn", measured=len(asked)),
        _make_percentage("words that were misheard", measure_error_rate(utterances), at_most=12),
        *(
            _make_percentage(f"… of {name}", measure_error_rate(each for each in utterances if each.voice == name))
            for name in voices
        ),
        _make_percentage(
            "the same answer as to the typed words", sum(each.is_same for each in asked) / len(asked), at_least=90
        ),
        *_compare_shares(asked),
        *(_describe_word(each) for each in list_worst_words(utterances, _N_WORST)),
    )


def _compare_shares(asked: Sequence[Asked]) -> Iterator[Figure]:
    for measure in MEASURES:
        if measure.name in _COMPARED:
            typed, heard = (
                count(measure, cases) for cases in zip(*((each.typed, each.heard) for each in asked), strict=True)
            )
            if typed and heard:
                yield _make_percentage(f"{measure.name}, as typed, of {typed.of}", typed.value)
                yield _make_percentage(f"{measure.name}, as heard", heard.value)


def _make_percentage(what: str, share: float, *, at_most: float | None = None, at_least: float | None = None) -> Figure:
    return Figure(what=what, measured=100 * share, unit="%", at_most=at_most, at_least=at_least)


def _describe_word(tally: WordTally) -> Figure:
    return _make_percentage(f"“{tally.word}” misheard, of {tally.n_said} times", tally.n_misheard / tally.n_said)


def describe(asked: Sequence[Asked]) -> Iterator[str]:
    """Yield lines for whoever mends the recogniser: worst words, danger that was lost, and other answers."""
    for tally in list_worst_words([each.utterance for each in asked], _N_WORST):
        instead = ", ".join(f"“{heard}”" if heard else "nothing" for heard in tally.misheard)
        yield f"“{tally.word}” was {tally.n_misheard} times of {tally.n_said} heard as {instead}"
    for each in asked:
        if not each.is_same:
            kind = "danger not met" if each.is_danger_lost else "another answer"
            yield f"{kind}, {each.utterance.voice}: “{each.utterance.said}” was heard as “{each.utterance.heard}”"


def _is_met(case: Case) -> bool:
    return case.row.kind == "crisis" and (case.is_cleared or case.is_right or case.got.check_in)
