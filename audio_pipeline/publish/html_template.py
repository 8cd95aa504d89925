"""HTML template: a page from a Jinja2 template and its values, which never become markup.

A template, its CSS and its script are files in the folder `templates` of a package.
"""

import functools
import re
from typing import TYPE_CHECKING

from audio_pipeline.content.clock import format_clock
from audio_pipeline.content.xml_text import clean_line

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_TEXT_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ATTRIBUTE_ESCAPES = str.maketrans({"&": "&amp;", ">": "&gt;", '"': "&quot;"})
"""The characters that HTML cannot have in an element, and between double quotes. Jinja2 would escape more of them, and
a published page is named by its bytes: these must stay what they are."""


def render_html(package: str, template: str, **values: object) -> str:
    """Return the page that a template of a package makes of these values.

    In a template, `text` writes a value into an element, `attribute` writes it between double quotes, and `clock` makes
    m:ss of milliseconds; `inline` returns a file beside the template. Line breaks and indentation of a template are not
    on the page.
    """
    return _load_environment(package).get_template(template).render(values)


@functools.cache
def _load_environment(package: str) -> "Environment":
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        loader=FunctionLoader(lambda name: re.sub(r"\n\s*", "", _read_file(package, name))),
        autoescape=True,
        undefined=StrictUndefined,
    )
    environment.filters |= {"text": _escape_text, "attribute": _escape_attribute, "clock": format_clock}
    environment.globals["inline"] = lambda name: _mark_safe(f"\n{_read_file(package, name)}")
    return environment


def _read_file(package: str, name: str) -> str:
    from importlib import resources

    return resources.files(package).joinpath("templates", name).read_text(encoding="utf-8")


def _escape_text(text: str) -> "Markup":
    return _mark_safe(clean_line(text).translate(_TEXT_ESCAPES))


def _escape_attribute(text: str) -> "Markup":
    return _mark_safe(clean_line(text).translate(_ATTRIBUTE_ESCAPES))


def _mark_safe(html: str) -> "Markup":
    from markupsafe import Markup

    return Markup(html)  # noqa: S704 - escaped above, or a file of this package
