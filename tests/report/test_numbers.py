"""What is counted."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.check.engine import align_pair, findings_on
from doclint.config.settings import Settings
from doclint.model import Severity
from doclint.parse.catalog import read
from doclint.report.catalog import cells_in, progress_in
from doclint.report.model import Article, Language, RuleCount, State, in_order, percent
from doclint.report.progress import Progress, progress_of
from doclint.report.treemap import HEIGHT, WIDTH, treemap


def measured(source: str, translation: str) -> Progress:
    pair = align_pair(source, translation, "pt-BR", Settings())
    return progress_of(pair, findings_on(pair))


class TestProgress:
    def test_what_is_left_in_english_is_not_translated(self) -> None:
        progress = measured(
            "# Moor\n\nOpen the harbor and wait for the crew. See the other berths.\n",
            "# Atracar\n\nOpen the harbor and wait for the crew. Veja os outros cais.\n",
        )
        assert progress[:3] == (3, 2, 8)
        assert len(progress.open) == 1

    def test_half_a_sentence_counts_as_what_most_of_it_is(self) -> None:
        source = "Open the harbor in the morning, and wait for all of the crew at the berth.\n"
        mostly = "Abra o porto de manhã, e espere por toda a tripulação, at the berth.\n"
        hardly = "Abra o porto, in the morning, and wait for all of the crew at the berth.\n"
        assert measured(source, mostly).translated == 1
        assert measured(source, hardly).translated == 0

    def test_missing_sentence(self) -> None:
        source = "Open the harbor.\n\n## Berths\n\nWait for the crew at the berth.\n"
        progress = measured(source, "Abra o porto.\n")
        assert (progress.segments, progress.translated, progress.words) == (3, 1, 8)

    def test_what_has_no_letters_does_not_count(self) -> None:
        progress = measured("![](/a.png)\n\n{{ b }}\n\n42\n", "![](/a.png)\n\n{{ b }}\n\n42\n")
        assert progress.segments == 0


class TestCatalog:
    HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'

    @pytest.mark.parametrize(
        ("entry", "translated"),
        [
            ('msgid "Open the harbor"\nmsgstr "Abra o porto"\n', 1),
            ('msgid "Open the harbor"\nmsgstr ""\n', 0),
            ('#, fuzzy\nmsgid "Open the harbor"\nmsgstr "Abra o porto"\n', 0),
            ('msgid "a boat"\nmsgid_plural "boats"\nmsgstr[0] "um barco"\nmsgstr[1] ""\n', 0),
        ],
    )
    def test_messages(self, entry: str, translated: int) -> None:
        catalog = read(self.HEAD + entry, "pt-BR")
        progress = progress_in(catalog, ())
        assert (progress.segments, progress.translated) == (1, translated)
        (cell,) = cells_in(catalog, progress.open)
        assert cell.is_open is (translated == 0)

    def test_obsolete_messages_do_not_count(self) -> None:
        catalog = read(self.HEAD + '#~ msgid "Old"\n#~ msgstr "Velho"\n', "pt-BR")
        assert progress_in(catalog, ()) == (0, 0, 0, frozenset())


def article(
    path: str = "a.md",
    rules: Sequence[tuple[Severity, int]] = (),
    words: int = 0,
    views: int | None = None,
    segments: int = 1,
    translated: int = 0,
) -> Article:
    counts = tuple(RuleCount(f"text/{each}", each, total) for each, total in rules)
    numbers = (segments, translated, words, counts)
    return Article("pt-BR", f"pt/{path}", path, "", State.PARTLY, *numbers, (), views)


class TestOrder:
    def test_severity_then_text(self) -> None:
        error = article("error.md", [(Severity.ERROR, 1)])
        warnings = article("warnings.md", [(Severity.WARNING, 3)])
        text = article("text.md", words=200)
        done = article("done.md")
        assert in_order([done, text, warnings, error]) == (error, warnings, text, done)

    def test_readers_count_by_powers_of_ten(self) -> None:
        often = article("often.md", [(Severity.WARNING, 3)], views=120_000)
        seldom = article("seldom.md", [(Severity.ERROR, 1)], views=0)
        never = article("never.md", [(Severity.INFO, 1)], views=1_000_000)
        assert in_order([never, seldom, often]) == (often, seldom, never)

    def test_language_sums_up(self) -> None:
        language = Language(
            "pt-BR",
            (
                article("a.md", [(Severity.ERROR, 1)], segments=3, translated=3),
                article("b.md", [(Severity.INFO, 2), (Severity.ERROR, 1)], segments=1),
            ),
        )
        numbers = language.numbers
        assert (numbers.segments, numbers.translated, numbers.share) == (4, 3, 0.75)
        assert numbers.findings == {"error": 2, "warning": 0, "info": 2}
        assert language.by_rule() == [
            ("text/error", Severity.ERROR, 2),
            ("text/info", Severity.INFO, 2),
        ]


@pytest.mark.parametrize(
    ("share", "shown"), [(0, 0), (0.0001, 1), (0.5, 50), (0.9999, 99), (1, 100)]
)
def test_only_what_is_whole_is_shown_so(share: float, shown: int) -> None:
    assert percent(share) == shown


@given(
    st.lists(
        st.tuples(st.lists(st.sampled_from("abc"), min_size=1, max_size=4), st.integers(0, 50)),
        max_size=60,
    )
)
def test_treemap_fills_its_rectangle(files: list[tuple[list[str], int]]) -> None:
    articles = [article("/".join([*names, "x.md"]), segments=count) for names, count in files]
    cells = treemap(articles)
    whole = sum(count for _, count in files)
    assert sum(cell.segments for cell in cells) == whole
    assert len(cells) <= 40
    for cell in cells:
        assert min(cell.x, cell.y, cell.width, cell.height) >= -1e-6
        assert cell.x + cell.width <= WIDTH + 1e-6
        assert cell.y + cell.height <= HEIGHT + 1e-6
        expected = WIDTH * HEIGHT * cell.segments / whole
        assert cell.width * cell.height == pytest.approx(expected)


def test_no_picture_without_folders() -> None:
    assert treemap([article("a.md"), article("b.md")]) == []
    assert [cell.path for cell in treemap([article("a.md"), article("b/c.md")])] == ["a.md", "b"]
