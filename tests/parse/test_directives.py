"""doclint's own comments: found where they are comments, and nothing to all other parts."""

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from doclint.check.engine import check_pair
from doclint.config.config import Config
from doclint.config.resolve import settings_of
from doclint.config.settings import FrontMatterKeys, Settings
from doclint.files import read_text
from doclint.pair.layouts import BUILT_IN
from doclint.parse.directives import directives_in
from doclint.parse.document import Document
from doclint.parse.markdown import parse

SETTINGS = Settings(front_matter=FrontMatterKeys(human=frozenset({"title", "intro"})))


def parsed(text: str) -> Document:
    return parse(text, "en", SETTINGS)


def said(text: str) -> list[tuple[str, list[str]]]:
    """What the comments of an article say: action and names."""
    return [(d.action, [name.text for name in d.names]) for d in parsed(text).directives]


class TestReading:
    @pytest.mark.parametrize(
        "comment",
        [
            "<!-- doclint-disable-line link/lost -->",
            "<!--doclint-disable-line link/lost-->",
            "<!-- doclint-disable-line\n  link/lost\n-->",
            "<!-- doclint-disable-line link/lost -- the page has moved -->",
            "<!-- doclint-disable-line link/lost --the page has moved -->",
            "{% comment %} doclint-disable-line link/lost {% endcomment %}",
            "{%- comment -%}doclint-disable-line link/lost{%- endcomment -%}",
            "{% comment %}\ndoclint-disable-line link/lost -- why\n{% endcomment %}",
            "{% # doclint-disable-line link/lost %}",
            "{%- #doclint-disable-line link/lost -- why -%}",
            "{/* doclint-disable-line link/lost */}",
        ],
    )
    def test_forms(self, comment: str) -> None:
        text = f"Moor the boat. {comment}\n\nWait.\n"
        document = parsed(text)
        assert said(text) == [("disable-line", ["link/lost"])]
        (directive,) = document.directives
        assert directive.text == comment == text[slice(*directive.span)]
        assert text[slice(*directive.names[0].span)] == "link/lost"
        assert document.tags == document.html == document.comments == ()

    @pytest.mark.parametrize(
        ("names", "expected"),
        [
            ("link/lost text", ["link/lost", "text"]),
            ("link/lost, text,liquid", ["link/lost", "text", "liquid"]),
            ("", []),
            ("-- only a reason", []),
            ("link -- not text", ["link"]),
        ],
    )
    def test_names(self, names: str, expected: list[str]) -> None:
        assert said(f"<!-- doclint-disable {names} -->\n") == [("disable", expected)]

    def test_comment_in_front_matter(self) -> None:
        text = (
            "---\n# doclint-disable-next-line a -- b\ntitle: Harbor # doclint-disable-line c\n---\n"
        )
        assert said(text) == [("disable-next-line", ["a"]), ("disable-line", ["c"])]
        assert [parsed(text).text[slice(*f.value)] for f in parsed(text).front_matter.fields] == [
            "Harbor"
        ]

    @pytest.mark.parametrize(
        "text",
        [
            "Read doclint-disable-line link/lost aloud.\n",
            "<!-- about doclint-disable-line link/lost -->\n",
            "<!-- doclint-terms.toml has more -->\n",
            "<!-- doclint-disable-line link/lost\n",
            "{% comment %} doclint-disable-line link/lost {% endif %}\n",
            "# doclint-disable-line link/lost\n",
            "`<!-- doclint-disable-line link/lost -->`\n",
            "```\n<!-- doclint-disable-line link/lost -->\n```\n",
            "    <!-- doclint-disable-line link/lost -->\n",
            "```\n{% # doclint-disable-line link/lost %}\n```\n",
            '---\ntitle: "Harbor # doclint-disable-line a"\n---\n',
            "---\ntitle: |\n  Harbor\n  # doclint-disable-line a\n---\n",
            "---\ntitle: Harbor#doclint-disable-line a\n---\n",
        ],
    )
    def test_what_is_none(self, text: str) -> None:
        document = parsed(text)
        assert document.directives == ()
        assert document.text == text

    def test_example_in_code_beside_a_comment(self) -> None:
        text = "Write `<!-- doclint-enable -->`. <!-- doclint-disable-line text -->\n"
        assert said(text) == [("disable-line", ["text"])]

    def test_many_openers_take_little_time(self) -> None:
        for opener in ("<!-- doclint-a ", "{% comment %} doclint-a ", "{% # doclint-a ", "{/*"):
            directives_in(opener * 20_000 + "doclint-")


COMMENTS = st.sampled_from(
    [
        "<!-- doclint-disable-line nothing/known -- why -->",
        "{% comment %} doclint-disable-line nothing/known {% endcomment %}",
        "{%- # doclint-disable-line nothing/known -%}",
        "{/* doclint-disable-line nothing/known */}",
    ]
)
FIXTURES = Path(__file__).parents[2] / "fixtures"
SITE = FIXTURES / "sample-site"
PAIRS = [
    (read_text(str(SITE / path.relative_to(SITE / "translations" / "pt-BR"))), read_text(str(path)))
    for path in sorted((SITE / "translations" / "pt-BR").rglob("*.md"))
    if (SITE / path.relative_to(SITE / "translations" / "pt-BR")).exists()
]
PAIRS += [
    (read_text(str(folder / "source.md")), read_text(str(folder / "translation.md")))
    for folder in sorted((FIXTURES / "cases").iterdir())
    if (folder / "source.md").exists()  # others are catalogs
]
GITHUB = settings_of(Config(), BUILT_IN["github-docs"], {})


def found(source: str, translation: str) -> list[tuple[str, str, str]]:
    """What is found, whatever its place: rule, message, what is marked."""
    return sorted(
        (f.rule, f.message, translation[slice(*f.span)].strip())
        for f in check_pair(source, translation, "pt-BR", GITHUB)
    )


def without(text: str, comment: str) -> list[tuple[str, str, str]]:
    return [(rule, message, marked.replace(comment, "").strip()) for rule, message, marked in text]


@given(st.sampled_from(PAIRS), COMMENTS, st.booleans(), st.data())
def test_comment_at_the_end_of_a_line_changes_nothing(pair, comment, in_source, data) -> None:
    lines = pair[not in_source].split("\n")
    number = data.draw(st.integers(0, len(lines) - 1))
    line = lines[number].rstrip("\r")
    assume(line.strip() and not line.endswith(("\\", "  ")))
    changed = [
        *lines[:number],
        f"{line} {comment}{lines[number][len(line) :]}",
        *lines[number + 1 :],
    ]
    text = "\n".join(changed)
    assume(parse(text, "pt-BR", GITHUB).directives)
    source, translation = (text, pair[1]) if in_source else (pair[0], text)
    assert [
        (rule, message, marked.replace(comment, "").strip())
        for rule, message, marked in found(source, translation)
    ] == found(*pair)


@given(st.sampled_from(PAIRS), COMMENTS, st.booleans(), st.data())
def test_comment_on_a_line_of_its_own_changes_nothing(pair, comment, in_source, data) -> None:
    lines = pair[not in_source].split("\n")
    number = data.draw(st.integers(0, len(lines) - 1))
    # In the middle of a paragraph it would end it, as it does on the page.
    assume(not lines[number].strip())
    text = "\n".join([*lines[:number], "", comment, *lines[number:]])
    assume(parse(text, "pt-BR", GITHUB).directives)
    source, translation = (text, pair[1]) if in_source else (pair[0], text)
    assert found(source, translation) == found(*pair)


class TestStructure:
    def blocks(self, text: str) -> list[tuple[str, str]]:
        document = parsed(text)
        return [(b.kind, document.text[slice(*b.content)]) for b in document.blocks]

    def segments(self, text: str) -> list[str]:
        document = parsed(text)
        return [" ".join(document.text[slice(*s.span)].split()) for s in document.segments]

    def test_line_break_after_a_comment_is_soft(self) -> None:
        assert self.segments("Moor <!-- doclint-disable-line a -->\nthe boat.\n") == [
            "Moor the boat."
        ]
        assert len(self.segments("Moor  \nthe boat.\n")) == 2

    @pytest.mark.parametrize("marker", ["", "- ", "1. ", "> ", "> - "])
    def test_text_after_a_comment(self, marker: str) -> None:
        text = f"{marker}<!-- doclint-disable-line a --> Moor the boat.\n"
        assert self.blocks(text) == [("paragraph", "Moor the boat.")]
        assert self.segments(text) == ["Moor the boat."]

    def test_heading(self) -> None:
        assert self.blocks("## Moor {#moor} <!-- doclint-disable-line a -->\n") == [
            ("heading", "Moor")
        ]

    def test_table(self) -> None:
        text = (
            "| a | b | <!-- doclint-disable-line a -->\n"
            "|---|---| {% # doclint-disable-line a %}\n"
            "| c | d |\n"
            "{%- # doclint-disable-next-line a %}\n"
            "{%- ifversion x %}\n"
            "| e {/* doclint-disable-line a */} | f |\n"
            "{%- endif %}\n"
            "| g | h |\n"
        )
        cells = [content.strip() for kind, content in self.blocks(text) if kind == "cell"]
        assert cells == list("abcdefgh")
        assert len(parsed(text).directives) == 4

    def test_block_of_html(self) -> None:
        plain = "<div>\n<p>\nMoor\n</p>\n</div>\n"
        text = plain.replace("Moor", "<!-- doclint-disable-next-line a -->\nMoor")
        assert [kind for kind, _ in self.blocks(text)] == [kind for kind, _ in self.blocks(plain)]
        liquid = plain.replace("Moor", "{% # doclint-disable-next-line a %}\nMoor")
        assert [kind for kind, _ in self.blocks(liquid)] == ["html"]

    def test_line_of_tags_with_a_comment(self) -> None:
        text = "{% data a %} <!-- doclint-disable-line liquid -->\n"
        assert self.blocks(text) == [("tag", "{% data a %}")]

    def test_list_stays_one(self) -> None:
        text = "- a\n<!-- doclint-disable-next-line a -->\n- b\n"
        assert [c.kind for c in parsed(text).containers] == ["list", "item", "item"]
