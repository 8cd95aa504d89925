"""How well what listeners say is understood: measured on sentences with a label."""
