"""Script: what is said and heard, in order, with the natural pauses."""
