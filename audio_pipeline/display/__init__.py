"""What is seen of a programme: covers, tags, timed text, and what every page says and looks like."""
