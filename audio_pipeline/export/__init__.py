"""Export: writes a built show as plain files for a phone, a player or a media server."""
