import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyromark import Markdown, Options

from doclint.model import Certainty, Finding, Severity, Span
from doclint.show.markdown import code, inline, markdown
from doclint.show.outcome import Located, Outcome, Place
from doclint.show.text import printable


def test_counts_then_the_findings_of_each_file(outcome: Outcome) -> None:
    assert list(markdown(outcome, "docs/{}".format)) == [
        (
            "### doclint: 2 findings (1 error, 1 warning) in 2 files; 3 pairs checked,"
            " 1 missing translation, 1 orphan"
        ),
        "",
        "| rule | findings | severity |",
        "| --- | ---: | --- |",
        "| `liquid/lost` | 1 | error |",
        "| `project/orphan` | 1 | warning |",
        "",
        "#### `docs/t/ja/a.md`",
        "",
        (
            "- 3:3 **error** `liquid/lost` `{% data berth %}` is lost"
            " (source `docs/content/a.md:3:9`); fix (unsafe): put it back"
        ),
        "",
        "#### `docs/t/ja/b.md`",
        "",
        "- 1:1 **warning** `project/orphan` no source",
    ]


def test_nothing_found() -> None:
    assert list(markdown(Outcome((), 3), str)) == ["### doclint: Nothing found; 3 pairs checked"]


def test_errors_are_listed() -> None:
    lines = list(markdown(Outcome((), 3, errors=("<b>.md: no such file",)), str))
    assert lines[1:] == ["", "- **error** `<b>.md: no such file`"]


def test_fits_into_a_comment_and_says_what_is_left_out(outcome: Outcome) -> None:
    lines = list(markdown(Outcome(outcome.found[:1] * 5000, 3), str))
    text = "\n".join(lines)
    assert 59_000 < len(text) < 65_536
    shown = sum(line.startswith("- ") for line in lines)
    assert lines[-1] == f"{5000 - shown} more findings not shown."


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("the link to `/a` is missing", "the link to `/a` is missing"),
        ("`a` should be `b`: see", "`a` should be `b`: see"),
        ("ask @everyone about `x`", "`` ask @everyone about `x` ``"),
        ("see #1", "`see #1`"),
        ("<b>x</b>", "`<b>x</b>`"),
        ("a | b", "`a | b`"),
        ("www.example.com", "`www.example.com`"),
        (":tada:", "`:tada:`"),
        ("https://example.com", "`https://example.com`"),
        ("stray ` tick", "``stray ` tick``"),
        ("``", "``` `` ```"),
        ("two\nlines", "`two␊lines`"),
        ("", ""),
    ],
)
def test_inline(text: str, made: str) -> None:
    assert inline(text) == made


PARSER = Markdown(options=Options.ENABLE_TABLES | Options.ENABLE_STRIKETHROUGH)
HOSTILE = st.text(st.sampled_from("a `|*_<>[]()!&;#@:/\\~-\n\t\x1b\u202e\ud800é."), max_size=24)


def words(source: str) -> str:
    """Return the text of a paragraph; fails where it holds more than text and code."""
    text = ""
    for event in PARSER.events("x " + source):
        match event:
            case {"Text": str(part)} | {"Code": str(part)}:
                text += part
            case {"Start": "Paragraph"} | {"End": "Paragraph"}:
                pass
            case _:
                raise AssertionError(event)
    return text.removeprefix("x")


@given(HOSTILE)
def test_what_is_shown_is_what_was_said(text: str) -> None:
    shown = printable(text)
    assert words(code(text)) == " " + (shown or " ")
    assert words(inline(text)).replace("`", "").strip(" ") == shown.replace("`", "").strip(" ")


@given(HOSTILE, HOSTILE)
def test_no_text_breaks_the_list(path: str, message: str) -> None:
    finding = Finding(
        "a/b", Severity.ERROR, Certainty.CERTAIN, message, Span(0, 0), None, None, "0"
    )
    at = Located(finding, "ja", Place(path, 0, 0, 1, 1, 1, 1), None)
    other = at._replace(finding=finding._replace(message="m"))
    events = list(PARSER.events("\n".join(markdown(Outcome((at, other), 1), str))))
    assert sum(event == {"Start": "Item"} for event in events) == 2
    kinds = {next(iter(event)) for event in events if isinstance(event, dict)}
    assert kinds <= {"Start", "End", "Text", "Code"}
    started = {str(event["Start"]) for event in events if "Start" in event}
    assert not any("Link" in start or "Image" in start or "Html" in start for start in started)
