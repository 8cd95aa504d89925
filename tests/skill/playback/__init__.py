"""Playing programmes and keeping a listener's place."""
