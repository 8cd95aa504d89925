"""A published transcript, the same for every programme."""

TRANSCRIPT = """WEBVTT

00:00:01.000 --> 00:00:04.000
Find a seat that holds you.

00:00:30.000 --> 00:00:36.000
Rest a hand where you can feel your own warmth,

00:00:38.000 --> 00:00:40.000
and let it stay there.

00:01:00.000 --> 00:01:04.000
Notice it &amp; smile.
"""


def serve_transcript(_: str) -> bytes:
    """Serve it at every address."""
    return TRANSCRIPT.encode()
