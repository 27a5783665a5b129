"""Rules: one folder a family, one file a rule; each file's docstring documents it and holds its tests."""
