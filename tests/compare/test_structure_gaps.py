"""Blocks that a translation lacks, or has beyond its source."""

from hypothesis import given, settings
from hypothesis import strategies as st

from doclint.check.engine import align_pair
from doclint.check.pair import AlignedPair
from doclint.compare.structure_gaps import Gap, block_gaps, few
from doclint.compare.structure_words import name
from doclint.config.settings import Settings
from doclint.model import Certainty

HEAD = "# Berths\n\nA berth holds one ship at a time, and no more than one.\n\n"
KOPF = "# Liegeplätze\n\nEin Liegeplatz nimmt ein Schiff auf, und nicht mehr als eines.\n\n"
TUGS = (
    "Tugs pull the big ships to their berths when the wind blows from the land, and push them off "
    "again as soon as the tide turns and the pilot is on board.\n\n"
)
SCHLEPPER = (
    "Schlepper ziehen die großen Schiffe an ihre Plätze, wenn der Wind vom Land weht, und schieben "
    "sie wieder hinaus, sobald die Flut kommt und der Lotse an Bord ist.\n\n"
)
FEES = "The harbour master takes the fee in cash.\n\n"
GEBUEHR = "Der Hafenmeister nimmt die Gebühr in bar.\n\n"
CRANES = "## Cranes\n\nCranes lift `containers` from the deck to the shore, day and night.\n\n"


def pair_of(source: str, translation: str, language: str = "de") -> AlignedPair:
    return align_pair(source, translation, language, Settings())


def lost(source: str, translation: str, language: str = "de") -> list[list[str]]:
    pair = pair_of(source, translation, language)
    text, blocks = pair.source.text, pair.source.blocks
    return [
        [text[slice(*blocks[index].content)] for index in gap.lost]
        for gap in block_gaps(pair)
        if gap.lost
    ]


def added(source: str, translation: str, language: str = "de") -> list[list[str]]:
    pair = pair_of(source, translation, language)
    text, blocks = pair.translation.text, pair.translation.blocks
    return [
        [text[slice(*blocks[index].content)] for index in gap.added]
        for gap in block_gaps(pair)
        if gap.added
    ]


def test_nothing_is_missing_from_a_whole_translation() -> None:
    pair = pair_of(HEAD + TUGS + FEES, KOPF + SCHLEPPER + GEBUEHR)
    assert block_gaps(pair) == ()


def test_a_lost_section_is_one_gap() -> None:
    assert lost(HEAD + CRANES + TUGS, KOPF + SCHLEPPER) == [
        ["Cranes", "Cranes lift `containers` from the deck to the shore, day and night."]
    ]


def test_a_gap_stands_where_the_block_should() -> None:
    translation = KOPF + GEBUEHR
    (gap,) = block_gaps(pair_of(HEAD + TUGS + FEES, translation))
    assert translation[: gap.at] == KOPF.rstrip()


def test_a_lost_body_stands_after_the_head() -> None:
    translation = "---\ntitle: Liegeplätze\n---\n"
    (gap,) = block_gaps(pair_of(f"---\ntitle: Berths\n---\n{HEAD}{TUGS}", translation))
    assert (len(gap.lost), gap.at) == (3, len(translation))


def test_a_lost_table_counts_as_one_block() -> None:
    table = "| Berth | Ship |\n|---|---|\n| 1 | Lantern |\n| 2 | Quayside |\n\n"
    pair = pair_of(HEAD + TUGS + table + FEES, KOPF + SCHLEPPER + GEBUEHR)
    (gap,) = block_gaps(pair)
    assert len(gap.lost) == 6
    assert name(pair.source, gap.lost) == "table"


def test_runs_are_named_by_how_they_begin() -> None:
    document = pair_of(HEAD + TUGS, KOPF).source
    assert name(document, (2,)) == "paragraph"
    assert name(document, (0, 1, 2)) == "section of 3 blocks"
    assert name(document, (1, 2)) == "run of 2 blocks"


def test_merged_paragraphs_are_not_lost() -> None:
    assert lost(HEAD + TUGS + FEES, KOPF + SCHLEPPER.rstrip() + " " + GEBUEHR) == []


def test_a_split_paragraph_is_not_added() -> None:
    source = HEAD + TUGS.rstrip() + " " + FEES
    assert added(source, KOPF + SCHLEPPER + GEBUEHR) == []


def test_a_rewritten_paragraph_is_neither() -> None:
    source = HEAD + "See [the `plan`](/plan) of the harbour and of its berths first.\n\n" + FEES
    translation = KOPF + "Zuerst `grep` und [die Karte](/karte) lesen, dann `ls`!\n\n" + GEBUEHR
    assert block_gaps(pair_of(source, translation)) == ()


def test_what_moved_is_neither() -> None:
    lift = "Cranes lift [containers](/containers) from the deck to the shore, day and night.\n\n"
    heben = "Kräne heben [Container](/containers) vom Deck an Land, bei Tag und bei Nacht.\n\n"
    assert block_gaps(pair_of(HEAD + lift + TUGS + FEES, KOPF + SCHLEPPER + GEBUEHR + heben)) == ()


def test_a_title_that_one_side_gives_an_admonition_is_neither() -> None:
    plain = HEAD + "!!! note\n    Mind the tide.\n\n" + TUGS
    titled = KOPF + '!!! note "Hinweis"\n    Achte auf die Tide.\n\n' + SCHLEPPER
    assert block_gaps(pair_of(plain, titled)) == ()
    assert block_gaps(pair_of(titled, plain, "en")) == ()


def test_a_sentence_goes_on_behind_code_on_one_side_only() -> None:
    source = HEAD + "The line:\n\n```\nmoor\n```\n\nwill not be run before noon.\n\n" + TUGS
    line = "Diese Zeile wird vor dem Mittag nicht ausgeführt:"
    translation = KOPF + line + "\n\n```\nmoor\n```\n\n" + SCHLEPPER
    assert block_gaps(pair_of(source, translation)) == ()
    assert block_gaps(pair_of(translation, source, "en")) == ()
    assert len(block_gaps(pair_of(source, translation.replace(line, "Die Zeile:")))) == 1
    assert len(block_gaps(pair_of(source.replace("will n", "N"), translation))) == 1


def test_what_moved_within_its_section_is_neither() -> None:
    gulls = "Gulls are not fed here.\n\n"
    moewen = "Möwen füttert hier keiner.\n\n"
    code = "```\nquayside list\n```\n\n"
    assert block_gaps(pair_of(HEAD + gulls + TUGS + code, KOPF + SCHLEPPER + code + moewen)) == ()


def test_what_is_added_in_another_section_does_not_stand_for_what_is_lost() -> None:
    gulls = "Gulls are not fed here.\n\n"
    moewen = "Möwen füttert hier keiner.\n\n"
    head, kopf = "## Fees of the harbor\n\n", "## Gebühren im Hafen\n\n"
    source = HEAD + gulls + TUGS + head + FEES
    assert len(block_gaps(pair_of(source, KOPF + SCHLEPPER + kopf + GEBUEHR + moewen))) == 2


def test_code_put_in_an_item_does_not_shift_the_items() -> None:
    source = (
        "- Do not use the tug, barge or raft.\n"
        "- Do not keep a log of the tides.\n"
        "- Do not call the harbor master without a reason.\n"
    )
    translation = (
        "- Weder `tug` noch `barge` noch `raft` benutzen.\n"
        "- Kein Buch über die Gezeiten führen.\n"
        "- Nicht grundlos rufen.\n"
    )
    assert block_gaps(pair_of(source, translation)) == ()


def test_a_copy_is_added_and_the_later_one() -> None:
    translation = KOPF + SCHLEPPER + SCHLEPPER + GEBUEHR
    pair = pair_of(HEAD + TUGS + FEES, translation)
    (gap,) = block_gaps(pair)
    assert (gap.added, gap.copy_of, gap.certainty) == ((3,), 2, Certainty.CERTAIN)


def test_the_copy_of_an_image_is_one() -> None:
    image = "![Der Kai](/img/quay.png)\n\n"
    (gap,) = block_gaps(
        pair_of(f"{HEAD}![The quay](/img/quay.png)\n\n{TUGS}", KOPF + image + image + SCHLEPPER)
    )
    assert (gap.added, gap.copy_of) == ((3,), 2)


def test_a_lost_image_is_left_to_its_own_rule() -> None:
    assert lost(f"{HEAD}![The quay](/img/quay.png)\n\n{TUGS}", KOPF + SCHLEPPER) == []


def test_the_source_beside_its_translation_is_not_added() -> None:
    quote = "> The sea does not wait for anybody, as every sailor will tell you."
    zitat = "> Das Meer wartet auf niemanden, wie jeder Seemann sagen wird."
    assert block_gaps(pair_of(f"{HEAD}{quote}\n", f"{KOPF}{zitat}\n>\n{quote}\n")) == ()


def test_what_was_left_in_an_older_wording_is_not_lost() -> None:
    source = f"{HEAD}The runner asks [Harbor](/new) for jobs, and waits till one ends.\n\n{FEES}"
    older = "The runner asks `Quayside` for jobs, and waits till one ends.\n\n"
    assert block_gaps(pair_of(source, KOPF + older + GEBUEHR)) == ()


def test_of_many_gaps_the_longest_is_told() -> None:
    gaps = [Gap(tuple(range(length)), (), 0, None, Certainty.CERTAIN) for length in (1, 2, 5, 3, 1)]
    assert few(gaps[:4]) == (gaps[:4], 0)
    assert few(gaps) == ([gaps[2]], 4)


def test_a_paragraph_that_breaks_off_is_not_added() -> None:
    source = HEAD + "In {{ harbor }}, tugs pull the big ships to their berths.\n\n" + FEES
    translation = (
        KOPF + "Im\n\n{{ harbor }} ziehen Schlepper die großen Schiffe an ihre Plätze.\n\n"
    )
    assert added(source, translation + GEBUEHR) == []


def test_what_a_broken_fence_swallows_is_not_lost() -> None:
    source = f"{HEAD}```sh\nharbor moor\n```\n\n{TUGS}{FEES}"
    translation = f"{KOPF}```sh\nharbor moor ```\n\n{SCHLEPPER}{GEBUEHR}"
    assert lost(source, translation) == []


ORDER = "Tell the pilot this:\n\n```\nharbor moor\n```\n\n"
BEFEHL = "{}\n\n```\nharbor moor\n```\n\n{}\n\n"


def test_a_sentence_may_go_on_behind_code() -> None:
    source = HEAD + TUGS + ORDER
    for before, after, language in (
        ("Sag dem Lotsen", "und warte dann.", "de"),
        ("パイロットに", "を伝えます。", "ja"),
        ("قل للمرشد", "ثم انتظر.", "ar"),
    ):
        translation = KOPF + SCHLEPPER + BEFEHL.format(before, after)
        assert added(source, translation, language) == []
    for before, after, language in (
        ("Sag dem Lotsen:", "Warte dann noch auf die Flut.", "de"),
        ("パイロットに伝えます：", "そのあと潮が満ちるのを待ちます。", "ja"),
    ):
        translation = KOPF + SCHLEPPER + BEFEHL.format(before, after)
        assert added(source, translation, language) == [[after]]


def test_what_is_left_of_a_head_was_not_added() -> None:
    head = "---\ntitle: Berths\ntopics:\n  - Ships\n---\n\n"
    kopf = head.replace("Berths", "Liegeplätze")
    source = head + HEAD + TUGS
    for broken in (
        kopf.replace("Ships\n---", "Ships"),
        kopf.replace("Ships\n---", "Ships\n- - -"),
        kopf.removeprefix("---\n"),
        kopf.replace("---\ntitle", "---title"),
        kopf.replace("---", "***"),
        "\ufeff" + kopf.removeprefix("---\n").replace("title:", "title："),
    ):
        assert added(source, broken + KOPF + SCHLEPPER) == [], broken
    assert added(source, "Ein Liegeplatz: das ist er.\n\n" + KOPF + SCHLEPPER) != []
    assert added(HEAD + TUGS, kopf.removeprefix("---\n") + KOPF + SCHLEPPER) != []


def test_a_retold_article_may_leave_out_a_paragraph() -> None:
    lines = [f"Ship {word} sails on its own, and late in the day.\n\n" for word in "ABCDEFG"]
    zeilen = [f"Schiff {word} fährt für sich, und spät am Tag.\n\n" for word in "ABCDEF"]
    source = HEAD + "".join(lines) + FEES
    merged = [f"{zeilen[i].rstrip()} {zeilen[i + 1]}" for i in (0, 2, 4)]
    assert lost(source, KOPF + "".join(merged) + GEBUEHR) == []
    assert len(lost(source, KOPF + "".join(zeilen) + GEBUEHR)) == 1


PARTS = st.lists(
    st.sampled_from(
        """# A~## B c~Text here.~- x¶- y~1. x¶1. y~> q~| a | b |¶|---|---|¶|1|2|~```sh¶ls¶```~```
        ~{% if x %}~{% endif %}~<div>~</div>~***~**x（y）**z~-~1.~|~##~---~a: b~![i](/i)~[l](/l)
        ~`c`~_x_""".replace("¶", "\n").split("~")
    ),
    max_size=12,
)


@settings(deadline=None)
@given(PARTS, PARTS)
def test_gaps_index_blocks_and_leave_one_side_empty(left: list[str], right: list[str]) -> None:
    pair = pair_of("\n\n".join(left), "\n\n".join(right))
    for gap in block_gaps(pair):
        assert bool(gap.lost) != bool(gap.added)
        assert all(0 <= index < len(pair.source.blocks) for index in gap.lost)
        assert all(0 <= index < len(pair.translation.blocks) for index in gap.added)
        assert 0 <= gap.at <= len(pair.translation.text)
