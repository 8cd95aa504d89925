"""The skill that is served to Alexa carries neither a voice nor a recogniser."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.skill.browser.stand_in import a_shelf

LOAD = """
import json, sys
from pathlib import Path
from skill.app import create_app
from skill.settings import Settings

create_app(Settings(catalog=sys.argv[1], audio_base_url="https://sound.example/", local=sys.argv[2] == "local"))
print(json.dumps(sorted(sys.modules)))
"""

ENGINES = {
    "audio_pipeline.conversation", "audio_pipeline.speech", "audio_pipeline.signal", "hibari", "faster_whisper",
    "ctranslate2", "av", "soxr",
}  # fmt: skip


@pytest.mark.parametrize("mode", ["served", "local"])
def test_no_engine_of_speech_is_imported_at_the_start(tmp_path: Path, mode: str) -> None:
    """In local mode they are loaded when a page is opened."""
    a_shelf(tmp_path / "store", "Guided Recall", seconds=3)
    done = subprocess.run(
        [sys.executable, "-c", LOAD, str(tmp_path / "store"), mode], check=True, capture_output=True, text=True
    )
    loaded = set(json.loads(done.stdout.splitlines()[-1]))
    assert "skill.alexa.skill" in loaded
    assert not loaded & ENGINES
