"""Writing files safely: whole or not at all, in a folder that is ours, one process at a time."""
