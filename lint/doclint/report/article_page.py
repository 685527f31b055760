"""The page of an article: both sides, row by row, and what was found explained below its row."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from doclint.errors import InputError
from doclint.language.tags import is_right_to_left
from doclint.model import Certainty
from doclint.patterns import lazy_pattern
from doclint.report.model import Article, percent
from doclint.report.rows import Piece, Row
from doclint.report.templates import template
from doclint.show.fixes import mended, stretch
from doclint.show.outcome import Located, Place

_MOST = 400_000  # bytes of rows on a page, about: with its head it stays below 500 KB
_MARKUP = 150  # bytes around a row or a mark
_CONTEXT = 1000  # code points: a place and a fix that lie in so few are shown together
_LONGEST = 4000  # code points of a proposal that is shown
_WORD = 40  # code points on each side, at most, to the end of a word
_CODE = frozenset({"code", "html", "tag", "place"})  # kinds of rows, left to right everywhere
_HALF = lazy_pattern("[\ud800-\udfff]")  # of a pair of surrogates

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
        """Return the address of a line of a file of the project, empty for none.

        `plain=1` asks GitHub and GitLab for the file as it is: Markdown made a page has no lines.
        """
        if not self.repository:
            return ""
        address = quote(self.prefix + path, errors="surrogateescape")
        return f"{self.repository}{address}?plain=1#L{line}"


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
    """Write the page of an article, or the pages of a long one; `translation` is its text.

    Raises InputError where that cannot be done.
    """
    pages = list(_pages(rows, found, translation, site))
    names = [name_of(article.path, number) for number in range(1, len(pages) + 1)]
    notes = ((name, row["notes"]) for name, page in zip(names, pages, strict=True) for row in page)
    first = next((f"{name}#n{here[0]['number']}" for name, here in notes if here), "")
    for number, (name, page) in enumerate(zip(names, pages, strict=True), 1):
        html = template("article").render(
            article=_head(article),
            language=article.language,
            source_language=source_language,
            direction=_direction(article.language),
            source_direction=_direction(source_language),
            first=first,
            source_link=site.link(article.source, 1),
            translation_link=site.link(article.path, 1),
            rows=page,
            pages=[{"number": n, "name": it} for n, it in enumerate(names, 1)],
            page=number,
            root="../",
        )
        file = Path(site.folder, article.language, name)
        try:
            file.write_bytes(as_bytes(html))
        except OSError as error:  # on a worker of a cluster the folder need not be there
            raise InputError(
                f"{article.path}: its page cannot be written: {file}: {error.strerror or error}"
            ) from error


def as_bytes(text: str) -> bytes:
    """Return a page as it is written: halves of surrogates, from names of files, are U+FFFD."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return _HALF.sub("\N{REPLACEMENT CHARACTER}", text).encode()


def _direction(language: str) -> str:
    """Return what HTML calls the direction of a language; `auto` looks at the text."""
    return "rtl" if is_right_to_left(language) else "auto"


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
        for part, weight in _parts(row, notes):
            if page and size + weight > _MOST:
                yield page
                page, size = [], 0
            size += weight
            page.append(part)
    yield page


def _parts(row: Row, notes: Sequence[Context]) -> Iterator[tuple[Context, int]]:
    """Yield a row and its bytes, about; where its notes fill a page, rows with the others, too."""
    weight = _MARKUP + sum(map(_weight, row.source + row.translation))
    here: list[Context] = []
    for note in notes:
        if here and weight + _size(note) > _MOST:
            yield _row(row, here), weight
            row, here, weight = Row("place", (), (), ()), [], _MARKUP
        weight += _size(note)
        here.append(note)
    yield _row(row, here), weight


def _weight(piece: Piece) -> int:
    marks = 1 + len(piece.numbers) if piece.severity else 0
    return _bytes(piece.text) + marks * _MARKUP


def _size(note: Context) -> int:
    return 4 * _MARKUP + sum(_bytes(value) for value in note.values() if isinstance(value, str))


def _bytes(text: str) -> int:
    """Return how many bytes a text takes in a page."""
    return len(as_bytes(escape(text)))


def _row(row: Row, notes: list[Context]) -> Context:
    source, translation = _side(row.source), _side(row.translation)
    return {
        "is_code": row.kind in _CODE,
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

    `text` is that of the translation. What is too long for a page is not shown.
    """
    fix = at.finding.fix
    if not fix:
        return {"fix": "", "safety": "", "shown": False}
    start, end = stretch(fix)
    place = at.finding.span
    if max(end, place.end) - min(start, place.start) <= _CONTEXT:
        start, end = min(start, place.start), max(end, place.end)
    left, right = max(0, start - _WORD), min(len(text), end + _WORD)
    while start > left and not text[start - 1].isspace():
        start -= 1
    while end < right and not text[end].isspace():
        end += 1
    around = Place("", start, end, 1, 1, 1, 1, text[start:end])
    after = mended(fix, around)
    about = {"fix": fix.description, "safety": fix.safety.value}
    if max(len(around.text), len(after)) > _LONGEST:
        return {**about, "shown": False}
    return {**about, "shown": True, "before": around.text, "after": after}
