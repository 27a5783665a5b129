"""The prose of a page: its blocks, its words, and the way back to what a person wrote."""
