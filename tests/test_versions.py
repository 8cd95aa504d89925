"""Versions are those the installer wrote down."""

from importlib.metadata import PackageNotFoundError, distributions, version

import pytest

from audio_pipeline.versions import find_installed_versions, find_version


def test_every_installed_package_has_its_version() -> None:
    names = {each.name for each in distributions()}
    assert names
    assert {name: find_version(name) for name in names} == {name: version(name) for name in names}


def test_nothing_is_forgotten() -> None:
    assert {each.version for each in distributions()} <= set(find_installed_versions().values())


@pytest.mark.parametrize("written", ["markdown-it-py", "markdown_it_py", "Markdown.It.Py"])
def test_a_name_may_be_written_in_any_way_an_installer_takes(written: str) -> None:
    assert find_version(written) == version("markdown-it-py")


def test_what_is_not_installed_has_none() -> None:
    with pytest.raises(PackageNotFoundError):
        find_version("no-such-package")
