"""A few trials of `soak.py`, always the same ones."""

import shutil
import sys

import pytest
from soak import kind_of
from trial import Trouble, load_everything, new_site, trial

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="trials fork, and make pipes")
SEEDS = (20230, 40176, *range(10))


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fuzzing") / "sound"
    folder.mkdir()
    load_everything()
    new_site(folder)
    return folder


@pytest.mark.parametrize("seed", SEEDS)
def test_no_file_ends_a_command_otherwise_than_in_words(sound, seed):
    # The machine that runs the tests may be slow; what does not end is what is looked for.
    troubles = trial(seed, sound, sound.parent / "site", seconds=60.0)
    assert not troubles, "\n".join(map(str, troubles))


@pytest.mark.parametrize(
    ("what", "err", "kind"),
    [
        (
            "a traceback",
            'File "/x/generator/a.py", line 3, in f\nFile "/x/lib/b.py", line 9\nValueError: no',
            "a traceback generator/a.py:3 ValueError",
        ),
        ("exit code -9", "", "check: exit code -9"),
    ],
)
def test_failures_with_one_answer_are_of_one_kind(what, err, kind):
    assert kind_of(Trouble((), ("check",), what, err)) == kind


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("raise ValueError('x')", "a traceback"),
        ("__import__('os')._exit(7)", "exit code 7"),
        ("__import__('time').sleep(60)", "still running after 2 s"),
        ("print('error[build/failed] x')", "a failure that was caught"),
    ],
)
def test_each_kind_of_trouble_is_noticed(sound, monkeypatch, body, what):
    def broken(_arguments):
        exec(body)
        return 0

    import trial as trials  # noqa: PLC0415 - the same

    import generator.cli.run  # noqa: PLC0415 - so that its name can be taken

    monkeypatch.setattr(generator.cli.run, "run", broken)
    found = trials._ran(sound, ("check",), "file", 2.0)
    if what == "a traceback":
        assert found is not None
        assert "ValueError" in found[1]
    assert found is not None
    assert found[0] == what


def test_what_is_closed_is_closed_for_root_too(sound, monkeypatch):
    def reading(_arguments):
        return len((sound / "closed").read_bytes())

    import trial as trials  # noqa: PLC0415 - as above

    import generator.cli.run  # noqa: PLC0415 - as above

    closed = sound / "closed"
    closed.write_bytes(b"x")
    closed.chmod(0)
    monkeypatch.setattr(generator.cli.run, "run", reading)
    found = trials._ran(sound, ("check",), "file", 5.0)
    closed.unlink()
    assert found is not None
    assert "PermissionError" in found[1]


@pytest.mark.parametrize(
    "name",
    ["content", "content/blog", "static", "data", "i18n", "templates", "themes/plain/templates",
     "themes/plain/static", "archetypes", "themes/plain/theme.yaml", "site.yaml", "built"],
)  # fmt: skip
def test_closed_folder_or_file(sound, name):
    import trial as trials  # noqa: PLC0415 - as above

    folder = sound.parent / "site"
    shutil.copytree(sound, folder, symlinks=True)
    closed = folder / name
    closed.mkdir(exist_ok=True) if not closed.exists() else None
    closed.chmod(0)
    commands = [["check"], ["fix"], ["list"], ["publish", "--fail-on", "off"], ["doctor"],
                ["new", "blog/x.md"], ["check", "built"]]  # fmt: skip
    try:
        for command in commands:
            assert trials._ran(folder, command, "file", 60.0) is None
    finally:
        trials._remove(folder)
