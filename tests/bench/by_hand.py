"""By hand: nothing but what an edit cannot be made without, in a process of its own.

Start, say the sentence, encode the chunks it touched: wall seconds of each, as JSON.
"""

import json
import pickle
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from audio_pipeline.content.model import Chunk, Segment
from audio_pipeline.master.gain import USUAL_GAIN_DB
from audio_pipeline.mix.render import render_chunk
from audio_pipeline.signal import mp3
from audio_pipeline.signal.loudness import db_to_amplitude
from audio_pipeline.speech.engines.hibari import Hibari
from audio_pipeline.speech.speak import speak_and_cache
from audio_pipeline.stores.folder import FolderStore
from tests.bench.alone import libraries


@dataclass(frozen=True, slots=True)
class Parts:
    """What an edit is made of."""

    start_s: float
    """Python, our code, the libraries, the voice."""
    speak_s: float
    encode_s: float


def by_hand(segments: Sequence[Segment], chunks: Sequence[Chunk], cache: Path, scratch: Path) -> Parts:
    """Run it; the clips of the chunks are in the cache."""
    work = scratch / "work.pickle"
    work.write_bytes(pickle.dumps((segments, chunks, cache)))
    words = [sys.executable, "-m", "tests.bench.by_hand", str(work), str(time.monotonic())]
    done = subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True)
    return Parts(**json.loads(done.stdout))


def _parts(work: Path, begun: float) -> Parts:
    segments, chunks, cache = pickle.loads(work.read_bytes())  # noqa: S301 - our parent has just written it
    libraries()
    ready = time.monotonic()
    first_s, speak_s = (_said_s(segments, work.parent / name) for name in ("first", "again"))
    encode_s = sum(_encoded_s(chunk, FolderStore(cache, durable=False)) for chunk in chunks)
    return Parts(start_s=ready - begun + first_s - speak_s, speak_s=speak_s, encode_s=encode_s)


def _said_s(segments: Sequence[Segment], cache: Path) -> float:
    """The first time, the voice is loaded as well."""
    begun = time.monotonic()
    for segment in segments:
        speak_and_cache(segment, Hibari(), FolderStore(cache, durable=False))
    return time.monotonic() - begun


def _encoded_s(chunk: Chunk, cache: FolderStore) -> float:
    sound = render_chunk(chunk, cache) * db_to_amplitude(USUAL_GAIN_DB)
    begun = time.monotonic()
    mp3.encode_frames([sound], lead_frames=chunk.lead_frames, tail_frames=chunk.tail_frames)
    return time.monotonic() - begun


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asdict(_parts(Path(sys.argv[1]), float(sys.argv[2])))))
