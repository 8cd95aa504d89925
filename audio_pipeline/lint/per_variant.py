"""Per variant: report a fault of all variants once, and a fault of some variants with their names."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from audio_pipeline.content.model import Content
from audio_pipeline.errors import Fault
from audio_pipeline.markup.variants import ALL, OPEN

_FOR = r"(?m)^[ \t]*\([ \t]*for[ \t]*:[ \t]*([^()\n]*?)[ \t]*\)[ \t]*$"

_LACKING = frozenset(
    {"missing-opening", "missing-closing", "missing-disclaimer", "missing-disclosure", "misses-length"}
)
"""Rules about words that a form lacks: they may be behind a (for: …) that was never closed."""


def get_variant_name(content: Content) -> str:
    """Return the name of a form within its file."""
    return content.id.removeprefix(f"{content.variant_of}-") if content.variant_of else OPEN


def merge_variant_faults(faults_by_variant: Mapping[str, Iterable[Fault]], source: str) -> Iterator[Fault]:
    """Return the faults of all forms of a file, each once; the file's text shows the lines of each form."""
    forms: dict[Fault, list[str]] = {}
    for form, faults in faults_by_variant.items():
        for fault in dict.fromkeys(faults):
            forms.setdefault(fault, []).append(form)
    for fault, names in forms.items():
        yield fault if len(names) == len(faults_by_variant) else _add_variant_names(fault, names, source)


def _add_variant_names(fault: Fault, names: Iterable[str], source: str) -> Fault:
    quoted = ", ".join(f'"{name}"' for name in names)
    open_ended = _find_open_variants(source) if fault.rule in _LACKING else ""
    hint = f"Write (for: {ALL}) where the lines of (for: {open_ended}) end; or: {fault.hint}" if open_ended else ""
    return replace(fault, what=f"{fault.what} (in {quoted})", hint=hint or fault.hint)


def _find_open_variants(source: str) -> str:
    """Return the forms that the lines at the end of the file are for; empty if for all."""
    directives = re.findall(_FOR, source)
    return directives[-1] if directives and directives[-1] != ALL else ""
