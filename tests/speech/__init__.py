"""Speaking a Script, checked and kept."""
