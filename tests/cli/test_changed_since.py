"""`--changed-since`: only what a change caused, wherever it shows."""

import subprocess

import pytest
from site_folder import PLAIN, only, page, place

LINKS = only("links", "accessibility", "suppression")
TEMPLATE = "themes/plain/templates/page.html"


def git(site, *words, folder=None):
    return subprocess.run(
        ["git", "-c", "user.name=n", "-c", "user.email=n@example.com", *words],
        cwd=folder or site.root, check=True, capture_output=True, text=True,
    ).stdout.strip()  # fmt: skip


def committed(site, message="change"):
    git(site, "add", "-A")
    git(site, "commit", "-q", "-m", message)


@pytest.fixture
def site(make_site):
    """A site in a repository, with faults that were there before."""
    site = make_site(
        {
            ".gitignore": ".cache/\npublic/\n",
            "content/old.md": page("Old", "[x](gone.md)\n\n[n](/next/)\n"),
            "content/next.md": page("Next", "[o](/old/)\n\n![](/lost.png)\n"),
            "content/third.md": page("Third", "[o](/old/)\n\n[n](/next/)\n"),
        },
        settings=LINKS,
    )
    git(site, "init", "-q", "-b", "main")
    committed(site)
    git(site, "checkout", "-q", "-b", "topic")
    return site


def caused(site, since="main", *more):
    ran = site.run("check", "--format", "json", "--changed-since", since, *more)
    assert ran.code in (0, 1), ran.err
    return [f"{place(one)}: {one['rule']}: {one['message']}" for one in ran.findings]


def test_nothing_changed_nothing_is_shown(site):
    ran = site.run("check", "--changed-since", "main")
    assert ran.code == 0
    assert "hidden by what was asked for" in ran.out


def test_new_broken_link_and_no_other(site):
    site.write({"content/old.md": page("Old", "New words.\n\n[y](lost.md)\n\n[x](gone.md)\n\n[n](/next/)\n")})  # fmt: skip
    assert caused(site) == [
        "content/old.md:7:1: links/broken: link to `lost.md` leads to no content file"
    ]


def test_template_that_breaks_all_pages_is_one_finding(site):
    broken = PLAIN[TEMPLATE].replace(' lang="{{ page.language.code }}"', "")
    site.write({TEMPLATE: broken})
    (one,) = [line for line in caused(site) if "language" in line or "lang" in line]
    assert one.startswith(f"{TEMPLATE}:2")
    assert len(caused(site)) == 1


def test_template_that_breaks_another_link_on_each_page_is_one_finding(site):
    link = '<p><a href="{{ page.url }}gone/">All about {{ page.title }}</a></p>\n</main>'
    site.write({TEMPLATE: PLAIN[TEMPLATE].replace("</main>", link)})
    (one,) = caused(site)
    assert one.startswith(f"{TEMPLATE}:19")
    site.write({"content/fourth.md": page("Fourth")})
    assert len(caused(site)) == 1
    site.run("baseline")
    for name in ("third", "fourth"):
        (site.root / f"content/{name}.md").unlink()
    assert [one for one in site.build().of("links/broken") if not one["known"]] == []


def test_deleted_page_is_found_by_the_links_that_it_breaks(site):
    (site.root / "content/next.md").unlink()
    assert caused(site) == [
        "content/old.md:7:1: links/broken: link to `/next/` leads to no page",
        "content/third.md:7:1: links/broken: link to `/next/` leads to no page",
    ]


def test_committed_changes_count_like_others(site):
    (site.root / "content/next.md").unlink()
    committed(site)
    assert len(caused(site)) == 2
    assert caused(site, "HEAD") == []


def test_renamed_page_brings_no_old_faults(site):
    (site.root / "content/old.md").rename(site.root / "content/older.md")
    found = caused(site)
    assert [one for one in found if "gone.md" in one] == []
    assert [one.split(":")[0] for one in found] == ["content/next.md", "content/third.md"]


def test_only_this_branch_counts_not_what_the_other_did_since(site):
    git(site, "checkout", "-q", "main")
    site.write({"content/old.md": page("Old", "[n](/next/)\n")})
    committed(site, "mended on main")
    git(site, "checkout", "-q", "topic")
    assert caused(site) == []


def test_suppression_taken_away_shows_its_finding(make_site):
    site = make_site({"content/a.md": page("A", "<!-- proofpress: allow links/broken because x -->\n\n[x](gone.md)\n")}, settings=LINKS)  # fmt: skip
    git(site, "init", "-q", "-b", "main")
    committed(site)
    site.write({"content/a.md": page("A", "[x](gone.md)\n")})
    assert len(caused(site)) == 1


def test_exit_code_counts_what_is_shown(site):
    assert site.build().code == 1
    assert site.build("--changed-since", "main").code == 0
    site.write({"content/new.md": page("New", "[y](lost.md)\n\n[n](/next/)\n")})
    assert site.build("--changed-since", "main").code == 1


def test_with_a_part_and_with_a_baseline(site):
    site.write({"content/new.md": page("New", "[y](lost.md)\n")})
    assert caused(site, "main", "--rule", "accessibility/*") == []
    site.run("baseline")
    ran = site.run("check", "--format", "json", "--changed-since", "main")
    assert (ran.code, [one["known"] for one in ran.findings]) == (0, [True])


def test_working_tree_index_and_branches_stay_untouched(site):
    site.write({"content/new.md": page("New"), "content/old.md": page("Old")})
    git(site, "add", "content/new.md")
    before = git(site, "status", "--porcelain=v2", "--branch")
    caused(site)
    assert git(site, "status", "--porcelain=v2", "--branch") == before
    assert git(site, "worktree", "list").count("\n") == 0


def test_second_run_needs_no_second_look(site, monkeypatch):
    site.write({"content/new.md": page("New", "[y](lost.md)\n")})
    monkeypatch.setattr("generator.cli.since.program", lambda: "the same program")
    first = caused(site)
    assert len(list((site.root / ".cache/since").iterdir())) == 1
    monkeypatch.setattr("generator.cli.since._proofed", None)
    assert caused(site) == first


def test_site_below_the_top_of_its_repository(site):
    top = site.root.parent / "top"
    top.mkdir()
    site.root.rename(top / "www")
    site.root = top / "www"
    (top / "www/.git").rename(top / ".git")
    committed(site, "moved down")
    (site.root / "content/next.md").unlink()
    assert len(caused(site, "HEAD")) == 2


def test_theme_in_a_submodule(site):
    theme = site.root.parent / "theme"
    (site.root / "themes/plain").rename(theme)
    git(site, "rm", "-r", "-q", "--cached", "themes")
    git(site, "init", "-q", folder=theme)
    git(site, "add", "-A", folder=theme)
    git(site, "commit", "-q", "-m", "theme", folder=theme)
    git(site, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(theme), "themes/plain")  # fmt: skip
    committed(site, "theme as a submodule")
    (site.root / "content/next.md").unlink()
    assert len(caused(site, "HEAD")) == 2


def test_revision_without_a_site(make_site):
    site = make_site({"content/a.md": page("A", "[x](gone.md)\n")}, settings=LINKS)
    git(site, "init", "-q", "-b", "main")
    git(site, "commit", "-q", "--allow-empty", "-m", "empty")
    ran = site.run("check", "--changed-since", "main")
    assert ran.code == 1
    assert "there was no site at" in ran.err
    assert "everything counts as new" in ran.err


def test_revision_whose_settings_are_broken(site):
    git(site, "checkout", "-q", "main")
    whole = (site.root / "site.yaml").read_text()
    site.write({"site.yaml": "title: [\n"})
    committed(site)
    git(site, "checkout", "-q", "-b", "mended")
    site.write({"site.yaml": whole})
    ran = site.run("check", "--changed-since", "main")
    assert "cannot be proofed (site.yaml:" in ran.err
    assert ran.code == 1


# What cannot be compared


def test_unknown_revision(site):
    ran = site.run("check", "--changed-since", "nope")
    assert ran.code == 2
    assert "there is no `nope` in this repository" in ran.err


@pytest.mark.parametrize("revision", ["--all", "-h", "", "main..topic", "main:content"])
def test_odd_revisions_are_no_options(site, revision):
    ran = site.run("check", f"--changed-since={revision}")
    assert ran.code == 2
    assert "Traceback" not in ran.err


def test_outside_git(make_site, monkeypatch):
    site = make_site({})
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(site.root.parent))
    ran = site.run("check", "--changed-since", "main")
    assert ran.code == 2
    assert "lies in no git repository" in ran.err


def test_without_git(site, monkeypatch):
    monkeypatch.setenv("PATH", "")
    ran = site.run("check", "--changed-since", "main")
    assert ran.code == 3
    assert "needs the command `git`" in ran.err


def test_shallow_clone(site):
    site.write({"content/new.md": page("New")})
    committed(site)
    clone = site.root.parent / "clone"
    git(site, "clone", "-q", "--depth", "1", f"file://{site.root}", str(clone))
    first = git(site, "rev-parse", "main")
    site.root = clone
    ran = site.run("check", "--changed-since", first)
    assert ran.code == 2
    assert "in the part of the history that was fetched" in ran.err
    assert "git fetch --unshallow" in ran.err


def test_folder_of_html_has_no_history(site):
    ran = site.run("check", str(site.root), "--changed-since", "main")
    assert ran.code == 2
    assert "compare it with a baseline" in ran.err
