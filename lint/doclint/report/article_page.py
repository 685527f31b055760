"""The page of an article: both sides, row by row, and what was found explained below its row."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from doclint.model import Certainty
from doclint.report.model import Article, percent
from doclint.report.rows import Piece, Row
from doclint.report.templates import template
from doclint.show.fixes import mended, stretch
from doclint.show.outcome import Located, Place

_MOST = 400_000  # bytes of rows on a page, about: with its head it stays below 500 KB
_MARKUP = 150  # bytes around a row or a mark
_CONTEXT = 1000  # code points: a place and a fix that lie in so few are shown together

Context = dict[str, Any]


class Site(NamedTuple):
    """Where pages are written, and how they link to the repository.

    `repository` is the address of its files, with a slash at the end, empty for none; `prefix` the
    path of the project in it, likewise.
    """

    folder: str
    repository: str = ""
    prefix: str = ""

    def link(self, path: str, line: int) -> str:
        """Return the address of a line of a file of the project, empty for none."""
        return f"{self.repository}{quote(self.prefix + path)}#L{line}" if self.repository else ""


def name_of(path: str, page: int = 1) -> str:
    """Return the file of an article's page: no path is too long or too strange for it."""
    key = hashlib.blake2b(path.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
    return f"{key}.html" if page == 1 else f"{key}-{page}.html"


def write_article(
    site: Site,
    article: Article,
    source_language: str,
    rows: Iterable[Row],
    found: Sequence[Located],
    translation: str,
) -> None:
    """Write the page of an article, or the pages of a long one; `translation` is its text."""
    pages = list(_pages(rows, found, translation, site))
    names = [name_of(article.path, number) for number in range(1, len(pages) + 1)]
    for number, (name, page) in enumerate(zip(names, pages, strict=True), 1):
        html = template("article").render(
            article=_head(article),
            language=article.language,
            source_language=source_language,
            source_link=site.link(article.source, 1),
            translation_link=site.link(article.path, 1),
            rows=page,
            pages=[{"number": n, "name": it} for n, it in enumerate(names, 1)],
            page=number,
            root="../",
        )
        Path(site.folder, article.language, name).write_bytes(as_bytes(html))


def as_bytes(text: str) -> bytes:
    """Return a page as it is written: halves of surrogates, from names of files, cannot be."""
    return text.encode("utf-8", "replace")


def _head(article: Article) -> Context:
    return {
        "path": article.path,
        "source": article.source,
        "title": article.title or article.path,
        "language": article.language,
        "state": article.state.words,
        "segments": article.segments,
        "translated": article.translated,
        "percent": percent(article.share),
        "findings": article.findings,
    }


def _pages(
    rows: Iterable[Row], found: Sequence[Located], text: str, site: Site
) -> Iterator[list[Context]]:
    """Part the rows so that no page is too large; there is one page at least."""
    page: list[Context] = []
    size = 0
    for row in rows:
        notes = [_note(number, found[number - 1], text, site) for number in row.numbers]
        weight = _MARKUP + sum(map(_weight, row.source + row.translation)) + sum(map(_size, notes))
        if page and size + weight > _MOST:
            yield page
            page, size = [], 0
        size += weight
        page.append(_row(row, notes))
    yield page


def _weight(piece: Piece) -> int:
    return _bytes(piece.text) + (_MARKUP if piece.severity else 0)


def _size(note: Context) -> int:
    return 4 * _MARKUP + sum(_bytes(value) for value in note.values() if isinstance(value, str))


def _bytes(text: str) -> int:
    """Return how many bytes a text takes in a page."""
    return len(as_bytes(escape(text)))


def _row(row: Row, notes: list[Context]) -> Context:
    source, translation = _side(row.source), _side(row.translation)
    return {
        "look": f"kind-{row.kind} open" if row.is_open else f"kind-{row.kind}",
        "source": source,
        "translation": translation,
        "source_marked": not isinstance(source, str),
        "translation_marked": not isinstance(translation, str),
        # Most rows are quick to render: two texts with nothing to say of them.
        "plain": isinstance(source, str) and isinstance(translation, str) and not row.is_open,
        "notes": notes,
        "after": bool(notes) or row.is_cut,
        "open": row.is_open,
        "cut": row.is_cut,
    }


def _side(pieces: Sequence[Piece]) -> str | list[Context]:
    """Return the text of a side, or its pieces where there is a mark."""
    if not any(piece.severity for piece in pieces):
        return pieces[0].text if pieces else ""
    return [
        {"text": piece.text, "severity": piece.severity, "numbers": piece.numbers}
        for piece in pieces
    ]


def _note(number: int, at: Located, text: str, site: Site) -> Context:
    finding, place = at.finding, at.place
    certainty = "" if finding.certainty is Certainty.CERTAIN else finding.certainty.value
    return {
        "number": number,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "certainty": certainty,
        "message": finding.message,
        "line": place.line,
        "column": place.column,
        "link": site.link(place.path, place.line),
        "source_line": at.source.line if at.source else 0,
        "source_link": site.link(at.source.path, at.source.line) if at.source else "",
        **_proposal(at, text),
    }


def _proposal(at: Located, text: str) -> Context:
    """Return what the fix makes of the finding's place, to the ends of the words there.

    `text` is that of the translation.
    """
    fix = at.finding.fix
    if not fix:
        return {"fix": "", "safety": "", "before": "", "after": ""}
    start, end = stretch(fix)
    place = at.finding.span
    if max(end, place.end) - min(start, place.start) <= _CONTEXT:
        start, end = min(start, place.start), max(end, place.end)
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    around = Place("", start, end, 1, 1, 1, 1, text[start:end])
    return {
        "fix": fix.description,
        "safety": fix.safety.value,
        "before": around.text,
        "after": mended(fix, around),
    }
