import json
import tomllib

from doclint.terms.evidence import Term, Way, terms_in
from doclint.terms.show import forms_of, shown

FRAMES = {
    "The {} is here.": "{} já aqui.",
    "We like our {} here.": "Gostamos: {} aqui.",
    "You can see a {} there.": "Ali se vê, sim, {}.",
    "Is this your {}?": "Será seu? {}!",
    "It is with the {} now.": "Agora está com: {}.",
    "They have no {} at all.": "Não há nem {}.",
}
TERMS_HERE = {
    "mooring line": "cabo de amarração",
    "Quayside": "Quayside",
    "river": "rio",
    "lamp": "lanterna",
    "anchor": "âncora",
}
ROWS = [
    (frame.format(term), quadro.format(termo))
    for frame, quadro in FRAMES.items()
    for term, termo in TERMS_HERE.items()
]
ROWS += [("All mooring lines, please.", "Todos os cabos de amarração.")]


def found(rows: list[tuple[str, str]], language: str = "pt-BR") -> dict[str, Term]:
    return {each.text: each for each in terms_in(rows, (), "en", language, 20)}


def test_words_that_belong_together_are_one_term_in_both_numbers() -> None:
    terms = found(ROWS)
    ways = (Way("cabo de amarração", 7),)
    assert terms["mooring line"] == Term("mooring line", 7, 0, ways)
    assert terms.keys() == TERMS_HERE.keys()


def test_label_is_a_term_whatever_it_ends_with() -> None:
    rows = [(a.format("Sign in"), b.format("Autenticar")) for a, b in FRAMES.items()]
    assert "Sign in" not in found([*ROWS, *rows])
    terms = terms_in([*ROWS, *rows], ["Sign in"] * 6 + ["in", "a, b", "{x}"] * 6, "en", "pt-BR", 20)
    (term,) = (each for each in terms if each.text == "Sign in")
    assert term == Term("Sign in", 6, 0, (Way("Autenticar", 6),))


def test_term_that_is_kept() -> None:
    assert found(ROWS)["Quayside"] == Term("Quayside", 6, 6, ())


def test_ways_are_counted_apart() -> None:
    swapped = [
        (source, translation.replace("rio", "ribeiro") if source[0] in "TY" else translation)
        for source, translation in ROWS * 2
    ]
    ways = (Way("ribeiro", 6), Way("rio", 6))
    assert found(swapped)["river"] == Term("river", 12, 0, ways)


def test_equal_sentences_count_each_time() -> None:
    assert found(ROWS * 3)["Quayside"].times == 18


def test_language_without_spaces() -> None:
    frames = (
        "{}は古い。",
        "ここの{}が好き。",
        "{}を見る。",
        "{}ですか？",
        "今は{}と。",
        "{}なし。",
    )
    terms = ("係留ロープ", "Quayside", "河川", "ハーバーライト", "錨")
    rows = [
        (frame.format(term), other_frame.format(other))
        for frame, other_frame in zip(FRAMES, frames, strict=True)
        for term, other in zip(TERMS_HERE, terms, strict=True)
    ]
    ways = {text: term.ways for text, term in found(rows, "ja").items()}
    assert ways["mooring line"] == (Way("係留ロープ", 6),)
    assert ways["lamp"] == (Way("ハーバーライト", 6),)
    assert ways["river"] == (Way("河川", 6),)
    assert found(rows, "ja")["Quayside"].kept == 6


def test_too_few_sentences_have_no_terms() -> None:
    assert terms_in(ROWS[:3], (), "en", "pt-BR", 20) == []
    assert terms_in([], (), "en", "pt-BR", 20) == []


TERMS = [
    Term("mooring line", 100, 0, (Way("cabo de amarração", 75), Way("amarra", 20), Way("fio", 5))),
    Term("check in", 50, 44, (Way("registro", 6),)),
    Term("tide", 9, 0, ()),
]


def test_rare_ways_are_not_for_a_glossary() -> None:
    forms = ["cabo de amarração", "amarra"], ["check in", "registro"], []
    assert tuple(map(forms_of, TERMS)) == forms


def test_shown_as_toml() -> None:
    text = "\n".join(shown(TERMS, "toml", "en", "pt-BR"))
    table = {"mooring line": ["cabo de amarração", "amarra"], "check in": ["check in", "registro"]}
    assert tomllib.loads(text) == {"pt-BR": table}
    assert "# 100: cabo de amarração 75, amarra 20, fio 5" in text


def test_shown_as_csv() -> None:
    assert list(shown(TERMS, "csv", "en", "pt-BR")) == [
        "term,pt-BR,sentences,kept,ways",
        'mooring line,cabo de amarração | amarra,100,0,"cabo de amarração 75, amarra 20, fio 5"',
        "check in,check in | registro,50,44,registro 6",
    ]


def test_shown_as_json() -> None:
    (text,) = shown(TERMS[1:2], "json", "en", "pt-BR")
    ways = [{"text": "registro", "times": 6}]
    assert json.loads(text) == {
        "version": 1,
        "source_language": "en",
        "language": "pt-BR",
        "terms": [{"term": "check in", "sentences": 50, "kept": 44, "ways": ways}],
    }


def test_shown_as_a_table() -> None:
    assert list(shown(TERMS[1:], "table", "en", "pt-BR")) == [
        "term      sentences   kept  translated",
        "check in         50     44  registro 6",
        "tide              9      0",
    ]
