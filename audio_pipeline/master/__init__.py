"""Master: loudness, encoding and tags make a programme of a mix."""
