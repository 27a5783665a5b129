"""What the panel's section on accessibility shows: what is said, what stands out, what is where."""
