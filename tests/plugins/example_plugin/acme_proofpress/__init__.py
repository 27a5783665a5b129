"""House rules and widgets of Acme."""
