"""`--changed-since` in repositories of git."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PT = "translations/pt-BR/content/a.md"
JA = "translations/ja/content/a.md"
SOURCE = "content/a.md"


def change(root: Path, path: str, old: str, new: str) -> None:
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def lose_link(root: Path, path: str) -> None:
    change(root, path, "](/harbor)", "")
    change(root, path, "[", "")


def lose_tag(root: Path, path: str) -> None:
    change(root, path, "{% data ports.main %} ", "")


def since(check, *arguments: str) -> list[tuple[str, str]]:
    result = check("--changed-since", "main", *arguments)
    assert result.code == bool(result.out), result.err
    return result.found


class TestWhatCounts:
    def test_nothing_changed(self, check, repository: Path) -> None:
        result = check("--changed-since", "main")
        assert (result.code, result.out) == (0, "")
        assert result.err.splitlines() == [
            "note: nothing to check: no pair changed since `main` (layout github-docs)",
            "Nothing found; 0 pairs checked",
        ]

    def test_old_findings_do_not(self, check, git, repository: Path) -> None:
        for path in (PT, JA):
            lose_link(repository, path)
        git(repository, "commit", "--quiet", "--all", "--message=Old")
        git(repository, "branch", "--force", "main")
        lose_tag(repository, PT)
        assert since(check) == [(f"{PT}:5", "liquid/lost")]
        assert len(check("--changed-since", "main").err.splitlines()) == 3

    @pytest.mark.parametrize("stage", ["disk", "index", "commit"])
    def test_in_the_files_in_the_index_and_committed(
        self, check, git, repository: Path, stage: str
    ) -> None:
        lose_tag(repository, PT)
        if stage != "disk":
            git(repository, "add", "--all")
        if stage == "commit":
            git(repository, "commit", "--quiet", "--message=Break")
        assert since(check) == [(f"{PT}:5", "liquid/lost")]

    def test_old_finding_on_a_changed_line_does(self, check, git, repository: Path) -> None:
        lose_tag(repository, PT)
        git(repository, "commit", "--quiet", "--all", "--message=Old")
        git(repository, "branch", "--force", "main")
        change(repository, PT, "agora", "já")
        assert since(check) == [(f"{PT}:5", "liquid/lost")]

    def test_source_concerns_all_translations(self, check, repository: Path) -> None:
        change(repository, SOURCE, "now.", "now, not [later](/later).")
        assert since(check) == [(f"{JA}:5", "link/lost"), (f"{PT}:5", "link/lost")]
        assert since(check, "--lang", "ja") == [(f"{JA}:5", "link/lost")]

    def test_finding_by_its_place_in_the_source(self, check, git, repository: Path) -> None:
        """What the translation lacks is old; the line of the source that has it changed."""
        lose_tag(repository, PT)
        lose_link(repository, PT)
        git(repository, "commit", "--quiet", "--all", "--message=Old")
        git(repository, "branch", "--force", "main")
        change(repository, SOURCE, "Use", "Only use")
        assert since(check) == [(f"{PT}:5", "liquid/lost")]

    def test_lines_that_are_gone(self, check, repository: Path) -> None:
        change(repository, PT, "\nAbra [o porto](/harbor).\n", "")
        (found,) = since(check)
        assert found[1] in ("structure/lost-block", "link/lost")

    def test_lines_that_are_gone_from_the_source(self, check, git, repository: Path) -> None:
        change(repository, PT, "porto](", "cais](")  # on a line of its own, later
        git(repository, "commit", "--quiet", "--all", "--message=Old")
        git(repository, "branch", "--force", "main")
        change(repository, SOURCE, "\nOpen [the harbor](/harbor).\n", "")
        found = since(check)
        assert {path.rpartition(":")[0] for path, _ in found} == {PT, JA}

    def test_new_files(self, check, git, repository: Path) -> None:
        for path in (SOURCE, PT):
            new = repository / path.replace("a.md", "c.md")
            shutil.copy(repository / path, new)
        lose_tag(repository, PT.replace("a.md", "c.md"))
        expected = [(f"{PT.replace('a.md', 'c.md')}:5", "liquid/lost")]
        assert since(check) == expected
        git(repository, "add", "--all")
        assert since(check) == expected

    def test_ignored_files_do_not(self, check, repository: Path) -> None:
        (repository / ".gitignore").write_text("translations/*/content/c.md\n")
        for path in (SOURCE, PT):
            shutil.copy(repository / path, repository / path.replace("a.md", "c.md"))
        lose_tag(repository, PT.replace("a.md", "c.md"))
        # Its source is new, so the pair counts all the same.
        assert since(check) == [(f"{PT.replace('a.md', 'c.md')}:5", "liquid/lost")]
        (repository / SOURCE.replace("a.md", "c.md")).unlink()
        assert since(check) == []

    def test_source_that_is_gone_leaves_orphans(self, check, repository: Path) -> None:
        (repository / SOURCE).unlink()
        assert since(check) == [(f"{JA}:1", "project/orphan"), (f"{PT}:1", "project/orphan")]

    def test_renamed_pair_brings_nothing_up(self, check, git, repository: Path) -> None:
        for path in (SOURCE, PT, JA):
            with (repository / path).open("a") as file:
                file.write("\n```\n" + "harbor --open\n" * 9 + "```\n")  # similar enough for git
        for path in (PT, JA):
            lose_link(repository, path)
        git(repository, "commit", "--quiet", "--all", "--message=Old")
        git(repository, "branch", "--force", "main")
        for path in (SOURCE, PT, JA):
            git(repository, "mv", path, path.replace("a.md", "c.md"))
        assert since(check) == []
        lose_tag(repository, PT.replace("a.md", "c.md"))
        assert since(check) == [(f"{PT.replace('a.md', 'c.md')}:5", "liquid/lost")]

    def test_what_main_did_since_does_not(self, check, git, repository: Path) -> None:
        git(repository, "checkout", "--quiet", "main")
        lose_link(repository, PT)
        git(repository, "commit", "--quiet", "--all", "--message=On main")
        git(repository, "checkout", "--quiet", "topic")
        lose_tag(repository, JA)
        assert since(check) == [(f"{JA}:5", "liquid/lost")]

    def test_some_paths(self, check, repository: Path) -> None:
        lose_tag(repository, PT)
        lose_tag(repository, JA)
        assert since(check, "translations/ja") == [(f"{JA}:5", "liquid/lost")]
        assert since(check, "content/b.md") == []


class TestTogether:
    def test_with_the_baseline(self, check, git, repository: Path) -> None:
        lose_link(repository, PT)
        check("--update-baseline")
        git(repository, "add", "--all")
        git(repository, "commit", "--quiet", "--message=Old")
        git(repository, "branch", "--force", "main")
        change(repository, SOURCE, "Open", "Now open")
        assert since(check) == []
        assert len(since(check, "--no-baseline")) == 1

    def test_of_equal_findings_the_one_on_a_changed_line_is_new(
        self, check, git, repository: Path
    ) -> None:
        extra = "\nOpen [the harbor](/harbor).\n"
        for path, text in ((SOURCE, extra), (PT, "\nAbra o porto.\n")):
            with (repository / path).open("a") as file:
                file.write(text)
        check("--update-baseline")
        git(repository, "add", "--all")
        git(repository, "commit", "--quiet", "--message=Old")
        git(repository, "branch", "--force", "main")
        change(repository, PT, "Abra [o porto](/harbor).", "Abra o porto.")
        assert since(check, PT) == [(f"{PT}:3", "link/lost")]

    def test_with_a_comment(self, check, repository: Path) -> None:
        lose_tag(repository, PT)
        change(repository, PT, "agora.", "agora. {% # doclint-disable-line liquid/lost -- so %}")
        assert since(check) == []


class TestNames:
    @pytest.mark.parametrize(
        "name", ["係留 é.md", "a b.md", "it's.md", "-x.md", "b%.md", "{x}.md", "a.b.md"]
    )
    def test_of_files(self, check, git, repository: Path, name: str) -> None:
        for path in (SOURCE, PT):
            shutil.copy(repository / path, repository / path.replace("a.md", name))
        git(repository, "add", "--all")
        git(repository, "commit", "--quiet", "--message=Old")
        git(repository, "branch", "--force", "main")
        lose_tag(repository, PT.replace("a.md", name))
        assert [rule for _, rule in since(check)] == ["liquid/lost"]

    @pytest.mark.skipif(sys.platform != "linux", reason="no such names elsewhere")
    @pytest.mark.parametrize("name", ['q"uo\\te.md', "tab\t.md", "line\n.md", "\udcff.md"])
    def test_of_files_that_git_quotes(self, check, git, repository: Path, name: str) -> None:
        for path in (SOURCE, PT):
            shutil.copy(repository / path, os.fsencode(repository / path.replace("a.md", name)))
        git(repository, "add", "--all")
        git(repository, "commit", "--quiet", "--message=Old")
        git(repository, "branch", "--force", "main")
        lose_link(repository, PT.replace("a.md", name))
        result = check("--changed-since", "main")
        assert result.code == 1
        assert result.out.count("link/lost") == 1

    def test_of_commits(self, check, git, repository: Path) -> None:
        lose_tag(repository, PT)
        git(repository, "tag", "v1", "main")
        commit = git(repository, "rev-parse", "main").strip()
        for name in ("main", "HEAD", "v1", "heads/main", commit, commit[:10], "main~0", "@"):
            assert check("--changed-since", name).code == 1

    @pytest.mark.parametrize(
        "name", ["", "none", "main:content", "--help", "--output=x", "main\nmain", "a..b", "HEAD^9"]
    )
    def test_of_no_commit(self, check, repository: Path, name: str) -> None:
        result = check("--changed-since", name)
        assert result.code == 2
        assert result.err.startswith("error: --changed-since: there is no commit `")
        assert not (repository / "x").exists()


class TestPlaces:
    def test_project_in_a_folder_of_the_repository(
        self, check, git, site: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch
    ) -> None:
        root = tmp_path_factory.mktemp("whole")
        shutil.copytree(site, root / "docs site")
        (root / "README.md").write_text("# Read\n")
        git(root, "init", "--quiet", "--initial-branch=main")
        git(root, "add", "--all")
        git(root, "commit", "--quiet", "--message=Begin")
        monkeypatch.chdir(root / "docs site")
        lose_tag(root / "docs site", PT)
        (root / "README.md").write_text("# Read me\n")
        assert since(check) == [(f"{PT}:5", "liquid/lost")]
        monkeypatch.chdir(root)
        assert since(check, "docs site") == [(f"docs site/{PT}:5", "liquid/lost")]

    def test_outside_of_git(self, check, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(site.parent))
        result = check("--changed-since", "main")
        assert result.code == 2
        assert result.err.startswith(
            f"error: --changed-since: needs a git repository, and {site} is in none that can be"
            " used; git says: not a git repository"
        )

    def test_repository_without_a_commit(self, check, git, site: Path) -> None:
        git(site, "init", "--quiet", "--initial-branch=main")
        assert "there is no commit `main`" in check("--changed-since", "main").err

    def test_histories_without_a_common_commit(self, check, git, repository: Path) -> None:
        git(repository, "checkout", "--quiet", "--orphan", "other")
        git(repository, "commit", "--quiet", "--message=Other")
        result = check("--changed-since", "main")
        assert result.code == 2
        assert "`main` and HEAD have no commit in common" in result.err

    def test_within_a_hook_of_git(self, check, repository: Path, monkeypatch) -> None:
        lose_tag(repository, PT)
        monkeypatch.setenv("GIT_DIR", "elsewhere/.git")
        monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere/index")
        assert since(check) == [(f"{PT}:5", "liquid/lost")]

    def test_work_tree_of_its_own(
        self, check, git, repository: Path, tmp_path_factory, monkeypatch
    ):
        other = tmp_path_factory.mktemp("tree") / "work"
        git(repository, "worktree", "add", "--quiet", str(other), "main")
        monkeypatch.chdir(other)
        lose_tag(other, PT)
        assert since(check) == [(f"{PT}:5", "liquid/lost")]


class TestShallowClone:
    @pytest.fixture
    def clone(self, git, repository: Path, tmp_path_factory, monkeypatch):
        """A function that clones `topic`, with which `main` parted long ago, to some depth."""
        for number in range(3):
            change(repository, "content/b.md", "Moor", f"Moor{number}")
            git(repository, "commit", "--quiet", "--all", f"--message={number}")
        lose_tag(repository, PT)
        git(repository, "commit", "--quiet", "--all", "--message=Break")

        def make(depth: int) -> Path:
            folder = tmp_path_factory.mktemp("clone") / "site"
            url = repository.as_uri()
            git(repository, "clone", "--quiet", f"--depth={depth}", "--branch=topic", url, folder)
            monkeypatch.chdir(folder)
            return folder

        return make

    def test_base_is_not_there(self, check, clone) -> None:
        clone(1)
        result = check("--changed-since", "origin/main")
        assert result.code == 2
        assert result.err == (
            "error: --changed-since: there is no commit `origin/main`; this clone is shallow: fetch"
            " it (git fetch origin NAME), or git fetch --unshallow"
            " (with actions/checkout: fetch-depth: 0)\n"
        )

    def test_history_does_not_reach_back(self, check, git, clone) -> None:
        folder = clone(1)
        git(folder, "fetch", "--quiet", "--depth=1", "origin", "main:refs/remotes/origin/main")
        result = check("--changed-since", "origin/main")
        assert result.code == 2
        assert (
            "this shallow clone does not reach back to where `origin/main` and HEAD" in result.err
        )
        git(folder, "fetch", "--quiet", "--unshallow", "origin")
        assert check("--changed-since", "origin/main", PT).found == [(f"{PT}:5", "liquid/lost")]

    def test_commit_that_is_there(self, check, clone) -> None:
        clone(2)
        assert check("--changed-since", "HEAD^").found == [(f"{PT}:5", "liquid/lost")]


def test_configuration_of_git_does_not_matter(check, git, repository: Path) -> None:
    """No program of the user's runs, and no habit of his changes what is read."""
    ran = repository / "ran"
    program = f"touch {ran}; false"
    for name, value in {
        "diff.external": program,
        "diff.noprefix": "true",
        "diff.mnemonicPrefix": "true",
        "diff.context": "9",
        "diff.interHunkContext": "9",
        "diff.renames": "false",
        "color.ui": "always",
        "color.diff": "always",
        "core.quotePath": "true",
        "core.fsmonitor": program,
        "core.pager": program,
        "diff.md.textconv": program,
        "diff.md.command": program,
    }.items():
        git(repository, "config", name, value)
    (repository / ".gitattributes").write_text("*.md diff=md\n")
    lose_tag(repository, PT)
    assert since(check) == [(f"{PT}:5", "liquid/lost")]
    assert not ran.exists()
    (repository / ".gitattributes").write_text("*.md binary\n")
    assert since(check) == [(f"{PT}:5", "liquid/lost")]


def test_lone_carriage_returns(check, git, repository: Path) -> None:
    """They end a line for doclint and not for git."""
    for path in (SOURCE, PT):
        file = repository / path
        head, rest = file.read_text().split("\n\n", 1)
        file.write_bytes(f"{head}\n\nA.\r\rB.\r\r{rest}".replace("\n", "\n").encode())
    git(repository, "commit", "--quiet", "--all", "--message=Old")
    git(repository, "branch", "--force", "main")
    lose_tag(repository, PT)
    assert [rule for _, rule in since(check)] == ["liquid/lost"]


def test_is_the_same_from_the_command_line(repository: Path) -> None:
    lose_tag(repository, PT)
    command = [sys.executable, "-m", "doclint", "check", "--changed-since", "main"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=repository, check=False)
    assert done.returncode == 1
    assert done.stdout.count("liquid/lost") == 1
