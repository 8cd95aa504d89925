"""Listen: hear every built programme as others would, and judge it against what was written and promised."""
