"""Our words are our own: no run of eight words in common with the article the ideas come from.

Of the article (Linda Graham's newsletter on oxytocin of April 2010, at lindagraham-mft.net, adapted for the Love and
Life Toolbox) only its beginning could be had: 291 words. Two openings that belong with it were had as well: of her
column of November 2009 on the same subject, whose text she says the newsletter repeats (314 words), and of her Hand on
the Heart, which an exercise of ours rests on (288 words, without its title, which we cite). What comes after these
openings is not compared with anything here.

`tests/data/runs_of_the_article.txt` holds no text: for each run of eight words, `hashed(run)`, in order of the hashes.
It was made by writing `"\\n".join(sorted({hashed(run) for page in pages for run in runs(page)}))` to it.
"""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import audio_pipeline

WORDS_OF_A_RUN = 8
REPOSITORY = Path(__file__).parents[1]
CONTENT = Path(audio_pipeline.__file__).parent / "content" / "builtin"
RUNS_OF_THE_ARTICLE = frozenset((Path(__file__).parent / "data/runs_of_the_article.txt").read_text("ascii").split())

MADE_UP = "the tin kettle on the hill sang to every ship that came home before the snow"


def runs(text: str) -> Iterator[str]:
    """Every run of eight words: lower-case letters only, our marks in square brackets left out."""
    words = re.findall("[a-z]+", re.sub(r"\[[^\]]*\]|['\N{RIGHT SINGLE QUOTATION MARK}]", "", text.lower()))
    for start in range(len(words) - WORDS_OF_A_RUN + 1):
        yield " ".join(words[start : start + WORDS_OF_A_RUN])


def hashed(run: str) -> str:
    return hashlib.sha256(run.encode()).hexdigest()[:12]


def in_common(text: str, hashes: frozenset[str]) -> list[str]:
    return [run for run in runs(text) if hashed(run) in hashes]


def what_people_read() -> list[Path]:
    written = [*CONTENT.rglob("*.md"), *CONTENT.rglob("*.toml"), *REPOSITORY.glob("docs/*.md")]
    said = [*REPOSITORY.glob("skill/phrases/*.py"), *REPOSITORY.glob("skill/browser/templates/*")]
    return sorted([REPOSITORY / "README.md", *written, *said])


def test_everything_that_is_heard_or_read_is_looked_through() -> None:
    files = {path.name for path in what_people_read()}
    assert {"README.md", "guided-recall.md", "why_hug_helps.md", "show.toml"} <= files
    assert {"architecture.md", "phrasings.py"} <= files
    assert sum(1 for path in what_people_read() for _ in runs(path.read_text("utf-8"))) > 30_000


def test_the_article_is_there_to_be_compared_with() -> None:
    assert len(RUNS_OF_THE_ARTICLE) > 850


@pytest.mark.parametrize("path", what_people_read(), ids=lambda path: path.name)
def test_no_eight_words_in_a_row_are_the_articles(path: Path) -> None:
    assert in_common(path.read_text("utf-8"), RUNS_OF_THE_ARTICLE) == []


@pytest.mark.parametrize(
    "copied",
    [
        "He said the tin kettle on the hill sang to everyone.",
        "THE TIN KETTLE,\non the hill,\nsang to every “ship”",
        "the tin [500ms] kettle on [2s] the hill sang to every one",
        "sang to every ship that came home before supper",
    ],
)
def test_a_run_that_was_copied_is_found(copied: str) -> None:
    assert in_common(copied, frozenset(map(hashed, runs(MADE_UP))))


@pytest.mark.parametrize(
    "our_own",
    [
        "the tin kettle on the hill sang for every ship",
        "a tin kettle on the hill sang to nobody that came home",
        "",
    ],
)
def test_seven_words_in_a_row_may_be_chance(our_own: str) -> None:
    assert in_common(our_own, frozenset(map(hashed, runs(MADE_UP)))) == []
