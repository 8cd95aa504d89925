"""HTML template: no value becomes markup, nothing is forgotten, and an installed package has its templates."""

import subprocess
import sys
import tomllib
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import UndefinedError

import audio_pipeline
from audio_pipeline.content.xml_text import clean_line
from audio_pipeline.publish.html_template import render_html

PACKAGE = "tests.publish.pages"


class Elements(HTMLParser):
    """The elements, attributes and texts of a page, as a browser would read them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@settings(deadline=None)  # the first page loads Jinja2
@given(text=st.text() | st.sampled_from(["</p>", '"><b>', "' onclick='x", "&amp;", "<!--", "{{ name }}", "{% if %}"]))
def test_a_value_is_read_back_as_it_was_and_adds_no_element(text: str) -> None:
    found = Elements(render_html(PACKAGE, "greeting.html", name=text, ms=61_000))
    assert found.elements == [("p", {"title": clean_line(text)}), ("b", {})]
    assert "".join(found.texts) == f"Hello {clean_line(text)} at 1:01"


def test_line_breaks_of_a_template_are_not_on_the_page() -> None:
    assert render_html(PACKAGE, "greeting.html", name="", ms=0) == '<p title="">Hello <b></b> at 0:00</p>'


def test_a_value_without_a_filter_is_escaped_all_the_same() -> None:
    assert render_html(PACKAGE, "bare.html", name='<b "x">') == "<p>&lt;b &#34;x&#34;&gt;</p>"


def test_a_value_that_is_not_given_is_an_error() -> None:
    with pytest.raises(UndefinedError, match="'name' is undefined"):
        render_html(PACKAGE, "bare.html")


def test_a_file_beside_a_template_is_on_the_page_as_it_is() -> None:
    assert render_html(PACKAGE, "styled.html") == "<style>\na > b { color: red; }\n  /* {{ not a value }} */\n</style>"


def test_jinja_is_not_loaded_before_there_is_a_page_to_make() -> None:
    code = "import sys, audio_pipeline.publish.covers, audio_pipeline.report.report; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=60).stdout
    assert not {"jinja2", "markupsafe"} & set(loaded.split())


def test_whatever_is_not_code_is_installed_with_the_package() -> None:
    package = Path(audio_pipeline.__file__).parent
    project = tomllib.loads((package.parent / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = project["tool"]["setuptools"]["package-data"]["audio_pipeline"]
    installed = {path for pattern in patterns for path in package.glob(pattern)}
    files = [each for each in package.rglob("*") if each.is_file() and each.suffix not in {".py", ".pyc"}]
    assert {each.name for each in files} >= {"show_notes.html", "show_notes.css", "show_notes.js", "show.toml"}
    assert [each for each in files if each not in installed] == []
