"""HTML tags in raw HTML."""

import time

from doclint.model import Span
from doclint.parse.document import HtmlTag
from doclint.parse.html import tags_in


def found(text: str) -> list[HtmlTag | Span]:
    return list(tags_in(text, text, 0, len(text), 0))


def test_tags_have_names_forms_and_attributes():
    text = """<DIV class=a data-x='1 > 0'><br/><img src="x" alt></div>"""
    tags = [tag for tag in found(text) if isinstance(tag, HtmlTag)]
    assert [(tag.name, tag.form) for tag in tags] == [
        ("div", "open"),
        ("br", "void"),
        ("img", "void"),
        ("div", "close"),
    ]
    assert [(a.name, a.value) for a in tags[0].attributes] == [("class", "a"), ("data-x", "1 > 0")]
    source, alt = tags[2].attributes
    assert text[source.value_span.start : source.value_span.end] == "x"
    assert (alt.value, text[alt.span.start : alt.span.end]) == ("", "alt")


def test_comments_hide_tags():
    assert found("<!-- <p> -->") == [Span(0, 12)]
    assert found("<!-- never closed <p>") == [Span(0, 21)]


def test_comparisons_are_no_tags():
    assert found("a < b and c > d, x<3") == []


def test_lone_quotes_do_not_make_it_slow():
    start = time.perf_counter()
    found('<a "' * 20_000)
    assert time.perf_counter() - start < 5
