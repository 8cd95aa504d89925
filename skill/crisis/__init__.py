"""Crisis: the conversation after a crisis answer; only help is said until it ends."""
