"""TOML files: parse show.toml, lexicon.toml, references.toml, helplines.toml, figures.toml and site.toml."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from audio_pipeline.catalog import Figure
from audio_pipeline.content.library import READING_STYLES, Helpline, Pronunciation, ShowSettings
from audio_pipeline.content.site_words import SiteWords
from audio_pipeline.errors import Fault
from audio_pipeline.markup.figures import parse_figures
from audio_pipeline.markup.front_matter import LocatedText
from audio_pipeline.markup.helplines import parse_helplines
from audio_pipeline.markup.lexicon import parse_lexicon
from audio_pipeline.markup.other_voices import locate_other_voices
from audio_pipeline.markup.references import parse_references
from audio_pipeline.markup.show import parse_show
from audio_pipeline.markup.site_words import parse_site_words
from audio_pipeline.markup.toml import TomlFile, parse_toml

FileOrFault = tuple[bytes, str] | Fault
"""The bytes of a file and its path; or the reason that it cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TomlFiles:
    """The parsed TOML files of a content folder."""

    settings: ShowSettings | None
    """None if show.toml has a fault."""
    show_file: TomlFile | None
    """The file in which unknown episodes are reported; None if it has a fault itself."""
    lexicon: Mapping[str, Pronunciation]
    references: Mapping[str, str]
    helplines: tuple[Helpline, ...]
    helplines_file: TomlFile | None
    """The file in which missing helplines are reported; None if it has a fault itself."""
    figures: tuple[Figure, ...]
    site_words: SiteWords
    engine: LocatedText | None
    voices: tuple[LocatedText, ...]
    """The voices of the paces, and the other voices."""
    faults: tuple[Fault, ...]


def parse_toml_files(open_file: Callable[[str], FileOrFault]) -> TomlFiles:
    """Parse each TOML file, opened by its name."""
    show, show_faults = _parse_file(open_file("show.toml"))
    lexicon_file, lexicon_faults = _parse_file(open_file("lexicon.toml"))
    references_file, reference_faults = _parse_file(open_file("references.toml"))
    helplines_file, helpline_faults = _parse_file(open_file("helplines.toml"))
    figures_file, figures_faults = _parse_file(open_file("figures.toml"))
    site_file, site_faults = _parse_file(open_file("site.toml"))
    # The settings of a broken show.toml are unknown, so they are not checked.
    settings, setting_faults = (None, []) if show_faults else parse_show(show)
    lexicon, word_faults = parse_lexicon(lexicon_file)
    references, number_faults = parse_references(references_file)
    helplines, entry_faults = parse_helplines(helplines_file)
    helpline_faults += entry_faults
    figures, figure_faults = parse_figures(figures_file)
    site_words, wording_faults = parse_site_words(site_file)
    site_faults += wording_faults
    faults = (show_faults, setting_faults, lexicon_faults, word_faults, reference_faults, number_faults)
    paces = (_find_text(show, "pace", style, "voice") for style in dict.fromkeys(READING_STYLES.values()))
    return TomlFiles(
        settings=settings,
        show_file=show if settings else None,
        lexicon=lexicon,
        references=references,
        helplines=helplines,
        helplines_file=None if helpline_faults else helplines_file,
        figures=figures,
        site_words=site_words,
        engine=_find_text(show, "engine"),
        voices=(*filter(None, paces), *(locate_other_voices(show) if settings else ())),
        faults=tuple(
            fault for each in (*faults, helpline_faults, figures_faults, figure_faults, site_faults) for fault in each
        ),
    )


def _parse_file(file: FileOrFault) -> tuple[TomlFile, list[Fault]]:
    if isinstance(file, Fault):
        return TomlFile(path=file.location.path, text="", values={}), [file]
    return parse_toml(*file)


def _find_text(show: TomlFile, *keys: str) -> LocatedText | None:
    """Find the text under these keys of show.toml, right or wrong; None if there is none."""
    value: object = show.values
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return LocatedText(text=value, location=show.locate_value(*keys)) if isinstance(value, str) else None
