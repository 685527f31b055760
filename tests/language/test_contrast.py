from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.language import Support, contrast, support, words_in
from doclint.language.contrast import LISTED, Contrast

# One sentence in many languages: the ship comes into the harbor in the evening and leaves again.
SENTENCES = {
    "ca": "El vaixell arriba al port al vespre i torna a marxar l'endemà al matí.",
    "cs": "Loď připluje do přístavu večer a druhý den ráno zase odjíždí.",
    "da": "Skibet kommer i havn om aftenen og sejler igen næste morgen.",
    "de": "Das Schiff kommt am Abend in den Hafen und fährt am nächsten Morgen wieder ab.",
    "es": "El barco llega al puerto por la tarde y vuelve a salir a la mañana siguiente.",
    "fi": "Laiva saapuu satamaan illalla ja lähtee taas seuraavana aamuna.",
    "fr": "Le bateau arrive au port le soir et repart le lendemain matin.",
    "hu": "A hajó este érkezik a kikötőbe, és másnap reggel ismét elindul.",
    "id": "Kapal itu tiba di pelabuhan pada malam hari dan berangkat lagi keesokan paginya.",
    "it": "La nave arriva in porto la sera e riparte la mattina dopo.",
    "nb": "Skipet kommer til havnen om kvelden og drar igjen neste morgen.",
    "nl": "Het schip komt 's avonds in de haven aan en vertrekt de volgende ochtend weer.",
    "pl": "Statek przypływa do portu wieczorem i odpływa ponownie następnego ranka.",
    "pt-BR": "O navio chega ao porto à noite e parte novamente na manhã seguinte.",
    "ro": "Nava ajunge în port seara și pleacă din nou a doua zi dimineața.",
    "sv": "Fartyget kommer till hamnen på kvällen och går igen nästa morgon.",
    "tr": "Gemi akşam limana gelir ve ertesi sabah yeniden yola çıkar.",
    "vi": "Con tàu đến cảng vào buổi tối và lại rời đi vào sáng hôm sau.",
}
OTHER_SCRIPTS = {
    "ar": "تصل السفينة إلى الميناء في المساء وتغادر مرة أخرى في صباح اليوم التالي.",
    "be": "Карабель прыходзіць у порт увечары і зноў адпраўляецца наступнай раніцай.",
    "el": "Το πλοίο φτάνει στο λιμάνι το βράδυ και φεύγει ξανά το επόμενο πρωί.",
    "hi": "जहाज शाम को बंदरगाह पर आता है और अगली सुबह फिर चला जाता है।",
    "ja": "船は夕方に港に着き、翌朝また出発します。",
    "ko": "배는 저녁에 항구에 도착하고 다음 날 아침에 다시 떠납니다.",
    "ru": "Корабль приходит в порт вечером и снова уходит на следующее утро.",
    "th": "เรือมาถึงท่าเรือในตอนเย็นและออกเดินทางอีกครั้งในเช้าวันรุ่งขึ้น",
    "zh-CN": "船在傍晚到达港口，第二天早上再次离开。",
}
ENGLISH = "The ship comes into the harbor in the evening and leaves again the next morning."
CLAUSE = "and leaves again the next morning"


def runs(telling: Contrast, text: str) -> list[str]:
    words = words_in(text, 0, len(text))
    found = telling.runs([telling.evidence[word.text] for word in words])
    return [text[words[first].start : words[last - 1].end] for first, last in found]


@pytest.mark.parametrize("language", SENTENCES)
def test_sentence_is_of_its_language_either_way_round(language: str) -> None:
    forth, back = contrast("en", language), contrast(language, "en")
    assert forth.support is back.support is Support.WORDS
    assert runs(forth, SENTENCES[language]) == []
    assert runs(forth, ENGLISH) == [ENGLISH[:-1]]
    assert runs(back, ENGLISH) == []
    assert len(runs(back, SENTENCES[language])) == 1


@pytest.mark.parametrize("language", SENTENCES)
def test_clause_is_found_in_a_sentence(language: str) -> None:
    half = " ".join(SENTENCES[language].split()[:7])
    (run,) = runs(contrast("en", language), f"{half} {CLAUSE}.")
    assert run.endswith("leaves again the next morning")
    assert len(run) <= len(CLAUSE) + 12


@pytest.mark.parametrize("language", OTHER_SCRIPTS)
def test_clause_is_found_between_scripts(language: str) -> None:
    telling = contrast("en", language)
    assert telling.support is Support.SCRIPT
    assert runs(telling, OTHER_SCRIPTS[language]) == []
    assert runs(telling, f"{OTHER_SCRIPTS[language]} {CLAUSE}.") == [CLAUSE]


@pytest.mark.parametrize("language", sorted({**SENTENCES, **OTHER_SCRIPTS}))
def test_suspects_the_source_and_not_the_translation(language: str) -> None:
    telling = contrast("en", language)
    sentence = {**SENTENCES, **OTHER_SCRIPTS}[language]
    assert telling.suspects(ENGLISH)
    assert telling.suspects(f"{sentence} {CLAUSE}")
    assert telling.suspects("Further reading")
    assert not telling.suspects(sentence)


def test_source_in_another_script_is_seen_in_an_english_translation() -> None:
    telling = contrast("ja", "en")
    assert telling.suspects("Open the 翌朝また出発します page.")
    assert not telling.suspects("Open the next page.")
    assert runs(telling, "Open the 翌朝また出発します page.") == ["翌朝また出発します"]


def test_two_languages_of_one_script_need_no_latin_letters() -> None:
    telling = contrast("ru", "uk")
    assert telling.support is Support.WORDS
    assert len(runs(telling, OTHER_SCRIPTS["ru"])) == 1
    assert (
        runs(telling, "Корабель приходить у порт увечері і знову вирушає наступного ранку.") == []
    )


@pytest.mark.parametrize("name", ["GitHub", "API", "JavaScript", "LDAP"])
def test_names_say_nothing(name: str) -> None:
    assert contrast("en", "pt").evidence[name] == 0


def test_capital_within_a_sentence_is_half_a_name() -> None:
    telling = contrast("en", "pt")
    assert telling.evidence["Settings"] == telling.opening["Settings"] / 2 > 0
    assert telling.evidence["settings"] == telling.opening["Settings"] == LISTED


def test_common_words_make_sentences() -> None:
    telling = contrast("en", "ja")
    assert all(map(telling.is_common, ("the", "You", "is", "for")))
    assert not any(map(telling.is_common, ("commit", "repository", "の")))


def test_foreign_words_are_the_borrowed_ones() -> None:
    telling = contrast("en", "pt")
    assert telling.is_foreign("commit")
    assert not telling.is_foreign("porto")
    assert contrast("en", "ja").is_foreign("Harbor")


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("en", "pt-BR", Support.WORDS),
        ("pt", "en", Support.WORDS),
        ("en", "sr", Support.WORDS),
        ("en", "ja", Support.SCRIPT),
        ("ja", "zh-CN", Support.SCRIPT),
        ("en", "be", Support.SCRIPT),
        ("en", "sw", Support.EQUALITY),
        ("en", "pcm", Support.EQUALITY),
        ("zh-CN", "zh-TW", Support.EQUALITY),
        ("zh", "ja", Support.EQUALITY),
        ("en-US", "en-GB", Support.NONE),
        ("nb", "nn", Support.NONE),
    ],
)
def test_support(source: str, target: str, expected: Support) -> None:
    assert support(source, target) is expected


@given(st.lists(st.floats(-8, 8), max_size=30))
def test_runs_are_apart_and_gain_by_being_runs(evidence: list[float]) -> None:
    found = contrast("en", "pt").runs(evidence)
    assert all(0 <= first < last <= len(evidence) for first, last in found)
    assert all(one[1] < other[0] for one, other in pairwise(found))
    assert all(sum(evidence[first:last]) > -1e-9 for first, last in found)


@given(st.text(max_size=80))
def test_no_text_is_too_odd(text: str) -> None:
    for language in ("pt", "ja", "sw"):
        contrast("en", language).suspects(text)
        runs(contrast("en", language), text)
