"""The hook, as the real pre-commit runs it."""

import random
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Shell = Callable[..., tuple[int, str, str]]
Write = Callable[[Mapping[str, str | bytes]], Path]

SITE: Mapping[str, str | bytes] = {
    "README.md": "# Harbor\n\nAbra o {% data broken\n",
    "doclint.toml": 'layout = "github-docs"\n\n[rules]\n"image/broken" = "off"\n',
    "content/moor.md": (
        "---\ntitle: Moor a boat\nversions: '*'\n---\n\nOpen {% data ports.main %} and wait 30"
        " minutes.\n\nSee [the berths](/berths).\n"
    ),
    "content/sail with wind.md": "# Set the sails\n\nUse `sail --all` now.\n",
    "translations/pt-BR/content/moor.md": (
        "---\ntitle: Atracar um barco\nversions: '*'\n---\n\nAbra {% data ports.main %} e espere 30"
        " minutos.\n\nConsulte [os cais](/berths).\n"
    ),
    "translations/pt-BR/content/sail with wind.md": "# Içar as velas\n\nUse `sail --all` agora.\n",
    "translations/ja-JP/content/moor.md": (
        "---\ntitle: ボートを係留する\nversions: '*'\n---\n\n"
        "{% data ports.main %} を開いて 30 分待ちます。\n\n[バース](/berths)を参照してください。\n"
    ),
}
I18N = "i18n/pt-BR/docusaurus-plugin-content-docs/current"
PORTUGUESE = "translations/pt-BR/content/moor.md"
CATALOG = r"""msgid ""
msgstr ""
"Language: pt_BR\n"
"Content-Type: text/plain; charset=UTF-8\n"

msgid "See [the berths](/berths)."
msgstr "Consulte os cais."
"""


@pytest.fixture
def site(repository: Path, write: Write, configured: str, commit: Callable[[Path], None]) -> Path:
    """A site without findings, committed, with the hook in its configuration."""
    write({**SITE, ".pre-commit-config.yaml": configured})
    commit(repository)
    return repository


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def findings(output: str) -> list[tuple[str, str]]:
    """Return path and rule of the findings in the format `concise`, in the order of the lines."""
    rows = [
        line.split(": ", 1)
        for line in output.splitlines()
        if ": warning " in line or ": error " in line
    ]
    return [(place.rsplit(":", 2)[0], rest.split()[1]) for place, rest in rows]


class TestCommit:
    """`git commit`, with `pre-commit install`."""

    @pytest.fixture(autouse=True)
    def _install(self, site: Path, shell: Shell) -> None:
        shell(site, "pre-commit", "install")

    def test_damaged_translation_is_refused_until_it_is_mended(
        self, site: Path, shell: Shell
    ) -> None:
        edit(site / PORTUGUESE, "{% data ports.main %}", "{% dados ports.main %}")
        shell(site, "git", "add", "--all")
        _, out, err = shell(site, "git", "commit", "--message=Translate", expected=1)
        assert findings(out + err) == [(PORTUGUESE, "liquid/translated")]
        edit(site / PORTUGUESE, "{% dados ports.main %}", "{% data ports.main %}")
        edit(site / PORTUGUESE, "espere", "aguarde")
        shell(site, "git", "add", "--all")
        shell(site, "git", "commit", "--message=Translate")

    def test_changed_source_is_checked_against_all_its_translations(
        self, site: Path, shell: Shell
    ) -> None:
        edit(site / "content/moor.md", "30", "45")
        shell(site, "git", "add", "--all")
        _, out, err = shell(site, "git", "commit", "--message=Wait longer", expected=1)
        assert findings(out + err) == [
            ("translations/ja-JP/content/moor.md", "text/number"),
            (PORTUGUESE, "text/number"),
        ]

    def test_changed_translation_is_checked_against_the_source_on_the_disk(
        self, site: Path, shell: Shell
    ) -> None:
        for name in ("content/moor.md", PORTUGUESE, "translations/ja-JP/content/moor.md"):
            edit(site / name, "30", "45")
        shell(site, "git", "add", "--all")
        shell(site, "git", "commit", "--message=Wait longer")

    def test_damaged_catalog_is_refused(self, site: Path, shell: Shell) -> None:
        (site / "po").mkdir()
        (site / "po/pt_BR.po").write_text(CATALOG, encoding="utf-8")
        shell(site, "git", "add", "--all")
        _, out, err = shell(site, "git", "commit", "--message=Translate", expected=1)
        assert findings(out + err) == [("po/pt_BR.po", "link/lost")]
        edit(site / "po/pt_BR.po", "os cais", "[os cais](/berths)")
        shell(site, "git", "add", "--all")
        shell(site, "git", "commit", "--message=Translate")

    @pytest.mark.parametrize(
        ("config", "source", "translation"),
        [
            ("", "data/ui.yml", "translations/pt-BR/data/ui.yml"),
            ('layout = "docusaurus"\n', "docs/a.mdx", f"{I18N}/a.mdx"),
        ],
    )
    def test_every_kind_of_file_is_checked(
        self, site: Path, shell: Shell, write: Write, config: str, source: str, translation: str
    ) -> None:
        files = {
            source: "title: Open {% data ports.main %} now\n",
            translation: "title: Abra {% dados ports.main %} agora\n",
        }
        write({**files, "doclint.toml": config} if config else files)
        shell(site, "git", "add", "--all")
        _, out, err = shell(site, "git", "commit", "--message=Translate", expected=1)
        assert findings(out + err) == [(translation, "liquid/translated")]

    def test_what_is_not_added_does_not_count(self, site: Path, shell: Shell) -> None:
        edit(site / PORTUGUESE, "espere", "aguarde")
        shell(site, "git", "add", "--all")
        edit(site / PORTUGUESE, "[os cais](/berths)", "os cais")
        shell(site, "git", "commit", "--message=Translate")

    def test_files_outside_the_layout_are_passed_over(self, site: Path, shell: Shell) -> None:
        edit(site / "README.md", "Abra", "Abra já")
        (site / "settings.yml").write_text("title: {% nothing\n", encoding="utf-8")
        shell(site, "git", "add", "--all")
        shell(site, "git", "commit", "--message=Say more")

    def test_deleted_translation_is_no_error(self, site: Path, shell: Shell) -> None:
        shell(site, "git", "rm", "--quiet", PORTUGUESE)
        edit(site / "content/moor.md", "See", "Look at")
        shell(site, "git", "add", "--all")
        shell(site, "git", "commit", "--message=Take it out")


def test_hook_that_mends(site: Path, shell: Shell) -> None:
    edit(site / ".pre-commit-config.yaml", "id: doclint", "id: doclint-fix\n  - id: doclint")
    sound = (site / PORTUGUESE).read_text(encoding="utf-8")
    edit(site / PORTUGUESE, "{% data ports.main %}", "{% dados ports.main % }")
    shell(site, "pre-commit", "install")
    shell(site, "git", "add", "--all")
    _, out, err = shell(site, "git", "commit", "--message=Translate", expected=1)
    assert "files were modified by this hook" in out + err
    assert (site / PORTUGUESE).read_text(encoding="utf-8") == sound
    shell(site, "git", "add", "--all")
    shell(site, "git", "commit", "--allow-empty", "--message=Translate")


def test_arguments_of_the_configuration_reach_doclint(site: Path, shell: Shell) -> None:
    edit(
        site / ".pre-commit-config.yaml", "id: doclint", "id: doclint\n    args: [--ignore, liquid]"
    )
    edit(site / PORTUGUESE, "{% data ports.main %}", "{% dados ports.main %}")
    shell(site, "pre-commit", "run", "--all-files")


def test_mistake_in_the_configuration_fails(site: Path, shell: Shell) -> None:
    edit(site / "doclint.toml", "layout", "layuot")
    _, out, _ = shell(site, "pre-commit", "run", "--all-files", expected=1)
    assert "exit code: 2" in out
    assert "doclint.toml: unknown key `layuot`; did you mean `layout`?" in out


def test_repository_can_be_tried(site: Path, hooks: Path, shell: Shell) -> None:
    (site / ".pre-commit-config.yaml").unlink()
    edit(site / PORTUGUESE, "[os cais](/berths)", "os cais")
    _, out, _ = shell(
        site, "pre-commit", "try-repo", hooks, "doclint", "--files", PORTUGUESE, expected=1
    )
    assert findings(out) == [(PORTUGUESE, "link/lost")]


class TestAnySubset:
    """Whatever files a run gets, and beside whatever other runs, it finds the same."""

    @pytest.fixture
    def damaged(self, site: Path) -> Path:
        edit(site / PORTUGUESE, "{% data ports.main %}", "{% dados ports.main %}")
        edit(site / PORTUGUESE, "Atracar um barco", "Moor a boat")
        edit(site / "translations/ja-JP/content/moor.md", "(/berths)", "(/docks)")
        edit(site / "translations/pt-BR/content/sail with wind.md", "`sail --all`", "`sail`")
        return site

    @pytest.fixture
    def files(self, damaged: Path) -> list[str]:
        return sorted(path.relative_to(damaged).as_posix() for path in damaged.rglob("*.md"))

    def test_hook_and_whole_project_agree(self, damaged: Path, shell: Shell) -> None:
        _, whole, _ = shell(damaged, "doclint", "check", expected=1)
        _, hook, _ = shell(damaged, "pre-commit", "run", "--all-files", expected=1)
        assert len(findings(whole)) == 4
        assert findings(hook) == findings(whole)

    def test_parts_find_together_what_the_whole_does(
        self, damaged: Path, files: list[str], shell: Shell
    ) -> None:
        whole = set(shell(damaged, "doclint", "check", expected=1)[1].splitlines())
        chance = random.Random(7)
        for parts in (1, 2, 3, len(files)):
            chance.shuffle(files)
            found = [
                line
                for part in (files[start::parts] for start in range(parts))
                for line in shell(damaged, "doclint", "check", *part, expected=None)[1].splitlines()
            ]
            assert set(found) == whole

    def test_runs_at_the_same_time_do_not_disturb_one_another(
        self, damaged: Path, files: list[str], shell: Shell, environment: Mapping[str, str]
    ) -> None:
        runs = [
            subprocess.Popen(
                ["doclint", "check", *files[number % 2 :: 2]],
                cwd=damaged,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
            for number in range(6)
        ]
        outputs = [run.communicate() for run in runs]
        assert outputs[0::2] == [outputs[0]] * 3
        assert outputs[1::2] == [outputs[1]] * 3
        for number in (0, 1):
            alone = shell(damaged, "doclint", "check", *files[number::2], expected=None)[1]
            assert outputs[number][0].decode() == alone
        changed = shell(damaged, "git", "status", "--porcelain", "-z")[1].split("\0")
        assert len([entry for entry in changed if entry]) == 3
