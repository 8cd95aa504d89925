"""Claims: promises nobody can keep, and words that push."""
