"""Chromium as it is installed on this machine, driven by Playwright."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

from generator.errors import UsageError
from generator.one_file import is_there

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
_APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
#: The browser contacts nobody by itself.
_FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def refuse_without_driver() -> None:
    """
    Say how to get what drives the browser, where it is not installed.

    Raises:
        UsageError: It is not.
    """
    if find_spec("playwright") is None:
        raise UsageError(
            "`--browser` needs the package `playwright`",
            "install it with `pip install 'proofpress[browser]'`",
        )


def find_program() -> str | None:
    """Give the path of a Chromium, Chrome or Edge; None where none is installed."""
    for name in _NAMES:
        found = shutil.which(name)
        if found is not None:
            return found
    applications = _APPLICATIONS if sys.platform == "darwin" else ()
    return next((one for one in applications if is_there(one)), None)


@contextmanager
def open_browser() -> Iterator["Browser"]:
    """
    Start a browser of this machine, with a profile of its own, and end it.

    Raises:
        UsageError: There is none, or it does not start.
    """
    from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415 - optional

    flags = list(_FLAGS)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        flags.append("--no-sandbox")  # Chromium refuses to start for root otherwise
    with sync_playwright() as driver:
        try:
            browser = driver.chromium.launch(executable_path=find_program(), args=flags)
        except Error as error:
            raise UsageError(
                "no browser could be started: " + str(error).strip().splitlines()[0],
                "install Chromium, Chrome or Edge, such as with `apt install chromium`, or let "
                "Playwright bring one: `playwright install chromium`",
            ) from error
        try:
            yield browser
        finally:
            browser.close()
