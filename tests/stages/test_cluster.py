"""A Dask cluster makes the same site: workers that share neither memory nor the site's folder."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import Future
from pathlib import Path

import pytest
from site_folder import REPOSITORY, page

from generator.cli.executing import chosen, scheduler_of
from generator.errors import UsageError, WorkerError
from generator.settings.schema import Executor
from generator.stages.workers.cluster_connection import connected, difference, environment

distributed = pytest.importorskip("distributed", reason="the extra `dask` is not installed")
from generator.stages.workers.cluster import ClusterExecutor  # noqa: E402 - it needs the extra

#: Ends the process at one mark in a page; at another says so, and waits until it may go on.
KILLER = """
import os, time
from pathlib import Path

def plugin(md):
    def die(state):
        if "DIE HERE" in state.src:
            os._exit(9)
        if "WAIT HERE" in state.src and "MOMENT" in os.environ:
            moment = Path(os.environ["MOMENT"])
            with (moment / "reached").open("a") as file:
                file.write(f"{os.getpid()}\\n")
            while not (moment / "over").exists():
                time.sleep(0.01)
    md.core.ruler.push("die", die)
"""
CLUSTER = """
import sys

def main():
    from distributed import LocalCluster
    with LocalCluster(
        n_workers=2, threads_per_worker=2, processes=True, host="127.0.0.1",
        dashboard_address="127.0.0.1:0", scheduler_kwargs={"dashboard": False},
        memory_limit=0, local_directory=sys.argv[1],
    ) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()

if __name__ == "__main__":
    main()
"""
#: A page that asks for a static file, and for a picture that is drawn.
HOME = """\
{% extends "page.html" %}
{% block more %}
<link href="{{ asset("site.css") }}">
<img src="{{ card().url }}" alt="">
{% endblock %}
"""
#: One pixel. Source: PNG (Portable Network Graphics) Specification.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)
PAGES = 300
#: Seconds after which what is waited for does not come any more, on a busy machine too.
PATIENCE = 60
#: Of these, the pages with a template of their own.
OTHERS = 160


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """Two worker processes, which know a plug-in and work far from the site; their address."""
    folder = tmp_path_factory.mktemp("cluster")
    info = folder / "plugins" / "killer-1.0.dist-info"
    info.mkdir(parents=True)
    (folder / "plugins" / "killer.py").write_text(KILLER)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: killer\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[proofpress.markdown]\nkiller = killer:plugin\n")
    path = f"{REPOSITORY}{os.pathsep}{folder / 'plugins'}"
    script = folder / "cluster.py"
    script.write_text(CLUSTER)
    process = subprocess.Popen(
        [sys.executable, str(script), str(folder / "scratch")],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path, "MOMENT": str(folder)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Running(process.stdout.readline().strip(), path, folder)
    finally:
        process.stdin.close()
        process.wait(60)


class Running:
    """A cluster, and what a build needs to be like its workers."""

    def __init__(self, address: str, path: str, folder: Path) -> None:
        self.address = address
        self.environ = {"PYTHONPATH": path}
        self.folder = folder

    def leftovers(self) -> list[Path]:
        """What workers keep of sites, after all the time they may take to clear up."""
        end = time.monotonic() + PATIENCE
        while (kept := list(self.folder.glob("scratch/*/worker-*/tmp*"))) and (
            time.monotonic() < end
        ):
            time.sleep(0.05)
        return kept


def varied(number: int) -> str:
    """A page that shows something of everything."""
    body = f"Words about [the next](p{(number + 1) % PAGES}.md) of them.\n"
    if number % 7 == 0:
        body += f"\n![A dot](dot.png)\n\n![Another dot](/plain.png)\n\n[Nowhere](gone{number}.md)\n"
    if number % 11 == 0:
        body += '\n{{< note kind="calm" >}}Mind *this*.{{< /note >}}\n\n{{< unknown >}}\n'
    keys = {"layout": "other"} if number < OTHERS else {}
    about = f"About {number}"
    return page(f"Page {number}", body, tags=f"[t{number % 5}]", description=about, **keys)


@pytest.fixture
def garden(make_site, cluster):
    site = make_site(
        {
            **{f"content/p{one}.md": varied(one) for one in range(PAGES)},
            **{f"content/p{one}.de.md": varied(one) for one in range(0, PAGES, 10)},
            "content/_index.de.md": page("Garten"),
            "content/dot.png": PNG,
            "static/plain.png": PNG,
            "static/site.css": "body { margin: 0 }\n",
            "templates/shortcodes/note.html": (
                "{#\nparams:\n  kind: {type: text}\nbody: markdown\n#}\n"
                '<aside class="{{ kind }}">{{ body }}</aside>\n'
            ),
            "themes/plain/templates/home.html": HOME,
            "themes/plain/templates/other.html": '{% extends "page.html" %}\n',
        },
        settings="languages:\n  en: {name: English}\n  de: {name: Deutsch}\n"
        "social: {cards: true}\n",
    )
    template = site.root / "themes/plain/templates/page.html"
    template.write_text(
        template.read_text().replace("</main>", "{% block more %}{% endblock %}</main>")
    )
    site.environ = cluster.environ
    return site


@pytest.fixture
def moment(garden, cluster):
    """Make a page of the garden wait on the cluster; what there is to know of that moment."""
    garden.write({"content/p5.md": page("Five", "WAIT HERE\n")})
    one = Moment(cluster.folder)
    yield one
    one.folder.joinpath("reached").unlink(missing_ok=True)
    one.folder.joinpath("over").unlink(missing_ok=True)


class Moment:
    """A moment at which a worker holds a page."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def wait(self, build: "subprocess.Popen[str]") -> int:
        """Wait for it; the process that holds the page, of *build*, which cannot end before."""
        reached = self.folder / "reached"
        while not (reached.exists() and reached.read_text().endswith("\n")):
            assert build.poll() is None, "the build was over before"
            time.sleep(0.01)
        return int(reached.read_text().split()[0])

    def end(self) -> None:
        """Let the worker go on, and each that is given the page again."""
        self.folder.joinpath("over").touch()


def everything(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def both(site, cluster, *arguments: str):
    """Build here and on the cluster, each into a folder of its own."""
    here = site.command("build", "--format", "json", "-q", "-o", "here", *arguments)
    away = site.command(
        "build", "--format", "json", "-q", "-o", "away", "--scheduler", cluster.address, *arguments
    )
    return here, away


def same(site, here, away) -> None:
    assert away.stderr == ""
    assert away.stdout == here.stdout
    assert away.returncode == here.returncode
    assert everything(site.root / "away") == everything(site.root / "here")


def test_same_site_and_the_same_again(garden, cluster):
    here, away = both(garden, cluster, "--clean")
    assert here.returncode == 1
    assert '"links/broken"' in here.stdout
    assert '"markdown/shortcode-unknown"' in here.stdout
    names = list(everything(garden.root / "here"))
    assert len([name for name in names if name.endswith(".html")]) > PAGES + PAGES / 10
    assert [name for name in names if name.endswith(".css")] == ["site.b4d5deb2.css"]
    assert len([name for name in names if name.startswith("social-cards/")]) == 2
    same(garden, here, away)
    # Nothing has changed, so nobody asks for a cluster.
    again = garden.command(
        *("build", "-q", "--format", "json", "-o", "away", "--scheduler", free_address())
    )
    assert (again.returncode, again.stdout, again.stderr) == (away.returncode, away.stdout, "")
    assert cluster.leftovers() == []


def test_building_again_on_a_cluster(garden, cluster):
    both(garden, cluster, "--clean")
    # Pages of one template are made again, and the others are checked: a rule weighs less now.
    template = garden.root / "themes/plain/templates/other.html"
    template.write_text(template.read_text() + "{% block more %}<p>More.</p>{% endblock %}\n")
    settings = garden.root / "site.yaml"
    settings.write_text(settings.read_text() + "rules:\n  links/broken: warning\n")
    garden.write({"content/p7.md": page("Seven", "Other words.\n", tags="[t9]")})
    here, away = both(garden, cluster)
    same(garden, here, away)
    fresh = garden.command("build", "--format", "json", "-q", "-o", "fresh", "--clean")
    assert fresh.stdout == away.stdout
    assert everything(garden.root / "fresh") == everything(garden.root / "away")


def test_page_that_kills_its_process(garden, cluster):
    garden.write({"content/p5.md": page("Five", "DIE HERE\n")})
    away = garden.command(
        "build", "--format", "json", "-q", "--clean", "--scheduler", cluster.address
    )
    assert away.returncode == 3, away.stderr
    assert '"file": "content/p5.md"' in away.stdout
    assert away.stdout.count('"build/page-lost"') >= 1
    assert not garden.has("p5/index.html")
    assert all(garden.has(f"p{one}/index.html") for one in range(PAGES) if one != 5)


def test_worker_that_dies_is_made_up_for(garden, cluster, moment):
    here = garden.command("build", "--format", "json", "-q", "-o", "here", "--clean")
    arguments = [
        *(sys.executable, "-m", "generator", "build", "--format", "json", "-q", "-o", "away"),
        *("--clean", "--jobs", "1", "--scheduler", cluster.address),
    ]
    with subprocess.Popen(
        arguments,
        cwd=garden.root,
        env={**os.environ, **cluster.environ},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as away:
        os.kill(moment.wait(away), signal.SIGKILL)
        moment.end()
        out, err = away.communicate(timeout=120)
    assert (out, err, away.returncode) == (here.stdout, "", here.returncode)
    assert everything(garden.root / "away") == everything(garden.root / "here")


def test_interrupt(garden, cluster, moment):
    arguments = [
        *(sys.executable, "-m", "generator", "build", "-q", "--clean", "--jobs", "1"),
        *("--scheduler", cluster.address),
    ]
    with subprocess.Popen(
        arguments,
        cwd=garden.root,
        env={**os.environ, **cluster.environ},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as build:
        moment.wait(build)
        build.send_signal(signal.SIGINT)
        moment.end()
        _, err = build.communicate(timeout=60)
    assert "Traceback" not in err
    assert build.returncode != 0
    assert cluster.leftovers() == []


def test_build_that_is_killed_leaves_nothing_to_workers(garden, cluster, moment):
    arguments = [
        *(sys.executable, "-m", "generator", "build", "-q", "--clean", "--jobs", "1"),
        *("--scheduler", cluster.address),
    ]
    with subprocess.Popen(
        arguments,
        cwd=garden.root,
        env={**os.environ, **cluster.environ},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as build:
        moment.wait(build)
        build.kill()
        moment.end()
    assert cluster.leftovers() == []


@pytest.mark.parametrize("written", [1, 100])
def test_scheduler_that_dies(garden, tmp_path, written):
    """One sentence says so, and nothing of what the libraries have to say stands before it."""
    garden.write({f"content/p{PAGES - 1}.md": page("Last", "WAIT HERE\n")})  # so it cannot end
    script = tmp_path / "own_cluster.py"
    script.write_text(CLUSTER)
    own = subprocess.Popen(
        [sys.executable, str(script), str(tmp_path / "scratch")],
        env={**os.environ, **garden.environ, "MOMENT": str(tmp_path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with own:
        arguments = [
            *(sys.executable, "-m", "generator", "build", "-q", "--clean", "--jobs", "1"),
            *("--scheduler", own.stdout.readline().strip()),
        ]
        with subprocess.Popen(
            arguments,
            cwd=garden.root,
            env={**os.environ, **garden.environ},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        ) as build:
            pages = garden.root / "public"
            while len(list(pages.glob("p*/index.html"))) < written:
                assert build.poll() is None, "the build was over before"
                time.sleep(0.01)
            own.kill()
            (tmp_path / "over").touch()
            _, err = build.communicate(timeout=60)
    assert build.returncode == 3
    first, *rest = err.splitlines()
    assert first.startswith("error: the ")
    assert "is gone" in first
    assert [line.partition(":")[0].strip() for line in rest] == ["fix"]


def test_connection_that_is_lost_between_two_tasks(monkeypatch):
    class Lost:
        def __init__(self, *_arguments, **_more):
            pass

        def __enter__(self):
            return self

        def __exit__(self, *_error):
            return None

        def wait_for_workers(self, *_arguments, **_more):
            raise distributed.comm.core.CommClosedError("closed")

    monkeypatch.setattr(distributed, "Client", Lost)
    lost = pytest.raises(WorkerError, match="is gone, or has closed the connection")
    with lost, connected("tcp://127.0.0.1:1", 1):
        pass


def test_result_that_nobody_waits_for_is_left():
    """A callback that raises writes its traceback to the terminal."""
    result, inner = Future(), Future()
    executor = ClusterExecutor.__new__(ClusterExecutor)
    executor._open = {result}
    result.cancel()
    inner.cancel()
    executor._pass_on(result, inner)
    assert executor._open == set()


def free_address() -> str:
    with contextlib.closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        return f"tcp://127.0.0.1:{one.getsockname()[1]}"


def test_no_scheduler(garden):
    address = free_address()
    away = garden.command("build", "-q", "--scheduler", address)
    assert away.returncode == 3
    assert f"there is no Dask scheduler at {address}" in away.stderr
    assert "Traceback" not in away.stderr


def test_other_program_on_the_workers(garden, cluster):
    # Without the plug-in that the workers have.
    garden.environ = {"PYTHONPATH": str(REPOSITORY)}
    away = garden.command("build", "-q", "--scheduler", cluster.address)
    assert away.returncode == 3
    assert "differs from this build: plug-ins is" in away.stderr


def test_few_pages_need_no_cluster(make_site):
    site = make_site({}, settings=f"executor: {{kind: dask, scheduler: '{free_address()}'}}\n")
    assert site.build().code == 0


def test_no_address(make_site, monkeypatch):
    monkeypatch.delenv("DASK_SCHEDULER_ADDRESS", raising=False)
    ran = make_site({}, settings="executor: {kind: dask}\n").build()
    assert ran.code == 2
    assert "names no scheduler" in ran.err


def test_address_of_the_environment():
    environ = {"DASK_SCHEDULER_ADDRESS": "tcp://10.0.0.1:8786"}
    assert scheduler_of(Executor("dask"), environ) == "tcp://10.0.0.1:8786"
    assert scheduler_of(Executor("dask", "tcp://10.0.0.2:8786"), environ) == "tcp://10.0.0.2:8786"
    assert scheduler_of(Executor(), environ) is None


def test_address_that_is_none(make_site):
    site = make_site({}, settings="executor: {kind: dask, scheduler: cluster.example}\n")
    ran = site.build()
    assert ran.code == 2
    assert ran.places("settings/bad-value") == ["site.yaml:4:35"]
    with pytest.raises(UsageError, match="not the address of a scheduler"):
        chosen(Executor(), None, "cluster.example")
    with pytest.raises(UsageError, match="not the address of a scheduler"):
        scheduler_of(Executor("dask"), {"DASK_SCHEDULER_ADDRESS": "cluster"})


def test_command_line_goes_before_the_settings():
    settings = Executor("dask", "tcp://10.0.0.1:8786")
    assert chosen(settings, "processes", None).kind == "processes"
    assert chosen(settings, None, None) == settings
    assert chosen(Executor(), None, "tcp://h:1") == Executor("dask", "tcp://h:1")
    with pytest.raises(UsageError, match="names a cluster"):
        chosen(settings, "processes", "tcp://h:1")


def test_extra_is_missing(make_site, monkeypatch):
    monkeypatch.setattr("generator.cli.executing.find_spec", lambda _: None)
    ran = make_site({}).build("--scheduler", "tcp://127.0.0.1:8786")
    assert ran.code == 2
    assert "pip install 'proofpress[dask]'" in ran.err


def test_difference_names_both_sides():
    here = environment()
    assert difference(here, here) == ""
    assert difference(here, {**here, "lxml": "1"}) == f"lxml is 1 there and {here['lxml']} here"
