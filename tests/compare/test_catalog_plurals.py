import gettext

import pytest

from doclint.compare.catalog_plurals import plural_forms, usual_counts
from doclint.parse.catalog import read


def header(declaration: str) -> str:
    return f'msgid ""\nmsgstr "Plural-Forms: {declaration}\\n"\n'


@pytest.mark.parametrize(
    ("language", "counts"),
    [("ja", {1}), ("pt-BR", {2, 3}), ("ru", {3, 4}), ("ar", {6}), ("sl", {4}), ("zh-Hant", {1})],
)
def test_counts_of_a_language(language: str, counts: set[int]) -> None:
    assert set(usual_counts(language)) == counts


def test_a_language_that_nobody_lists_may_have_any() -> None:
    assert usual_counts("tlh") == ()


# Rules as msginit writes them.
SLAVIC = "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2"
ARABIC = "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5"


@pytest.mark.parametrize(
    ("count", "rule", "seldom"),
    [
        (1, "0", []),
        (2, "n != 1", [0]),
        (2, "n > 1", [0]),
        (2, "n > 4", []),
        (3, SLAVIC, []),
        (6, ARABIC, [0, 1, 2]),
    ],
)
def test_forms_of_a_number_or_two(count: int, rule: str, seldom: list[int]) -> None:
    declared = plural_forms(read(header(f"nplurals={count}; plural=({rule});"), "x"))
    assert declared
    assert (declared.count, declared.problem) == (count, "")
    assert [form for form in range(count) if declared.is_seldom(form)] == seldom
    assert declared.index
    reference = gettext.c2py(rule)
    assert all(declared.index(n) == reference(n) for n in range(200))


@pytest.mark.parametrize(
    ("declaration", "problem"),
    [
        ("nplurals=INTEGER; plural=EXPRESSION;", "is not"),
        ("nplurals=2; plural=n >;", "no expression"),
        ("nplurals=2; plural=n / 0;", "no expression"),
        ("nplurals=2; plural=__import__;", "no expression"),
        ("nplurals=2; plural=n;", "the 1000th"),
    ],
)
def test_what_is_wrong_with_a_declaration(declaration: str, problem: str) -> None:
    declared = plural_forms(read(header(declaration), "x"))
    assert declared
    assert problem in declared.problem


def test_no_declaration() -> None:
    assert plural_forms(read('msgid ""\nmsgstr "Language: x\\n"\n', "x")) is None
