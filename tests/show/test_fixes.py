from hypothesis import given
from hypothesis import strategies as st

from doclint.model import Edit, Fix, Safety, Span
from doclint.show.fixes import mended, replacements, stretch
from doclint.show.lines import Lines
from doclint.show.outcome import place_of

TEXTS = st.text(st.sampled_from("ab日\n\r"), max_size=30)


def fix_of(*edits: tuple[int, int, str]) -> Fix:
    return Fix(
        Safety.SAFE, "mend", tuple(Edit(Span(start, end), text) for start, end, text in edits)
    )


def test_several_edits() -> None:
    text = "one\ntwo three\nfour"
    fix = fix_of((8, 13, "3"), (4, 7, "2"), (14, 14, "and\n"))
    fixed = place_of("a.md", text, Lines(text), stretch(fix))
    assert fixed.text == "two three\n"
    assert mended(fix, fixed) == "2 3\nand\n"
    assert list(replacements(fix, fixed)) == [
        (2, 1, 2, 4, "2"),
        (2, 5, 2, 10, "3"),
        (3, 1, 3, 1, "and\n"),
    ]


@given(TEXTS, st.data())
def test_edits_lie_where_the_whole_text_says(text: str, data: st.DataObject) -> None:
    cuts = st.lists(st.integers(0, len(text)), min_size=2, max_size=6)
    offsets = sorted(data.draw(cuts))
    pairs = list(zip(offsets[::2], offsets[1::2], strict=False))
    edits = [(start, end, str(index)) for index, (start, end) in enumerate(pairs)]
    fix, lines = fix_of(*edits), Lines(text)
    fixed = place_of("a.md", text, lines, stretch(fix))
    assert list(replacements(fix, fixed)) == [
        (*lines.position(start), *lines.position(end), new) for start, end, new in edits
    ]
    expected = text
    for start, end, new in reversed(edits):
        expected = expected[:start] + new + expected[end:]
    assert text[: fixed.start] + mended(fix, fixed) + text[fixed.end :] == expected
