"""A git repository, asked through the command `git`."""

import datetime as dt
import os
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.errors import GeneratorError, UsageError
from generator.one_file import is_there
from generator.value import dataclass

#: Set by hooks and wrappers; they would send us to another repository or index.
_MISLEADING = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY")
_SUBMODULE = "160000"
_UNSHALLOW = "fetch the whole history, `git fetch --unshallow`; in a pipeline, set its depth to 0"


@dataclass(frozen=True, slots=True)
class Repository:
    """
    The repository that a folder lies in.

    Attributes:
        top: Its uppermost folder.
        folder: The folder asked about.
        is_shallow: Whether a part of its history was not fetched.
    """

    top: Path
    folder: Path
    is_shallow: bool = False

    @property
    def prefix(self) -> str:
        """Path of the folder below *top*, with a slash at its end; empty where it is *top*."""
        below = self.folder.relative_to(self.top).as_posix()
        return "" if below == "." else f"{below}/"

    def commit(self, revision: str) -> str:
        """
        Id of the commit that *revision* names.

        Raises:
            UsageError: There is none.
        """
        asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        found = _git(self.folder, *asked)
        if found.returncode:
            where = (
                "the part of the history that was fetched" if self.is_shallow else "this repository"
            )
            hint = _UNSHALLOW if self.is_shallow else "name a branch, a tag or a commit"
            raise UsageError(f"there is no `{revision}` in {where}", hint)
        return found.stdout.decode().strip()

    def fork(self, commit: str) -> str:
        """
        Id of the commit at which what is checked out left the history of *commit*.

        Raises:
            UsageError: That part of the history was not fetched.
        """
        found = _git(self.folder, "merge-base", commit, "HEAD")
        if found.returncode == 0:
            return found.stdout.decode().split()[0]
        if self.is_shallow:
            message = f"the clone does not reach back to where this branch left {commit[:12]}"
            raise UsageError(message, _UNSHALLOW)
        return commit

    def last_change(self, paths: Sequence[str], today: dt.date) -> dt.date | None:
        """
        Day on which one of *paths* last changed; today where it differs from the last commit.

        Args:
            paths: Files and folders, relative to the folder; those that are not there do no harm.
            today: The day of the run.

        Returns:
            None where that is not known: nothing of it was ever committed, or the history was not
            fetched as a whole.
        """
        here = [f":(literal){path}" for path in paths]
        if self._do("status", "--porcelain", "--", *here, env={}):
            return today
        said = self._do("log", "-1", "--format=%cs", "--", *here, env={}).decode().strip()
        return dt.date.fromisoformat(said) if said and not self.is_shallow else None

    def changes(self, commit: str) -> tuple[frozenset[str], dict[str, str]]:
        """
        Compare the folder as it stands, untracked files included, with *commit*.

        Returns:
            Paths of the files that differ, and those that were renamed: old path to new path.
            All are relative to the folder.
        """
        with tempfile.TemporaryDirectory() as temporary:
            index = {"GIT_INDEX_FILE": str(Path(temporary, "index"))}
            self._do("read-tree", commit, env=index)
            self._do("add", "--intent-to-add", "--", ".", env=index)
            asked = ("diff", "--name-status", "-z", "-M", "--relative", commit, "--", ".")
            words = self._do(*asked, env=index).decode("utf-8", "surrogateescape").split("\0")
        differing = set()
        renamed = {}
        at = 0
        while at < len(words) and words[at]:
            if words[at][0] in "RC":
                differing.add(words[at + 2])
                if words[at][0] == "R":
                    renamed[words[at + 1]] = words[at + 2]
                at += 3
            else:
                differing.add(words[at + 1])
                at += 2
        return frozenset(differing), renamed

    def export(self, commit: str, target: Path) -> Path:
        """
        Write the folder as it was at *commit*; working tree, index and branches stay untouched.

        Args:
            commit: Id of a commit.
            target: An empty folder.

        Returns:
            The folder below *target* that stands for the folder asked about.

        Raises:
            GeneratorError: A submodule's commit was not fetched.
        """
        with tempfile.TemporaryDirectory() as temporary:
            index = {"GIT_INDEX_FILE": str(Path(temporary, "index"))}
            self._do("read-tree", commit, env=index)
            listed = self._do("ls-files", "-s", "-z", "--full-name", "--", ".", env=index)
            entries = [one.split(b"\t", 1) for one in listed.split(b"\0") if one]
            files = [path for about, path in entries if not about.startswith(_SUBMODULE.encode())]
            _do(
                self.top,
                *("checkout-index", "-q", "-z", "--stdin", f"--prefix={target.as_posix()}/"),
                env=index,
                given=b"\0".join(files),
            )
        for about, name in entries:
            mode, identity, _ = about.decode().split()
            path = name.decode("utf-8", "surrogateescape")
            module = self.top / path
            if mode == _SUBMODULE and is_there(module / ".git"):
                if _git(module, "cat-file", "-e", f"{identity}^{{commit}}").returncode:
                    message = f"commit {identity[:12]} of the submodule {path} was not fetched"
                    raise GeneratorError(message, f"`git -C {path} fetch origin {identity}`")
                below = target / path
                below.mkdir(parents=True, exist_ok=True)
                Repository(module.resolve(), module.resolve()).export(identity, below)
        return target / self.prefix

    def _do(self, *words: str, env: Mapping[str, str]) -> bytes:
        return _do(self.folder, *words, env=env)


def repository_of(folder: Path) -> Repository:
    """
    Find the repository that *folder* lies in.

    Raises:
        UsageError: There is none, or git refuses to look at it.
        GeneratorError: There is no git.
    """
    folder = folder.resolve()
    found = _git(folder, "rev-parse", "--is-shallow-repository", "--show-toplevel")
    if found.returncode:
        said = found.stderr.decode(errors="replace").strip().partition("\n")[0]
        raise UsageError(f"{folder} lies in no git repository that can be read", said)
    shallow, _, top = found.stdout.decode("utf-8", "surrogateescape").strip().partition("\n")
    return Repository(Path(top).resolve(), folder, is_shallow=shallow == "true")


def _do(folder: Path, *words: str, env: Mapping[str, str], given: bytes = b"") -> bytes:
    done = _git(folder, *words, env=env, given=given)
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().partition("\n")[0]
        raise GeneratorError(f"git {words[0]} failed: {said}")
    return done.stdout


def _git(
    folder: Path, *words: str, env: Mapping[str, str] | None = None, given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    environ = {name: value for name, value in os.environ.items() if name not in _MISLEADING}
    environ |= {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", **(env or {})}
    try:
        return subprocess.run(  # noqa: S603 -- no shell; what people give stands behind options
            ["git", "-C", str(folder), *words],  # noqa: S607 -- the git that is on the path
            env=environ,
            input=given,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        message = "`--changed-since` needs the command `git`, and there is none"
        raise GeneratorError(message, "install git") from error
