"""A line of an article with the place in it underlined."""

from collections.abc import Iterator

from doclint.show.lines import Lines
from doclint.show.outcome import Place
from doclint.show.text import fit, fit_end, printable, width

_LEAST = 12  # columns of the line kept before a place that itself fills the rest


def frame(place: Place, columns: int, mark: str, gutter: int) -> Iterator[str]:
    """Yield the line on which a place begins, then the marks under it, in at most `columns`.

    `mark` is the character that underlines, `gutter` the width of the line number. Of a place that
    goes on over several lines only the first is shown.
    """
    room = max(columns - gutter - 4, 20)
    more = place.end_line > place.line
    marked = printable(Lines(place.text).line(1))
    before = printable(place.before)
    after = "" if more else printable(place.after)
    spare = room - width(marked)
    if width(before) > spare:
        before = fit_end(before, max(spare - min(width(after), _LEAST), _LEAST))
    whole, marked = marked, fit(marked, room - width(before))
    after = fit(after, room - width(before) - width(marked)) if marked == whole else ""
    marks = mark * max(width(marked), 1)
    yield f" {place.line:>{gutter}} | {before}{marked}{after}".rstrip()
    tail = f" … to line {place.end_line}" if more else ""
    yield f" {'':>{gutter}} | {' ' * width(before)}{marks}{tail}"
