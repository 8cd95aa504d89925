"""Security: checks that a request comes from Alexa, and answers a repeated request once."""
