"""
What every target promises, asked of each kind; a new one adds a `Place` to `PLACES`.

`PrintedTarget` is an example of the interface: it sends nothing, and prints what it would send.
"""

import contextlib
import hashlib
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

from generator.errors import PublishError
from generator.publish.catalogue import KINDS
from generator.publish.plan import compare
from generator.publish.release import plan, release
from generator.publish.snapshot import FileState
from generator.publish.target import Difference, Release
from generator.publish.targets.folder import incoming
from generator.publish.targets.folder.target import FolderTarget

PASSWORD = "tulips-at-dawn"
OLD = {"index.html": "old", "a/index.html": "same", "b/index.html": "b", "x.css": "x"}
NEW = {"index.html": "new", "a/index.html": "same", "c/index.html": "c", "x.css": "y"}


class PrintedTarget:
    """
    Prints what it would send, and remembers it as if it had been sent.

    It cannot send many files in one step, so style sheets and scripts go first, then pages; what a
    page of the old release names is deleted when no page names it any more.
    """

    def __init__(self, password, say=print):
        self._password, self._say = password, say
        self.sent: dict[str, bytes] = {}
        self._complete: list[tuple[str, dict[str, bytes]]] = []
        self._shown: str | None = None
        self._is_held = False

    @property
    def place(self):
        return "printer:site/"

    def check(self, built):  # noqa: ARG002 - as the interface has it
        if self._password != PASSWORD:
            raise PublishError(
                f"{self.place} refuses the password; visitors see what they saw before"
            )

    @contextmanager
    def locked(self):
        if self._is_held:
            raise PublishError(f"{self.place} is being released to by another process")
        self._is_held = True
        try:
            yield
        finally:
            self._is_held = False

    def plan(self, built):
        return compare(built, self._shown, self.sent, self._is_same)

    def _is_same(self, path, state):
        data = self.sent[path]
        return FileState(len(data), hashlib.sha256(data).hexdigest()) == state

    def apply(self, built, plan):
        id_ = f"{len(self._complete):08}-{built.digest[:8]}"
        pages_last = sorted((*plan.new, *plan.changed), key=lambda path: path.endswith(".html"))
        for path in pages_last:
            data = (built.folder / path).read_bytes()
            if FileState(len(data), hashlib.sha256(data).hexdigest()) != built.files[path]:
                raise PublishError(f"{path} changed while it was published")
            self._say(f"put {path}")
            self.sent[path] = data
        for path in plan.deleted:
            self._say(f"delete {path}")
            del self.sent[path]
        self._complete.append((id_, dict(self.sent)))
        self._shown = id_
        return Release(1, id_, current=True)

    def verify(self, built, plan):  # noqa: ARG002 - the same
        differences = [
            Difference(path, "is missing" if path not in self.sent else "has other bytes")
            for path, state in built.files.items()
            if path not in self.sent or not self._is_same(path, state)
        ]
        return tuple(sorted(differences, key=lambda one: one.path))

    def releases(self):
        newest_first = enumerate(reversed(self._complete), start=1)
        return tuple(Release(n, id_, current=id_ == self._shown) for n, (id_, _) in newest_first)

    def rollback(self, to):
        for one in self.releases():
            if to in {one.id, str(one.number)} or (to is None and one.id < (self._shown or "")):
                self.sent = dict(self._complete)[one.id].copy()
                self._shown = one.id
                return Release(one.number, one.id, current=True)
        raise PublishError("there is no such release")


@dataclass
class Place:
    """
    A target under test, and ways to do it harm.

    Attributes:
        seen: Gives what visitors get, path to text.
        spoil: Puts other bytes in the place of a file that visitors get.
        fail_after: Lets `apply` fail after so many files.
        denied: A target of the same kind that may not be released to; its refusal says why.
        secrets: What none of its words may hold.
        switches: Whether a release is seen in one step, so that a failing one is not seen at all.
    """

    target: object
    seen: Callable[[], dict[str, str]]
    spoil: Callable[[str, str | None], None]
    fail_after: Callable[[int], contextlib.AbstractContextManager[None]]
    denied: object
    secrets: tuple[str, ...] = ()
    switches: bool = True


def folder(tmp_path, monkeypatch):
    www = tmp_path / "www"

    def spoil(path, text):
        file = www / "current" / path
        file.unlink(missing_ok=True)
        if text is not None:
            file.write_text(text)

    @contextmanager
    def fail_after(files):
        left = iter(range(files))
        copy = incoming.copy_file

        def failing(source, destination):
            if next(left, None) is None:
                raise OSError("the line is dead")
            return copy(source, destination)

        with monkeypatch.context() as patch:
            patch.setattr(incoming, "copy_file", failing)
            yield

    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "mine.txt").write_text("mine")
    return Place(FolderTarget(www), lambda: contents(www / "current"), spoil, fail_after,
                 FolderTarget(foreign))  # fmt: skip


def printer(_tmp_path, _monkeypatch):
    said: list[str] = []
    limit: list[int] = []

    def say(line):
        if limit and len(said) >= limit[-1]:
            raise PublishError("the line is dead")
        said.append(line)

    @contextmanager
    def fail_after(files):
        limit.append(len(said) + files)
        yield
        limit.clear()

    target = PrintedTarget(PASSWORD, say)

    def spoil(path, text):
        target.sent.pop(path, None)
        if text is not None:
            target.sent[path] = text.encode()

    def seen():
        return {path: data.decode() for path, data in target.sent.items()}

    return Place(target, seen, spoil, fail_after, PrintedTarget("roses", say),
                 secrets=(PASSWORD, "roses"), switches=False)  # fmt: skip


#: By the key that asks for the kind; `printer` is the example and ships with no program.
PLACES = {"directory": folder, "printer": printer}


def contents(root):
    return {
        path.relative_to(root).as_posix(): path.read_text()
        for path in root.rglob("*")
        if path.is_file()
    }


def build(root, files):
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return root


@pytest.fixture(params=PLACES)
def place(request, tmp_path, monkeypatch):
    return PLACES[request.param](tmp_path, monkeypatch)


@pytest.fixture
def old(tmp_path):
    return build(tmp_path / "old", OLD)


@pytest.fixture
def new(tmp_path):
    return build(tmp_path / "new", NEW)


def test_every_kind_is_asked():
    assert PLACES.keys() - {"printer"} == {kind.key for kind in KINDS}


def test_visitors_get_what_was_built(place, old, new):
    for built, files in ((old, OLD), (new, NEW)):
        published = release(built, place.target)
        assert place.seen() == files
        assert [one.id for one in place.target.releases() if one.current] == [published.id]


def test_plan_says_what_a_release_does_and_changes_nothing(place, old, new):
    release(old, place.target)
    said = plan(new, place.target)
    assert place.seen() == OLD
    assert (said.new, said.deleted) == (("c/index.html",), ("b/index.html",))
    assert (said.changed, said.unchanged) == (("index.html", "x.css"), ("a/index.html",))
    assert release(new, place.target).plan == said


def test_the_same_again_is_no_release(place, old):
    first = release(old, place.target)
    again = release(old, place.target)
    assert (again.made, again.id) == (False, first.id)


def test_back_and_forth(place, old, new):
    first, second = release(old, place.target), release(new, place.target)
    assert place.target.rollback(None).id == first.id
    assert place.seen() == OLD
    assert place.target.rollback(second.id).current
    assert place.seen() == NEW
    with pytest.raises(PublishError, match=r"no .*release"):
        place.target.rollback("99")
    assert place.seen() == NEW


@pytest.mark.parametrize("files", range(3))
def test_interrupted_release_shows_no_mix_and_the_next_one_is_whole(place, old, new, files):
    release(old, place.target)
    with place.fail_after(files), pytest.raises(PublishError, match="the line is dead"):
        release(new, place.target)
    seen = place.seen()
    if place.switches:
        assert seen == OLD
    else:  # no page is newer than what it names, and nothing is gone
        changed = {path for path in seen if path.endswith(".html") and seen[path] != OLD.get(path)}
        assert len(changed) == max(0, files - 1)
        assert seen["x.css"] == (NEW if files else OLD)["x.css"]
        assert OLD.keys() <= seen.keys()
    release(new, place.target)
    assert place.seen() == NEW


def test_who_is_refused_has_sent_nothing(place, new):
    with pytest.raises(PublishError):
        release(new, place.denied)
    with pytest.raises(PublishError):
        plan(new, place.denied)
    assert place.denied.releases() == ()


def test_no_secret_is_said(place, new):
    with pytest.raises(PublishError) as caught:
        release(new, place.denied)
    said = [str(caught.value), caught.value.hint, repr(place.target), repr(place.denied)]
    said += [place.target.place, place.denied.place]
    assert not [one for one in said for secret in place.secrets if secret in one]


def test_file_that_changes_while_it_is_published(place, old, new):
    release(old, place.target)
    original = place.target.plan

    class Meddling(type(place.target)):
        __slots__ = ()

        def plan(self, built):
            said = original(built)
            (new / "index.html").write_text("other")
            return said

    meddled = Meddling.__new__(Meddling)
    copy_into(meddled, place.target)
    with pytest.raises(PublishError, match="changed while it was published"):
        release(new, meddled)
    assert place.seen()["index.html"] == "old"


def copy_into(other, target):
    for name in getattr(type(target), "__slots__", ()) or vars(target):
        object.__setattr__(other, name, getattr(target, name))


@pytest.mark.parametrize(
    ("path", "text", "what"),
    [
        ("index.html", "old", r"`index\.html` has (other bytes|3 bytes)"),
        ("c/index.html", None, r"`c/index\.html` is missing"),
        ("a/index.html", None, r"`a/index\.html` is missing"),
    ],
)
def test_difference_is_an_error(place, old, new, path, text, what):
    """What spoils a file does so between `apply` and `verify`, as a full cache would."""
    release(old, place.target)
    apply = place.target.apply

    class Spoiled(type(place.target)):
        __slots__ = ()

        def apply(self, built, plan):
            made = apply(built, plan)
            place.spoil(path, text)
            return made

    spoiled = Spoiled.__new__(Spoiled)
    copy_into(spoiled, place.target)
    with pytest.raises(PublishError, match=what) as caught:
        release(new, spoiled)
    assert "visitors do not get what was built: 1 file differs, and 4 were built" in str(
        caught.value
    )
    assert "rollback" in caught.value.hint
    release(new, place.target)
    assert place.seen() == NEW


def test_two_at_once(place, old):
    with place.target.locked(), pytest.raises(PublishError, match="being released to by"):
        release(old, place.target)


def test_example_prints_pages_after_what_they_name(old, new, capsys):
    target = PrintedTarget(PASSWORD)
    release(old, target)
    capsys.readouterr()
    release(new, target)
    printed = capsys.readouterr().out
    assert printed == "put x.css\nput c/index.html\nput index.html\ndelete b/index.html\n"
