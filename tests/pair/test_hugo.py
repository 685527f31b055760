"""Languages of a Hugo site that have folders of their own, as its configuration says."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from doclint.files import Tree
from doclint.pair.finder import Finder, Pair
from doclint.pair.forms import recognise

Write = Callable[[Mapping[str, str | bytes]], Path]

TOML = """
[languages.en]
contentDir = "content/english"
[languages.pt]
contentDir = "./content/portuguese/"
"""
YAML = """
languages:
  EN: {contentdir: content/english}
  brazil: {languageCode: pt-br, contentDir: content/portuguese}
  elsewhere: {languageCode: fr, contentDir: ../french}
  nowhere: {contentDir: content/x}
  broken: 5
"""
# YAML 1.1 reads it as `false`.
NORWEGIAN = """
languages:
  en: {contentDir: content/english}
  no: {contentDir: content/norwegian}
"""
JSON = '{"languages": {"en": {"contentDir": "content/english"}, "pt": {"contentDir": "texts/pt"}}}'
FILES = {"content/english/a.md": "", "content/english/b.md": ""}


def finder(write: Write, files: Mapping[str, str | bytes]) -> Finder:
    tree = Tree(str(write({**FILES, **files})))
    (layout,) = recognise(tree, "en")
    return Finder(tree, layout, "en")


@pytest.mark.parametrize(
    ("config", "text", "translation", "language"),
    [
        ("hugo.toml", TOML, "content/portuguese/a.md", "pt"),
        ("hugo.yaml", YAML, "content/portuguese/a.md", "pt-br"),
        ("hugo.yaml", NORWEGIAN, "content/norwegian/a.md", "no"),
        ("config/_default/hugo.json", JSON, "texts/pt/a.md", "pt"),
    ],
)
def test_folders_of_languages(
    write: Write, config: str, text: str, translation: str, language: str
) -> None:
    found = finder(write, {config: text, translation: ""})
    pair = Pair(translation, "content/english/a.md", language)
    assert found.languages == {language: language}
    assert found.all().pairs == found.of([translation]).pairs == (pair,)
    assert found.of(["content/english/a.md"]).pairs == (pair,)
    (missing,) = found.all().missing
    assert missing.source == "content/english/b.md"


def test_languages_in_a_file_of_their_own(write: Write) -> None:
    languages = TOML.replace("languages.", "")
    files = {"hugo.toml": "", "config/_default/languages.toml": languages}
    found = finder(write, {**files, "content/portuguese/a.md": ""})
    assert [pair.translation for pair in found.all().pairs] == ["content/portuguese/a.md"]


def test_languages_below_the_source(write: Write) -> None:
    text = '[languages.en]\n[languages.pt]\ncontentDir = "content/portuguese"'
    files = {"hugo.toml": text, "content/a.md": "", "content/portuguese/a.md": ""}
    pairs = finder(write, files).all()
    assert [pair.translation for pair in pairs.pairs] == ["content/portuguese/a.md"]
    assert [pair.source for pair in pairs.missing] == list(FILES)


def test_each_language_has_its_own_folder_only(write: Write) -> None:
    text = TOML + '[languages.de]\ncontentDir = "content/german"\n'
    files = {"hugo.toml": text, "content/portuguese/a.md": "", "content/german/b.md": ""}
    found = finder(write, files)
    assert [pair[0] for pair in found.all().pairs] == [
        "content/german/b.md",
        "content/portuguese/a.md",
    ]
    assert {pair.translation for pair in found.all().missing} == {
        "content/german/a.md",
        "content/portuguese/b.md",
    }


@pytest.mark.parametrize(
    ("config", "text"),
    [("hugo.toml", "x = ["), ("hugo.yaml", "a: [\n- b"), ("hugo.json", "{"), ("hugo.yml", "- 1")],
)
def test_a_configuration_that_cannot_be_read(write: Write, config: str, text: str) -> None:
    tree = Tree(str(write({**FILES, config: text, "content/portuguese/a.md": ""})))
    assert recognise(tree, "en") == ()
    expected = f"{config}: cannot be read for the folders of its languages: "
    assert len(tree.problems) == int(text != "- 1")
    assert all(problem.startswith(expected) for problem in tree.problems)
