import pytest

from doclint.pair.languages import canonical, is_language, same_language


@pytest.mark.parametrize(
    "tag", ["pt", "pt-BR", "pt_br", "zh-Hans", "zh-Hant-TW", "es-419", "fil", "sr-latn", "de-1996"]
)
def test_language_tags(tag: str) -> None:
    assert is_language(tag)


@pytest.mark.parametrize(
    "name",
    ["", "xx", "lib", "css", "img", "_includes", "english", "pt-", "pt-BR-", "is it", "pt/BR"],
)
def test_other_names(name: str) -> None:
    assert not is_language(name)


def test_spelling_does_not_matter() -> None:
    assert same_language("zh_tw", "zh-TW")
    assert not same_language("zh", "zh-TW")
    assert canonical("zh_tw") == "zh-tw"
