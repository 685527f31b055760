"""Front matter: keys lost and added, values changed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doclint.check.engine import align_pair
from doclint.compare.front_matter import Changes, front_matter_changes
from doclint.compare.front_matter_values import must_be_kept
from doclint.config.settings import FrontMatterKeys, Settings

KEYS = FrontMatterKeys(
    machine=frozenset({"versions", "type", "topics", "children"}),
    human=frozenset({"title", "intro", "changelog.label"}),
    local=frozenset({"lang", "permalink"}),
)


def changes(source: str, translation: str, keys: FrontMatterKeys = KEYS) -> Changes:
    texts = (f"---\n{head}\n---\n\nBody.\n" for head in (source, translation))
    pair = align_pair(*texts, "pt-BR", Settings(front_matter=keys))
    return front_matter_changes(pair)


def lost(source: str, translation: str) -> list[list[str]]:
    found = changes(source, translation).lost
    return [[".".join(map(str, field.path)) for field in run.fields] for run in found]


def added(source: str, translation: str) -> list[tuple[str, str | None]]:
    found = changes(source, translation).added
    return [
        (str(one.field.path[-1]), str(one.replaces.path[-1]) if one.replaces else None)
        for one in found
    ]


def changed(source: str, translation: str) -> list[tuple[str, str]]:
    found = changes(source, translation).changed
    return [(one.expected.text, one.field.text) for one in found]


HEAD = "title: Moor a boat\ntype: how_to\nversions:\n  harbor: '*'\n  lantern: '>=2.1'\norder: 3"
CABECA = HEAD.replace("Moor a boat", "Atracar um barco")


@pytest.mark.parametrize(
    "translation",
    [
        CABECA,
        CABECA.replace("'*'", '"*"').replace("3", "'3'"),
        CABECA.replace("type: how_to\n", "") + "\ntype: how_to",
        CABECA + "\ntranslator: iara\nredirect_from:\n  - /barco",
    ],
)
def test_quotes_order_and_keys_of_its_own_are_harmless(translation: str) -> None:
    assert changes(HEAD, translation) == Changes([], [], [])


def test_nothing_is_said_of_a_head_that_is_not_there_or_cannot_be_read() -> None:
    for translation in ("Corpo.\n", "---\na: [\n---\n"):
        pair = align_pair(f"---\n{HEAD}\n---\n", translation, "pt-BR", Settings())
        assert front_matter_changes(pair) == Changes()


# Keys


def test_keys_that_follow_each_other_are_one_loss() -> None:
    assert lost("title: A\nintro: B\ntype: x\norder: 3", "title: C\norder: 3") == [
        ["intro", "type"]
    ]
    assert lost("title: A\nintro: B\norder: 3\ntype: x", "order: 3") == [
        ["title", "intro"],
        ["type"],
    ]


def test_a_lost_key_below_another() -> None:
    translation = CABECA.replace("\n  lantern: '>=2.1'", "")
    assert lost(HEAD, translation) == [["versions.lantern"]]


def test_a_lost_mapping_is_one_key() -> None:
    assert lost(HEAD, "title: A\ntype: how_to\norder: 3") == [["versions"]]


@pytest.mark.parametrize("key", ["lang: en", "permalink: /moor", "note: ''", "draft: true"])
def test_keys_that_a_translation_need_not_have(key: str) -> None:
    assert lost(f"title: A\n{key}", "title: B") == []


def test_a_renamed_key_keeps_its_place() -> None:
    assert added("title: A\norder: 3", "título: B\norder: 3") == [("título", "title")]
    assert lost("title: A\norder: 3", "título: B\norder: 3") == []


def test_a_renamed_key_keeps_its_value() -> None:
    source, translation = "title: A\nicon: anchor\norder: 3", "order: 3\ntitle: B\nícone: anchor"
    assert added(source, translation) == [("ícone", "icon")]


def test_renamed_keys_side_by_side() -> None:
    source = "title: Moor a boat\nintro: Tie it up.\nsummary: Rope"
    translation = "título: Atracar\nintrodução: Amarre-o.\nresumo: Cabo"
    assert added(source, translation) == [
        ("título", "title"),
        ("introdução", "intro"),
        ("resumo", "summary"),
    ]


def test_a_renamed_version() -> None:
    assert added(HEAD, CABECA.replace("harbor:", "porto:")) == [("porto", "harbor")]


def test_a_key_of_the_translation_is_not_a_renamed_one_if_it_is_known() -> None:
    assert added("title: A\nlabel: x\norder: 3", "title: B\nlang: x\norder: 3") == []


def test_a_translated_key_that_the_source_never_had() -> None:
    assert added(HEAD, f"{CABECA}\nredirecionado_de: /x") == []
    assert added(HEAD, f"{CABECA}\nредирект: /x") == [("редирект", None)]


def test_a_version_too_many() -> None:
    translation = CABECA.replace("  lantern", "  quayside: '*'\n  lantern")
    assert added(HEAD, translation) == [("quayside", None)]


def test_a_key_given_twice() -> None:
    (one,) = changes("title: A", "title: B\ntitle: C").added
    assert one.field.text == "C"
    assert one.repeats is not None
    assert one.repeats.text == "B"


def test_keys_of_a_group_of_texts_are_data() -> None:
    source = "toc:\n  first-steps: First steps\n  next-steps: Next steps"
    translation = "toc:\n  primeiros-passos: Primeiros passos"
    assert changes(source, translation) == Changes([], [], [])


# Values


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("type: tutorial", "type: Anleitung"),
        ("versions: '*'", "versions: '>=2'"),
        ("featured: true", "featured: verdadeiro"),
        ("order: 3", "order: três"),
        ("release: v2.1.0", "release: v2.1"),
        ("date: 2031-04-02", "date: 2 de abril"),
        ("image: /img/map.png", "image: /img/mapa.png"),
        ("url: /about", "url: sobre nós"),
        ("layout: release-notes", "layout: notas de lançamento"),
        ("style: wide", "style: largo"),
    ],
)
def test_values_that_must_stay(source: str, translation: str) -> None:
    wanted, there = (text.partition(": ")[2].strip("'") for text in (source, translation))
    assert changed(source, translation) == [(wanted, there)]


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("title: tutorial", "title: Anleitung"),
        ("lang: en", "lang: pt-BR"),
        ("locale: en_US", "locale: pt_BR"),
        ("language: en", "language: pt"),
        ("date: 2031-04-02", "date: 2031-05-01 10:00"),
        ("url: /about", "url: /sobre"),
        ("image: /img/en/map.png", "image: /img/pt-BR/map.png"),
        ("label: Overview", "label: Visão geral"),
        ("note: Tie it up", "note: Amarre-o"),
        ("author:", "author: iara"),
        ("order: 3", "order: '3'"),
        ("type: '{{ page.kind }}'", "type: '{{ page.tipo }}'"),
        ("tags: [mooring, dry-dock, lantern]", "tags: [atracação, doca seca, lantern]"),
    ],
)
def test_values_that_may_differ(source: str, translation: str) -> None:
    assert changed(source, translation) == []


@pytest.mark.parametrize("others", ["[lantern, Lantern]", "[Lantern, lantern]", "[a/b, a/c]"])
def test_a_compound_stays_in_a_list_of_which_no_word_is_translated(others: str) -> None:
    one, other = others[1:-1].split(", ")
    found = changed(f"tags: [{one}, dry-dock]", f"tags: [{other}, doca seca]")
    assert found == [("dry-dock", "doca seca")]


def test_the_language_must_be_the_translations() -> None:
    assert changed("language: en", "language: fr") == [("en", "fr")]


def test_a_nested_value_is_of_the_kind_of_the_keys_above_it() -> None:
    source = "changelog:\n  label: ship\n  kind: ship\nversions:\n  harbor: Any"
    translation = "changelog:\n  label: navio\n  kind: navio\nversions:\n  harbor: Todos"
    assert changed(source, translation) == [("ship", "navio"), ("Any", "Todos")]


def test_the_order_of_a_list_is_free() -> None:
    assert changed("topics: [Ropes, Boats]", "topics: [Boats, Ropes]") == []


def test_an_item_that_was_translated_is_pointed_at() -> None:
    assert changed("topics: [Ropes, Boats]", "topics: [Cabos, Boats]") == [("Ropes", "Cabos")]
    assert changed("topics: [2FA]", "topics: [2fa]") == []


def test_a_list_of_another_length_says_what_differs() -> None:
    (one,) = changes("children: [/a, /b, /c]", "children: [/b, /x]").changed
    assert (one.missing, one.extra) == (("/a", "/c"), ("/x",))


def test_a_list_of_the_translations_own_pages() -> None:
    source, translation = "children: [/about]", "children: [/pt-BR/about, /pt-BR/sobre]"
    assert changes(source, translation).changed == []


def test_lists_of_unknown_keys_are_keywords() -> None:
    assert changed("tags: [ropes, boats]", "tags: [cabos, barcos]") == []
    assert changed("files: [a.png, b.png]", "files: [a.png, c.png]") == [("b.png", "c.png")]


def test_items_of_lists_of_another_length_do_not_correspond() -> None:
    source = "links:\n  - path: /a\n    rank: 1\n  - path: /b\n    rank: 2"
    translation = "links:\n  - path: /b\n    rank: 2"
    assert changes(source, translation) == Changes([], [], [])


def test_a_list_that_became_a_value() -> None:
    source = "versions:\n  harbor: '*'"
    (one,) = changes(source, "versions:\nharbor: '*'").changed
    assert (one.expected.kind, one.field.kind) == ("mapping", "scalar")
    assert changes("topics: Boats", "topics: [Boats]").changed == []


def test_lower_case_words_in_lists_may_be_keywords() -> None:
    assert must_be_kept("ropes", "cabos", listed=False)
    assert not must_be_kept("ropes", "cabos", listed=True)


HEADS = st.dictionaries(
    st.sampled_from(["title", "type", "versions", "lang", "größe", "a b", "x"]),
    st.recursive(
        st.sampled_from(["true", "3", "/a/b.png", "text of words", "", "2031-01-01", "*", "{{x}}"]),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner),
        max_leaves=6,
    ),
)


@settings(deadline=None)
@given(HEADS, HEADS)
def test_any_heads_can_be_compared(left: dict[str, object], right: dict[str, object]) -> None:
    import json

    source, translation = (json.dumps(head, ensure_ascii=False) for head in (left, right))
    found = changes(source, translation)
    assert changes(source, source) == Changes([], [], [])
    known = {field.field.path for field in found.added}
    assert not known & {field.path for run in found.lost for field in run.fields}
