"""New sites from presets, and new pages from archetypes."""
