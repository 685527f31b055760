"""Alignment: what stays together when a translation is not line by line."""

from hypothesis import given, settings
from hypothesis import strategies as st

from doclint.align import align
from doclint.align.locate import in_source, in_translation
from doclint.config.settings import Settings
from doclint.parse.document import Document
from doclint.parse.markdown import parse


def documents(source: str, translation: str) -> tuple[Document, Document]:
    return parse(source, "en", Settings()), parse(translation, "pt-BR", Settings())


def block_pairs(source: str, translation: str) -> list[tuple[str, str]]:
    left, right = documents(source, translation)

    def text(document: Document, numbers: tuple[int, ...]) -> str:
        return "+".join(
            document.text[slice(*document.blocks[number].content)] for number in numbers
        )

    beads = align(left, right).blocks
    return [(text(left, bead.source), text(right, bead.translation)) for bead in beads]


def segment_pairs(source: str, translation: str) -> list[tuple[str, str]]:
    left, right = documents(source, translation)

    def text(document: Document, numbers: tuple[int, ...]) -> str:
        return "+".join(document.text[slice(*document.segments[number].span)] for number in numbers)

    beads = align(left, right).segments
    return [(text(left, bead.source), text(right, bead.translation)) for bead in beads]


def test_equal_shapes_are_paired_in_order():
    assert block_pairs("# A\n\nOne.\n\nTwo.\n", "# B\n\nUm.\n\nDois.\n") == [
        ("A", "B"),
        ("One.", "Um."),
        ("Two.", "Dois."),
    ]


def test_a_missing_section_leaves_the_rest_in_place():
    source = (
        "## Berths\n\nA berth holds one ship at a time.\n\n## Cranes\n\nCranes lift containers "
        "from `deck` to shore.\n\n## Tugs\n\nTugs pull.\n"
    )
    translation = (
        "## Berços\n\nUm berço recebe um navio por vez.\n\n## Rebocadores\n\nRebocadores puxam.\n"
    )
    pairs = block_pairs(source, translation)
    assert ("Berths", "Berços") in pairs
    assert ("Tugs pull.", "Rebocadores puxam.") in pairs
    assert ("Cranes lift containers from `deck` to shore.", "") in pairs


def test_joined_tag_lines_still_match():
    source = "{% data a.b %}\n{% if x %}\n{% data c.d %}\n{% endif %}\n\nText.\n"
    translation = "{% data a.b %}{% if x %}{% data c.d %}{% endif %}\n\nTexto.\n"
    assert all(left and right for left, right in block_pairs(source, translation))


def test_marks_hold_a_reordered_list_apart_from_lengths():
    source = "Use `one`.\n\nA very long paragraph that says a lot about the harbour.\n\n`two`\n"
    translation = (
        "Use `one` agora e sempre que puder, sem falta, todos os dias.\n\nCurto.\n\n`two`\n"
    )
    assert block_pairs(source, translation)[0][0] == "Use `one`."
    assert block_pairs(source, translation)[-1] == ("`two`", "`two`")


def test_two_paragraphs_that_became_one():
    source = "The first ship sails at dawn.\n\nThe second one follows it at noon.\n\n# End\n"
    translation = "O primeiro navio parte ao amanhecer. O segundo o segue ao meio-dia.\n\n# Fim\n"
    assert block_pairs(source, translation)[0] == (
        "The first ship sails at dawn.+The second one follows it at noon.",
        "O primeiro navio parte ao amanhecer. O segundo o segue ao meio-dia.",
    )


def test_comments_stand_apart_on_both_sides():
    source = "<!-- Who reads this: pilots. -->\n\nMoor the ship.\n\nWait.\n"
    translation = "<!--\nMoor the ship.\n-->\nAtraque o navio.\n\n<!-- Wait. -->\n\nEspere.\n"
    assert block_pairs(source, translation) == [
        ("<!-- Who reads this: pilots. -->", ""),
        ("", "<!--\nMoor the ship.\n-->"),
        ("Moor the ship.", "Atraque o navio."),
        ("", "<!-- Wait. -->"),
        ("Wait.", "Espere."),
    ]


def test_a_sentence_that_became_two():
    source = "Open the gate, which takes a while. Then sail."
    translation = "Abra o portão. Isso demora um pouco. Depois navegue."
    assert segment_pairs(source, translation)[-1] == ("Then sail.", "Depois navegue.")


def test_fields_are_paired_by_key():
    source = "---\ntitle: One title\nintro: An intro text\n---\n"
    translation = "---\nintro: Uma introdução\ntitle: Um título\n---\n"
    assert block_pairs(source, translation) == [
        ("One title", "Um título"),
        ("An intro text", "Uma introdução"),
    ]


def test_places_are_found_on_the_other_side():
    source, translation = documents(
        "The tide turns. Two ships [sail](/y) home.\n\nWhat follows here is gone for good.\n",
        "A maré vira. Dois navios [voltam](/y).\n",
    )
    alignment = align(source, translation)
    place = in_translation(alignment, source, translation, source.text.index("[sail]"))
    assert translation.text[slice(*place)] == "Dois navios [voltam](/y)."
    gone = in_translation(alignment, source, translation, source.text.index("gone"))
    assert gone == (38, 38)
    back = in_source(alignment, source, translation, translation.text.index("Dois"))
    assert back is not None
    assert source.text[slice(*back)] == "Two ships [sail](/y) home."


BLOCKS = st.lists(
    st.sampled_from(
        [
            "# A",
            "## B",
            "Text one.",
            "Two. Three.",
            "`c`",
            "{% data x %}",
            "- i\n- j",
            "```\nk\n```",
        ]
    ),
    max_size=60,
).map("\n\n".join)


@settings(max_examples=150, deadline=None)
@given(BLOCKS, BLOCKS)
def test_every_unit_lands_in_one_bead_in_order(source, translation):
    left, right = documents(source, translation)
    alignment = align(left, right)
    for beads, sources, translations in (
        (alignment.blocks, left.blocks, right.blocks),
        (alignment.segments, left.segments, right.segments),
    ):
        assert [i for bead in beads for i in bead.source] == list(range(len(sources)))
        assert [j for bead in beads for j in bead.translation] == list(range(len(translations)))
        assert all(0 <= bead.confidence <= 1 for bead in beads)
    assert 0 <= alignment.confidence <= 1


@given(BLOCKS)
def test_a_document_is_aligned_with_itself_one_to_one(text):
    left, right = documents(text, text)
    assert all(bead.source == bead.translation for bead in align(left, right).blocks)


LEFT_IN_ENGLISH = (
    "Call this before anything else in the harbor.\n\nA harbor has one gate for ships.\n\n"
    "The lamps are lit at dusk and put out at dawn.\n\n"
)


def test_what_was_left_in_english_does_not_make_chinese_long():
    source = (
        LEFT_IN_ENGLISH
        + "Note: In the lock, `gate.width` is a kept word, so that `set {gate} = find('north')` "
        "will not work.\n\nAn example of opening the gate for a ship that fills the lock:\n"
    )
    translation = (
        LEFT_IN_ENGLISH
        + "注意: 在船闸中, ` gate.width `是保留字, 因此` 设 {gate} = find('north') `将不起作用。\n"
        "\n为占满船闸的船打开闸门的示例:\n"
    )
    assert all(left and right for left, right in block_pairs(source, translation))


def test_a_letter_of_a_dense_script_counts_for_several():
    source = (
        "The gate opens.\n\nEvery ship that enters the harbor has to tell the harbor master what "
        "it carries.\n\nThe gate closes.\n"
    )
    translation = "门开了。\n\n每艘进港的船都必须告诉港务长它运载什么。\n\n"
    assert block_pairs(source, translation)[1:] == [
        (source.split("\n\n")[1], translation.split("\n\n")[1]),
        ("The gate closes.", ""),
    ]


def test_blanks_inside_code_do_not_make_it_another():
    source = "Set `a`.\n\nSet `b`.\n\nSet `c`.\n"
    translation = "设置` a `。\n\n设置`c `。\n"
    assert block_pairs(source, translation)[1:] == [("Set `b`.", ""), ("Set `c`.", "设置`c `。")]
