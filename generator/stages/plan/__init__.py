"""What is to be built: what there is, and who writes which file."""
