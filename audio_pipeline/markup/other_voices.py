"""Other voices: parse [[other_voices]] of show.toml, which names the programmes that are also made in another voice."""

from collections.abc import Collection, Iterator, Mapping

from audio_pipeline.content.library import PROGRAMME_KINDS, OtherVoice
from audio_pipeline.errors import Fault
from audio_pipeline.markup.front_matter import LocatedText
from audio_pipeline.markup.rules import suggest_nearest
from audio_pipeline.markup.settings_table import SettingSpec, allow_number, allow_text, allow_texts, check_table
from audio_pipeline.markup.toml import TomlFile

NAME = "other_voices"

_OTHER_VOICE: Mapping[str, SettingSpec] = {
    "voice": allow_text(r".*\S.*", "a voice of the engine"),
    "programmes": allow_texts(r"[a-z0-9]+(-[a-z0-9]+)*", "a list of ids of programmes and of kinds"),
    "rate": allow_number(float, 0.5, 2.0, required=False),
    "treble_db": allow_number(float, -12.0, 0.0, required=False),
}


def parse_other_voices(table: TomlFile) -> tuple[OtherVoice, ...]:
    """Return the other voices of a table in which check_other_voices finds no fault."""
    entries = table.values.get(NAME, [])
    return tuple(OtherVoice(**{**each, "programmes": tuple(each.get("programmes", ()))}) for each in entries)


def check_other_voices(table: TomlFile) -> Iterator[Fault]:
    """Report all faults that the list has by itself."""
    entries = table.values.get(NAME, [])
    if not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
        what = f'"{NAME}" is no list of tables'
        yield table.make_value_fault((NAME,), "wrong-type", what, f"Write [[{NAME}]] above each")
        return
    for number, each in enumerate(entries):
        yield from check_table(table, (NAME, number), each, _OTHER_VOICE)


def check_other_programmes(table: TomlFile, ids: Collection[str]) -> Iterator[Fault]:
    """Report the programmes of a valid list that are neither the id of a programme nor a kind."""
    for number, each in enumerate(parse_other_voices(table)):
        for selector in each.programmes:
            if selector not in ids and selector not in PROGRAMME_KINDS:
                hint = suggest_nearest(selector, sorted({*ids, *PROGRAMME_KINDS}))
                what = f'"{selector}" is neither a programme nor a kind'
                yield table.make_value_fault((NAME, number, "programmes"), "unknown-episode", what, hint)


def locate_other_voices(table: TomlFile) -> Iterator[LocatedText]:
    """Yield the voices of a valid list, each with its place."""
    for number, each in enumerate(parse_other_voices(table)):
        yield LocatedText(text=each.voice, location=table.locate_value(NAME, number, "voice"))
