"""The Liquid scanner."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from doclint.parse.liquid import Tag, scan
from doclint.parse.liquid_parts import COMMENT

PIECES = [
    *("{%", "%}", "{{", "}}", "{", "}", "%", "｛", "％", "｝", "\\", "-", "–", "#", "<", ">"),
    *('"', "'", "“", "«", " ", "\n", "\n\n", "\r\n", "\u00a0", "a", "if", "raw", "endraw"),
    *("comment", "endcomment", "data", "x.y", "harbor.name", "é", "値", "😀", "=", "50"),
]
texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text()


def parts(text: str) -> list[tuple[str, str, str, str]]:
    """Return stretch, name, markup and damage of every tag."""
    return [
        (text[slice(*tag.span)], tag.name, text[slice(*tag.markup)], tag.damage)
        for tag in scan(text)
    ]


def check_spans(text: str, tags: tuple[Tag, ...]) -> None:
    at = 0
    joined = ""
    for tag in tags:
        assert at <= tag.span.start < tag.span.end <= len(text)
        assert tag.span.start <= tag.name_span.start <= tag.name_span.end <= tag.span.end
        assert tag.span.start <= tag.markup.start <= tag.markup.end <= tag.span.end
        assert text[slice(*tag.name_span)] == tag.name or tag.name == COMMENT
        joined += text[at : tag.span.start] + text[slice(*tag.span)]
        at = tag.span.end
    assert joined + text[at:] == text


@given(texts)
@example("{% % x } %} {% raw %}{{ a }}{% endraw")
@example("{% %} de dados harbor.name %}")
@example("{%{%%}")
def test_parts_join_to_the_text(text: str) -> None:
    check_spans(text, scan(text))


@given(texts, texts)
def test_a_whole_tag_is_found_wherever_it_stands(before: str, after: str) -> None:
    if any(word in before for word in ("raw", "comment")):
        return  # it may be text then
    text = f"{before}\n\n{{% data harbor.name %}}\n\n{after}"
    start = len(before) + 2
    found = [tag for tag in scan(text) if tag.span.start <= start < tag.span.end]
    assert [tag.name for tag in found] == ["data"]


@pytest.mark.parametrize(
    ("text", "name", "markup"),
    [
        ("{% data harbor.name %}", "data", "harbor.name"),
        ("{%data harbor.name%}", "data", "harbor.name"),
        ("{%- data harbor.name -%}", "data", "harbor.name"),
        ("{% endif %}", "endif", ""),
        ("{% include moor.html\n  ship='A'\n%}", "include", "moor.html\n  ship='A'"),
        ('{% include moor.html text="{ %d }" %}', "include", 'moor.html text="{ %d }"'),
        ("{% include {{ page.file }} %}", "include", "{{ page.file }}"),
        ("{% include a.html text=don't %}", "include", "a.html text=don't"),
        ("{% # it's a comment %}", "#", "it's a comment"),
        ("{{ harbor.name }}", "", "harbor.name"),
        ("{{- 'a' | append: \"b\" -}}", "", "'a' | append: \"b\""),
        ("{{< note >}}", "", "< note >"),
        ("{{/* don't */}}", "#", "/* don't */"),
    ],
)
def test_whole(text: str, name: str, markup: str) -> None:
    assert parts(text) == [(text, name, markup, "")]


@pytest.mark.parametrize(
    ("text", "stretch", "name", "markup", "damage"),
    [
        ("a { % data b.c %} d", "{ % data b.c %}", "data", "b.c", "opener"),
        ("{% % data b.c %}", "{% % data b.c %}", "data", "b.c", "opener"),
        ("{{% endif %}", "{{% endif %}", "endif", "", "opener"),
        ("a %{% data b.c %}", "%{% data b.c %}", "data", "b.c", "opener"),
        ("\\{% data b.c %\\}", "\\{% data b.c %\\}", "data", "b.c", "opener"),
        ("{ {b.c} }", "{ {b.c} }", "", "b.c", "opener"),
        ("{{ < note > }}", "{{ < note > }}", "", "< note >", "opener"),
        ("{% data b.c }, d", "{% data b.c }", "data", "b.c", "closer"),
        ("{% data b.c % }", "{% data b.c % }", "data", "b.c", "closer"),
        ("{% data b.c % d", "{% data b.c %", "data", "b.c", "closer"),
        ("{% data b.c % %}", "{% data b.c % %}", "data", "b.c", "closer"),
        ("{{ b.c }", "{{ b.c }", "", "b.c", "closer"),
        ("{{% note %}}", "{{% note %}}", "note", "", "braces"),
        ("{else %}", "{else %}", "else", "", "percent"),
        ("{ data b.c }", "{ data b.c }", "data", "b.c", "bare"),
        ("{ endif }%", "{ endif }%", "endif", "", "bare"),
        ("｛％ data b.c ％｝", "｛％ data b.c ％｝", "data", "b.c", "width"),
        ("｛｛ b.c ｝｝", "｛｛ b.c ｝｝", "", "b.c", "width"),
        ("{%– data b.c %}", "{%– data b.c %}", "data", "b.c", "dash"),
        ("{% %}", "{% %}", "", "", "empty"),
        ("{% }", "{% }", "", "", "empty"),
        ("{{ }}", "{{ }}", "", "", "empty"),
        ("{% .b.c %}", "{% .b.c %}", "", ".b.c", "name"),
        ("{%: data b.c %}", "{%: data b.c %}", "", ": data b.c", "name"),
        ("{% data b.c\nd", "{% data b.c", "data", "b.c", "unclosed"),
        ("{% data b.c for a while.", "{% data b.c", "data", "b.c", "unclosed"),
        ('{% if a == "b" or c\nd', '{% if a == "b" or c', "if", 'a == "b" or c', "unclosed"),
        ("a %} b", "%}", "", "", "stray"),
        ("see b.c %} d", "b.c %}", "", "b.c", "stray"),
        ("see % data b.c %} d", "% data b.c %}", "", "% data b.c", "stray"),
        ("see b.c }} d", "b.c }}", "", "b.c", "stray"),
        ('{% if a == "b %}', '{% if a == "b %}', "if", 'a == "b', "quote"),
        ("{{ a | b: 'c }}", "{{ a | b: 'c }}", "", "a | b: 'c", "quote"),
        ("{% if a == “b” %}", "{% if a == “b” %}", "if", "a == “b”", "quotes"),
        ("{% octicon «b» %}", "{% octicon «b» %}", "octicon", "«b»", "quotes"),
    ],
)
def test_damaged(text: str, stretch: str, name: str, markup: str, damage: str) -> None:
    assert parts(text) == [(stretch, name, markup, damage)]


def test_a_tag_without_an_end_does_not_swallow_the_next() -> None:
    assert parts("{% data a.b % } and {% data c.d %}") == [
        ("{% data a.b % }", "data", "a.b", "closer"),
        ("{% data c.d %}", "data", "c.d", ""),
    ]
    assert parts("{% data a.b and {% data c.d %}") == [
        ("{% data a.b", "data", "a.b", "unclosed"),
        ("{% data c.d %}", "data", "c.d", ""),
    ]


def test_a_tag_ends_at_a_blank_line() -> None:
    assert [part[3] for part in parts("{% data a.b\n\nText %} more")] == ["unclosed", "stray"]


def test_what_slipped_out_of_a_tag_belongs_to_it() -> None:
    text = "See {% %} de dados harbor.name %} now."
    assert parts(text) == [
        ("{% %} de dados harbor.name %}", "de", "dados harbor.name", "opener"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        '{"a": {"b": 1}}',
        "a { width: 100% } b {width:100%}",
        "%{count} of {name}, {0}",
        "100 % of {} and {}",
        "if (a) { return {}; }",
        "std::map<int, std::vector<int>> ages;",
        "${name} $x {1..3}",
    ],
)
def test_code_is_not_liquid(text: str) -> None:
    assert parts(text) == []


def test_a_percent_sign_after_a_number_is_text() -> None:
    assert parts("50 %{% endif %} 5%{% endif %} {{ n }}%{% endif %}")[::2] == [
        ("{% endif %}", "endif", "", ""),
        ("{{ n }}", "", "n", ""),
    ]


def test_verbatim_blocks_hold_no_tags() -> None:
    text = "{% raw %}${{ a.b }} {% x }{% endraw %} {{ c.d }} {% comment %}{% e %}{% endcomment %}"
    assert [part[0] for part in parts(text)] == [
        *("{% raw %}", "{% endraw %}", "{{ c.d }}", "{% comment %}", "{% endcomment %}")
    ]


def test_a_verbatim_block_that_lost_its_end_hides_nothing() -> None:
    assert [part[0] for part in parts("{% raw %} {{ a.b }}")] == ["{% raw %}", "{{ a.b }}"]
    text = "{% raw %} {{ a.b }} {% raw %} {{ c.d }} {% endraw %}"
    assert [part[0] for part in parts(text)] == [
        *("{% raw %}", "{{ a.b }}", "{% raw %}", "{% endraw %}")
    ]


@pytest.mark.parametrize(
    "unit",
    [
        "{%",
        "{% a",
        "{",
        "{{ a.",
        "%}",
        '{% "',
        "{% x '\"",
        "a.",
        "}}",
        "｛％",
        "{% % ",
        "{ if ",
        "\\{",
    ],
)
@pytest.mark.parametrize("end", ["", " %}", "}}", '"'])
def test_linear_time(unit: str, end: str) -> None:
    text = unit * (60_000 // len(unit)) + end
    start = time.process_time()
    scan(text)
    assert time.process_time() - start < 1


@pytest.mark.parametrize("head", ["{%", "{% a", "{{", "{", "{ {", "{% raw", "%{%"])
@pytest.mark.parametrize("filler", [" ", "\n", "-", '"', "% ", ". ", "\u00a0", "a "])
def test_linear_time_in_one_tag(head: str, filler: str) -> None:
    start = time.process_time()
    scan(head + filler * 30_000 + "b %}")
    assert time.process_time() - start < 1


@pytest.mark.parametrize("text", ['{% a "b {% c "d', "{% a 'b {% c 'd", "{% a b={% c %}"])
def test_a_tag_without_an_end_does_not_reach_into_the_next(text):
    first, second = scan(text)
    assert first.damage == "unclosed"
    assert first.span.end <= second.span.start == text.index("{% c")
