"""Variants: the forms of one file, as its (for: …) directives divide it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from audio_pipeline.content.model import Block, ParagraphEnd, Words
from audio_pipeline.errors import Fault, SourceLocation
from audio_pipeline.markup.field_formats import VARIANT
from audio_pipeline.markup.front_matter import Field
from audio_pipeline.markup.rules import suggest_nearest

OPEN = "open"
"""The name of the form without a variant."""

OTHERS = "others"
"""The name for every form that no (for: …) has named since the last (for: all)."""

ALL = "all"
"""The name for all forms."""

_NOWHERE = SourceLocation("")


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantChange:
    """The beginning of lines that only these forms have."""

    names: tuple[str, ...]
    location: SourceLocation


SourceBlock = Block | VariantChange
"""A part of a file, before the forms are divided."""


def select_blocks(source_blocks: Sequence[SourceBlock], variant: str) -> tuple[Block, ...]:
    """Return the blocks of one form."""
    blocks: list[Block] = []
    named: set[str] = set()
    is_selected = True
    for each in source_blocks:
        if isinstance(each, VariantChange):
            named = set() if each.names == (ALL,) else named.union(each.names)
            is_selected = (
                each.names == (ALL,) or variant in each.names or (each.names == (OTHERS,) and variant not in named)
            )
        elif is_selected:
            blocks.append(each)
    return tuple(blocks)


def check_variants(source_blocks: Sequence[SourceBlock], variants: Field | None) -> Iterator[Fault]:
    """Report variants that are named but not declared, or declared but not named, and lines that no form has."""
    declared = variants.fields if variants else {}
    known = {OPEN, *declared}
    unnamed = set(known)
    changes = [each for each in source_blocks if isinstance(each, VariantChange)]
    for each in changes:
        yield from _check_names(each, known)
        unnamed = set(known) if each.names == (ALL,) else unnamed.difference(each.names)
        if each.names == (OTHERS,) and not unnamed:
            what = "Every form has been named since the last (for: all): nobody hears what follows"
            yield Fault(each.location, "for-nobody", what, "Take it away, with what it says")
    named = {name for each in changes for name in each.names}
    for name, field in declared.items():
        if name not in named:
            hint = f"Write (for: {name}) before the lines that differ, or take the variant away"
            yield Fault(field.location, "unused-variant", f'Nothing is said for "{name}" alone', hint)


def check_duplicate_variants(
    blocks_by_variant: Mapping[str, Sequence[Block]], variants: Field | None
) -> Iterator[Fault]:
    """Report variants that say the same as a form before them."""
    if not variants:
        return
    known: dict[tuple[object, ...], str] = {}
    for form, blocks in blocks_by_variant.items():
        before = known.setdefault(tuple(map(_strip_location, blocks)), form)
        if before != form:
            what = f'"{form}" says just what "{before}" says'
            hint = f"Write words of its own after (for: {form}), or take the variant away"
            yield Fault(variants.fields[form].location, "unused-variant", what, hint)


def _strip_location(block: Block) -> object:
    """Return the block without its location."""
    return block if isinstance(block, ParagraphEnd) else replace(block, location=_NOWHERE)


def explain_empty_variant(source_blocks: Sequence[SourceBlock], variant: str) -> Fault | None:
    """Return the fault of a form that has no words because it is never named after others; else None."""
    changes = [each for each in source_blocks if isinstance(each, VariantChange)]
    first = next((each for each in changes if each.names != (ALL,) and variant not in each.names), None)
    if not first or not any(isinstance(each, Words) for each in source_blocks):
        return None
    what = "Nothing is left of the file for it"
    hint = f"End the section with (for: {ALL}), or write (for: {variant}) and its own words"
    return Fault(first.location, "empty-body", what, hint)


def _check_names(change: VariantChange, known: set[str]) -> Iterator[Fault]:
    valid_names = sorted(name for name in known if name == OPEN or re.fullmatch(VARIANT.pattern, name))
    for name in change.names:
        if name not in {*known, OTHERS, ALL}:
            hint = f'{suggest_nearest(name, valid_names)}; a new one is declared under "variants:"'
            yield Fault(change.location, "unknown-variant", f'"{name}" is no variant of this file', hint)
