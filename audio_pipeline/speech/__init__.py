"""Speech: turn segments into clips, each synthesised once and checked."""
