"""Security: whether a request comes from Alexa, and comes once."""
