from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from doclint.errors import InputError
from doclint.files import Tree
from doclint.pair.finder import Finder, Pair, Pairing
from doclint.pair.forms import recognise
from doclint.pair.layout import Layout
from doclint.pair.layouts import BUILT_IN

Write = Callable[[Mapping[str, str | bytes]], Path]

GITHUB_DOCS = [
    "content/a.md",
    "content/b/c.md",
    "content/only-here.md",
    "data/reusables/r.md",
    "data/variables/v.yml",
    "translations/pt-BR/content/a.md",
    "translations/pt-BR/content/b/c.md",
    "translations/pt-BR/content/gone.md",
    "translations/pt-BR/data/reusables/r.md",
    "translations/ja/content/a.md",
]


def tree_of(write: Write, names: list[str]) -> Tree:
    return Tree(str(write(dict.fromkeys(names, ""))))


def own(source: str, translation: str) -> Layout:
    return Layout("own", ((source, translation),))


def translations(pairs: tuple[Pair, ...]) -> list[str]:
    return [pair.translation for pair in pairs]


@pytest.fixture
def finder(write: Write) -> Finder:
    return Finder(tree_of(write, GITHUB_DOCS), BUILT_IN["github-docs"], "en")


class TestWholeProject:
    @pytest.mark.parametrize("form", ["docs/{}/a.md", "docs/a.{}.md"])
    def test_the_folder_of_the_source_is_no_translation(self, write: Write, form: str) -> None:
        tree = tree_of(write, [form.format(tag) for tag in ("en-US", "pt-BR")])
        source, translation = (
            form.replace("a", "{path}").format(tag, path="{path}") for tag in ("en-US", "{lang}")
        )
        finder = Finder(tree, own(source, translation), "en")
        pair = Pair(form.format("pt-BR"), form.format("en-US"), "pt-BR")
        assert finder.all() == Pairing((pair,))
        assert finder.of([pair.source]) == finder.of([pair.translation]) == Pairing((pair,))
        asked = Finder(tree, own(source, translation), "en", languages=("en-US", "pt-BR"))
        assert asked.all() == Pairing((pair,))

    def test_pairs_orphans_and_missing(self, finder: Finder) -> None:
        found = finder.all()
        assert found.pairs == (
            Pair("translations/ja/content/a.md", "content/a.md", "ja"),
            Pair("translations/pt-BR/content/a.md", "content/a.md", "pt-BR"),
            Pair("translations/pt-BR/content/b/c.md", "content/b/c.md", "pt-BR"),
            Pair("translations/pt-BR/data/reusables/r.md", "data/reusables/r.md", "pt-BR"),
        )
        assert translations(found.orphans) == ["translations/pt-BR/content/gone.md"]
        assert translations(found.missing) == [
            "translations/ja/content/b/c.md",
            "translations/ja/content/only-here.md",
            "translations/ja/data/reusables/r.md",
            "translations/ja/data/variables/v.yml",
            "translations/pt-BR/content/only-here.md",
            "translations/pt-BR/data/variables/v.yml",
        ]

    def test_one_language(self, write: Write) -> None:
        tree = tree_of(write, GITHUB_DOCS)
        found = Finder(tree, BUILT_IN["github-docs"], "en", only=["PT_br"]).all()
        assert {pair.language for pair in (*found.pairs, *found.missing)} == {"pt-BR"}

    def test_language_that_is_not_there(self, write: Write) -> None:
        finder = Finder(tree_of(write, GITHUB_DOCS), BUILT_IN["github-docs"], "en", only=["de"])
        with pytest.raises(InputError, match="`de`; there are: ja, pt-BR"):
            finder.all()

    def test_configured_language_without_any_file(self, write: Write) -> None:
        tree = tree_of(write, ["content/a.md", "translations/pt/content/a.md"])
        found = Finder(tree, BUILT_IN["github-docs"], "en", languages=["pt", "de"]).all()
        assert translations(found.missing) == ["translations/de/content/a.md"]

    def test_excluded_files(self, write: Write) -> None:
        tree = tree_of(write, GITHUB_DOCS)
        found = Finder(
            tree, BUILT_IN["github-docs"], "en", excluded=lambda path: "a.md" in path
        ).all()
        assert translations(found.pairs) == [
            "translations/pt-BR/content/b/c.md",
            "translations/pt-BR/data/reusables/r.md",
        ]


class TestLayouts:
    def test_jekyll_takes_language_folders_only(self, write: Write) -> None:
        names = ["en/a.md", "es/a.md", "zh_tw/a.md", "lib/a.md", "_includes/a.md", "_config.yml"]
        tree = tree_of(write, names)
        assert recognise(tree, "en") == (BUILT_IN["jekyll"],)
        found = Finder(tree, BUILT_IN["jekyll"], "en").all()
        assert [(p.translation, p.language) for p in found.pairs] == [
            ("es/a.md", "es"),
            ("zh_tw/a.md", "zh-tw"),
        ]
        assert found.orphans == ()

    def test_recognised_only_with_translations(self, write: Write) -> None:
        assert recognise(tree_of(write, ["content/a.md", "translations/README.md"]), "en") == ()

    def test_another_source_language(self, write: Write) -> None:
        tree = tree_of(write, ["de/a.md", "en/a.md", "_config.yml"])
        found = Finder(tree, BUILT_IN["jekyll"], "de").all()
        assert found.pairs == (Pair("en/a.md", "de/a.md", "en"),)

    def test_translations_below_the_sources(self, write: Write) -> None:
        tree = tree_of(write, ["docs/a.md", "docs/pt/a.md", "docs/images/b.md"])
        finder = Finder(tree, own("docs/{path}", "docs/{lang}/{path}"), "en")
        assert finder.all().pairs == (Pair("docs/pt/a.md", "docs/a.md", "pt"),)
        assert translations(finder.all().missing) == ["docs/pt/images/b.md"]
        assert finder.of(["docs/pt/a.md"]).pairs == (Pair("docs/pt/a.md", "docs/a.md", "pt"),)

    def test_language_in_the_name_of_the_file(self, write: Write) -> None:
        tree = tree_of(write, ["docs/a.md", "docs/a.pt.md", "docs/b.min.md", "docs/b.ja.md"])
        finder = Finder(tree, own("docs/{path}.md", "docs/{path}.{lang}.md"), "en")
        found = finder.all()
        assert found.pairs == (Pair("docs/a.pt.md", "docs/a.md", "pt"),)
        assert translations(found.orphans) == ["docs/b.ja.md"]
        assert finder.of(["docs/a.md"]).pairs == found.pairs

    def test_one_language_without_a_placeholder(self, write: Write) -> None:
        tree = tree_of(write, ["docs/a.md", "pt/a.md", "pt/b.md"])
        finder = Finder(tree, own("docs/{path}", "pt/{path}"), "en", languages=["pt"])
        assert finder.all().pairs == (Pair("pt/a.md", "docs/a.md", "pt"),)
        assert translations(finder.of(["pt/b.md"]).orphans) == ["pt/b.md"]

    def test_folder_that_is_called_as_no_language_is_a_problem(self, write: Write) -> None:
        tree = tree_of(write, [*GITHUB_DOCS, "translations/xx/content/a.md"])
        assert len(Finder(tree, BUILT_IN["github-docs"], "en").all().pairs) == 4
        assert [problem.partition(":")[0] for problem in tree.problems] == [
            "translations/xx/content"
        ]
        assert "`xx` is not a language tag" in tree.problems[0]

    def test_other_folders_beside_the_languages_are_none(self, write: Write) -> None:
        tree = tree_of(write, [*GITHUB_DOCS, "translations/log/content/x.md"])
        Finder(tree, BUILT_IN["github-docs"], "en").all()
        assert tree.problems == []


class TestSomePaths:
    def test_source_means_all_its_translations(self, finder: Finder) -> None:
        found = finder.of(["content/b/c.md"])
        assert translations(found.pairs) == ["translations/pt-BR/content/b/c.md"]
        assert translations(found.missing) == ["translations/ja/content/b/c.md"]

    def test_same_pair_twice_is_one(self, finder: Finder) -> None:
        paths = ["translations/ja/content/a.md", "content/a.md", "content"]
        found = finder.of(paths)
        assert translations(found.pairs).count("translations/ja/content/a.md") == 1

    def test_orphan(self, finder: Finder) -> None:
        found = finder.of(["translations/pt-BR/content/gone.md"])
        assert found == Pairing(
            orphans=(Pair("translations/pt-BR/content/gone.md", "content/gone.md", "pt-BR"),)
        )

    def test_folder_of_either_side(self, finder: Finder) -> None:
        assert translations(finder.of(["content/b"]).pairs) == ["translations/pt-BR/content/b/c.md"]
        below = finder.of(["translations/ja"])
        assert translations(below.pairs) == ["translations/ja/content/a.md"]
        assert below.missing == ()

    def test_everything_is_the_sum_of_its_files(self, finder: Finder) -> None:
        files = GITHUB_DOCS
        assert finder.of(files) == finder.of([""]) == finder.all()
        assert finder.of(reversed(files)) == finder.all()

    def test_other_files_are_passed_over(self, finder: Finder) -> None:
        assert finder.of(["data/variables/v.txt", "README.md"]) == Pairing()
