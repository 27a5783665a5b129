"""Files of other formats than HTML, read into values."""
