"""Mix: clips, cues and beds laid on one timeline, and rendered chunk by chunk."""
