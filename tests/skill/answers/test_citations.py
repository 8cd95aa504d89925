"""References are said in one sentence."""

import pytest

from audio_pipeline.content.builtin_path import BUILTIN_CONTENT
from skill import phrases
from skill.answers.citations import MOST_CITED, cite, name_work
from tests.markup.small_folder import read

REFERENCES = {
    "R1": "Dueren AL, Vafeiadou A, Edgar C, Banissy MJ (2021). The influence of duration.",
    "R2": "Leng G, Sabatier N (2016). Measuring oxytocin.",
    "R3": "Panksepp J (1998). Affective Neuroscience.",
    "R4": "Turner RA et al. (1999). Preliminary research.",
    "R5": "Turner RA et al. (1999). The same people in the same year.",
}

FIRST_THREE = "Dueren and colleagues, 2021; Leng and Sabatier, 2016; Panksepp, 1998"


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        (REFERENCES["R1"], "Dueren and colleagues, 2021"),
        (REFERENCES["R2"], "Leng and Sabatier, 2016"),
        (REFERENCES["R3"], "Panksepp, 1998"),
        (REFERENCES["R4"], "Turner and colleagues, 1999"),
        (
            "(a) Yamamoto Y et al. (2019). Communications Biology; (b) Yamamoto Y (2020).",
            "Yamamoto and colleagues, 2019",
        ),
        ("Cassidy J, Shaver PR, editors (2016). Handbook of Attachment.", "Cassidy and Shaver, 2016"),
        ("van den Dries L, Juffer F, van IJzendoorn MH (2009). Security.", "van den Dries and colleagues, 2009"),
        ("Woo C-W, Koban L, Kross E et al. (2014). Separate.", "Woo and colleagues, 2014"),
        ("Graham L. 'Hand on the Heart', somewhere.net.", "Graham"),
        ("US oxytocin injection label (DailyMed, Hikma).", "US oxytocin injection label"),
    ],
)
def test_a_work_is_named_by_its_first_author_and_year(reference: str, name: str) -> None:
    assert name_work(reference) == name


@pytest.mark.parametrize(
    ("sources", "sentence"),
    [
        (("R1",), "That comes from Dueren and colleagues, 2021."),
        (("R1", "R2"), "That comes from Dueren and colleagues, 2021; and Leng and Sabatier, 2016."),
        (("R4", "R5"), "That comes from Turner and colleagues, 1999."),
        (
            ("R1", "R2", "R3", "R4"),
            f"That comes from {FIRST_THREE}; and 1 more in the show notes.",
        ),
        ((), phrases.COMMON_KNOWLEDGE),
        (("R99",), phrases.COMMON_KNOWLEDGE),
    ],
)
def test_sources_make_one_sentence(sources: tuple[str, ...], sentence: str) -> None:
    assert cite(sources, REFERENCES) == sentence


def test_every_built_in_answer_can_say_its_sources() -> None:
    library = read(BUILTIN_CONTENT)
    for answer in library.answers:
        sentence = cite(answer.sources, library.references)
        assert sentence.count(";") <= MOST_CITED
        assert not {"(", "/", "doi", ".."} & set(sentence.split())
        assert len(sentence) < 200
