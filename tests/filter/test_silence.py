"""Comments silence what they name, where they say, and nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doclint.check.engine import align_pair, findings_on
from doclint.config.settings import Settings
from doclint.filter.silence import Silenced, silenced
from doclint.model import Severity
from doclint.parse.markdown import parse
from doclint.testing import MemorySite

# Each of the three lines lost a link and a tag.
SOURCE = """\
Moor at [berth 7](/berths/7) in {% data ports.one %}.

Leave at [berth 8](/berths/8) for {% data ports.two %}.

Wait at [berth 9](/berths/9) for {% data ports.three %}.
"""
LINES = ("Atraque antes da hora.", "Parta antes da hora.", "Espere até a hora.")
ALL = {("link/lost", line) for line in (1, 3, 5)} | {("liquid/lost", line) for line in (1, 3, 5)}
SETTINGS = Settings(
    severities={"link/lost": Severity.WARNING, "liquid/lost": Severity.WARNING}
    | dict.fromkeys(("untranslated", "structure"), Severity.OFF)
)


def run(source: str, translation: str, chosen: Settings = SETTINGS) -> Silenced:
    site = MemorySite("a.md", "pt/a.md", {})
    pair = align_pair(source, translation, "pt-BR", chosen, site)
    return silenced(findings_on(pair), pair, source, translation)


def left(translation: str, source: str = SOURCE) -> set[tuple[str, int]]:
    """Rules, and the numbers of the lines as they are without the lines of comments."""
    lines = [line for line in translation.split("\n") if not line.startswith("<!--")]
    clean = "\n".join(lines)
    found = set()
    for finding in run(source, translation).findings:
        line = translation.count("\n", 0, finding.span.start)
        comments = sum(text.startswith("<!--") for text in translation.split("\n")[:line])
        found.add((finding.rule, line - comments + 1))
    assert clean.count("\n\n") == 2
    return found


def three(*comments: str) -> str:
    """The three lines, with comments behind them."""
    return "\n\n".join(
        f"{line} {comment}".rstrip() for line, comment in zip(LINES, comments, strict=True)
    )


def test_without_comments_all_is_found() -> None:
    assert left(three("", "", "")) == ALL


class TestReach:
    def test_line(self) -> None:
        text = three("", "<!-- doclint-disable-line link/lost -->", "")
        assert left(text) == ALL - {("link/lost", 3)}

    def test_next_line(self) -> None:
        text = three("", "", "").replace("Parta", "<!-- doclint-disable-next-line link -->\nParta")
        assert left(text) == ALL - {("link/lost", 3)}

    def test_next_line_is_the_next_one_with_text(self) -> None:
        comments = (
            "<!-- doclint-disable-next-line link/lost -->\n"
            "<!-- doclint-disable-next-line liquid/lost -->\n"
        )
        text = three("", "", "").replace("\n\nParta", f"\n{comments}\nParta")
        assert left(text) == ALL - {("link/lost", 3), ("liquid/lost", 3)}

    def test_next_line_at_the_end(self) -> None:
        text = three("", "", "<!-- doclint-disable-next-line link/lost -->")
        assert left(text) == ALL | {("silence/unused", 5)}

    def test_file(self) -> None:
        text = three("", "", "{% # doclint-disable-file link %}")
        assert left(text) == {found for found in ALL if found[0] != "link/lost"}

    def test_range(self) -> None:
        text = three("<!-- doclint-disable link -->", "", "")
        assert left(text) == ALL - {("link/lost", 3), ("link/lost", 5)}
        text = three("<!-- doclint-disable link -->", "<!-- doclint-enable link -->", "")
        assert left(text) == ALL - {("link/lost", 3)}
        text = three("<!-- doclint-disable link liquid -->", "<!-- doclint-enable -->", "")
        assert left(text) == ALL - {("link/lost", 3), ("liquid/lost", 3)}

    def test_exception_within_a_range(self) -> None:
        text = three(
            "<!-- doclint-disable link liquid -->", "<!-- doclint-enable link/lost -->", ""
        )
        assert left(text) == ALL - {("link/lost", 3), ("liquid/lost", 3), ("liquid/lost", 5)}

    def test_begins_behind_the_comment(self) -> None:
        text = "<!-- doclint-disable liquid -->\n\n" + three("", "", "")
        assert {rule for rule, _ in left(text.replace("\n\n", "\n", 1))} == {"link/lost"}

    def test_lines_end_in_any_way(self) -> None:
        text = three("", "<!-- doclint-disable-line link/lost -->", "").replace("\n", "\r\n")
        source = SOURCE.replace("\n", "\r\n")
        assert len(run(source, text).findings) == 5

    def test_front_matter(self) -> None:
        source = "---\nversions: 10\nid: 5\n---\n"
        text = (
            "---\nversions: 11  # doclint-disable-line front-matter/changed -- ours\nid: 6\n---\n"
        )
        (finding,) = run(source, text, Settings()).findings
        assert text[slice(*finding.span)].endswith("6")


class TestSource:
    def test_silences_in_the_translation(self) -> None:
        source = SOURCE.replace(
            "{% data ports.two %}.", "{% data ports.two %}. <!-- doclint-disable-line link/lost -->"
        )
        assert left(three("", "", ""), source) == ALL - {("link/lost", 3)}

    def test_by_the_place_in_the_source(self) -> None:
        source = "<!-- doclint-disable-next-line link/lost -->\n" + SOURCE
        assert left(three("", "", ""), source) == ALL - {("link/lost", 1)}

    def test_file_also_where_the_source_has_no_place(self) -> None:
        translation = "Atraque no [cais](/cais).\n"
        assert [f.rule for f in run("Moor the boat.\n", translation).findings] == ["link/added"]
        source = "Moor the boat.\n\n<!-- doclint-disable-file link/added -->\n"
        assert run(source, translation).findings == ()

    def test_what_names_do_there_is_told(self) -> None:
        source = SOURCE + "\n<!-- doclint-disable-file link/lost link/added silence/unused -->\n"
        outcome = run(source, three("", "", ""))
        assert {source[slice(*span)] for span in outcome.busy} == {"link/lost"}
        assert {source[slice(*span)] for span in outcome.idle} == {"link/added"}
        assert outcome.on_source == ()

    def test_what_is_wrong_with_its_comments(self) -> None:
        source = SOURCE + "\n<!-- doclint-disable-file lnk -->\n"
        (finding,) = run(source, three("", "", "")).on_source
        assert finding.rule == "silence/invalid"
        assert source[slice(*finding.span)] == "lnk"


class TestUnused:
    def unused(self, comment: str, chosen: Settings = SETTINGS) -> list[str]:
        text = three("", "", comment)
        findings = run(SOURCE, text, chosen).findings
        return [text[slice(*f.span)] for f in findings if f.rule == "silence/unused"]

    def test_whole_comment(self) -> None:
        comment = "<!-- doclint-disable-line link/added, image -->"
        assert self.unused(comment) == [comment]

    def test_one_name(self) -> None:
        assert self.unused("<!-- doclint-disable-line link/lost image -->") == ["image"]

    def test_enable_is_never_unused(self) -> None:
        assert self.unused("<!-- doclint-disable image --> <!-- doclint-enable -->") == [
            "<!-- doclint-disable image -->"
        ]

    def test_rule_that_is_off_is_not_judged(self) -> None:
        assert self.unused("<!-- doclint-disable-line structure/list structure -->") == []

    def test_group_of_which_a_part_ran_is_not_judged(self) -> None:
        off = {**SETTINGS.severities, "image/lost": Severity.OFF}
        assert self.unused("<!-- doclint-disable-line image -->", Settings(severities=off)) == []

    def test_rules_of_the_project_are_not_judged(self) -> None:
        assert self.unused("<!-- doclint-disable-file project/orphan -->") == []

    def test_without_the_files_around_nothing_is_judged(self) -> None:
        text = three("", "", "<!-- doclint-disable-line link/broken -->")
        pair = align_pair(SOURCE, text, "pt-BR", SETTINGS)
        outcome = silenced(findings_on(pair), pair, SOURCE, text)
        assert {finding.rule for finding in outcome.findings} == {"link/lost", "liquid/lost"}

    def test_can_be_silenced_and_be_off(self) -> None:
        comment = "<!-- doclint-disable-line image silence/unused -- kept for later -->"
        assert self.unused(comment) == []
        off = {**SETTINGS.severities, "silence": Severity.OFF}
        comment = "<!-- doclint-disable-line image -->"
        assert self.unused(comment, Settings(severities=off)) == []

    def test_fingerprints_tell_comments_apart(self) -> None:
        text = three(
            "", "<!-- doclint-disable-line image -->", "<!-- doclint-disable-line code -->"
        )
        findings = [f for f in run(SOURCE, text).findings if f.rule == "silence/unused"]
        assert len({finding.fingerprint for finding in findings}) == 2


class TestInvalid:
    @pytest.mark.parametrize(
        ("comment", "message"),
        [
            (
                "<!-- doclint-disabel-line link -->",
                "there is no comment `doclint-disabel-line`; did you mean `doclint-disable-line`?",
            ),
            ("<!-- doclint-disable-line -->", "`doclint-disable-line` names no rule or group"),
            (
                "<!-- doclint-disable-line lnk/lost -->",
                "there is no rule or group `lnk/lost`; did you mean `link/lost`?",
            ),
            (
                "<!-- doclint-disable-line link/lost quite right -->",
                "there is no rule or group `quite`; a reason stands after `--`",
            ),
            (
                "<!-- doclint-enable link -->",
                "nothing is disabled that this comment could enable",
            ),
            ("<!-- doclint-enable -->", "nothing is disabled that this comment could enable"),
        ],
    )
    def test_messages(self, comment: str, message: str) -> None:
        findings = run(SOURCE, three("", "", comment)).findings
        assert [f.message for f in findings if f.rule == "silence/invalid"] == [message]

    def test_what_is_known_beside_it_counts(self) -> None:
        text = three("", "<!-- doclint-disable-line link/lost nonsense -->", "")
        assert left(text) == (ALL - {("link/lost", 3)}) | {("silence/invalid", 3)}

    @pytest.mark.parametrize(
        ("disable", "enable"),
        [("link", "link"), ("link", "link/lost"), ("link/lost", "link"), ("link liquid", "liquid")],
    )
    def test_enable_of_what_is_disabled(self, disable: str, enable: str) -> None:
        text = three("", f"<!-- doclint-disable {disable} -->", f"<!-- doclint-enable {enable} -->")
        assert all(f.rule != "silence/invalid" for f in run(SOURCE, text).findings)


def test_comment_does_not_change_the_fingerprint_of_what_it_stands_in() -> None:
    plain = {f.rule: f.fingerprint for f in run(SOURCE, three("", "", "")).findings}
    noted = run(SOURCE, three("", "", "<!-- doclint-disable-line image -- x -->")).findings
    assert {f.rule: f.fingerprint for f in noted if f.rule != "silence/unused"} == plain


SHARDS = st.sampled_from(
    [
        "<!-- doclint-disable-line link -->",
        "\n{% comment %}\ndoclint-disable link/lost, liquid -- why\n{% endcomment %}\n",
        "{%- # doclint-enable %}",
        "\n{/* doclint-disable-file image */}\n",
        "\n# doclint-disable-next-line text\n",
        *("<!-- doclint-", "-->", "{% comment %} doclint-disable", "{% endcomment %}", "*/}"),
        *("---\n", "\n```\n", "`", "| a | b |\n|---|---|\n", "<div>\n", "\r\n", "\ufeff", "- "),
    ]
)


@st.composite
def mixed(draw: st.DrawFn, text: str) -> str:
    """A text with comments, and halves of them, anywhere."""
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(SHARDS) + text[at:]
    return text


@settings(max_examples=150, deadline=None)
@given(mixed(SOURCE), mixed("\n\n".join(LINES)))
def test_whatever_the_comments_spans_lie_in_the_texts(source: str, translation: str) -> None:
    outcome = run(source, translation, Settings())
    for text, findings in ((translation, outcome.findings), (source, outcome.on_source)):
        for finding in findings:
            assert 0 <= finding.span.start <= finding.span.end <= len(text), finding
    document = parse(translation, "pt-BR", Settings())
    assert len(document.text) == len(translation)
    assert document.text.count("\n") == translation.count("\n")
    assert list(outcome.findings) == sorted(
        outcome.findings, key=lambda finding: (finding.span, finding.rule)
    )
    for directive in document.directives:
        assert translation[slice(*directive.span)] == directive.text
        for name in directive.names:
            assert translation[slice(*name.span)] == name.text
