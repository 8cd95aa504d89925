"""Links: what a reference names by a DOI, a PubMed number or an address can be followed."""

import pytest

from audio_pipeline.publish.links import link_text, split_links


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Psychiatry 65(9). doi:10.1016/j.biopsych.2008.10.011.", "https://doi.org/10.1016/j.biopsych.2008.10.011"),
        ("doi:10.1016/S0006-3223(03)00465-7.", "https://doi.org/10.1016/S0006-3223(03)00465-7"),
        ("(see doi: 10.1038/srep03440);", "https://doi.org/10.1038/srep03440"),
        ("Neuroscience 8(8). PMC3831552.", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC3831552/"),
        ("Research 262(1). PMID 6831225.", "https://pubmed.ncbi.nlm.nih.gov/6831225/"),
        ("Read https://a.example/b_(c)?d=1&e=2, then rest.", "https://a.example/b_(c)?d=1&e=2"),
    ],
)
def test_an_address_ends_where_the_sentence_goes_on(text: str, address: str) -> None:
    parts = list(split_links(text))
    assert [each for _, each in parts if each] == [address]
    assert "".join(part for part, _ in parts) == text


def test_all_of_several_are_links() -> None:
    text = "(a) doi:10.1038/s42003-019-0325-6; (b) doi:10.1038/s42003-020-0799-2."
    assert len([each for _, each in split_links(text) if each]) == 2


@pytest.mark.parametrize("text", ["Call 988.", "10.1000 steps", "javascript:alert(1)", "doi", "PMCology"])
def test_other_words_are_no_links(text: str) -> None:
    assert link_text(text) == text


def test_no_text_becomes_markup() -> None:
    assert link_text('<b> & https://a.example/"onclick=1') == (
        '&lt;b&gt; &amp; <a href="https://a.example/">https://a.example/</a>"onclick=1'
    )
