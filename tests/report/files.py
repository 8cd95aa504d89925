"""An MP3 as the line makes one, of any sound."""

from audio_pipeline.audio_format import FRAME_SAMPLES
from audio_pipeline.signal import mp3
from tests.meter import Sound


def an_mp3(sound: Sound) -> bytes:
    whole = sound[: len(sound) // FRAME_SAMPLES * FRAME_SAMPLES]
    audio = mp3.encode_frames([whole], lead_frames=0, tail_frames=0)
    return mp3.build_info_frame(audio, len(whole)) + audio
