"""A reporter: `--format chat` writes one line for a chat channel."""

from generator.model.finding import Report


def chat(report: Report) -> str:
    """Sum the report up."""
    count = len(report.findings)
    return f"{count} {'finding' if count == 1 else 'findings'}\n"
