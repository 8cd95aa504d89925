"""docs/certification.md: each point is ticked by a test that is there, or is a person's job."""

import json
import re
from urllib.parse import urlsplit

import pytest

from audio_pipeline.publish.site.pages import list_pages
from audio_pipeline.publish.site.site import PRIVACY, TERMS
from tests.markdown import DOCS, ROOT
from tests.publish.site.sites import OWN_SHOW

PAGE = (DOCS / "certification.md").read_text("utf-8")
POINTS = re.findall(r"^\| (.+?) \| (.+?) \|$", PAGE.partition("## What a person must do")[0], re.MULTILINE)
POINTS = [(point, ticked) for point, ticked in POINTS if point not in {"point", "---"}]


def named_tests(text: str) -> list[tuple[str, str]]:
    """The file and the name of each test that a line names."""
    return [
        (name if "/" in name else f"tests/skill/alexa/{name}.py", test)
        for name, test in re.findall(r"`([\w/.]+)::(\w+)`", text)
    ]


@pytest.mark.parametrize(("point", "ticked"), POINTS, ids=[point[:40] for point, _ in POINTS])
def test_each_point_is_ticked_by_a_test_or_is_a_persons_job(point: str, ticked: str) -> None:
    tests = named_tests(ticked)
    assert tests or re.search(r"\byou\b", ticked), point
    gone = [test for file, test in tests if f"def {test}(" not in (ROOT / file).read_text("utf-8")]
    assert gone == [], "these tests are gone: name others in docs/certification.md, or say that it is a person's job"


def test_the_page_has_every_part_of_a_certification() -> None:
    assert len(POINTS) > 30
    assert sum(bool(named_tests(ticked)) for _, ticked in POINTS) > len(POINTS) * 3 // 4


def test_the_manifest_leads_to_the_pages_of_the_site() -> None:
    manifest = json.loads((ROOT / "infra/skill-package/skill.json").read_text("utf-8"))["manifest"]
    names = {page.name for page in list_pages(OWN_SHOW, ())}
    for urls in manifest["privacyAndCompliance"]["locales"].values():
        assert urlsplit(urls["privacyPolicyUrl"]).path.endswith(f"/{PRIVACY}")
        assert urlsplit(urls["termsOfUseUrl"]).path.endswith(f"/{TERMS}")
    assert {f"{PRIVACY}index.html", f"{TERMS}index.html"} <= names
