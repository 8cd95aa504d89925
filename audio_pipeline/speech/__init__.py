"""Speech: segments become clips, each synthesised once and checked."""
