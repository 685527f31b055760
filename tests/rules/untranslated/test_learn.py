"""What a project teaches about its terms and labels."""

from doclint.check.engine import align_pair
from doclint.check.pair import AlignedPair
from doclint.compare.untranslated_learn import Learned, learn
from doclint.config.settings import Settings


def pairs(*texts: tuple[str, str], language: str = "pt-BR") -> list[AlignedPair]:
    return [align_pair(source, text, language, Settings()) for source, text in texts]


KEPT = (
    "Push the commit to your branch, then select **Open gate**.\n",
    "Faça push do commit para o seu branch e selecione **Open gate** (Abrir portão).\n",
)
TRANSLATED = (
    "Push the commit to your branch, then select **Close gate**.\n",
    "Faça push do commit para o seu ramo e selecione **Fechar portão**.\n",
)


def test_what_stays_in_nearly_every_article_is_learned() -> None:
    rows = learn(pairs(KEPT, KEPT, KEPT, TRANSLATED))
    assert Learned("commit", "term", 4, 0) in rows
    assert Learned("Open gate", "label", 3, 0) in rows


def test_what_is_often_translated_is_not() -> None:
    texts = [row.text for row in learn(pairs(KEPT, KEPT, KEPT, TRANSLATED))]
    assert "branch" not in texts
    assert "Close gate" not in texts


def test_what_few_articles_have_is_not() -> None:
    assert learn(pairs(KEPT, KEPT)) == []


def test_what_was_left_untranslated_teaches_nothing() -> None:
    left = ("Push the commit to the branch now.\n", "Push the commit to the branch now.\n")
    assert learn(pairs(left, left, left, left)) == []


def test_the_form_that_is_written_most_often_is_kept() -> None:
    other = (KEPT[0], KEPT[1].replace("commit", "Commit"))
    rows = learn(pairs(KEPT, KEPT, KEPT, other))
    assert [row.text for row in rows if row.text.lower() == "commit"] == ["commit"]


def test_between_scripts_a_term_is_what_is_in_the_source() -> None:
    japanese = ("Push the commit to your branch.\n", "commit を branch に push します。\n")
    rows = learn(pairs(japanese, japanese, japanese, language="ja"))
    assert {row.text for row in rows} == {"commit", "branch", "push"}


def test_a_language_that_cannot_be_told_apart_teaches_labels_only() -> None:
    swahili = ("Select **Open gate** now.\n", "Chagua **Open gate** sasa.\n")
    assert learn(pairs(swahili, swahili, swahili, language="sw")) == [
        Learned("Open gate", "label", 3, 0)
    ]
