"""Conversation: speak the answers of the browser speaker, and recognise what its listener says, on this machine.

The skill finds both by the entry points of this package, and has neither when it is served to Alexa.
"""
