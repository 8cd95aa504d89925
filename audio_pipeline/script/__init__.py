"""Script: turn a Content into the segments, cues and pauses that are heard, in order."""
