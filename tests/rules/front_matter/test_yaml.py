"""Heads that cannot be read, or are none any more."""

import pytest

from doclint.check.engine import align_pair
from doclint.check.registry import all_rules
from doclint.config.settings import Settings

SOURCE = "---\ntitle: Moor a boat\norder: 3\n---\n\nTie it up.\n"
RULE = all_rules()["front-matter/yaml"]


def problems(translation: str, source: str = SOURCE) -> list[tuple[str, str]]:
    pair = align_pair(source, translation, "pt-BR", Settings())
    return [
        (translation[slice(*problem.span)], problem.message) for problem in RULE.problems(pair, {})
    ]


@pytest.mark.parametrize(
    "translation",
    [
        SOURCE,
        SOURCE.replace("\n", "\r\n"),
        "\ufeff" + SOURCE,
        SOURCE.replace("Moor a boat", "'Atracar: um barco'"),
        "---\n---\n\nAmarre-o.\n",
    ],
)
def test_heads_that_can_be_read(translation: str) -> None:
    assert problems(translation) == []


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("title: Atracar: um barco", ":"),
        ("title: 'Diário d'água'", "água"),
        ('title: "Diário" de bordo', "de"),
        ("title: Atracar\norder 3\nkind: x", "kind"),
        ("title: Atracar\n\torder: 3", "\t"),
        ("title: {% data x %}", "%"),
        ("title: @bordo", "@"),
        ("- title\n- order", "-"),
    ],
)
def test_heads_that_yaml_refuses(head: str, place: str) -> None:
    ((found, message),) = problems(f"---\n{head}\n---\n\nAmarre-o.\n")
    assert message.startswith("the front matter cannot be read: ")
    assert found == place


def test_a_fault_of_the_source_is_told_too() -> None:
    broken = "---\ntitle: a: b\n---\n"
    ((_, message),) = problems(broken, broken)
    assert message.endswith("the source has the same fault")


@pytest.mark.parametrize("fence", ["- - -", "—-", "***", "----- -", "__", "--"])
def test_fences_that_are_none(fence: str) -> None:
    ((found, message),) = problems(SOURCE.replace("---", fence))
    assert found == fence
    assert "`---`" in message


@pytest.mark.parametrize(
    ("translation", "found", "said"),
    [
        ("---\ntitle: Atracar\n\nAmarre-o.\n", "---", "never closed"),
        ("\n\n" + SOURCE, "---", "first line"),
        ("title: Atracar\n---\n\nAmarre-o.\n", "", "is missing"),
        ("Amarre-o.\n", "", "of the source is missing"),
        ("", "", "of the source is missing"),
        ("\ufeffAmarre-o.\n", "", "of the source is missing"),
    ],
)
def test_heads_that_are_missing(translation: str, found: str, said: str) -> None:
    ((text, message),) = problems(translation)
    assert text == found
    assert said in message


def test_no_head_is_asked_for_where_the_source_has_none() -> None:
    assert problems("Amarre-o.\n", "Tie it up.\n") == []
    assert problems("Amarre-o.\n", "---\n---\n\nTie it up.\n") == []
