"""Processes share the encoder's model: it is made once for a machine, and understands as the encoder itself does."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from audio_pipeline.understanding.encoder import Encoder, find_model_path, identify_encoder
from audio_pipeline.understanding.shared_model import prepare_shared_model

SENTENCES = ["why does a hug help", "I can't sleep", "hold my hand a little longer than you did before"]
ENCODE = """
import sys
from pathlib import Path
import numpy as np
from audio_pipeline.understanding import encoder
encoder.share_model(Path(sys.argv[1]))
encoder.find_model_path = None  # whoever reads the model itself fails
np.save(sys.argv[2], encoder.Encoder().encode(sys.argv[3:]))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models")
    assert prepare_shared_model(find_model_path(), identify_encoder(), folder)
    return folder


def test_the_vectors_are_those_of_the_adapted_model_to_the_bit(folder: Path, tmp_path: Path) -> None:
    found = tmp_path / "vectors.npy"
    subprocess.run([sys.executable, "-c", ENCODE, str(folder), str(found), *SENTENCES], check=True, timeout=120)
    assert np.array_equal(np.load(found), Encoder().encode(SENTENCES))


def test_it_is_made_once_and_nothing_unfinished_is_left(folder: Path) -> None:
    model = prepare_shared_model(find_model_path(), identify_encoder(), folder)
    assert model
    written_ns = model.stat().st_mtime_ns
    assert prepare_shared_model(find_model_path(), identify_encoder(), folder) == model
    assert model.stat().st_mtime_ns == written_ns
    assert {each.name for each in folder.iterdir()} == {"lock", model.parent.name}


def test_another_adapter_gets_a_model_of_its_own(tmp_path: Path) -> None:
    models = {prepare_shared_model(find_model_path(), each, tmp_path) for each in (identify_encoder(), "another")}
    assert len({each.parent.name for each in models if each}) == 2


def test_where_it_cannot_be_made_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert prepare_shared_model(find_model_path(), identify_encoder(), tmp_path / "file") is None
