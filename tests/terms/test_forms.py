import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.terms.forms import Reading, fold, form_of

LETTERS = st.text("abcdeéãçñüßабвгдعربหנ", min_size=1, max_size=12)
PHRASES = st.lists(LETTERS, min_size=1, max_size=4).map(" ".join)


@pytest.mark.parametrize(
    ("form", "text", "language"),
    [
        ("repositório", "Todos os repositórios.", "pt-BR"),
        ("ramificação", "As ramificações", "pt-BR"),
        ("aç*", "Estas ações", "pt-BR"),
        ("*schlüssel", "Der Zugriffsschlüssel", "de"),
        ("*schluss*", "Anschlüsse", "de"),
        ("Schlüssel", "Der Zugriffsschlüssel", "de"),
        ("Haus", "Die Häuser", "de"),
        ("autorisation", "l'autorisation", "fr"),
        ("cabo de amarração", "os cabos grossos da amarração", "pt-BR"),
        ("хранилище", "в хранилищах", "ru"),
        ("מאגר", "במאגרים", "he"),
        ("저장소", "저장소에서", "ko"),
        ("भंडार", "भंडारों में", "hi"),
        ("港", "この港に", "ja"),
        ("GitHub アカウント", "GitHubアカウント", "ja"),
        ("セルフホストランナー", "\ufffc\ufffcセルフホスト\ufffc\ufffcランナーは", "ja"),
        ("คลัง", "ในคลังข้อมูล", "th"),
    ],
)
def test_inflected_form_counts(form: str, text: str, language: str) -> None:
    assert Reading(text, language).has_form(form_of(form))


@pytest.mark.parametrize(
    ("form", "text", "language"),
    [
        ("repositório", "Todos os depósitos", "pt-BR"),
        ("vaga", "O atracadouro", "pt-BR"),
        ("nó", "novidade", "pt-BR"),
        ("cabo de amarração", "os cabos de aço", "pt-BR"),
        ("*schlüssel", "Schlüsselbund", "de"),
        ("港", "この岸に", "ja"),
    ],
)
def test_another_word_does_not(form: str, text: str, language: str) -> None:
    assert not Reading(text, language).has_form(form_of(form))


@given(PHRASES)
def test_a_form_is_one_of_itself(form: str) -> None:
    assert Reading(f"({form}),", "xx").has_form(form_of(form))
    assert Reading(f"({form}),", "xx").keeps(form_of(form))


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("term", "text", "kept", "exactly"),
    [
        ("pull request", "os pull requests", True, True),
        ("pull request", "o *pull*-request", True, True),
        ("branch", "as branches", True, True),
        ("GitHub", "GitHubissa", True, False),
        ("GitHub", "GitHub를", True, True),
        ("event", "o evento", True, False),
        ("Git", "no GitHub", False, False),
        ("pull request", "a solicitação", False, False),
        ("Git", "no digital", False, False),
    ],
)
def test_kept_with_an_ending(term: str, text: str, kept: bool, exactly: bool) -> None:
    reading = Reading(text, "pt-BR")
    assert reading.keeps(form_of(term)) is kept
    assert reading.keeps(form_of(term), exactly=True) is exactly
