"""Where each listener stopped, behind a seam."""
