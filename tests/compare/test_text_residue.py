"""What tools leave behind, and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.check.engine import align_pair
from doclint.compare.text_residue import residues
from doclint.config.settings import Settings


def left(
    translation: str, language: str = "de", source: str = "The tide."
) -> list[tuple[str, str]]:
    pair = align_pair(source, translation, language, Settings())
    return [(one.kind, translation[slice(*one.span)]) for one in residues(pair)]


@pytest.mark.parametrize(
    ("translation", "language"),
    [
        ("Die Flut\n=======\n\nund Wind\n", "de"),
        ("Die Flut <s>kommt</s> geht. a < 3 und b > 4", "de"),
        ('<a name="x"></a> <td></td> <br>', "de"),
        ("می\u200cآید", "fa"),
        ("क्\u200dष", "hi"),
        ("Flut 👩\u200d🚀", "de"),
        ("น้ำ\u200bขึ้น", "th"),
        ("**潮（シオ）**\u200bは", "ja"),
        ("die \u200b\u200bFlut", "de"),
        ("\ufeffDie Flut", "de"),
        ("مد \u2067abc\u2069", "ar"),
        ("NÃO é; MANHÃ, ROMÂNIA; naïve; château", "pt"),
        ("Die\tFlut\r\nkommt", "de"),
    ],
)
def test_clean(translation: str, language: str) -> None:
    assert left(translation, language) == []


@pytest.mark.parametrize(
    ("translation", "expected"),
    [
        ("Flut.<|endoftext|>Wind", [("model", "<|endoftext|>")]),
        ("Flut<｜end▁of▁sentence｜>", [("model", "<｜end▁of▁sentence｜>")]),
        ("<unk> Flut [/INST]", [("model", "<unk>"), ("model", "[/INST]")]),
        ("Flut <1> und </0>", [("engine", "<1>"), ("engine", "</0>")]),
        ('<g id="1">Flut', [("engine", '<g id="1">')]),
        ('<p spaces-before="0">', [("engine", 'spaces-before="0"')]),
        ('<b x-id="12">', [("engine", 'x-id="12"')]),
        (
            "__PH_3__ [[PH0]] ⟦TAG1⟧",
            [("engine", "__PH_3__"), ("engine", "[[PH0]]"), ("engine", "⟦TAG1⟧")],
        ),
        ("{0>a<}1{>b<0}", [("engine", "{0>"), ("engine", "<}1{>"), ("engine", "<0}")]),
        ("<b></b><em> </em>", [("empty", "<b></b>"), ("empty", "<em> </em>")]),
        ("Fl\ufffd\ufffdt", [("broken", "\ufffd\ufffd")]),
        ("MÃ¤rz itâ€™s", [("broken", "Ã¤"), ("broken", "â€™")]),
        ("Fl\x07ut", [("control", "\x07")]),
        ("Flüt\x08", [("control", "\x08")]),
        ("Fl\u200but", [("invisible", "\u200b")]),
        ("Fl\u200cut", [("invisible", "\u200c")]),
        ("a\n\ufeffb", [("invisible", "\ufeff")]),
        ("Flut \u202eabc\u202c", [("invisible", "\u202e"), ("invisible", "\u202c")]),
        (
            "<<<<<<< HEAD\na\n||||||| base\n=======\nb\n>>>>>>> main",
            [
                ("conflict", "<<<<<<< HEAD"),
                ("conflict", "||||||| base"),
                ("conflict", "======="),
                ("conflict", ">>>>>>> main"),
            ],
        ),
    ],
)
def test_residue(translation: str, expected: list[tuple[str, str]]) -> None:
    assert left(translation) == expected


def test_what_the_source_has_as_well_is_none() -> None:
    assert left("Schreib `<|end|>` und `<|end|>`", source="Write `<|end|>`") == [
        ("model", "<|end|>")
    ]


@given(st.text(max_size=80))
def test_a_text_has_no_residue_against_itself(text: str) -> None:
    assert left(text, "en", text) == []
