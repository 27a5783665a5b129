"""
What can stop a run.

A person's mistake in content, a template or a setting is a finding, and the
build goes on. These are for a run that cannot go on::

    GeneratorError                exit 3
    ├── SettingsError             exit 2   site.yaml is missing or unusable
    ├── UsageError                exit 2   a command was given what it cannot take
    ├── BaselineError             exit 2   the baseline is damaged
    ├── ThemeError                exit 3   no theme, no layout, a theme that cannot load
    ├── OutputFolderError         exit 3   the output folder is not ours to write
    ├── PublishError              exit 3   a release could not be made, or is not what was built
    └── WorkerError               exit 3   a worker process died

Exit code 1 is not an error: it says that findings reached the threshold.
"""


class GeneratorError(Exception):
    """
    A run that cannot go on.

    Attributes:
        hint: What the reader can do about it; empty where nothing helps.
    """

    exit_code = 3

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(GeneratorError):
    """A command was given something that it cannot take."""

    exit_code = 2


class SettingsError(GeneratorError):
    """The settings are missing or unusable; the findings that say why are printed before."""

    exit_code = 2


class BaselineError(GeneratorError):
    """The baseline is damaged; the message names file and line."""

    exit_code = 2


class ThemeError(GeneratorError):
    """The theme is missing or cannot be loaded."""


class OutputFolderError(GeneratorError):
    """The output folder is not ours to write."""


class PublishError(GeneratorError):
    """A release could not be made, or is not what was built; the message says what visitors see."""


class WorkerError(GeneratorError):
    """A worker process died; the message names the page that it was working on."""


def said(error: BaseException) -> str:
    """Say what *error* says, or its name where it says nothing: a reason is never empty."""
    return str(error).strip() or type(error).__name__
