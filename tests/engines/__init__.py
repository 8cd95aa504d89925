"""Every voice, proved."""
