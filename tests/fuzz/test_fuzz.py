"""Whatever the two texts are: no exception, spans inside the file, repairs that are repairs.

The texts are arbitrary, made of pieces of Markdown, Liquid, YAML, TOML and PO, or articles of ours
that were damaged. `pytest --hypothesis-profile=long tests/fuzz` looks for new ones for half an
hour; what it finds becomes an `@example` or a test of the module at fault.
"""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from doclint.check.registry import all_rules
from doclint.config.config import Config
from doclint.config.resolve import settings_of
from doclint.errors import InputError
from doclint.files import decoded, read_text
from doclint.fix.passes import mend
from doclint.fix.readable import judge
from doclint.model import Edit, Finding, Safety
from doclint.pair.finder import Pair
from doclint.pair.layouts import BUILT_IN
from doclint.project.check import check_texts
from doclint.testing import unmarked

FIXTURES = Path(__file__).parents[2] / "fixtures"
SETTINGS = settings_of(Config(), BUILT_IN["github-docs"], all_rules())
# Some in every run; the profile that is asked for says how many in a long one.
IS_LONG = settings.get_current_profile_name() == "long"

Texts = tuple[str, str]


def examples(number: int) -> settings:
    return settings(max_examples=settings().max_examples if IS_LONG else number, deadline=None)


def articles() -> list[Texts]:
    """Return the pairs of Markdown of our fixtures and of the examples of all rules."""
    found = []
    for folder in sorted((FIXTURES / "cases").iterdir()):
        sides = folder / "source.md", folder / "translation.md"
        if all(side.exists() for side in sides):
            found.append((read_text(str(sides[0])), read_text(str(sides[1]))))
    examples = (example for rule in all_rules().values() for example in rule.examples)
    found += [(it.source, unmarked(it.translation)[0]) for it in examples if it.source]
    return found


def catalogs() -> list[str]:
    found = [read_text(str(file)) for file in sorted(FIXTURES.rglob("*.po"))]
    for rule in all_rules().values():
        if rule.group == "catalog":
            found += [unmarked(example.translation)[0] for example in rule.examples]
    return found


ARTICLES = articles()
CATALOGS = catalogs()
LANGUAGES = st.sampled_from(["pt-BR", "ja", "de", "ar", "xh", "en"])

# What a person never types: half surrogates, controls, marks of direction.
ANY = st.text(st.characters(exclude_categories=()), max_size=80)
WORDS = st.sampled_from(
    [*("Open the file. ", "Abra o arquivo. ", "a", "b ", "ファイル", "１２", "12 ", "é"), ""]
)
ENDS = ["\n", "\n\n", "\r\n", "\r", " ", "\t", "  \n", "\\\n"]


def soup(*pieces: str, size: int = 25) -> st.SearchStrategy[str]:
    """Return texts made of pieces, words, line ends and a little of anything."""
    piece = st.sampled_from([*pieces, *ENDS])
    return st.lists(st.one_of(piece, piece, WORDS, ANY), max_size=size).map("".join)


LIQUID = [
    *("{%", "%}", "{{", "}}", "{% if a %}", "{% elsif b or c %}", "{% else %}", "{% endif %}"),
    *(
        "{% data ports.main %}",
        "{%- for a in b -%}",
        "{% endfor %}",
        "{{ a | b: 'c' }}",
        "{% raw %}",
    ),
    *(
        "{% endraw %}",
        "{% comment %}",
        "{% se a %}",
        "{ % data a % }",
        '{% a b="c',
        "{# c #}",
        "｛％",
    ),
]
MARKDOWN = [
    *(
        "# ",
        "## ",
        "- ",
        "  - ",
        "1. ",
        "> ",
        "```\n",
        "~~~sh\n",
        "    ",
        "---\n",
        "***",
        "|",
        "|-|-|\n",
    ),
    *(
        "| a | b |\n",
        "[",
        "](",
        ")",
        "![",
        "[a](/b#c)",
        "[a]: /b 'c'\n",
        "[^1]",
        "[^1]: ",
        "<",
        ">",
    ),
    *(
        "<a href='",
        "</a>",
        "<!--",
        "-->",
        "<!-- doclint-disable-next-line link/lost -->",
        "`",
        "``",
    ),
    *(
        "*",
        "**",
        "_",
        "&amp;",
        "&#0;",
        "\\",
        "!!! note\n",
        ":::",
        ":::note\n",
        "{:.a}",
        "{#a}",
        "（",
    ),
    *(
        "<<<<<<< a\n",
        "import a\n",
        "=== 'a'\n",
        "https://a.b/c ",
        "\ufeff",
        "\x00",
        "\u200b",
        "$a$",
    ),
]
YAML = [
    *(
        "---\n",
        "title: ",
        "a: ",
        "  b: ",
        "- ",
        "? ",
        "'",
        '"',
        "''",
        "|",
        ">-\n  ",
        "&a ",
        "*a",
        "!!b ",
    ),
    *(
        "[",
        "]",
        "{",
        "}",
        ",",
        "# c\n",
        "# doclint-disable-line link/lost\n",
        "<<: ",
        "...\n",
        "%",
        "@",
    ),
    *(
        "title: 'a' b\n",
        "intro: >-\n  Open the file.\n",
        "\ufeff",
        "\x07",
        "~",
        "2024-01-01",
        "yes",
    ),
]
TOML = [
    *(
        "+++\n",
        "a = ",
        "b.c = ",
        "[a]\n",
        "[[b]]\n",
        "'",
        '"',
        '"""',
        "'''",
        "[",
        "]",
        "{",
        "}",
        ",",
    ),
    *(
        "# c\n",
        "1",
        "true",
        "1979-05-27 07:32:00",
        '"a" = "b"\n',
        "\\u0041",
        "title = 'Open'\n",
        "=",
    ),
]
PO = [
    *('msgid ""\n', 'msgstr ""\n', 'msgid "Open {a}."\n', 'msgstr "Abra {a}."\n', 'msgctxt "a"\n'),
    *('msgid_plural "as"\n', 'msgstr[0] "a"\n', "msgstr[9] ", '"', '"Plural-Forms: nplurals=2; '),
    *(
        'plural=(n != 1);\\n"\n',
        "#, fuzzy\n",
        "#~ ",
        "#| ",
        "#: a.py:1\n",
        '"\\',
        "# doclint-disable",
    ),
    *('"Content-Type: text/plain; charset=UTF-8\\n"\n', "%s", "%(a)d", "#. ", "\\n", "msgstr"),
]
DOCUMENTS = st.one_of(
    soup(*MARKDOWN),
    soup(*LIQUID),
    soup(*MARKDOWN, *LIQUID, size=40),
    soup(*YAML, *LIQUID).map("---\n{}\n---\n\na\n".format),
    soup(*TOML).map("+++\n{}\n+++\n\na\n".format),
    ANY,
)


@st.composite
def damaged(draw: st.DrawFn, text: str) -> str:
    """An article cut, with its lines in another order, or with something put into it."""
    match draw(st.sampled_from(["cut", "lines", "swap", "put"])):
        case "cut":
            return text[: draw(st.integers(0, len(text)))]
        case "lines":
            return "".join(draw(st.permutations(text.splitlines(keepends=True))))
        case "swap":
            a, b = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
            return text[b:] + text[a:b] + text[:a]
        case _:
            at = draw(st.integers(0, len(text)))
            piece = draw(st.one_of(st.sampled_from([*LIQUID, *MARKDOWN, *YAML]), ANY))
            return text[:at] + piece + text[at + draw(st.integers(0, 5)) :]


OURS = st.sampled_from(ARTICLES)
DAMAGED = OURS.flatmap(lambda pair: st.tuples(damaged(pair[0]), damaged(pair[1])))
HALF_DAMAGED = OURS.flatmap(lambda pair: st.tuples(st.just(pair[0]), damaged(pair[1])))
# The source of another article.
STRANGE = st.tuples(OURS.map(lambda pair: pair[0]), OURS.map(lambda pair: pair[1]))


def pair_of(language: str, extension: str) -> Pair:
    return Pair(f"translations/{language}/a{extension}", f"content/a{extension}", language)


def found_in(texts: Texts, language: str, extension: str) -> list[Finding]:
    """Check two texts and see that what is found lies in them."""
    source, text = texts
    checked = check_texts(pair_of(language, extension), source, text, SETTINGS)
    assert not checked.error
    # A finding on a catalog has its source in the same file.
    original = text if extension == ".po" else source
    for located in (*checked.found, *checked.on_source):
        finding = located.finding
        of = source if located in checked.on_source else text
        assert 0 <= finding.span.start <= finding.span.end <= len(of), finding
        if finding.source:
            assert 0 <= finding.source.start <= finding.source.end <= len(original), finding
        for edit in finding.fix.edits if finding.fix else ():
            assert 0 <= edit.span.start <= edit.span.end <= len(of), finding
        assert finding.message
        assert "\n" not in finding.message, finding
        assert located.place.line >= 1
        assert located.place.column >= 1
    return [located.finding for located in checked.found]


@examples(300)
@given(DOCUMENTS, DOCUMENTS, LANGUAGES)
def test_any_articles(source: str, text: str, language: str) -> None:
    found_in((source, text), language, ".md")


@examples(300)
@given(st.one_of(DAMAGED, HALF_DAMAGED, STRANGE), LANGUAGES)
def test_damaged_articles(texts: Texts, language: str) -> None:
    found_in(texts, language, ".md")


@examples(200)
@given(soup(*YAML, *LIQUID), soup(*YAML, *LIQUID), LANGUAGES)
def test_any_yaml(source: str, text: str, language: str) -> None:
    found_in((source, text), language, ".yml")


@examples(200)
@given(soup(*TOML), soup(*TOML), LANGUAGES)
def test_any_toml(source: str, text: str, language: str) -> None:
    found_in((source, text), language, ".toml")


@examples(200)
@given(st.one_of(soup(*PO), st.sampled_from(CATALOGS).flatmap(damaged)), LANGUAGES)
def test_any_catalog(text: str, language: str) -> None:
    found_in(("", text), language, ".po")


@examples(200)
@given(
    st.one_of(st.binary(max_size=60), DOCUMENTS.map(lambda text: text.encode("utf-8", "replace")))
)
def test_any_bytes(data: bytes) -> None:
    """What is no UTF-8 is refused in one line that says where; all else is kept to the byte."""
    try:
        text = decoded(data, "a.md")
    except InputError as error:
        event("refused")
        message = str(error)
    else:
        message = ""
    if message:
        assert message.startswith("a.md:")
        assert "\n" not in message
        return
    assert text.encode() == data
    found_in(("# a\n\nOpen the file.\n", text), "pt-BR", ".md")


def rebuilt(text: str, edits: Sequence[Edit]) -> str:
    """Return a text with edits, from the start on: all that lies between them is there."""
    pieces: list[str] = []
    at = 0
    for edit in sorted(set(edits), key=lambda edit: edit.span):
        assert edit.span.start >= at, "two edits overlap"
        pieces += text[at : edit.span.start], edit.text
        at = edit.span.end
    return "".join([*pieces, text[at:]])


def verify_fix(texts: Texts, language: str, extension: str, *, unsafe: bool) -> None:
    """Mend a text: only the edits of the fixes change it, and a second run finds nothing to do."""
    source, before = texts

    def wanted(finding: Finding) -> bool:
        return unsafe or (finding.fix is not None and finding.fix.safety is Safety.SAFE)

    def run(text: str) -> tuple[str, int]:
        mended = mend(
            text,
            lambda text: found_in((source, text), language, extension),
            wanted,
            judge(source, text, SETTINGS.liquid),
        )
        steps = [(at, list(group)) for at, group in groupby(mended.applied, lambda it: it.text)]
        results = [*(at for at, _ in steps[1:]), mended.text] if steps else []
        for (at, group), result in zip(steps, results, strict=True):
            fixes = [judged.finding.fix for judged in group]
            edits = [edit for fix in fixes if fix for edit in fix.edits]
            assert rebuilt(at, edits) == result
        return mended.text, len(mended.applied)

    after, count = run(before)
    assert (after == before) == (count == 0)
    if count:
        assert run(after) == (after, 0)


@pytest.mark.parametrize("unsafe", [False, True])
def test_repairs_of_our_articles(*, unsafe: bool) -> None:
    for texts in ARTICLES[:: 1 if IS_LONG else 3]:
        verify_fix(texts, "pt-BR", ".md", unsafe=unsafe)


@examples(200)
@example(
    # What is invisible in the source's tag was written into the translation, and taken out again.
    (
        "{% note %}\n\n{% if\ufeff a %}b{% endif %}.\n\n{% endnote %}\n",
        "{\ufeff% note %}\n\n{% if a %}b{% endif %}.\n\n{% endnote %}\n",
    ),
    "pt-BR",
    False,
)
@example(  # what mends the tag is undone by what compares the code
    (
        "Use `{% raw %}${{ a.B }}{% endraw %}` or `%}`.\n",
        "Use `{% raw %}${{ a.B }}%}% endraw %}` ou `%}`.\n",
    ),
    "pt-BR",
    False,
)
@given(st.one_of(HALF_DAMAGED, DAMAGED, STRANGE), LANGUAGES, st.booleans())
def test_repairs_of_damaged_articles(texts: Texts, language: str, unsafe: bool) -> None:
    verify_fix(texts, language, ".md", unsafe=unsafe)


@examples(100)
@example("- 0000{%-{%endfor%}", "0{%{%{%0\n{%", False)  # one fix is right only after another
@given(DOCUMENTS, DOCUMENTS, st.booleans())
def test_repairs_of_any_articles(source: str, text: str, unsafe: bool) -> None:
    verify_fix((source, text), "pt-BR", ".md", unsafe=unsafe)


@examples(80)
@example("%}", "{%}", False)  # a tag that stands in no block
@example(  # the sentences of a field in another order
    "title: Open the file. ファイルOpen the file. ",
    "title: ファイルOpen the file. Open the file. ",
    False,
)
@given(soup(*YAML), soup(*YAML), st.booleans())
def test_repairs_of_any_yaml(source: str, text: str, unsafe: bool) -> None:
    verify_fix((source, text), "pt-BR", ".yml", unsafe=unsafe)


@examples(80)
@example('msgid ""\nmsgstr "Content-Type: text/plain; charset=\ud800"\n', False)
@given(st.one_of(soup(*PO), st.sampled_from(CATALOGS).flatmap(damaged)), st.booleans())
def test_repairs_of_any_catalog(text: str, unsafe: bool) -> None:
    verify_fix(("", text), "pt-BR", ".po", unsafe=unsafe)
