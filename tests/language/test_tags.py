import pytest

from doclint.language.tags import (
    code_of,
    has_table,
    is_right_to_left,
    same_language,
    script_of,
    scripts_of,
)


@pytest.mark.parametrize(
    ("tag", "code"),
    [("pt-BR", "pt"), ("zh_Hant-TW", "zh"), ("hr", "sh"), ("nn-NO", "nb"), ("TL", "fil")],
)
def test_code_is_the_languages_own_or_that_of_its_table(tag: str, code: str) -> None:
    assert code_of(tag) == code


@pytest.mark.parametrize(
    ("tag", "scripts"),
    [
        ("pt-BR", {"LATIN"}),
        ("uk", {"CYRILLIC"}),
        ("sr", {"LATIN", "CYRILLIC"}),
        ("sr-Cyrl-RS", {"CYRILLIC"}),
        ("zh-TW", {"CJK"}),
        ("x-unheard-of", {"LATIN"}),
    ],
)
def test_scripts_of_a_tag(tag: str, scripts: set[str]) -> None:
    assert scripts_of(tag) == scripts


@pytest.mark.parametrize(
    ("letter", "script"),
    [("ç", "LATIN"), ("ї", "CYRILLIC"), ("の", "HIRAGANA"), ("語", "CJK"), ("한", "HANGUL")],
)
def test_script_of_a_letter(letter: str, script: str) -> None:
    assert script_of(letter) == script


@pytest.mark.parametrize("tag", ["ar-EG", "fa", "he", "yi", "dv", "nqo", "syr", "az-Arab"])
def test_right_to_left(tag: str) -> None:
    assert is_right_to_left(tag)


@pytest.mark.parametrize("tag", ["pt-BR", "uk", "ur-Latn", "x-unheard-of"])
def test_left_to_right(tag: str) -> None:
    assert not is_right_to_left(tag)


@pytest.mark.parametrize(
    ("letter", "tag"), [("\u0780", "dv"), ("\u07ca", "nqo"), ("\u0710", "syr")]
)
def test_letters_are_those_of_the_script(letter: str, tag: str) -> None:
    assert scripts_of(tag) == {script_of(letter)}


def test_letter_without_a_name_has_no_script() -> None:
    assert script_of("\ue000") == ""


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("en", "en-GB", True),
        ("pt-BR", "pt-PT", True),
        ("sr", "hr", True),
        ("sr-Latn", "sr-Cyrl", False),
        ("zh-CN", "zh-SG", True),
        ("zh-CN", "zh-TW", False),
        ("zh-Hant", "zh-HK", True),
        ("en", "pcm", False),
    ],
)
def test_same_language(one: str, other: str, same: bool) -> None:
    assert same_language(one, other) is same
    assert same_language(other, one) is same


@pytest.mark.parametrize(
    "tag", "pt-BR es fr de it nl pl ru uk tr id vi ar hi en sr-Latn nb-NO zh ja ko sw".split()
)
def test_tables_are_there_where_words_have_spaces(tag: str) -> None:
    assert has_table(tag) is (tag not in {"zh", "ja", "ko", "sw"})
