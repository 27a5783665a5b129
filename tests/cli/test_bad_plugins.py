"""Plug-ins that raise or print: they are named, and what the program prints stays whole."""

import json
import os

import pytest
from site_folder import REPOSITORY, page


def install(site, group, source, entry="thing"):
    """What pip would leave of a plug-in called `acme`."""
    folder = site.root.parent / "plugins"
    info = folder / "acme-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: acme\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[{group}]\n{entry} = acme_plugin:{entry}\n")
    (folder / "acme_plugin.py").write_text(source)
    site.environ["PYTHONPATH"] = os.pathsep.join((str(folder), str(REPOSITORY)))


@pytest.fixture
def site(make_site):
    return make_site(
        {
            "content/a.md": page("A", layout="uses"),
            "content/b.md": page("B"),
            "themes/plain/templates/uses.html": "<p>\n{{ thing() }}\n",
        }
    )


def test_module_that_raises(site):
    install(site, "proofpress.template_functions", "1 / 0\n")
    ran = site.command("build")
    assert ran.returncode == 3
    assert "acme" in ran.stderr
    assert "ZeroDivisionError" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert "Traceback" in site.command("build", "--verbose").stderr


def test_function_that_raises_is_named_and_the_other_pages_are_built(site):
    install(
        site, "proofpress.template_functions", "def thing():\n    raise ValueError('no luck')\n"
    )
    ran = site.command("build", "--format", "json")
    assert ran.returncode in (1, 3)
    assert "Traceback" not in ran.stderr
    assert "acme" in ran.stdout + ran.stderr
    assert "no luck" in ran.stdout + ran.stderr
    assert not site.has("a/index.html")


def test_plugin_that_prints_leaves_the_report_whole(site):
    install(
        site,
        "proofpress.template_functions",
        "print('loading')\n\n\ndef thing():\n    print('chatter')\n    return 'word'\n",
    )
    ran = site.command("build", "--format", "json")
    assert json.loads(ran.stdout)["summary"]["pages"] == 4
    assert "word" in site.text("a/index.html")


def test_result_of_a_plugin_is_escaped(site):
    install(
        site, "proofpress.template_functions", "def thing():\n    return '<script>x()</script>'\n"
    )
    site.command("build")
    assert "<script" not in site.text("a/index.html")
