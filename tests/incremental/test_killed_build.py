"""A build that is killed leaves nothing behind that the next one stumbles over."""

import os
import signal
import subprocess
import sys
import time

import pytest
from site_folder import REPOSITORY, page

PAGES = 120


def killed_while_it_writes(site, *arguments):
    """Kill a build, and not its workers, when it has written the first of its pages."""
    building = subprocess.Popen(
        [sys.executable, "-m", "generator", "build", *arguments],
        cwd=site.root,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stdout=subprocess.DEVNULL,
    )
    while building.poll() is None and not any((site.root / "public").glob("p*/index.html")):
        time.sleep(0.001)
    assert building.poll() is None, "the build was over before it could be killed"
    building.send_signal(signal.SIGKILL)
    building.wait()


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
