"""Commands: what an editor types, one idea a file."""
