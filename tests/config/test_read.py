from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from doclint.config.config import Config, FrontMatterTable, LiquidTable, OverrideTable
from doclint.config.read import has_table, read_config
from doclint.errors import InputError

Write = Callable[[Mapping[str, str | bytes]], Path]


def read(write: Write, text: str | bytes, name: str = "doclint.toml") -> Config:
    return read_config(str(write({name: text}) / name), name)


def test_every_key(write: Write) -> None:
    text = """
    layout = "jekyll"
    source = "docs/{path}"
    translation = "i18n/{lang}/{path}"
    source-language = "de"
    languages = ["pt-BR", "ja"]
    exclude = ["docs/drafts/**"]
    source-anchors = true
    terms = ["berth"]
    labels = ["Enabled"]
    terms-file = "terms.toml"
    baseline = "known.jsonl"

    [rules]
    link = "info"
    "link/lost" = "error"

    [options."link/broken"]
    roots = ["static"]
    strict = true

    [front-matter]
    machine = ["weight"]
    human = ["tagline"]
    local = ["slug"]

    [liquid]
    blocks = { tabs = "endtabs" }
    inline = ["icon"]
    human-arguments = ["tooltip"]

    [locales]
    pt-BR = ["/pt", "/pt-br"]

    [[overrides]]
    paths = ["docs/early/**"]
    languages = ["ja"]
    rules = { link = "off" }
    options = { "link/broken" = { strict = false } }
    terms = ["tide"]
    labels = ["Sail"]

    [[overrides]]
    languages = ["pt-BR"]
    """
    assert read(write, text) == Config(
        layout="jekyll",
        source="docs/{path}",
        translation="i18n/{lang}/{path}",
        source_language="de",
        languages=("pt-BR", "ja"),
        exclude=("docs/drafts/**",),
        source_anchors=True,
        terms=("berth",),
        labels=("Enabled",),
        terms_file="terms.toml",
        baseline="known.jsonl",
        rules={"link": "info", "link/lost": "error"},
        options={"link/broken": {"roots": ("static",), "strict": True}},
        front_matter=FrontMatterTable(("weight",), ("tagline",), ("slug",)),
        liquid=LiquidTable({"tabs": "endtabs"}, ("icon",), ("tooltip",)),
        locales={"pt-BR": ("/pt", "/pt-br")},
        overrides=(
            OverrideTable(
                ("docs/early/**",),
                ("ja",),
                {"link": "off"},
                {"link/broken": {"strict": False}},
                ("tide",),
                ("Sail",),
            ),
            OverrideTable(languages=("pt-BR",)),
        ),
    )


def test_empty_file_is_the_default(write: Write) -> None:
    assert read(write, "") == Config()


def test_table_of_pyproject(write: Write) -> None:
    text = '[project]\nname = "x"\n[tool.doclint]\nlayout = "jekyll"\n'
    assert read(write, text, "pyproject.toml") == Config(layout="jekyll")
    with pytest.raises(InputError, match=r"^pyproject.toml: unknown key `tool.doclint.lay`"):
        read(write, '[tool.doclint]\nlay = "jekyll"\n', "pyproject.toml")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('layuot = "x"', "unknown key `layuot`; did you mean `layout`?"),
        ('source_language = "x"', "unknown key `source_language`; did you mean `source-language`?"),
        ("[liquid]\nblcks = {}", "unknown key `liquid.blcks`; did you mean `blocks`?"),
        ("zzz = 1", "unknown key `zzz`"),
        ("layout = 3", "`layout`: Expected `str`, got `int`"),
        ('languages = "pt"', "`languages`: Expected `array`, got `str`"),
        ('languages = ["pt", 3]', "`languages[1]`: Expected `str`, got `int`"),
        ("front-matter = 3", "`front-matter` must be a table"),
        ("rules = []", "`rules` must be a table"),
        ("overrides = {}", "`overrides` must be a list of tables"),
        ("overrides = [3]", "`overrides[0]` must be a table"),
        (
            "[[overrides]]\n[[overrides]]\npath = []",
            "unknown key `overrides[1].path`; did you mean `paths`?",
        ),
        ("[[overrides]]\nrules.link = 1", "`overrides[0].rules.link`: Expected `str`, got `int`"),
        ('[rules]\n"link/lost" = 3', '`rules."link/lost"`: Expected `str`, got `int`'),
        ('[locales]\nja = "/ja"', "`locales.ja`: Expected `array`, got `str`"),
        (
            '[options."link/lost"]\na = {}',
            '`options."link/lost".a`: Expected `bool | int | float | str | array`, got `object`',
        ),
    ],
)
def test_mistakes_are_named_with_their_key(write: Write, text: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        read(write, text)
    assert str(error.value) == f"doclint.toml: {message}"


def test_what_is_no_toml_is_named_with_its_place(write: Write) -> None:
    with pytest.raises(InputError, match=r"^doclint.toml:3:1: not TOML: "):
        read(write, 'layout = "jekyll"\nlanguages = ["pt"\n[rules')
    with pytest.raises(InputError, match=r"^doclint.toml:1:11: not UTF-8"):
        read(write, b'layout = "\xff"')


def test_tools_of_pyproject_that_are_no_table(write: Write) -> None:
    with pytest.raises(InputError, match=r"^pyproject.toml: `tool` must be a table$"):
        read(write, "tool = 3", "pyproject.toml")


@pytest.mark.parametrize(
    ("text", "configures"),
    [
        ("[tool.doclint]", True),
        ("[tool.ruff]", False),
        ("tool = 3", False),
        ("", False),
        ("[tool.doclint", False),
    ],
)
def test_which_pyproject_counts(write: Write, text: str, configures: bool) -> None:
    assert has_table(str(write({"pyproject.toml": text}) / "pyproject.toml")) is configures
