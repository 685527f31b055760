"""Comments that readers see, or that hide what follows."""

import pytest

from doclint.check.engine import align_pair, check_pair
from doclint.compare.html_comments import comment_faults
from doclint.config.settings import Settings

SOURCE = "Moor.\n\n<!-- tide -->\n\nWait for the pilot.\n\n<!-- end -->\n\nGo.\n"
TEXT = "Festmachen.\n\n<!-- Tide -->\n\nWarte auf den Lotsen.\n\n<!-- Ende -->\n\nLos.\n"


def faults(source: str, translation: str) -> list[tuple[str, bool]]:
    pair = align_pair(source, translation, "de", Settings())
    return [(translation[slice(*span)], is_seen) for span, is_seen in comment_faults(pair)]


@pytest.mark.parametrize(
    "comment", ["<!- Tide -->", "<! -- Tide -->", "< !-- Tide -->", "<！-- Tide -->", "<!—Tide—>"]
)
def test_a_comment_that_readers_see(comment: str) -> None:
    broken = TEXT.replace("<!-- Tide -->", comment)
    assert faults(SOURCE, broken) == [(comment, True)]
    assert [each.rule for each in check_pair(SOURCE, broken, "de")] == ["html/unclosed"]
    assert faults(broken, broken) == []


@pytest.mark.parametrize("end", ["--", "->", "-- >", "—>", ""])
@pytest.mark.parametrize("which", ["Tide", "Ende"])
def test_a_comment_without_an_end(which: str, end: str) -> None:
    broken = TEXT.replace(f"{which} -->", f"{which} {end}".rstrip())
    assert faults(SOURCE, broken) == [(f"<!-- {which} {end}".rstrip(), False)]
    assert faults(broken, broken) == []


@pytest.mark.parametrize(
    "translation",
    [
        TEXT,
        TEXT.replace("<!-- Tide -->\n\n", ""),
        TEXT.replace("<!-- Tide -->", "<!-- Tide\n\nund Wind -->"),
        TEXT.replace("Los", "Schreib `<!- a ->`"),
    ],
)
def test_comments_that_are_whole(translation: str) -> None:
    assert faults(SOURCE, translation) == []


def test_what_looks_like_one_is_none_where_the_source_has_none() -> None:
    assert faults("Moor.\n", "Mach <!- hier -> fest.\n") == []
