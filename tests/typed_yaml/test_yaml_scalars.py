import datetime as dt
from zoneinfo import ZoneInfo

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.typed_yaml.scalars import core, misreading, moment

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("no", False),
        ("Off", False),
        ("YES", True),
        ("true", True),
        ("1.10", 1.1),
        ("012", 10),
        ("08", 8),
        ("1:20", 80),
        ("190:20:30", 685230),
        ("0x1F", 31),
        ("0b11", 3),
        ("0o17", 15),
        ("1_000", 1000),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("5.", 5.0),
        ("+49", 49),
        (".inf", float("inf")),
    ],
)
def test_what_yaml_takes_for_something_else(text, made):
    assert misreading(text) == made
    assert type(misreading(text)) is type(made)


@pytest.mark.parametrize(
    "text",
    [
        "2026",
        "1.5",
        "-3",
        "0",
        "1.0",
        "no way",
        "nO",
        "y",
        "n",
        "1.2.3",
        "2026-01-31",
        "09:30",
        "-",
    ],
)
def test_what_stays_text(text):
    assert misreading(text) is None


@given(st.text(st.sampled_from("0123456789+-.:_xobeE"), min_size=1, max_size=8))
def test_no_number_of_yaml_1_1_is_missed(text):
    try:
        made = yaml.safe_load(f"a: {text}")["a"]
    except (yaml.YAMLError, ValueError, OverflowError, TypeError):
        return
    if isinstance(made, (int, float)) and str(made) != text:
        assert misreading(text) is not None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("FALSE", False),
        ("no", "no"),
        ("12", 12),
        ("012", "012"),
        ("0", 0),
        ("0x1f", 31),
        ("0o17", 15),
        ("1.10", 1.1),
        ("1e3", 1000.0),
        ("1:20", "1:20"),
        ("1_000", "1_000"),
        ("-.inf", -float("inf")),
        ("-", "-"),
        ("...", "..."),
        ("2026-01-31", dt.date(2026, 1, 31)),
        ("2026-13-45", "2026-13-45"),
        ("9" * 5_000, "9" * 5_000),
    ],
)
def test_core_schema(text, value):
    assert core(text, dt.UTC) == value
    assert type(core(text, dt.UTC)) is type(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2019-10-08 13:00:00 -0500", "2019-10-08T13:00:00-05:00"),
        ("2019-10-08 13:00:00 -5", "2019-10-08T13:00:00-05:00"),
        ("2019-10-08T13:00:00Z", "2019-10-08T13:00:00+00:00"),
        ("2019-10-08t13:00:00.25z", "2019-10-08T13:00:00.250000+00:00"),
        ("2019-10-08T13:00", "2019-10-08T13:00:00+02:00"),
        ("2019-1-8 3:00", "2019-01-08T03:00:00+01:00"),
        ("2019-10-08 13:00:00 UTC", "2019-10-08T13:00:00+00:00"),
        ("2019-10-08 13:00:00+05:30", "2019-10-08T13:00:00+05:30"),
        ("2019-10-08T13:00:00.123456789Z", "2019-10-08T13:00:00.123456+00:00"),
        ("2019-10-08", "2019-10-08"),
    ],
)
def test_dates_that_are_understood(text, value):
    assert moment(text, BERLIN).isoformat() == value


@pytest.mark.parametrize(
    "text",
    ["2026-13-45", "2026-02-30", "2026-01-01T25:00", "20260131", "2026-W01-1", "soon", "1/2/2026"],
)
def test_dates_that_are_refused(text):
    with pytest.raises(ValueError, match=r"."):
        moment(text, dt.UTC)
