"""What only a browser shows: layout, scripts, the focus."""
