"""Rules about languages and translations."""
