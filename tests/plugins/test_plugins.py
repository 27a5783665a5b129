import pickle
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from generator import plugins
from generator.checks.page.html_page import HtmlPage
from generator.errors import GeneratorError
from generator.model.finding import Finding, Report, Severity

EXAMPLE = Path(__file__).parent / "example_plugin"


def distribution(folder, name, groups, version="1.0"):
    """What pip would write beside the code."""
    info = folder / f"{name.replace('-', '_')}-{version}.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    lines = [
        line
        for group, entries in groups.items()
        for line in (f"[{group}]", *(f"{key} = {value}" for key, value in entries.items()))
    ]
    (info / "entry_points.txt").write_text("\n".join(lines))


@pytest.fixture
def path(tmp_path, monkeypatch):
    """A folder on the path, whose modules are forgotten afterwards."""
    before = set(sys.modules)
    monkeypatch.syspath_prepend(tmp_path)
    yield tmp_path
    for name in set(sys.modules) - before:
        if name.partition(".")[0] in {"acme_proofpress", "broken"}:
            del sys.modules[name]


@pytest.fixture
def example(path, monkeypatch):
    project = tomllib.loads((EXAMPLE / "pyproject.toml").read_text())["project"]
    distribution(path, project["name"], project["entry-points"], project["version"])
    monkeypatch.syspath_prepend(EXAMPLE)


def broken(path, source, group=plugins.TEMPLATE_FUNCTIONS, name="thing"):
    (path / "broken.py").write_text(source)
    distribution(path, "acme-broken", {group: {name: "broken:thing"}})


def ours(found):
    return [each for each in found if each.distribution.startswith("acme")]


@pytest.mark.usefixtures("path")
def test_no_plugin():
    for group in plugins.GROUPS:
        assert ours(plugins.installed(group)) == []


@pytest.mark.usefixtures("example")
def test_listing_loads_nothing():
    (plugin,) = ours(plugins.installed(plugins.RULES))
    assert str(plugin) == "plug-in `brand-name` of acme-proofpress 1.2"
    assert "acme_proofpress" not in sys.modules


@pytest.mark.usefixtures("example")
def test_rule():
    rule = next(each for each in plugins.rules() if each.id == "content/brand-name")
    assert rule.defaults.wrong == ("ACME",)


@pytest.mark.usefixtures("example")
def test_template_function():
    functions = plugins.template_functions()
    assert functions["opening_hours"]("mon-fri", 9, 17) == "Mon-Fri, 09:00 to 17:00"


@pytest.mark.usefixtures("example")
def test_markdown_extension():
    parser = MarkdownIt()
    for extension in plugins.markdown_extensions():
        extension(parser)
    assert parser.render("Press [[Ctrl]]") == "<p>Press <kbd>Ctrl</kbd></p>\n"


@pytest.mark.usefixtures("example")
def test_reporter():
    report = Report((Finding("a/b", Severity.ERROR, "x"),))
    assert plugins.reporters()["chat"](report) == "1 finding\n"


@pytest.mark.usefixtures("example")
def test_fingerprint_changes_with_the_version(path):
    before = plugins.fingerprint()
    assert any("acme-proofpress 1.2" in line for line in before)
    (info,) = path.glob("*.dist-info")
    metadata = info / "METADATA"
    metadata.write_text(metadata.read_text().replace("1.2", "1.3"))
    assert plugins.fingerprint() != before


def test_plugin_that_cannot_be_imported_is_named(path):
    broken(path, "import nothing_of_this_name")
    with pytest.raises(GeneratorError) as caught:
        plugins.template_functions()
    assert str(caught.value) == (
        "plug-in `thing` of acme-broken 1.0 failed: "
        "ModuleNotFoundError: No module named 'nothing_of_this_name'"
    )
    assert "--verbose" in caught.value.hint
    assert isinstance(caught.value.__cause__, ModuleNotFoundError)


def test_plugin_that_raises_while_running_is_named(path):
    broken(path, "def thing(): return 1 / 0")
    function = plugins.template_functions()["thing"]
    with pytest.raises(GeneratorError, match=r"`thing` of acme-broken 1.0 failed: ZeroDivision"):
        function()


def test_plugin_that_ends_the_program_is_named(path):
    broken(path, "raise SystemExit(3)")
    with pytest.raises(GeneratorError, match=r"acme-broken 1.0 failed: SystemExit: 3"):
        plugins.template_functions()


def test_what_a_plugin_prints_stays_off_standard_output(path, capsys):
    broken(path, "print('loading')\ndef thing():\n    print('one\\ntwo')\n    return 3")
    assert plugins.template_functions()["thing"]() == 3
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == (
        "plug-in `thing` of acme-broken 1.0: loading\n"
        "plug-in `thing` of acme-broken 1.0: one\n"
        "plug-in `thing` of acme-broken 1.0: two\n"
    )


def test_thing_that_cannot_be_called(path):
    broken(path, "thing = 3")
    with pytest.raises(
        GeneratorError, match="cannot be called: broken:thing is a value of type int"
    ):
        plugins.template_functions()


def test_name_that_templates_cannot_call(path):
    broken(path, "def thing(): pass", name="my-thing")
    with pytest.raises(GeneratorError, match="name that templates cannot call"):
        plugins.template_functions()


def test_thing_that_is_no_rule(path):
    broken(path, "thing = (3,)", group=plugins.RULES)
    with pytest.raises(GeneratorError, match="is no rule"):
        plugins.rules()


RULE = """
from generator.checks.engine.rule import Basis, Rule
from generator.checks.whole_site.site_index import SiteIndex

def check(site, options):
    yield 1
    print("looking")
    raise LookupError("gone")

thing = Rule("content/x", check, SiteIndex, None, Basis.HOUSE)
"""


def test_rule_that_raises_is_named(path, capsys):
    broken(path, RULE, group=plugins.RULES)
    rule = next(each for each in plugins.rules() if each.id == "content/x")
    assert rule.check.__module__ == "broken"
    with pytest.raises(GeneratorError, match=r"`thing` of acme-broken 1.0 failed: LookupError"):
        list(rule.check(None, None))
    assert capsys.readouterr().err == "plug-in `thing` of acme-broken 1.0: looking\n"


GIVEN = """
from generator.checks.page.html_page import HtmlPage
from generator.checks.engine.rule import Basis, Rule

def films(page):
    return len(page.named("video")) / len(page.titles)

def check(page, options):
    yield from ()

thing = Rule("content/x", check, HtmlPage, None, Basis.HOUSE, given=films)
"""


def test_what_a_rule_of_a_plugin_asks_for_is_named_when_it_raises(path):
    broken(path, GIVEN, group=plugins.RULES)
    rule = next(each for each in plugins.rules() if each.id == "content/x")
    assert HtmlPage("<title>A</title><video></video>").fact(rule.given) == 1
    with pytest.raises(GeneratorError, match=r"`thing` of acme-broken 1.0 failed: ZeroDivision"):
        HtmlPage("<video></video>").fact(rule.given)


STEADY = """
from generator.checks.engine.rule import Basis, Rule
from generator.checks.whole_site.site_index import SiteIndex

def steady(site, before, after, options):
    return 1 / 0

def check(site, options):
    yield from ()

thing = Rule("content/x", check, SiteIndex, None, Basis.HOUSE, steady=steady)
"""


def test_what_a_rule_of_a_plugin_says_of_a_change_is_named_when_it_raises(path):
    broken(path, STEADY, group=plugins.RULES)
    rule = next(each for each in plugins.rules() if each.id == "content/x")
    with pytest.raises(GeneratorError, match=r"`thing` of acme-broken 1.0 failed: ZeroDivision"):
        rule.steady(None, None, None, None)


@pytest.mark.usefixtures("example")
def test_worker_processes_can_get_a_rule():
    (rule,) = (each for each in plugins.rules() if each.id == "content/brand-name")
    assert pickle.loads(pickle.dumps(rule)).check.__module__ == "acme_proofpress.brand_name"


def test_two_distributions_with_one_name(path):
    for name in ("acme-one", "acme-two"):
        distribution(path, name, {plugins.REPORTERS: {"chat": "broken:thing"}})
    with pytest.raises(GeneratorError, match=r"of acme-\w+ 1.0 and plug-in .* have one name"):
        plugins.installed(plugins.REPORTERS)


def test_one_distribution_twice_on_the_path(path, monkeypatch):
    for place in ("one", "two"):
        distribution(path / place, "acme-one", {plugins.REPORTERS: {"chat": f"{place}:thing"}})
        monkeypatch.syspath_prepend(path / place)
    (plugin,) = ours(plugins.installed(plugins.REPORTERS))
    assert plugin.target == "two:thing"


def test_import_of_the_module_looks_for_nothing():
    code = "import generator.plugins, sys; print('importlib.metadata' in sys.modules)"
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"
