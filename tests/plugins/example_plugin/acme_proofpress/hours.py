"""A function for templates: `{{ opening_hours("mon-fri", 9, 17) }}`."""


def opening_hours(days: str, start: int, end: int) -> str:
    """Write opening hours as visitors read them."""
    return f"{days.title()}, {start:02}:00 to {end:02}:00"
