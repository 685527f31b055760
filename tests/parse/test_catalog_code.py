import pytest

from doclint.model import Span
from doclint.parse.catalog import read
from doclint.parse.catalog_code import is_literal, is_statement, uncommented
from doclint.parse.catalog_text import Places, Text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"The harbor is closed.\\n"', True),
        ("b'\\r'", True),
        ('r#"a tide"#', True),
        ('"one"\n  "two"', False),
        ('"Moor" and "sail"', False),
        ("It's the pilot's", False),
        ("`quay open`", True),
        ("", False),
    ],
)
def test_literal(text: str, expected: bool) -> None:
    assert is_literal(text) is expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("let berth: &Berth = unsafe { &*pier };\n    drop(sloop);", True),
        ("fn moor<T: Into<Berth>>(the_berth: T) -> bool {", True),
        ("assert_eq!(tide, 4)", True),
        ("Open the harbor.", False),
        ("let berth = 4;\nThe rest is prose", False),
        ("Wait for the tide, close the gate and go;", False),
    ],
)
def test_statement(lines: str, expected: bool) -> None:
    assert is_statement(lines, lambda line: line.count(" the ") > 1) is expected


def cut(source: str, translation: str) -> tuple[str, Text, Text]:
    file = f"msgid {source}\nmsgstr {translation}\n"
    (message,) = read(file, "pt").messages
    return file, *uncommented(file, message.id, message.forms[0].text)


def test_signs_of_comments_are_left_out() -> None:
    file, source, translation = cut(
        r'"/// Moor\n""        /// the boat.\n"', r'"/* Atraque\n"" * o barco. */"'
    )
    assert source.value == "Moor\nthe boat.\n"
    assert translation.value == "Atraque\no barco."
    places = Places(file, translation)
    at = translation.value.index("barco")
    assert file[slice(*places.span(Span(at, at + 5)))] == "barco"


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        (r'"// Moor.\n"', r'"Atraque."'),
        (r'"// Moor.\nfn moor()"', r'"// Atraque.\nfn moor()"'),
        (r'"See https://quayside.example."', r'"Veja https://quayside.example."'),
        (r'"//"', r'"//"'),
    ],
)
def test_what_is_not_all_comment_stays(source: str, translation: str) -> None:
    file, *texts = cut(source, translation)
    (message,) = read(file, "pt").messages
    assert texts == [message.id, message.forms[0].text]
