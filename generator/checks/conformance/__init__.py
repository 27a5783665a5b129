"""What the HTML standard allows: tables as data, and what reads them."""
