"""The preview: a site as its visitors will see it, while somebody writes it."""
