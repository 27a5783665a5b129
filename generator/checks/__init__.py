"""The proofing engine: facts of a page and a site, rules over them, findings out of them."""
