from doclint.check.engine import align_pair
from doclint.check.pair import AlignedPair
from doclint.config.settings import Settings
from doclint.terms.broken import broken_terms
from doclint.terms.glossary import Entry, glossary_of

GLOSSARY = glossary_of(
    [
        Entry("berth", ("vaga",)),
        Entry("harbor master", ("capitão do porto",)),
        Entry("harbor", ("porto",)),
        Entry("Quayside", ("Quayside",)),
    ]
)
SETTINGS = Settings(glossary=GLOSSARY)


def aligned(source: str, translation: str, settings: Settings = SETTINGS) -> AlignedPair:
    return align_pair(source, translation, "pt-BR", settings)


def broken(source: str, translation: str, settings: Settings = SETTINGS) -> list[tuple[str, str]]:
    pair = aligned(source, translation, settings)
    return [
        (pair.source.text[slice(*one.source)], pair.translation.text[slice(*one.span)])
        for one in broken_terms(pair)
    ]


def test_spans_are_exact_beside_bom_cr_and_emoji() -> None:
    source = "\ufeff🚢 Light up.\r\n\r\nAll **berths** are free 🚢.\r\n"
    translation = "\ufeff🚢 Acenda.\r\n\r\nTodos os **ancoradouros** estão livres 🚢.\r\n"
    assert broken(source, translation) == [("berths", "Todos os **ancoradouros** estão livres 🚢.")]


def test_term_that_was_left_is_marked_alone() -> None:
    assert broken("Each berth has a light.\n", "Cada Berth tem uma luz.\n") == [("berth", "Berth")]


def test_a_sentence_is_named_once_for_a_term() -> None:
    text = "The berth is a berth that other berths are like.\n"
    translation = "O cais é um cais com o qual os outros cais se parecem.\n"
    assert broken(text, translation) == [("berth", translation.strip())]


def test_longest_term_wins() -> None:
    assert broken("Ask the harbor master.\n", "Pergunte ao capitão do porto.\n") == []
    assert broken("Ask the harbor master.\n", "Pergunte ao mestre do porto.\n") == [
        ("harbor master", "Pergunte ao mestre do porto.")
    ]


def test_label_that_stays_takes_its_terms_along() -> None:
    source = "Click **Free berth** and wait for it.\n"
    assert broken(source, "Clique em **Free berth** (Lugar livre) e espere.\n") == []


def test_phrase_that_stays_takes_its_terms_along() -> None:
    source = 'Next to "Make this berth free", click the lamp.\n'
    assert broken(source, 'Ao lado de "Make this berth free", clique na lâmpada.\n') == []
    assert broken(source, 'Ao lado de "Liberar berth agora", clique na lâmpada.\n') == [
        ("berth", "berth")
    ]


def test_accepted_text_is_no_term() -> None:
    source, translation = "Read about Harbor Light here.\n", "Leia sobre a Harbor Light aqui.\n"
    settings = SETTINGS._replace(terms=frozenset({"Harbor Light"}))
    assert broken(source, translation, settings) == []


def test_name_in_the_middle_of_a_sentence_may_stay() -> None:
    assert broken("Write to Port Harbor today.\n", "Escreva à Port Harbor hoje.\n") == []
    assert broken("Write to the harbor today.\n", "Escreva à harbor hoje.\n") == [
        ("harbor", "harbor")
    ]


def test_what_was_named_a_sentence_before_may_be_left_out() -> None:
    source = "The berth has a number. You need the berth to moor.\n"
    assert broken(source, "A vaga tem um número. Você precisa dela para atracar.\n") == []
    apart = "The berth has a number.\n\nYou need the berth to moor.\n"
    translation = "A vaga tem um número.\n\nVocê precisa dela para atracar.\n"
    assert broken(apart, translation) == [("berth", "Você precisa dela para atracar.")]


def test_nothing_is_said_of_what_is_untranslated() -> None:
    text = "Every berth of the harbor has a light that you can see at night.\n"
    assert broken(text, text) == []


def test_nothing_is_said_of_half_a_sentence() -> None:
    source = "Every berth of the marina has a light, a number and a name on a sign.\n"
    assert broken(source, "Tudo tem uma luz.\n\nNada.\n") == []


def test_code_counts_as_kept() -> None:
    assert broken("Open Quayside now.\n", "Abra o `Quayside` agora.\n") == []
    assert broken("Open `Quayside` now.\n", "Abra o porto agora.\n") == []


def test_nothing_without_a_glossary() -> None:
    assert broken("Each berth has a light.\n", "Cada cais tem uma luz.\n", Settings()) == []
