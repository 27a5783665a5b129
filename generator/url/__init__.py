"""Addresses as browsers read them: the one parser, hosts that are private, and what is misspelt."""
