"""What the dialects of sites add to Markdown: found, hidden from CommonMark, kept out of prose."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.config.settings import Settings
from doclint.parse.document import MASK, Document
from doclint.parse.markdown import parse


def parsed(text: str, dialect: str = "") -> Document:
    return parse(text, "en", Settings(dialect=dialect))


def contents(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.text[slice(*block.content)]) for block in document.blocks]


@pytest.mark.parametrize(
    ("line", "form", "name", "title", "ends"),
    [
        ('!!! note "Mind it"', "admonition", "!!! note", "Mind it", '""'),
        ("!!! note", "admonition", "!!! note", None, ""),
        ("!!! note inline end", "admonition", "!!! note inline end", None, ""),
        ("!!! note “Mind it”", "admonition", "!!! note", "Mind it", "“”"),
        ('???+ tip "Mind it"', "admonition", "???+ tip", "Mind it", '""'),
        ('=== "Tab"', "tab", "===", "Tab", '""'),
        ("/// note | Mind it", "block", "/// note", "Mind it", "|"),
        ("///", "block", "///", None, ""),
        (":::note[Mind it]", "container", ":::note", "Mind it", "[]"),
        (":::note[Mind it]{.wide}", "container", ":::note{.wide}", "Mind it", "[]"),
        ("::: tip Mind it", "container", "::: tip", "Mind it", " "),
        (":::", "container", ":::", None, ""),
        ("> [!NOTE]", "alert", "[!NOTE]", None, ""),
        ("> [!NOTE] Mind it", "alert", "[!NOTE]", "Mind it", ""),
        ("{* ../a.py hl[1:2] *}", "include", "{* ../a.py hl[1:2] *}", None, ""),
        ('--8<-- "a.md"', "include", '--8<-- "a.md"', None, ""),
        ('import A from "a";', "module", 'import A from "a";', None, ""),
        ("import 'a.css'", "module", "import 'a.css'", None, ""),
        ("import {\n  A,\n} from 'a'", "module", "import {\n  A,\n} from 'a'", None, ""),
        ("export const a = 1;\nlet b", "module", "export const a = 1;\nlet b", None, ""),
        ("{: .class #id}", "attributes", "{: .class #id}", None, ""),
        ("{::nomarkdown}", "extension", "{::nomarkdown}", None, ""),
        ("{:/}", "extension", "{:/}", None, ""),
    ],
)
def test_line(line: str, form: str, name: str, title: str | None, ends: str) -> None:
    """Wherever it stands: at the beginning, between paragraphs, with other line ends."""
    for before, after in (("", ""), ("Before.\n\n", "\n\nAfter."), ("---\na: b\n---\n", "\r\n")):
        document = parsed(before + line + after)
        (found,) = document.constructs
        found_title = document.text[slice(*found.title)] if found.title else None
        assert (found.form, found.name, found_title, found.ends) == (form, name, title, ends)
        texts = [content for _, content in contents(document) if content != "b"]
        neighbours = ["Before.", "After."] if after.endswith("After.") else []
        assert sorted(texts) == sorted(neighbours + ([title] if title else []))


@pytest.mark.parametrize(
    "text",
    [
        "Wow!!! note it",
        "a ??? b",
        "Title\n=====",
        "See file:///etc now",
        "import the words from the list",
        'import the word "sail"',
        "`{: .no}`",
        "```\n!!! note\n:::note\n```",
        "    !!! note\n",
        "[!NOTE]",
        "Set {name} and {0}",
    ],
)
def test_text_and_code_are_no_constructs(text: str) -> None:
    assert parsed(text).constructs == ()


def test_indented_content_is_prose() -> None:
    text = '!!! note "Title"\n    One.\n\n    Two `code`.\n\n        real code\n\nAfter.\n'
    document = parsed(text)
    assert contents(document) == [
        ("paragraph", "Title"),
        ("paragraph", "One."),
        ("paragraph", "Two `code`."),
        ("code", "real code"),
        ("paragraph", "After."),
    ]
    assert [container.kind for container in document.containers] == ["admonition", "admonition"]


def test_nested_and_adjacent() -> None:
    text = '- Item\n\n    !!! tip\n        Inner.\n\n=== "A"\n\n    One.\n\n=== "B"\n\n    Two.\n'
    words = [content for _, content in contents(parsed(text))]
    assert words == ["Item", "Inner.", "A", "One.", "B", "Two."]


@pytest.mark.parametrize("fence", ["```", "~~~~", "  ```"])
@pytest.mark.parametrize("last", ["export default moor;", "export const moor = {\n  a: 1,\n};"])
def test_code_that_ends_with_an_export_ends_with_its_fence(fence: str, last: str) -> None:
    first = f"{fence}js\nimport a from 'a';\n\n{last}\n{fence}\n"
    text = f"One.\n\n{first}\nTwo.\n\n{fence}js\nb\n{fence}\n"
    document = parsed(text)
    assert [kind for kind, _ in contents(document)] == ["paragraph", "code", "paragraph", "code"]
    assert ("paragraph", "Two.") in contents(document)
    assert not document.constructs


def test_title_holds_marks() -> None:
    document = parsed(":::note[See [this](a.md) and `b`]x\n:::note[See `b` **now**]\nText.\n:::\n")
    assert [document.text[slice(*code.content)] for code in document.codes] == ["b", "b"]
    assert len(document.emphases) == 1


def test_attributes_within_a_line() -> None:
    document = parsed('Open [it](a.md){: .btn} and **that**{ .x } or ![a](b.png){ width="20" }.\n')
    names = [construct.name for construct in document.constructs]
    assert names == ["{: .btn}", "{ .x }", '{ width="20" }']
    assert "btn" not in document.prose


def test_expressions_are_attributes() -> None:
    text = '<Tabs values={[{label: "a > b"}]} x={1}>\n\nText.\n\n</Tabs>\n'
    tags = parsed(text, "mdx").html
    assert [(tag.name, tag.form) for tag in tags] == [("tabs", "open"), ("tabs", "close")]
    assert [one.value for one in tags[0].attributes] == ['[{label: "a > b"}]', "1"]


def test_nothing_indented_is_code_in_mdx() -> None:
    text = "<Tab>\n\n    Words here.\n\n    <A/>\n\n</Tab>\n"
    assert ("paragraph", "Words here.") in contents(parsed(text, "mdx"))
    assert ("code", "Words here.\n\n    <A/>") in contents(parsed(text))


def test_footnotes_and_boxes() -> None:
    document = parsed("Text[^a].\n\n- [ ] One\n- [x] Two\n\n[^a]: Note.\n")
    found = [(one.form, one.name) for one in document.constructs]
    assert found == [("footnote", "a"), ("task", "[ ]"), ("task", "[x]")]


PIECES = [
    "!!! note",
    ' "T"',
    "\n",
    "\n\n",
    "    ",
    "text",
    ":::",
    "[a]",
    "/// x | y",
    "> [!A]",
    "{:",
]
PIECES += [
    " .a}",
    "{* a *}",
    "```\n",
    "- ",
    "import A from 'a'",
    "export {",
    "=== 'x'",
    "<A b={",
    "}>",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.sampled_from(["", "mdx"]))
def test_every_text_is_read(text: str, dialect: str) -> None:
    """Constructs do not overlap, prose is as long as the text and keeps its letters in place."""
    document = parsed(text, dialect)
    assert len(document.prose) == len(text)
    assert all(a in (b, MASK, " ", "\n") for a, b in zip(document.prose, text, strict=True))
    ends = 0
    for construct in document.constructs:
        assert ends <= construct.span.start < construct.span.end <= len(text)
        ends = construct.span.end
        if construct.title:
            assert construct.span.start < construct.title.start <= construct.title.end <= ends


@pytest.mark.parametrize(
    "piece",
    ["!!! a ", "\n!!! a", "{:", "\n{* a", "import {", "\nimport a ", "={", "\n:::a[", "\n> [!"],
)
def test_time_is_linear(piece: str) -> None:
    start = time.process_time()
    parsed(piece * 20_000)
    assert time.process_time() - start < 3
