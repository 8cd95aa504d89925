"""Ops: puts the show and the skill on AWS, and takes them off again."""
