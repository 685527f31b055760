"""What became of links and images, on small pairs and on articles that hypothesis makes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.check.engine import align_pair
from doclint.check.pair import AlignedPair
from doclint.check.registry import all_rules
from doclint.compare.links import Changes, link_changes, nearest, place_of
from doclint.compare.links_marks import Mark
from doclint.compare.targets import Kind
from doclint.config.settings import Settings
from doclint.model import Span

SETTINGS = Settings()
RULES = [rule for rule in all_rules().values() if rule.group in ("link", "image")]


def pair_of(source: str, translation: str, language: str = "pt-BR") -> AlignedPair:
    return align_pair(source, translation, language, SETTINGS)


def changes(source: str, translation: str) -> Changes:
    return link_changes(pair_of(source, translation))


def findings(source: str, translation: str) -> list[tuple[str, str]]:
    pair = pair_of(source, translation)
    return [
        (rule.name, translation[slice(*problem.span)])
        for rule in RULES
        for problem in rule.problems(pair, {})
    ]


def test_order_in_a_sentence_is_free() -> None:
    found = changes("[A](/a) before [B](/b).\n", "[B](/b) depois de [A](/a).\n")
    assert [entry.relation.kind for entry in found.pairs] == [Kind.SAME, Kind.SAME]
    assert (found.lost, found.added, found.broken) == ((), (), ())


def test_a_link_may_move_to_another_paragraph() -> None:
    assert not findings(
        "See [A](/a).\n\nMoor the boat there, please.\n",
        "Veja.\n\nAtraque o barco ali, por favor: [A](/a).\n",
    )


def test_of_two_equal_links_the_nearer_is_the_right_one() -> None:
    source = "* Take [A](/a)\n* Take [B](/b)\n* Take [C](/c)\n"
    translation = "* Pegue [A](/b)\n* Pegue [B](/b)\n* Pegue [C](/c)\n"
    (entry,) = [e for e in changes(source, translation).pairs if e.relation.kind is Kind.OTHER]
    assert (entry.source.destination, entry.translation.span.start) == ("/a", 8)


def test_forms_do_not_matter() -> None:
    assert not findings(
        "[A](/a) and [B][b], <https://c.example>\n\n[b]: /b\n",
        '<a href="/a">A</a> e [B](/b), [https://c.example](https://c.example)\n',
    )


def test_markdown_in_html_blocks() -> None:
    source = '<aside markdown="1">\n- [A](https://a.example/)\n<!-- [B](/b) -->\n</aside>\n'
    assert not findings(source, source.replace("[A]", "[Á]"))
    broken = source.replace("[A](", "[Á] (")
    assert findings(source, broken) == [("link/syntax", "[Á] (https://a.example/)")]


def test_an_address_in_a_comment_is_no_link() -> None:
    assert not findings("<p>\n<!-- https://a.example -->Moor.\n</p>\n", "<p>\nAtraque.\n</p>\n")


def test_a_bare_address_is_not_lost_as_code() -> None:
    assert not findings("Go to https://a.example now.\n", "Vá a `https://a.example` agora.\n")


def test_an_address_that_is_its_own_text_may_stand_bare() -> None:
    assert not findings("Go to [a.example](https://a.example/).\n", "Vá a https://a.example/ .\n")


def test_a_lost_link_is_placed_at_its_words() -> None:
    pair = pair_of("Ask. Then see the [Lantern Log](/log).\n", "Pergunte. Veja o Lantern Log.\n")
    (lost,) = link_changes(pair).lost
    assert pair.translation.text[slice(*place_of(pair, lost))] == "Lantern Log"


def test_a_missing_section_is_not_counted_up() -> None:
    section = "## Pay\n\nPay the fee to the [master](/master) in cash, or by [bank](/bank).\n"
    assert not findings("# Moor\n\nMoor here.\n\n" + section, "# Atracar\n\nAtraque aqui.\n")


def test_an_image_alone_in_its_block_is_lost_all_the_same() -> None:
    found = findings("Moor here.\n\n![A](/a.png)\n\nPay there.\n", "Atraque aqui.\n\nPague ali.\n")
    assert [name for name, _ in found] == ["image/lost"]


def test_what_broke_in_the_source_too_is_passed_over() -> None:
    text = "See [A] (https://a.example).\n"
    assert not findings(text, text.replace("See", "Veja"))


@pytest.mark.parametrize(
    "broken",
    [
        "[a] (/guide)",
        "[a]]( /guide)",
        "[a]](/guide)",
        "a](/guide)",
        "[a(/guide)",
        "[a](/guide",
        "[a]/guide)",
        "(a) (/guide)",
        "［a］(/guide)",
        "[a]（/guide）",
        "[a](/guide）",
        "【a】（/guide）",
        "[[a](/guide)",
        "[a](/guide))",
        "[a]( /guide)",
        "[a](/guide )",
        "[a](/gui de)",
        "[a](“/guide”)",
        "![a](/guide)",
        "a /guide",
    ],
)
def test_broken_links(broken: str) -> None:
    translation = f"Atraque. Antes leia {broken} sem pressa.\n"
    found = findings("Moor. First read [a](/guide) without haste.\n", translation)
    assert [name for name, _ in found] == ["link/syntax"]
    assert "guide" in found[0][1] or "gui de" in found[0][1]


@pytest.mark.parametrize(
    "broken", ["[a](/m.png)", "! [a](/m.png)", "！[a](/m.png)", "![a] (/m.png)"]
)
def test_broken_images(broken: str) -> None:
    found = findings("Moor. ![a](/m.png)\n", f"Atraque. {broken}\n")
    assert [name for name, _ in found] == ["link/syntax"]


def test_prose_in_brackets_is_no_link() -> None:
    assert not findings(
        "Press Save (the button), see [A](/a).\n", "Pressione [Salvar] (o botão), veja [A](/a).\n"
    )


def test_one_definition_is_reported_once() -> None:
    source = "[A][x] and [B][x].\n\n[x]: https://a.example/one\n"
    found = findings(source, source.replace(" and ", " e ").replace("one", "two"))
    assert found == [("link/target", "x")]


PIECES = st.sampled_from(
    """[a](/b) ![c](/d.png) [a] (/b) [a]](https://e.example) ［a］(/b) [ ]( ) （ ） 【 】（
    <a•href="/f"> </a> <img•src="/d.png"> <div>¶ </div>¶ {{•x•}} https://e.example/g [h][i]
    ¶[i]:•/j¶ |•k•|¶|---|¶|•[l](/m)•|¶ `[a](/b)` é 中文 ¶¶ #•N¶ [o](#n) <!--•[p](/q)•--> ! “ ”
    ¶-•""".split()
)
ARTICLES = st.lists(PIECES, max_size=30).map(
    lambda pieces: " ".join(pieces).replace("•", " ").replace("¶", "\n")
)


@given(ARTICLES)
def test_an_article_equals_itself(text: str) -> None:
    assert not findings(text, text)


@given(ARTICLES, ARTICLES)
def test_every_span_lies_in_its_file(source: str, translation: str) -> None:
    pair = pair_of(source, translation)
    for rule in RULES:
        for problem in rule.problems(pair, {}):
            assert 0 <= problem.span.start <= problem.span.end <= len(translation)
            assert problem.source is None or problem.source.end <= len(source)
            assert "\n" not in problem.message


WORDS = st.sampled_from("moor pier tide berth rope anchor buoy keel mast sail".split())


@given(st.lists(WORDS, min_size=1, max_size=8), st.data())
def test_the_one_target_that_changed_is_found(words: list[str], data: st.DataObject) -> None:
    lines = [f"Then see the [{word} {n}](/docs/{word}-{n}) page.\n" for n, word in enumerate(words)]
    source = "\n".join(lines)
    at = data.draw(st.integers(0, len(words) - 1))
    lines[at] = lines[at].replace("/docs/", "/elsewhere/of/")
    translation = "\n".join(lines).replace("Then see the", "Depois veja a página")
    assert findings(source, translation) == [("link/target", f"/elsewhere/of/{words[at]}-{at}")]


def test_a_broken_link_is_the_nearest_one_of_its_target() -> None:
    places = "\n\n".join(
        f"Then see [the {word}](/log), sailor." for word in ("pier", "mast", "keel")
    )
    source = places + "\n\n![The log](/log)\n"
    translation = (
        "Depois veja o cais.\n\nDepois veja [o mastro] (/log), marujo.\n\n"
        "Depois veja [a quilha] (/log), marujo.\n\n![O diário] (/log)\n"
    )
    found = changes(source, translation)
    texts = [source[slice(*entry.source.text)] for entry in found.broken if entry.source]
    assert texts == ["the mast", "the keel", "The log"]
    assert [source[slice(*mark.text)] for mark in found.lost] == ["the pier"]


@given(st.lists(st.integers(0, 5), min_size=1).map(sorted), st.integers(0, 5))
def test_the_nearest_mark_is_the_first_of_the_nearest(beads: list[int], bead: int) -> None:
    nothing = Span(0, 0)
    marks = [Mark(nothing, "link", "inline", nothing, nothing, "", 0, at) for at in beads]
    expected = min(range(len(beads)), key=lambda index: abs(beads[index] - bead))
    assert nearest(marks, bead) == expected
