"""The answer, and how one asks for it."""
