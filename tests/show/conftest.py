"""An outcome to be shown."""

import pytest

from doclint.model import Certainty, Edit, Finding, Fix, Safety, Severity, Span
from doclint.show.fixes import stretch
from doclint.show.lines import Lines
from doclint.show.outcome import Located, Outcome, place_of

SOURCE = "# Moor\n\nUse the {% data berth %} menu.\n"
TRANSLATION = "# Atracar\n\n使用 菜单\x1b[31m。\n"


@pytest.fixture
def outcome() -> Outcome:
    """A lost tag with its source and a fix, and an orphan without either."""
    start = SOURCE.index("{%")
    span, there = Span(13, 14), Span(start, SOURCE.index("%}") + 2)
    lost = Finding(
        "liquid/lost",
        Severity.ERROR,
        Certainty.LIKELY,
        "`{% data berth %}` is lost",
        span,
        there,
        Fix(Safety.UNSAFE, "put it back", (Edit(span, "{% data berth %}"),)),
        "0123456789abcdef",
    )
    orphan = Finding(
        "project/orphan",
        Severity.WARNING,
        Certainty.CERTAIN,
        "no source",
        Span(0, 0),
        None,
        None,
        "fedcba9876543210",
    )
    lines, source_lines = Lines(TRANSLATION), Lines(SOURCE)
    place = place_of("t/ja/a.md", TRANSLATION, lines, span)
    origin = place_of("content/a.md", SOURCE, source_lines, there)
    nowhere = place_of("t/ja/b.md", "", Lines(""), Span(0, 0))
    assert lost.fix
    fixed = place_of("t/ja/a.md", TRANSLATION, lines, stretch(lost.fix))
    found = (Located(lost, "ja", place, origin, fixed), Located(orphan, "ja", nowhere, None))
    return Outcome(found, pairs=3, missing=1, orphans=1)
