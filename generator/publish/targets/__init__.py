"""Places that a site is released to: one module or package each; `catalogue` lists them."""
