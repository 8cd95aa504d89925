"""What in a line leads somewhere."""

import pytest

from audio_pipeline.publish.text_links import link_helpline, link_reference


@pytest.mark.parametrize(
    ("line", "links"),
    [
        ("Aa B (2009). Title. doi:10.1016/j.biopsych.2008.10.", ["https://doi.org/10.1016/j.biopsych.2008.10"]),
        ("Aa B (2003). Title. doi:10.1016/S0006-3223(03)00465-7.", ["https://doi.org/10.1016/S0006-3223(03)00465-7"]),
        (
            "(a) One, doi:10.1038/s42; (b) two, 10.1037/a00.",
            ["https://doi.org/10.1038/s42", "https://doi.org/10.1037/a00"],
        ),
        ("Aa B (2013). Title. PMC3831552.", ["https://pmc.ncbi.nlm.nih.gov/articles/PMC3831552/"]),
        ("Aa B (1983). Title. PMID 6831225.", ["https://pubmed.ncbi.nlm.nih.gov/6831225/"]),
        ("Aa B. 'Title', lindagraham-mft.net; and more.", ["https://lindagraham-mft.net"]),
        ("Aa B (1998). A Book, 3rd ed. Norton.", []),
    ],
)
def test_a_reference_leads_to_its_study(line: str, links: list[str]) -> None:
    pieces = link_reference(line)
    assert [each.url for each in pieces if each.url] == links
    assert "".join(each.text for each in pieces) == line


@pytest.mark.parametrize(
    ("line", "links"),
    [
        ("Call or text 988, or chat at 988lifeline.org, day and night.", ["tel:988", "https://988lifeline.org"]),
        ("UK: 116 123. NHS 111, option 2. Text SHOUT to 85258.", ["tel:116123", "tel:111", "sms:85258"]),
        ("United States: 1-800-799-7233.", ["tel:18007997233"]),
        ("Anywhere else: please call your local emergency number.", []),
    ],
)
def test_a_helpline_can_be_called_and_written_to(line: str, links: list[str]) -> None:
    pieces = link_helpline(line)
    assert [each.url for each in pieces if each.url] == links
    assert "".join(each.text for each in pieces) == line
