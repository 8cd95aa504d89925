"""Mix: place clips, cues and beds on one timeline, and render it chunk by chunk."""
