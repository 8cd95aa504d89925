"""Understanding: finds what a listener's words mean, from examples; the pipeline prepares it, the skill uses it."""
