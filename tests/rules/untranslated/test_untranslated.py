"""What counts as left in the source's language, and what does not, beyond the rules' examples."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from doclint.check.engine import align_pair, check_pair
from doclint.check.pair import AlignedPair
from doclint.compare.untranslated import leftovers
from doclint.config.config import Config
from doclint.config.resolve import settings_of
from doclint.config.settings import Settings
from doclint.model import Certainty, Severity
from doclint.pair.layouts import BUILT_IN

SETTINGS = settings_of(Config(), BUILT_IN["github-docs"], {})


def aligned(
    source: str, translation: str, language: str, given_settings: Settings = SETTINGS
) -> AlignedPair:
    return align_pair(source, translation, language, given_settings)


def left(
    source: str, translation: str, language: str = "pt-BR", given_settings: Settings = SETTINGS
) -> list[tuple[str, str]]:
    """Return what is left in a translation: the rule's name and the text."""
    pair = aligned(source, translation, language, given_settings)
    return [(it.kind, translation[slice(*it.span)]) for it in leftovers(pair)]


QUIET = {
    "bold": ("Select **Open the gate** and wait.", "Selecione **Open the gate** e espere."),
    "quoted with a gloss": (
        'Under "Ships may enter at night", press it.',
        'Em "Ships may enter at night" (Navios podem entrar à noite), pressione.',
    ),
    "quoted with a gloss on the next line": (
        'Under "Ships may enter at night", press it.',
        'Em "Ships may enter at night"\n(Navios podem entrar à noite), pressione.',
    ),
    "gloss alone": (
        "Select the time that ships may enter.",
        "Selecione The time that ships may enter (Hora em que os navios podem entrar).",
    ),
    "acronym expanded": (
        "Every captain signs the code of conduct of the harbor.",
        "Todo capitão assina o Código de Conduta (CoC, code of conduct) do porto.",
    ),
    "product name": ("## Harbor Lantern", "## Harbor Lantern"),
    "product in a list": ("- Quay Lantern Cloud Storage", "- Quay Lantern Cloud Storage"),
    "one word in a list": ("- Python", "- Python"),
    "command": ("- `quay open --all the gates`", "- `quay open --all the gates`"),
    "name with hyphens": ("## quay-user-suspend", "## quay-user-suspend"),
    "list of names": ("push, pull, fetch, merge", "push, pull, fetch, merge"),
    "list of names with hyphens": (
        "Keep ship-keeper, wind-keeper, rope-builder and sail-keeper of it.",
        "Mantenha ship-keeper, wind-keeper, rope-builder, sail-keeper dele.",
    ),
    "names of which a part has digits": (
        "Keep ship-keeper, wind-keeper, rope-builder, sail-i18n and moor-i18n of it.",
        "Mantenha ship-keeper, wind-keeper, rope-builder, sail-i18n e moor-i18n dele.",
    ),
    "people": ("Ask Ada Lovelace or Alan Turing.", "Pergunte a Ada Lovelace ou Alan Turing."),
    "institution": (
        "The Center for the Study of Tides in Motion helped.",
        "O Center for the Study of Tides in Motion ajudou.",
    ),
    "modules": (
        "import Tabs from '@quay/Tabs';\nexport const depth = true;\n\nMoor the ship.",
        "import Tabs from '@quay/Tabs';\nexport const depth = true;\n\nAtraque o navio.",
    ),
    "exports": ("export default function Page() {", "export default function Page() {"),
    "file name": ("See `docs/how to open.md`.", "Consulte `docs/how to open.md`."),
    "terms": ("A pull request merges a branch.", "Um pull request mescla um branch."),
    "HTML comment": (
        "A text.\n\n<!-- Somebody should rewrite this paragraph soon. -->",
        "Um texto.\n\n<!-- Somebody should rewrite this paragraph soon. -->",
    ),
    "code": ("```\nopen the gate for the ship\n```", "```\nopen the gate for the ship\n```"),
    "highlighted code": (
        "{% highlight sh %}\nmake the gate open\n{% endhighlight %}",
        "{% highlight sh %}\nmake the gate open\n{% endhighlight %}",
    ),
    "search": (
        "| Search | Finds |\n| --- | --- |\n| [label:help of the crew](/s?q=a) | all |",
        "| Busca | Acha |\n| --- | --- |\n| [label:help of the crew](/s?q=a) | tudo |",
    ),
    "tags alone": ("{% data reusables.quay.open %}", "{% data reusables.quay.open %}"),
}


@pytest.mark.parametrize(("source", "translation"), QUIET.values(), ids=QUIET)
def test_is_rightly_so(source: str, translation: str) -> None:
    assert left(source, translation) == []


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        pytest.param(
            "The tide is high. The ship can leave.",
            "A maré está alta. The ship can leave now.",
            [("segment", "The ship can leave now.")],
            id="drifted",
        ),
        pytest.param(
            "The tide turns at noon.",
            "Teh tide tunrs at noon and the ship can leave the habor.",
            [("segment", "Teh tide tunrs at noon and the ship can leave the habor.")],
            id="misspelt",
        ),
        pytest.param(
            "{% data variables.quay.name %} opens the gate when the tide is high.",
            "{% data variables.quay.name %} opens the gate when the tide is high.",
            [("segment", "{% data variables.quay.name %} opens the gate when the tide is high.")],
            id="starts with a tag",
        ),
        pytest.param(
            'For more information, see "[About the tides](/tides)."',
            'For more information, see "[Sobre as marés](/tides)."',
            [("segment", 'For more information, see "[Sobre as marés](/tides)."')],
            id="link localised",
        ),
        pytest.param(
            "> *We never close the gate of the harbor.*",
            "> *We never close the gate of the harbor.*",
            [("segment", "*We never close the gate of the harbor.*")],
            id="in italics",
        ),
        pytest.param(
            "Open it. ![The gate in the evening](/a.png)",
            "Abra. ![The gate in the evening](/a.png)",
            [("alt-text", "The gate in the evening")],
            id="alt within a paragraph",
        ),
        pytest.param(
            "<p>The gate is closed at night.</p>",
            "<p>The gate is closed at night.</p>",
            [("segment", "The gate is closed at night.")],
            id="HTML block",
        ),
        pytest.param(
            "Open it first.[^1]\n\n[^1]: You need a key for this gate.",
            "Abra primeiro.[^1]\n\n[^1]: You need a key for this gate.",
            [("segment", "You need a key for this gate.")],
            id="footnote",
        ),
        pytest.param(
            "The tide is high. The ship can leave.\n\n(Or wait until the morning.)",
            "A maré está alta. The ship can leave.\n\n(Ou espere até amanhã de manhã.)",
            [("segment", "The ship can leave.")],
            id="before a paragraph in parentheses",
        ),
        pytest.param(
            "- The ship can leave the harbor\n- (Or wait until the morning)",
            "- The ship can leave the harbor\n- (Ou espere até amanhã de manhã)",
            [("segment", "The ship can leave the harbor")],
            id="before an item in parentheses",
        ),
    ],
)
def test_is_left(source: str, translation: str, found: list[tuple[str, str]]) -> None:
    assert left(source, translation) == found


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_spans_count_from_the_start_of_the_file(newline: str, bom: str) -> None:
    source = bom + "# A gate 🚢\n\nOpen the gate. Wait there.\n".replace("\n", newline)
    translation = bom + "# Um portão 🚢\n\nAbra o portão. Wait there.\n".replace("\n", newline)
    assert left(source, translation) == [("segment", "Wait there.")]


CLAUSE = "because nobody else may open the gate at night"


@pytest.mark.parametrize(
    ("language", "half"),
    [
        ("de-DE", "Der Kapitän wartet bis zum Morgen,"),
        ("fr", "Le capitaine attend jusqu'au matin,"),
        ("it", "Il capitano aspetta fino al mattino,"),
        ("nl", "De kapitein wacht tot de ochtend,"),
        ("pl", "Kapitan czeka do rana,"),
        ("ru-RU", "Капитан ждёт до утра,"),
        ("el", "Ο καπετάνιος περιμένει μέχρι το πρωί,"),
        ("ar", "ينتظر القبطان حتى الصباح"),
        ("ko-KR", "선장은 아침까지 기다립니다."),
        ("zh-hant", "船長等到早上，"),
        ("sw", "Nahodha anasubiri mpaka asubuhi,"),
        ("be", "Капітан чакае да раніцы,"),
    ],
)
def test_half_a_sentence_in_any_language(language: str, half: str) -> None:
    source = f"The captain waits until the morning {CLAUSE}."
    assert left(source, f"{half} {CLAUSE}.", language) == [("fragment", CLAUSE)]


def test_close_relative_without_a_table_is_not_taken_for_the_source() -> None:
    source = "The captain waits until the morning. Nobody else can open the gate for the ship.\n"
    translation = "The captain dey wait till morning. Nobody fit open the gate for the ship.\n"
    assert left(source, translation, "pcm") == []
    assert left(source, source, "pcm") != []


def test_same_language_has_nothing_to_translate() -> None:
    text = "The harbor opens its gate when the tide is high.\n"
    assert left(text, text, "en-GB") == []


def test_source_may_be_any_language() -> None:
    japanese = Settings(source_language="ja")
    source, translation = "門を開けます。船を待ちます。\n", "Open the gate. 船を待ちます。\n"
    assert left(source, translation, "en", japanese) == [("segment", "船を待ちます。")]
    german = Settings(source_language="de")
    source = "Öffne das Tor. Warte dann auf das Schiff.\n"
    translation = "Open the gate. Warte dann auf das Schiff.\n"
    assert left(source, translation, "en", german) == [("segment", "Warte dann auf das Schiff.")]


def test_term_that_the_article_uses_is_no_heading_left() -> None:
    source = "## Pull requests\n\nEvery pull request has a branch.\n"
    translation = "## Pull requests\n\nCada pull request tem um branch.\n"
    assert left(source, translation) == []


def test_headings_in_capitals_are_read_like_others() -> None:
    source = "# THE SHIP IS MOORED\n\nYou may leave it now.\n"
    translation = "# THE SHIP IS MOORED\n\nAgora você pode sair dele.\n"
    assert left(source, translation) == [("segment", "THE SHIP IS MOORED")]


TITLES = "# {}\n\n{}\n\n## {}\n\n{}\n\n## {}\n\n{}\n"


def titled(last: str) -> str:
    return TITLES.format(
        "Working at the Pier",
        "Ships lie at the pier.",
        "Reporting Problems",
        last,
        "Paying the Harbor Fees",
        "The fees are due at noon.",
    )


def test_capitals_of_headings_make_no_name_where_all_headings_have_them() -> None:
    translation = TITLES.format(
        "Trabalhar no cais",
        "Os navios ficam no cais.",
        "Reporting Problems",
        "Escreva ao capitão do porto.",
        "Pagar as taxas do porto",
        "As taxas vencem ao meio-dia.",
    )
    source = titled("Write to the harbor master.")
    assert left(source, translation) == [("segment", "Reporting Problems")]
    # What the text calls by that name, too, is one.
    named = translation.replace("Escreva ao", "Abra o Reporting Problems do")
    assert left(source, named) == []
    # Where other headings have small letters, capitals do make a name.
    small = source.replace("at the Pier", "at the pier").replace("Harbor Fees", "harbor fees")
    assert left(small, translation) == []


def test_the_plural_of_a_borrowed_word_is_borrowed() -> None:
    assert left("# Podcasts\n", "# Podcasts\n", "fr") == []
    assert left("# Requirements\n", "# Requirements\n", "fr") == [("segment", "Requirements")]


def test_accepted_terms_and_labels_are_not_left() -> None:
    source, translation = "## Further reading\n\nOpen it.\n", "## Further reading\n\nAbra.\n"
    assert left(source, translation) == [("segment", "Further reading")]
    accepted = Settings(terms=frozenset({"further reading"}))
    assert left(source, translation, given_settings=accepted) == []
    accepted = Settings(labels=frozenset({"Further reading"}))
    assert left(source, translation, given_settings=accepted) == []


def test_list_of_links_in_an_untranslated_section_is_untranslated_too() -> None:
    source = "Open it.\n\n## Further reading\n\n- [How the tides turn](/tides)\n"
    translation = "Abra.\n\n## Further reading\n\n- [How the tides turn](/tides)\n"
    assert [kind for kind, _ in left(source, translation)] == ["segment", "segment"]
    translation = "Abra.\n\n## Leia mais\n\n- [How the tides turn](/tides)\n"
    assert left(source, translation) == [("link-title", "How the tides turn")]


def test_field_left_as_a_whole_is_one_finding() -> None:
    source = "---\nintro: 'Open the gate. Then wait for the ship.'\n---\nGo.\n"
    translation = "---\nintro: 'Open the gate. Then wait for the ship.'\n---\nVá.\n"
    assert left(source, translation) == [("front-matter", "Open the gate. Then wait for the ship.")]


def test_machine_values_are_not_read() -> None:
    head = "---\ntype: how_to\ntopics:\n  - Access and gate management\n---\n"
    assert left(f"{head}Go.\n", f"{head}Vá.\n") == []


def test_copy_of_the_source_is_certain_and_a_drifted_sentence_likely() -> None:
    source = "Open the gate. Then wait for the ship.\n"
    translation = "Abra o portão. Then wait for the ship.\n"
    (finding,) = check_pair(source, translation, "pt-BR", SETTINGS)
    assert finding.rule == "untranslated/segment"
    assert finding.severity is Severity.WARNING
    assert finding.certainty is Certainty.CERTAIN
    assert finding.message == "not translated: `Then wait for the ship.`"
    assert finding.source is not None
    assert source[slice(*finding.source)] == "Then wait for the ship."
    translation = "Abra o portão. Then wait there for the other ship.\n"
    (finding,) = check_pair(source, translation, "pt-BR", SETTINGS)
    assert finding.certainty is Certainty.LIKELY


def test_message_is_one_short_line() -> None:
    source = (
        "Open the `gate` \nthat the captain of the ship has closed in the evening of that day.\n"
    )
    (finding,) = check_pair(source, source, "pt-BR", SETTINGS)
    assert finding.message == (
        "not translated: `Open the 'gate' that the captain of the ship has closed in the evening…`"
    )


ENGLISH = ["Open the gate.", "Wait for the ship.", "The tide turns at noon.", "Nobody is here."]
PORTUGUESE = ["Abra o portão.", "Espere o navio.", "A maré vira ao meio-dia.", "Não há ninguém."]


@settings(deadline=None, max_examples=50)
@given(st.lists(st.booleans(), min_size=1, max_size=4))
def test_finds_what_is_left_and_nothing_else(translated: list[bool]) -> None:
    source = "\n\n".join(ENGLISH)
    sentences = [
        PORTUGUESE[index] if index >= len(translated) or translated[index] else ENGLISH[index]
        for index in range(len(ENGLISH))
    ]
    expected = [
        ("segment", sentence)
        for index, sentence in enumerate(sentences)
        if index < len(translated) and not translated[index]
    ]
    assert left(source, "\n\n".join(sentences)) == expected


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=120), st.text(max_size=120))
@example("S", "s")  # a plural of nothing
def test_every_span_lies_in_the_translation(source: str, translation: str) -> None:
    for language in ("pt-BR", "ja", "sw"):
        for it in leftovers(aligned(source, translation, language)):
            assert 0 <= it.span.start < it.span.end <= len(translation)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            '— Ada Lovelace, ["How we built the new harbor"](https://quay.example/harbor)',
            [("link-title", '"How we built the new harbor"')],
        ),
        (
            '— [@ada](https://quay.example/ada), ["The tides are real"](https://quay.example/tides)',
            [("link-title", '"The tides are real"')],
        ),
        (
            "— Ada Lovelace, who wrote [the book of the tides](https://quay.example/tides)",
            [
                (
                    "segment",
                    "— Ada Lovelace, who wrote [the book of the tides](https://quay.example/tides)",
                )
            ],
        ),
        ("— Moor the ship before the night comes.", None),
    ],
)
def test_a_work_that_is_cited_after_a_dash_is_a_title(
    line: str, expected: list[tuple[str, str]] | None
) -> None:
    found = left(f"She said it.\n\n{line}", f"Sie sagte es.\n\n{line}", "de")
    assert found == ([("segment", line)] if expected is None else expected)
