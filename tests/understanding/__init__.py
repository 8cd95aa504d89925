"""What the skill understands, and how it is prepared."""
