"""Master: turn a mix into a programme with its loudness, MP3 frames and tags."""
