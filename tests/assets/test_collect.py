import os
import socket
import tempfile
from pathlib import Path, PurePosixPath

import pytest

from generator.assets.collect import collect
from generator.assets.table import AssetRoot
from generator.model.finding import Owner


def build(folder, files):
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return folder


@pytest.fixture
def static(tmp_path):
    folder = tmp_path / "site" / "static"
    folder.mkdir(parents=True)
    return folder


def own(static):
    return AssetRoot(static, PurePosixPath("static"), Owner.CONTENT)


def collected(static):
    """Names, and rule and place of each fault."""
    table = collect([own(static)])
    return list(table.assets), [(fault.rule, str(fault.at)) for fault in table.faults]


def test_files_by_path_sorted(static):
    build(static, {"b/c.txt": "", "a.txt": "", ".well-known/security.txt": ""})
    assert collected(static) == ([".well-known/security.txt", "a.txt", "b/c.txt"], [])


def test_missing_folder_has_no_files(tmp_path):
    assert collected(tmp_path / "nowhere") == ([], [])


def test_first_root_wins(tmp_path, static):
    theme = build(tmp_path / "theme", {"a.txt": "theme", "b.txt": "theme"})
    build(static, {"a.txt": "site"})
    table = collect([own(static), AssetRoot(theme, PurePosixPath("themes/x/static"), Owner.THEME)])
    assert {name: asset.source.read_text() for name, asset in table.assets.items()} == {
        "a.txt": "site",
        "b.txt": "theme",
    }
    assert table.assets["b.txt"].shown == PurePosixPath("themes/x/static/b.txt")
    assert table.assets["b.txt"].owner is Owner.THEME


def test_litter_is_left_behind(static):
    build(static, {".DS_Store": "", "a.txt~": "", "Thumbs.db": "", ".a.txt.swp": "", "a.txt": ""})
    assert collected(static) == (["a.txt"], [("assets/leftover", "static/.DS_Store")])


def test_litter_is_named_at_once(static):
    build(
        static, dict.fromkeys((".DS_Store", "a/.DS_Store", "a/b.bak", "c~", "d~", "e~", "f~"), "")
    )
    (fault,) = collect([own(static)]).faults
    assert fault.message == (
        "`.DS_Store` is a leftover of a system or an editor; it is left out, and so are "
        "static/a/.DS_Store, static/a/b.bak, static/c~, static/d~ and 2 more"
    )


def test_published_name_changes_with_the_content(static):
    build(static, {"css/main.css": "a{b:c}"})
    first = collect([own(static)]).published("css/main.css")
    assert first.startswith("css/main.")
    assert first.endswith(".css")
    assert len(first) == len("css/main.12345678.css")
    assert collect([own(static)]).published("/css/main.css") == first
    build(static, {"css/main.css": "a{b:d}"})
    assert collect([own(static)]).published("css/main.css") != first


def test_published_name_of_a_missing_file(static):
    with pytest.raises(KeyError):
        collect([own(static)]).published("none.css")


def test_outputs_have_digests_where_asked_for(static):
    build(static, {"main.css": "a{b:url(back.png)}", "back.png": "", "logo.svg": "", "x.txt": ""})
    table = collect([own(static)])
    hashed = {name: table.published(name) for name in table.assets}
    assert set(table.outputs(["main.css"])) == {
        hashed["main.css"],
        "back.png",
        "logo.svg",
        "x.txt",
    }
    asked = ["/main.css", "back.png", "logo.svg", "x.txt"]
    assert set(table.outputs(asked, plain=["x.txt"])) == {
        *hashed.values(),
        "back.png",  # the stylesheet names it
        "x.txt",
    }


def test_link_within_the_folder_is_followed(static):
    build(static, {"a.txt": "a", "d/b.txt": "b"})
    (static / "link.txt").symlink_to(static / "a.txt")
    (static / "e").symlink_to("d", target_is_directory=True)
    assert collected(static) == (["a.txt", "d/b.txt", "e/b.txt", "link.txt"], [])


def test_link_out_of_the_folder_is_a_fault(static, tmp_path):
    build(tmp_path, {"secret.txt": "hush", "site/static-more/x.txt": "hush"})
    (static / "a.txt").symlink_to(tmp_path / "secret.txt")
    (static / "b").symlink_to(tmp_path, target_is_directory=True)
    (static / "c").symlink_to("../static-more", target_is_directory=True)
    assert collected(static) == (
        [],
        [
            ("assets/outside", "static/a.txt"),
            ("assets/outside", "static/b"),
            ("assets/outside", "static/c"),
        ],
    )


def test_dangling_and_looping_links_are_faults(static):
    (static / "a.txt").symlink_to("nowhere.txt")
    (static / "b").symlink_to("b")
    (static / "d").mkdir()
    (static / "d" / "up").symlink_to("..", target_is_directory=True)
    assert collected(static) == (
        [],
        [
            ("assets/dangling-link", "static/a.txt"),
            ("assets/dangling-link", "static/b"),
            ("assets/dangling-link", "static/d/up"),
        ],
    )


def test_folders_that_link_to_each_other_end(static):
    build(static, {"a/1.txt": "", "b/2.txt": ""})
    (static / "a" / "b").symlink_to("../b", target_is_directory=True)
    (static / "b" / "a").symlink_to("../a", target_is_directory=True)
    names, faults = collected(static)
    assert names == ["a/1.txt", "a/b/2.txt", "b/2.txt", "b/a/1.txt"]
    assert {rule for rule, _ in faults} == {"assets/dangling-link"}


def test_pipes_and_sockets_are_faults_and_never_a_hang(static, monkeypatch):
    os.mkfifo(static / "pipe.css")
    monkeypatch.chdir(static)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.png")
        assert collected(static) == (
            [],
            [
                ("assets/not-a-file", "static/pipe.css"),
                ("assets/not-a-file", "static/socket.png"),
            ],
        )


def test_unreadable_files_and_folders_are_faults(static):
    build(static, {"a.txt": "", "b/c.txt": "", "d.txt": ""})
    (static / "a.txt").chmod(0)
    (static / "b").chmod(0)
    temporary = Path(tempfile.gettempdir()).resolve()
    for parent in (static, *static.resolve().parents):
        if parent.is_relative_to(temporary) and parent != temporary:
            parent.chmod(0o755)  # pytest's folders are private
    was = os.geteuid()
    if was == 0:
        os.seteuid(65534)  # everything is readable to root
    try:
        result = collected(static)
    finally:
        os.seteuid(was)
        (static / "b").chmod(0o755)
    assert result == (
        ["d.txt"],
        [("assets/unreadable", "static/a.txt"), ("assets/unreadable", "static/b")],
    )


@pytest.mark.parametrize(
    "name",
    [
        "a\nb",
        "a\\b",
        "a:b",
        "CON",
        "con.txt",
        "com1",
        "a.",
        "a ",
        "a\u202etxt.exe",
        "a\x7fb",
        b"\xff",
    ],
)
def test_names_that_do_not_work_everywhere(static, name):
    path = os.path.join(os.fsencode(static), os.fsencode(name))  # noqa: PTH118 - may be no text
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY))
    names, faults = collected(static)
    assert names == []
    assert [rule for rule, _ in faults] == ["assets/unsafe-name"]
    str(faults).encode()  # can be printed


@pytest.mark.parametrize("name", ["console.txt", "a b.txt", "ä.txt", "a.b.c", "a%20b", "com10"])
def test_names_that_work(static, name):
    build(static, {name: ""})
    assert collected(static) == ([name], [])


@pytest.mark.parametrize(
    ("one", "other"), [("A.txt", "a.txt"), ("d/Straße", "d/strasse"), ("\u00e9", "e\u0301")]
)
def test_names_that_collide_on_other_systems(static, one, other):
    build(static, {one: "", other: ""})
    (fault,) = collect([own(static)]).faults
    assert fault.rule == "assets/case-collision"
    assert {one, other} == {str(fault.at)[7:], fault.message.split()[3].removeprefix("static/")}


def test_file_and_folder_of_one_name(tmp_path, static):
    theme = build(tmp_path / "theme", {"a/b.txt": "", "c": ""})
    build(static, {"a": "", "c/d.txt": ""})
    table = collect([own(static), AssetRoot(theme, PurePosixPath("themes/x/static"), Owner.THEME)])
    assert list(table.assets) == ["a", "c/d.txt"]
    assert [(fault.rule, str(fault.at), fault.owner) for fault in table.faults] == [
        ("assets/file-folder-clash", "themes/x/static/a/b.txt", Owner.THEME),
        ("assets/file-folder-clash", "themes/x/static/c", Owner.THEME),
    ]
    assert "static/a" in table.faults[0].message
