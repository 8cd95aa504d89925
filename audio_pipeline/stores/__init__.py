"""Where made things are kept: a folder, or a bucket."""
