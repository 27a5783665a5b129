"""Other sites: whether the addresses that this site leads to still lead somewhere."""
