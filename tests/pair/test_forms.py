"""Sites of every built-in layout, recognised by what they hold."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from doclint.files import Tree
from doclint.pair.finder import Finder
from doclint.pair.forms import recognise

Write = Callable[[Mapping[str, str | bytes]], Path]

SITES = [
    ("hugo", {"hugo.toml": ""}, "content/en/a.md", "content/pt-br/a.md"),
    ("hugo", {"config.toml": 'baseURL = "/"'}, "content/b/a.md", "content/b/a.pt-br.md"),
    ("hugo", {"hugo.yaml": ""}, "content/a.en.md", "content/a.fr.md"),
    ("hugo", {"hugo.toml": ""}, "i18n/en.yaml", "i18n/es.yaml"),
    (
        "docusaurus",
        {"docusaurus.config.ts": "throw 1"},
        "docs/a.mdx",
        "i18n/fr/docusaurus-plugin-content-docs/current/a.mdx",
    ),
    (
        "docusaurus",
        {"docusaurus.config.js": ""},
        "versioned_docs/version-2.0/a.md",
        "i18n/fr/docusaurus-plugin-content-docs/version-2.0/a.md",
    ),
    (
        "docusaurus",
        {"docusaurus.config.js": ""},
        "src/pages/a.md",
        "i18n/fr/docusaurus-plugin-content-pages/a.md",
    ),
    ("docusaurus", {"docusaurus.config.js": ""}, "i18n/en/code.json", "i18n/fr/code.json"),
    ("mkdocs", {"mkdocs.yml": ""}, "docs/a.md", "docs/a.pt.md"),
    ("mkdocs", {"mkdocs.yml": ""}, "docs/en/a.md", "docs/pt/a.md"),
    ("mkdocs", {"mkdocs.yml": "docs_dir: 'pages' # here"}, "pages/a.md", "pages/a.pt.md"),
    ("mkdocs", {"docs/en/mkdocs.yml": ""}, "docs/en/docs/a.md", "docs/pt/docs/a.md"),
    (
        "starlight",
        {"astro.config.mjs": "import starlight"},
        "src/content/docs/guides/a.mdx",
        "src/content/docs/pt-br/guides/a.mdx",
    ),
    ("jekyll", {"_config.yml": ""}, "_posts/2031-01-02-a.md", "_posts/es/2031-01-02-a.md"),
    ("jekyll", {"_config.yml": ""}, "_articles/en/a.md", "_articles/es/a.md"),
    ("jekyll", {"_config.yml": ""}, "_i18n/en/a.md", "_i18n/es/a.md"),
    ("jekyll", {"_config.yml": ""}, "_data/en/a.yml", "_data/es/a.yml"),
]


@pytest.mark.parametrize(("name", "marker", "source", "translation"), SITES)
def test_sites(
    write: Write, name: str, marker: dict[str, str], source: str, translation: str
) -> None:
    tree = Tree(str(write({**marker, source: "", translation: ""})))
    (layout,) = recognise(tree, "en")
    assert layout.name == name
    finder = Finder(tree, layout, "en")
    found = finder.all()
    assert [pair[:2] for pair in found.pairs] == [(translation, source)]
    assert (found.missing, found.orphans, tree.problems) == ((), (), [])
    assert finder.of([source]) == finder.of([translation]) == found


@pytest.mark.parametrize(
    "files",
    [
        {"docs/a.md": "", "docs/a.pt.md": ""},
        {"config.toml": "base_url = '/'", "content/en/a.md": "", "content/fr/a.md": ""},
        {"astro.config.mjs": "", "src/content/docs/a.md": "", "src/content/docs/fr/a.md": ""},
        {"mkdocs.yml": "docs_dir: ../other", "other/a.md": "", "other/a.pt.md": ""},
        {"mkdocs.yml": "", "docs/a.md": "", "docs/b.min.md": ""},
    ],
)
def test_what_is_no_site(write: Write, files: dict[str, str]) -> None:
    assert recognise(Tree(str(write(files))), "en") == ()


def test_source_with_and_without_a_suffix(write: Write) -> None:
    names = ["docs/a.md", "docs/a.pt.md", "docs/b.en.md", "docs/b.pt.md"]
    tree = Tree(str(write({"mkdocs.yml": "", **dict.fromkeys(names, "")})))
    finder = Finder(tree, recognise(tree, "en")[0], "en")
    assert [pair[:2] for pair in finder.all().pairs] == [
        ("docs/a.pt.md", "docs/a.md"),
        ("docs/b.pt.md", "docs/b.en.md"),
    ]
    assert finder.of(names) == finder.all()
    assert finder.all().missing == finder.all().orphans == ()


def test_messages_whose_source_is_in_the_code_are_no_orphans(write: Write) -> None:
    files = {"docusaurus.config.js": "", "i18n/en/code.json": "{}", "i18n/fr/code.json": "{}"}
    tree = Tree(str(write({**files, "i18n/fr/docusaurus-theme-classic/navbar.json": "{}"})))
    (layout,) = recognise(tree, "en")
    finder = Finder(tree, layout, "en")
    for found in (finder.all(), finder.of(["i18n/fr"])):
        assert [pair.source for pair in found.pairs] == ["i18n/en/code.json"]
        assert found.orphans == ()
    assert finder.of(["i18n/fr/docusaurus-theme-classic/navbar.json"]) == ((), (), ())
