"""Social networks: what a shared page looks like."""
