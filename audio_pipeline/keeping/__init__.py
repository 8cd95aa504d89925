"""What a build remembers of earlier ones, and who may build."""
