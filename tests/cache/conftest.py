"""A project with every kind of thing that a finding may depend on."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from doclint.cache.store import Store
from doclint.project.check import Checked
from doclint.project.project import open_project
from doclint.project.run import check_all

Write = Callable[[Mapping[str, str | bytes]], Path]

HEAD = "---\ntitle: {title}\n---\n\n"
SITE = {
    "doclint.toml": 'layout = "github-docs"\nterms-file = "terms.toml"\n',
    "terms.toml": '[terms]\n"harbor pilot" = 3\n',
    "content/a.md": HEAD.format(title="Moor a boat")
    + "# Moor a boat\n\nOpen the harbor gate and wait. See [tides](tides.md#low-tide).\n\n"
    "![A gate](/assets/gate.png)\n",
    "content/tides.md": HEAD.format(title="Tides") + "# Tides\n\n## Low tide\n\nWait for it.\n",
    "assets/gate.png": b"\x89PNG",
    "translations/pt-BR/content/a.md": HEAD.format(title="Atracar um barco")
    + "# Atracar um barco\n\nOpen the harbor gate and wait. Veja [marés](tides.md#ebb).\n\n"
    "![Um portão](/assets/gate.png)\n",
    "translations/pt-BR/content/tides.md": HEAD.format(title="Marés")
    + "# Marés\n\n## Maré baixa\n\nEspere por ela.\n",
}


@pytest.fixture
def site(write: Write) -> Path:
    return write(SITE)


class Checker:
    """Checks a project with and without its cache, and counts what was checked anew."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        import doclint.cache.checks as checks

        self.root = root
        self.store = Store(root / ".doclint_cache")
        self.anew: list[str] = []
        record = checks.record

        def counted(tree, pair, settings, histories):  # type: ignore[no-untyped-def]
            self.anew.append(pair.translation)
            return record(tree, pair, settings, histories)

        monkeypatch.setattr(checks, "record", counted)
        # Whoever works on doclint while its tests run changes the program.
        monkeypatch.setattr("doclint.cache.context.program_files", lambda: [__file__])

    def with_cache(self, select: tuple[str, ...] = ()) -> list[Checked]:
        from doclint.cache.checks import check_with_cache

        project = open_project(self.root)
        settings = project.settings.narrowed(select, ())
        self.anew.clear()
        pairs = project.finder.all().pairs
        return list(
            check_with_cache(self.store, project.tree, pairs, settings, 1, lambda done: None)
        )

    def without(self, select: tuple[str, ...] = ()) -> list[Checked]:
        project = open_project(self.root)
        settings = project.settings.narrowed(select, ())
        pairs = project.finder.all().pairs
        return list(check_all(project.tree, pairs, settings, 1, lambda done: None))


@pytest.fixture
def checker(site: Path, monkeypatch: pytest.MonkeyPatch) -> Checker:
    return Checker(site, monkeypatch)
