"""Asks git what changed: one process for each question, no shell, no program that git may call."""

import os
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from doclint.errors import InputError
from doclint.patterns import lazy_pattern

# Of git's variables, those that say how to reach objects and how to read the configuration. The
# others name a repository or an index, as they do within a hook of git, or change the output.
_KEPT = lazy_pattern(
    "GIT_(?:CONFIG_.*|EXEC_PATH|SSL_.*|SSH.*|ASKPASS|CEILING_DIRECTORIES|ALLOW_PROTOCOL"
    "|DISCOVERY_ACROSS_FILESYSTEM|HTTP_.*|TERMINAL_PROMPT)"
)
_COMMIT = lazy_pattern(r"[0-9a-f]{40,64}")
_REPLACEMENT = lazy_pattern(rb"[0-9a-f]{40,64}\n")
_MORE = "git fetch --unshallow (with actions/checkout: fetch-depth: 0)"


class Head(NamedTuple):
    """The commit that is checked out, and what tells where in the repository the folder lies.

    With `is_own`, its history is the one that belongs to its name: no graft and no replacement
    gives it another one.
    """

    commit: str
    place: bytes
    is_own: bool


class Git:
    """The repository that a folder is in. Every path is relative to the folder.

    `asker` is what wants to know, for messages.
    """

    def __init__(self, folder: str, asker: str = "--changed-since") -> None:
        self._folder = folder
        self._asker = asker

    def fork_point(self, name: str) -> str:
        """Return the commit at which HEAD parted from `name`.

        Raises InputError outside a repository, for a name of no commit, and where the history that
        is there does not reach back so far.
        """
        self._demand_repository()
        commit = self._commit(name)
        head = self._commit("HEAD")
        done = self._run("merge-base", commit, head)
        if done.returncode or not _COMMIT.fullmatch(found := _line(done.stdout)):
            if self._is_shallow():
                raise self._error(
                    f"the history of this shallow clone does not reach back to where `{name}` and"
                    f" HEAD part; fetch more of it: {_MORE}"
                )
            raise self._error(f"`{name}` and HEAD have no commit in common")
        return found

    def _demand_repository(self) -> None:
        self._ask("rev-parse", "--is-inside-work-tree", failing="needs a git repository")

    def _commit(self, name: str) -> str:
        # An option is no name, whatever a version of git makes of `--end-of-options`.
        if name and not name.startswith("-") and "\0" not in name:
            done = self._run(
                "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"
            )
            if not done.returncode and _COMMIT.fullmatch(found := _line(done.stdout)):
                return found
        hint = ""
        if self._is_shallow():
            hint = f"; this clone is shallow: fetch it (git fetch origin NAME), or {_MORE}"
        raise self._error(f"there is no commit `{name}`{hint}")

    def _is_shallow(self) -> bool:
        return _line(self._run("rev-parse", "--is-shallow-repository").stdout) == "true"

    def changes(self, commit: str, patterns: Sequence[str]) -> bytes:
        """Return the files that differ from a commit's, as `git diff --raw -z` lists them."""
        return self._diff("--raw", "-z", "--no-abbrev", commit, "--", *patterns)

    def patch(self, commit: str, patterns: Sequence[str]) -> bytes:
        """Return the differences from a commit as a patch without context."""
        return self._diff(
            *("--patch", "--unified=0", "--inter-hunk-context=0", "--text"),
            *("--src-prefix=a/", "--dst-prefix=b/", commit, "--", *patterns),
        )

    def _diff(self, *arguments: str) -> bytes:
        return self._ask(
            *self._without_filters(),
            *("diff", "--no-ext-diff", "--no-textconv", "--no-color", "--find-renames"),
            *("--ignore-submodules=all", "--relative", *arguments),
        )

    def untracked(self, patterns: Sequence[str]) -> list[str]:
        """Return the files that git neither knows nor ignores."""
        listed = self._ask("ls-files", "--others", "--exclude-standard", "-z", "--", *patterns)
        return [os.fsdecode(name) for name in listed.split(b"\0") if name]

    def blobs(self, names: Sequence[str]) -> Iterator[bytes]:
        """Yield the contents of some blobs, in the order of their names."""
        if not names:
            return
        listed = "".join(f"{name}\n" for name in names)
        data = self._ask("cat-file", "--batch", given=listed.encode())
        at = 0
        for _ in names:
            head_end = data.index(b"\n", at)
            _, kind, *size = data[at:head_end].split()
            if kind != b"blob":
                raise self._error(f"git lacks the object {os.fsdecode(data[at:head_end])}")
            start = head_end + 1
            at = start + int(size[0]) + 1
            yield data[start : at - 1]

    def head(self) -> Head:
        """Return what `history` starts from.

        Raises InputError outside a repository, and where the history is not all there.
        """
        done = self._run(
            *("rev-parse", "--is-shallow-repository", "HEAD", "--glob=refs/replace/"),
            *("--git-path", "info/grafts", "--show-prefix"),
        )
        if done.returncode:
            self._demand_repository()
            raise self._error(f"git says: {_reason(done.stderr)}")
        shallow, commit, rest = done.stdout.split(b"\n", 2)
        if shallow == b"true":
            raise self._error(f"needs the whole history, and this clone is shallow: {_MORE}")
        is_replaced = _REPLACEMENT.match(rest)
        grafts = Path(self._folder, os.fsdecode(rest.partition(b"\n")[0]))
        return Head(commit.decode("ascii"), rest, not (is_replaced or grafts.exists()))

    def history(self, form: str, patterns: Sequence[str], since: str = "") -> bytes:
        """Return the commits that HEAD comes from, as `git log --raw -z` lists them.

        All, or those that the commit of the name `since` does not come from. No commit comes before
        its children. `form` says what is said of each; then come the files that differ from its
        first parent's, renames found. Raises InputError where HEAD has none, or there is no
        `since`.
        """
        if since and not _COMMIT.fullmatch(since):
            raise self._error(f"`{since}` is not the full name of a commit")
        # As many renames in one commit are told from one another that this stays a small part of
        # the work; files that were moved as they are, are always found.
        return self._ask(
            *("log", "--raw", "-z", "--no-abbrev", f"--format={form}", "--no-show-signature"),
            *("--topo-order", "--full-history", "--sparse", "--diff-merges=first-parent"),
            *("--no-ext-diff", "--no-textconv", "--no-color", "--find-renames", "-l400"),
            # Whatever the configuration says of the order, and of the first commit.
            *("--ignore-submodules=all", "--root", "-O/dev/null", "--no-follow"),
            *("--relative", f"{since}..HEAD" if since else "HEAD", "--", *patterns),
        )

    def reader(self) -> "BlobReader":
        """Return what reads blobs one by one, with one process for all."""
        return BlobReader(self._command("cat-file", "--batch"), self._folder, self._error)

    def _error(self, message: str) -> InputError:
        return InputError(f"{self._asker}: {message}")

    def _ask(self, *arguments: str, given: bytes = b"", failing: str = "") -> bytes:
        done = self._run(*arguments, given=given)
        if done.returncode:
            reason = _reason(done.stderr) or f"exit code {done.returncode}"
            where = (
                f"{failing}, and {self._folder} is in none that can be used; " if failing else ""
            )
            raise self._error(f"{where}git says: {reason}")
        return done.stdout

    def _without_filters(self) -> Iterator[str]:
        """Yield the options that switch off the programs that the repository filters files with."""
        pattern = r"^filter\..*\.(clean|process|smudge)$"
        asked = (
            "config",
            "--local",
            "--includes",
            "--null",
            "--name-only",
            "--get-regexp",
            pattern,
        )
        for key in dict.fromkeys(os.fsdecode(self._run(*asked).stdout).split("\0")):
            name = key.rpartition(".")[0]
            if "=" in name:
                raise self._error(f"cannot switch off `{key}` in the configuration of git")
            if name:
                yield from ("-c", f"{key}=", "-c", f"{name}.required=false")

    def _command(self, *arguments: str) -> list[str]:
        # What the configuration of a repository may name is no program that we run. A repository
        # that lies within the checked tree is none that we ask.
        return [
            *("git", "-c", "core.quotePath=false", "-c", "core.fsmonitor=false"),
            *("-c", "core.hooksPath=/dev/null", "-c", "safe.bareRepository=explicit"),
            *("-c", "protocol.ext.allow=never", *arguments),
        ]

    def _run(self, *arguments: str, given: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
        try:
            return subprocess.run(  # noqa: S603 (no shell; every argument is ours or checked)
                self._command(*arguments),
                cwd=self._folder,
                env=environment(os.environ),
                input=given,
                capture_output=True,
                check=False,
            )
        except FileNotFoundError as error:
            raise self._error("needs git, which is not installed") from error
        except OSError as error:
            raise self._error(f"git cannot be run: {error.strerror or error}") from error


class BlobReader:
    """Reads blobs of a repository by their names, from a process that it starts and must end."""

    def __init__(
        self, command: Sequence[str], folder: str, error: Callable[[str], InputError]
    ) -> None:
        self._error = error
        try:
            self._process = subprocess.Popen(  # noqa: S603 (no shell; every argument is ours)
                command,
                cwd=folder,
                env=environment(os.environ),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError as failure:
            raise error(f"git cannot be run: {failure.strerror or failure}") from failure

    def read(self, name: str) -> bytes:
        """Return the contents of a blob; InputError where the repository lacks it."""
        given, taken = self._process.stdin, self._process.stdout
        if given is None or taken is None:  # both are pipes
            raise self._error("git cannot be asked")
        try:
            given.write(f"{name}\n".encode())
            given.flush()
        except BrokenPipeError as error:
            raise self._error("git has ended early") from error
        _, kind, *size = taken.readline().split() or (b"", b"")
        if kind != b"blob":
            raise self._error(f"git lacks the object {name}: `git fsck` says more")
        data = taken.read(int(size[0]))
        taken.read(1)
        return data

    def close(self) -> None:
        """End the process."""
        self._process.communicate()


def environment(variables: Mapping[str, str]) -> dict[str, str]:
    """Return the environment for git: none that points elsewhere, and none that waits for locks."""
    kept = {
        name: value
        for name, value in variables.items()
        if not name.startswith("GIT_") or _KEPT.fullmatch(name)
    }
    return {**kept, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}


def _line(output: bytes) -> str:
    """Return the last line that git printed."""
    return os.fsdecode(output.strip().rpartition(b"\n")[2]).strip()


def _reason(output: bytes) -> str:
    """Return what git complains of: the line that says so, which advice may follow."""
    for line in output.splitlines():
        if line.startswith((b"fatal: ", b"error: ")):
            return os.fsdecode(line[7:]).strip()
    return _line(output)
