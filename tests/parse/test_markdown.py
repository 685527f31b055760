"""The Markdown parser: what it finds, and that every span is exact."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doclint.config.settings import FrontMatterKeys, Settings
from doclint.model import Span
from doclint.parse.document import MASK, Document
from doclint.parse.markdown import parse

SETTINGS = Settings(front_matter=FrontMatterKeys(human=frozenset({"title", "intro"})))


def parsed(text: str, language: str = "pt-BR") -> Document:
    return parse(text, language, SETTINGS)


def at(document: Document, span: Span) -> str:
    return document.text[span.start : span.end]


def sentences(text: str, language: str = "pt-BR") -> list[str]:
    document = parsed(text, language)
    return [at(document, segment.span) for segment in document.segments]


def kinds(text: str) -> list[str]:
    return [block.kind for block in parsed(text).blocks]


def test_blocks_know_their_kind_level_and_content():
    document = parsed("## Portas {#ports}\n\nUm texto.\n\n```js\nlet x\n```\n\n---\n")
    assert [(b.kind, b.level, b.info, at(document, b.content)) for b in document.blocks] == [
        ("heading", 2, "ports", "Portas"),
        ("paragraph", 0, "", "Um texto."),
        ("code", 1, "js", "let x\n"),
        ("rule", 0, "", ""),
    ]


def test_a_heading_id_may_be_in_any_script():
    assert parsed("## 安装 {#安装}\n").blocks[0].info == "安装"


def test_tight_list_items_are_paragraphs_in_items():
    document = parsed("- um\n- [ ] dois\n\n1. três\n")
    assert [at(document, block.content) for block in document.blocks] == ["um", "dois", "três"]
    assert [(c.kind, c.start) for c in document.containers] == [
        ("list", -1),
        ("item", 0),
        ("item", 0),
        ("list", 1),
        ("item", 0),
    ]


def test_cells_know_their_column():
    document = parsed("| a | b |\n|---|---|\n| c | d |\n")
    assert [(at(document, b.content), b.level) for b in document.blocks] == [
        ("a", 0),
        ("b", 1),
        ("c", 0),
        ("d", 1),
    ]


def test_a_line_of_tags_is_a_block_for_each_tag():
    document = parsed("{% if x %}{% data a.b %}\n\nTexto.\n\n{% endif %}\n")
    assert [(b.kind, at(document, b.span)) for b in document.blocks] == [
        ("tag", "{% if x %}"),
        ("tag", "{% data a.b %}"),
        ("paragraph", "Texto."),
        ("tag", "{% endif %}"),
    ]


def test_a_line_of_tags_does_not_end_a_table():
    text = "| a | b |\n|---|---|\n{% if x %}\n| c | d |\n{% endif %}\n| e | f |{% if y %}\n"
    assert kinds(text) == ["cell", "cell", "tag", "cell", "cell", "tag", "cell", "cell"]
    assert [c.kind for c in parsed(text + "\nFim.\n").containers].count("table") == 1


def test_a_tag_line_in_code_is_code():
    assert kinds("```\n{% data x %}\n```\n") == ["code"]


def test_a_link_is_taken_apart():
    text = 'Veja [o *guia*]({% data a b %}#c "Título") e [x](<a b>).'
    document = parsed(text)
    first, second = document.links
    assert (at(document, first.text), first.destination) == ("o *guia*", "{% data a b %}#c")
    assert first.title is not None
    assert at(document, first.title) == "Título"
    assert at(document, first.span) == '[o *guia*]({% data a b %}#c "Título")'
    assert (at(document, second.target), second.form) == ("a b", "inline")


@pytest.mark.parametrize(
    ("text", "form", "destination", "whole"),
    [
        ("[a][r]\n\n[r]: /x\n", "reference", "/x", "[a][r]"),
        ("[Árvore][]\n\n[árvore]: </x>\n", "reference", "/x", "[Árvore][]"),
        ("[r]\n\n[r]: /x 'T'\n", "reference", "/x", "[r]"),
        ("<https://a.example/b>", "autolink", "https://a.example/b", "<https://a.example/b>"),
        ("<a@b.example>", "autolink", "mailto:a@b.example", "<a@b.example>"),
        ("em https://a.example/b_c.", "autolink", "https://a.example/b_c", "https://a.example/b_c"),
        (
            "https://a.example/b（説明）",
            "autolink",
            "https://a.example/b",
            "https://a.example/b",
        ),
        ("<a href='/{{ x }}'>b</a>", "html", "/{{ x }}", "<a href='/{{ x }}'>b</a>"),
        ("[a\\]b](/x\\_y)", "inline", "/x_y", "[a\\]b](/x\\_y)"),
        ("[`]` b](/x)", "inline", "/x", "[`]` b](/x)"),
        ("[![i](/p)](/x)", "inline", "/x", "[![i](/p)](/x)"),
        ("[](/x)", "inline", "/x", "[](/x)"),
    ],
)
def test_every_form_of_link(text, form, destination, whole):
    document = parsed(text)
    (link,) = document.links
    assert (link.form, link.destination, at(document, link.span)) == (form, destination, whole)


def test_an_address_in_link_text_or_code_is_no_second_link():
    document = parsed("[https://a.example](https://a.example) `https://b.example`")
    assert [link.form for link in document.links] == ["inline"]


def test_images_keep_brackets_in_their_alt_text():
    document = parsed("![[Salvar] botão](/a.png)\n\n<img src='/b.png' alt='B'>\n")
    assert [(at(document, i.alt), i.destination, i.form) for i in document.images] == [
        ("[Salvar] botão", "/a.png", "inline"),
        ("B", "/b.png", "html"),
    ]


def test_emphasis_is_what_commonmark_closes():
    assert len(parsed("**太字**です").emphases) == 1
    assert parsed("**太字（x）**です").emphases == ()


def test_prose_is_what_people_read():
    text = "Use `x` e [isto](/y){% data z %}.\n\n<p>Olá <code>k</code></p>\n<!-- não -->\n"
    prose = parsed(text).prose
    assert len(prose) == len(text)
    assert prose.replace(MASK, " ").split() == ["Use", "e", "isto", ".", "Olá"]


def test_sentences_hold_their_tags_and_links():
    assert sentences("{% data a %} faz. Veja [b. C](/d.e)! {% data f %} também.") == [
        "{% data a %} faz.",
        "Veja [b. C](/d.e)!",
        "{% data f %} também.",
    ]


def test_an_image_at_the_end_of_a_line_is_no_part_of_the_sentence():
    image = "![Menu](/a.png)"
    assert sentences(f"Escolha **Sim** no menu. {image}") == ["Escolha **Sim** no menu.", image]
    assert sentences(f"Clique em\n  {image}") == ["Clique em", image]
    assert sentences(f"Clique em {image} para sair.") == [f"Clique em {image} para sair."]


def test_html_blocks_give_their_texts():
    assert sentences("<div>\n<p>Um. Dois.</p>\n<p>Três</p>\n</div>\n") == ["Um.", "Dois.", "Três"]


def test_fields_for_people_are_blocks():
    text = "---\ntitle: 'Olá [x](/y)'\nversions: '*'\n---\nTexto.\n"
    document = parsed(text)
    field = document.blocks[0]
    assert (field.kind, field.info, at(document, field.content)) == (
        "field",
        "title",
        "Olá [x](/y)",
    )
    assert [link.block for link in document.links] == [0]
    assert document.text[document.body :] == "Texto.\n"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_spans_count_bom_and_carriage_returns(newline, bom):
    lines = ["---", "title: 'Títúlo 🎉'", "---", "# 見出し", "", "a **b** [c](/d).", ""]
    document = parsed(bom + newline.join(lines))
    assert [at(document, block.content) for block in document.blocks] == [
        "Títúlo 🎉",
        "見出し",
        "a **b** [c](/d).",
    ]
    assert at(document, document.links[0].span) == "[c](/d)"


PIECES = st.sampled_from(
    [
        *"#*_`[]()<>|\\!-:. \n\t{}%\"'&~^=+1",
        "\r\n",
        "{% data a.b %}",
        "{{ x }}",
        "{% if",
        "```",
        "---\n",
        "\n\n",
        "| a | b |\n|---|---|\n",
        "[a](/b)",
        "![c](/d)",
        "<p>",
        "</p>",
        "<a href='x'>",
        "</a>",
        "<code>",
        "<!--",
        "-->",
        "https://a.example",
        "[r]: /x\n",
        "title: 'x'\n",
        "palavra",
        "日本語。",
        "é",
        "🎉",
        "\ufeff",
        "\u00a0",
        "（",
        "[^1]",
        "1. ",
        "- [ ] ",
        "> ",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_text_is_refused_and_every_span_lies_in_it(text):
    document = parsed(text)
    size = len(text)
    assert len(document.prose) == size
    assert all(mine in (MASK, theirs) for mine, theirs in zip(document.prose, text, strict=True))
    starts = [block.span.start for block in document.blocks]
    assert starts == sorted(starts)
    for block in document.blocks:
        assert 0 <= block.span.start <= block.content.start
        assert block.content.start <= block.content.end <= block.span.end <= size
    marks = (*document.links, *document.images, *document.codes, *document.emphases, *document.html)
    for mark in marks:
        assert mark.block >= 0
        block = document.blocks[mark.block].span
        assert block.start <= mark.span.start <= mark.span.end <= block.end
    for segment in document.segments:
        content = document.blocks[segment.block].content
        assert content.start <= segment.span.start < segment.span.end <= content.end
        assert at(document, segment.span).strip() == at(document, segment.span)
    for mark in (*document.links, *document.images, *document.codes, *document.emphases):
        assert 0 <= mark.span.start < mark.span.end <= size
        inner = mark[1]
        assert isinstance(inner, Span)
        assert mark.span.start <= inner.start <= inner.end <= mark.span.end
    for tag in document.tags:
        assert 0 <= tag.span.start < tag.span.end <= size


@given(st.text(max_size=200))
def test_any_text_at_all_is_parsed(text):
    assert len(parsed(text).prose) == len(text)


@pytest.mark.parametrize(
    ("text", "target", "title"),
    [
        ("> a [b](\n> /c\n> 'd e')", "/c", "d e"),
        (r"[a](<b\>c> (d))", r"b\>c", "d"),
        (r'[a](/b "c \"d\" e")', "/b", r"c \"d\" e"),
        ("[a [b] `]` \\] ![c](d)](/e)", "/e", None),
    ],
)
def test_target_and_title_stand_where_they_are_written(text, target, title):
    document = parsed(text)
    (link,) = document.links
    assert at(document, link.target) == target
    assert (at(document, link.title) if link.title else None) == title


def test_images_in_images_take_no_time():
    depth = 2000
    document = parsed("![" * depth + "a" + "](b)" * depth)
    (image,) = document.images  # those inside are text that describes it
    assert at(document, image.alt) == "![" * (depth - 1) + "a" + "](b)" * (depth - 1)


def test_marks_are_sorted_by_their_start():
    document = parsed("**a *b* c** <code>d `e` f</code>")
    assert [emphasis.strong for emphasis in document.emphases] == [True, False]
    assert [at(document, code.content) for code in document.codes] == ["d `e` f", "e"]


def test_an_element_ends_those_that_were_left_open_in_it():
    document = parsed('<a href="b">c <code>d</a> e</code> f <a href="g">h</a></a>')
    assert [(link.destination, at(document, link.text)) for link in document.links] == [
        ("b", "c <code>d"),
        ("g", "h"),
    ]
    assert document.codes == ()


def test_sentences_do_not_overlap_around_hidden_white_space():
    document = parsed("a <code>- <br> </div>- b</code> c")
    spans = [segment.span for segment in document.segments]
    assert all(left.end <= right.start for left, right in pairwise(spans))


@pytest.mark.parametrize(
    "text",
    [
        "[a\nb]: /c\n\n[a b]",
        "> [a]:\n> /c\n\n[a]",
        "   [a]: </c>\n\n[a]",
        "[a\\]: x]: /c\n\n[a\\]: x]",
    ],
)
def test_a_reference_is_resolved(text):
    (link,) = parsed(text).links
    assert (link.destination, link.form) == ("/c", "reference")
