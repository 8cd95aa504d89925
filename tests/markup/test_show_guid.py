"""A show's GUID gets into its show.toml, and nothing else in it changes."""

import tomllib

from audio_pipeline.markup.show_guid import insert_guid

GUID = "a8a95aa9-b4e0-5f9b-8c59-8f1d2e6a0c11"


def test_it_stands_below_the_public_address() -> None:
    text = 'title = "Tea"\npublic_url = "https://tea.example"\n\n[voices]\nusual = "heart"\n'
    whole = insert_guid(text, GUID)
    assert whole
    assert tomllib.loads(whole) == {**tomllib.loads(text), "guid": GUID}
    assert whole.startswith('title = "Tea"\npublic_url = "https://tea.example"\n\n#')


def test_without_an_address_it_comes_first() -> None:
    whole = insert_guid('title = "Tea"\n', GUID)
    assert whole
    assert whole.startswith("#")
    assert whole.endswith(f'guid = "{GUID}"\ntitle = "Tea"\n')


def test_lines_end_as_the_others_do() -> None:
    whole = insert_guid('title = "Tea"\r\n', GUID)
    assert whole
    assert whole.count("\n") == whole.count("\r\n")


def test_what_only_looks_like_an_address_is_not_torn_apart() -> None:
    text = 'title = "Tea"\ndescription = """\npublic_url = none\n"""\n'
    whole = insert_guid(text, GUID)
    assert whole
    assert whole.endswith(text)
