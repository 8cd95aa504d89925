"""Alexa: requests in, answers out, and the model that the two hang on."""
