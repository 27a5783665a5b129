"""A build that is killed leaves nothing behind that the next one stumbles over."""

import os
import signal
import subprocess
import sys

import pytest
from site_folder import REPOSITORY, page

PAGES = 120


#: Builds, and kills itself but not its workers as it writes the n-th file of a page.
KILLED = r"""
import os, re, signal, sys
from generator.__main__ import main
builder, left = os.getpid(), int(sys.argv.pop(1))
def count(event, arguments):
    global left
    if event == "open" and isinstance(arguments[0], str) and re.search(r"public.p\d+.", arguments[0]):
        left -= 1
        if left == 0:
            os.kill(builder, signal.SIGKILL)
sys.addaudithook(count)
main()
"""


def killed_while_it_writes(site, *arguments):
    """Kill a build, and not its workers, when it writes the tenth of its pages."""
    building = subprocess.run(
        [sys.executable, "-c", KILLED, "10", "build", *arguments],
        cwd=site.root,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stdout=subprocess.DEVNULL,
        check=False,
    )
    assert building.returncode == -signal.SIGKILL
    assert any((site.root / "public").glob("p*/index.html"))
    assert len(list((site.root / "public").glob("p*/index.html"))) < PAGES


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL here")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_next_build_is_whole(make_site, jobs):
    files = {f"content/p{number}.md": page(f"P{number}", "word " * 2000) for number in range(PAGES)}
    site = make_site(files)
    killed_while_it_writes(site, "--jobs", jobs)
    for number in range(0, PAGES, 2):
        (site.root / f"content/p{number}.md").unlink()
    ran = site.build()
    assert ran.err == ""
    clean = make_site(
        {name: text for name, text in files.items() if (site.root / name).exists()}, folder="clean"
    )
    assert ran.out == clean.build().out
    assert site.outputs() == clean.outputs()
    assert all(site.text(name) == clean.text(name) for name in clean.outputs())
