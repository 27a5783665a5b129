"""Where no process can be forked, as on macOS, a build is the same as on Linux."""

import subprocess
import sys

import pytest
from site_folder import page

#: What is imported before the system has another name is that of this one.
AS_ON_MACOS = """
import asyncio, concurrent.futures, ctypes, multiprocessing.pool, multiprocessing.spawn, sys, zoneinfo
sys.platform = "darwin"
forked = multiprocessing.context.ForkProcess
forked._Popen = None  # a fork would fail
from generator.__main__ import main
main()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="compares with a build that forks")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_build_is_the_same(make_site, tmp_path, jobs):
    pages = {f"content/p{n}.md": page(f"P{n}", f"[gone](gone{n}.md)\n") for n in range(8)}
    site = make_site(pages)
    here = site.run("build", "-q", "--jobs", jobs, "-o", str(tmp_path / "here"))
    there = subprocess.run(
        [
            *(sys.executable, "-c", AS_ON_MACOS, "build", "-q", "-s", str(site.root)),
            *("--jobs", jobs, "--clean", "-o", str(tmp_path / "there")),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (there.returncode, there.stdout) == (here.code, here.out), there.stderr
    assert files(tmp_path / "there") == files(tmp_path / "here")


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
