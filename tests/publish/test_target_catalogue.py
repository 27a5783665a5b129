from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.errors import UsageError
from generator.publish.catalogue import KINDS, configured
from generator.publish.target import Kind
from generator.settings.publishing import Publish


@dataclass(frozen=True)
class Settings:
    """Settings as they are once there is a second kind of target."""

    directory: str | None = None
    printer: str | None = None


TWO = (Kind("directory", lambda root, asked: (root, asked.directory)),
       Kind("printer", lambda root, asked: (root, asked.printer)))  # fmt: skip
SITE = Path("/site")


def test_folder_is_relative_to_the_site():
    assert configured(SITE, Publish(directory="../www")).folder == SITE / "../www"


def test_settings_of_the_target_are_those_of_the_site():
    settings = Publish(directory="www", keep=2)
    assert configured(SITE, settings).settings is settings


def test_none_is_asked_for():
    assert configured(SITE, Publish(), KINDS) is None
    assert configured(SITE, Settings(), TWO) is None


@pytest.mark.parametrize("key", ["directory", "printer"])
def test_the_one_that_is_asked_for(key):
    assert configured(SITE, Settings(**{key: "x"}), TWO) == (SITE, "x")


def test_two_at_once_are_refused():
    with pytest.raises(UsageError, match="names 2 targets, `directory`, `printer`; a site has one"):
        configured(SITE, Settings("x", "y"), TWO)
