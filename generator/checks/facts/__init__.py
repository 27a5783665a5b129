"""What is kept of a page or file once it is written: small, for rules over the whole site."""
