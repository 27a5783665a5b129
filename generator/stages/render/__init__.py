"""Make pages, and the files that list them."""
