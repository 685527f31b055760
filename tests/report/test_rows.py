"""Both sides of an article, row by row."""

import re
import time
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from doclint.check.engine import align_pair
from doclint.config.settings import Settings
from doclint.model import Certainty, Finding, Severity, Span
from doclint.report.article_page import Site, write_article
from doclint.report.model import Article, State
from doclint.report.rows import Cell, Row, Texts, cells_of, rows_of
from doclint.show.lines import Lines
from doclint.show.outcome import Located, place_of


def at(text: str, span: Span, severity: Severity = Severity.WARNING) -> Located:
    finding = Finding("text/x", severity, Certainty.CERTAIN, "", span, None, None, "")
    return Located(finding, "pt-BR", place_of("a.md", text, Lines(text), span), None)


def rows(source: str, translation: str, *found: Located) -> list[Row]:
    pair = align_pair(source, translation, "pt-BR", Settings())
    return list(rows_of(Texts(source, translation), cells_of(pair, frozenset()), found))


def text_of(row: Row) -> str:
    return "".join(piece.text for piece in row.translation)


SOURCE = "---\nlayout: page\n---\n\n# Moor\n\nOpen it. Wait here.\n\n```sh\nmoor\n```\n"
TRANSLATION = "---\nlayout: pages\n---\n\n# Atracar\n\nAbra. Espere.\n\n```sh\nmoor\n```\n"


def test_sentences_and_code() -> None:
    made = rows(SOURCE, TRANSLATION)
    assert [(row.kind, text_of(row)) for row in made] == [
        ("heading", "Atracar"),
        ("paragraph", "Abra."),
        ("paragraph", "Espere."),
        ("code", "```sh\nmoor\n```"),
    ]
    assert made[1].source[0].text == "Open it."


def test_marks_that_overlap() -> None:
    start = TRANSLATION.index("Espere.")
    found = (
        at(TRANSLATION, Span(start, start + 4)),
        at(TRANSLATION, Span(start + 2, start + 6), Severity.ERROR),
    )
    row = rows(SOURCE, TRANSLATION, *found)[2]
    assert row.numbers == (1, 2)
    assert row.translation == (
        ("Es", "warning", (1,)),
        ("pe", "error", (2,)),
        ("re", "error", ()),
        (".", None, ()),
    )


def test_place_of_what_is_missing() -> None:
    start = TRANSLATION.index(" Espere")
    row = rows(SOURCE, TRANSLATION, at(TRANSLATION, Span(start, start)))[1]
    assert row.translation == (("Abra.", None, ()), ("", "warning", (1,)))


def test_what_no_sentence_shows_has_a_row_of_its_own() -> None:
    start = TRANSLATION.index("pages")
    row = rows(SOURCE, TRANSLATION, at(TRANSLATION, Span(start, start + 5)))[0]
    assert (row.kind, row.numbers, text_of(row)) == ("place", (1,), "layout: pages")


def test_mark_over_several_rows_is_explained_once() -> None:
    found = at(TRANSLATION, Span(TRANSLATION.index("Atracar"), TRANSLATION.index("Espere") + 6))
    made = rows(SOURCE, TRANSLATION, found)
    assert [row.numbers for row in made] == [(1,), (), (), ()]
    assert [row.translation[0].severity for row in made] == [*["warning"] * 3, None]


def test_long_passage_is_cut() -> None:
    long = f"# Moor\n\n```\n{'x' * 20_000}\n```\n"
    row = rows(long, long)[1]
    assert row.is_cut
    assert len(text_of(row)) == 12_000


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(0, 40)), max_size=8))
def test_every_finding_is_explained_and_no_text_is_lost(places: list[tuple[int, int]]) -> None:
    end = len(TRANSLATION)
    spans = sorted(Span(min(a, end), min(a + n, end)) for a, n in places)
    made = rows(SOURCE, TRANSLATION, *(at(TRANSLATION, span) for span in spans))
    numbers = [number for row in made for number in row.numbers]
    assert sorted(numbers) == list(range(1, len(spans) + 1))
    shown = "\n".join(text_of(row) for row in made)
    assert all(text in shown for text in ("Atracar", "Abra.", "Espere.", "```sh\nmoor\n```"))


def test_many_findings_are_found_at_once() -> None:
    text = "ship\n" * 6000
    spans = [Span(start, start + 4) for start in range(0, len(text), 5)]
    finding = Finding("text/x", Severity.INFO, Certainty.CERTAIN, "", spans[0], None, None, "")
    place = place_of("a.md", text, Lines(text), spans[0])
    found = [Located(finding._replace(span=span), "pt-BR", place, None) for span in spans]
    start = time.process_time()
    made = list(rows_of(Texts(text, text), [Cell("code", None, span) for span in spans], found))
    assert time.process_time() - start < 2  # every finding against every row takes ten times that
    assert [row.numbers for row in made] == [(n,) for n in range(1, len(spans) + 1)]


def test_row_with_many_findings_has_several_pages(tmp_path: Path) -> None:
    text = "ship " * 2000
    found = [at(text, Span(start, start + 4)) for start in range(0, len(text), 5)]
    made = rows_of(Texts(text, text), [Cell("paragraph", None, Span(0, len(text)))], found)
    article = Article("pt", "a.md", "b.md", "", State.COMPLETE)
    (tmp_path / "pt").mkdir()
    write_article(Site(str(tmp_path)), article, "en", made, found, text)
    pages = [file.read_text(encoding="utf-8") for file in (tmp_path / "pt").iterdir()]
    assert max(map(len, pages)) < 500_000
    notes = re.findall(r'<li id="n(\d+)"', "".join(pages))
    assert sorted(map(int, notes)) == list(range(1, 2001))
