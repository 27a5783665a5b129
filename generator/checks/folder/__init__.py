"""The check of a folder of HTML, no matter who built it."""
