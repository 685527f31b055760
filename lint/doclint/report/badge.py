"""A badge that says how much is translated: SVG, and JSON for https://shields.io/badges/endpoint-badge."""

from collections.abc import Iterator
from html import escape

from doclint.report.model import Report, percent, share
from doclint.show.encode import as_json

_LABEL = "translated"
# From which share on, and shields.io's name and code of the colour.
_COLOURS = (
    (1.0, "brightgreen", "#2e7d32"),
    (0.8, "green", "#3f7d20"),
    (0.5, "yellow", "#8a6d00"),
    (0.0, "red", "#b3261e"),
)
_LETTER = 6.6  # width of a letter of Verdana at 11 px, about


def badge_json(report: Report) -> Iterator[str]:
    """Yield the object of an endpoint."""
    part = _share(report)
    colour = next(name for least, name, _ in _COLOURS if part >= least)
    badge = {"schemaVersion": 1, "label": _label(report), "message": _message(part)}
    yield as_json({**badge, "color": colour})


def badge_svg(report: Report) -> Iterator[str]:
    """Yield the lines of the picture."""
    part = _share(report)
    colour = next(code for least, _, code in _COLOURS if part >= least)
    label, message = escape(_label(report)), escape(_message(part))
    left, right = (round(len(text) * _LETTER) + 12 for text in (_label(report), _message(part)))
    whole = left + right
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{whole}" height="20" role="img"'
        f' aria-label="{label}: {message}">'
    )
    yield f"<title>{label}: {message}</title>"
    yield f'<rect width="{left}" height="20" fill="#444"/>'
    yield f'<rect x="{left}" width="{right}" height="20" fill="{colour}"/>'
    yield '<g fill="#fff" text-anchor="middle" font-family="Verdana,sans-serif" font-size="11">'
    yield f'<text x="{left / 2}" y="14">{label}</text>'
    yield f'<text x="{left + right / 2}" y="14">{message}</text>'
    yield "</g></svg>"


def _label(report: Report) -> str:
    return f"{_LABEL} ({report.languages[0].tag})" if len(report.languages) == 1 else _LABEL


def _message(part: float) -> str:
    return f"{percent(part)}%"


def _share(report: Report) -> float:
    numbers = [language.numbers for language in report.languages]
    return share(sum(each.translated for each in numbers), sum(each.segments for each in numbers))
