"""Liquid that decides what a block is: at the end of a table's head, around code."""

import pytest

from doclint.config.settings import Settings
from doclint.parse.document import Document
from doclint.parse.markdown import parse


def document(text: str) -> Document:
    return parse(text, "en", Settings())


@pytest.mark.parametrize("row", ["|---|---|", "| :-- | --: |", "---|---", "--- | ---: "])
def test_a_tag_after_the_row_of_hyphens_leaves_the_table_one(row: str) -> None:
    text = f"| a | b |\n{row}{{% if x %}}\n| 1 | 2 |{{% endif %}}\n"
    found = document(text)
    assert [block.kind for block in found.blocks] == ["cell"] * 4
    assert found.containers[0].start == 2


def test_a_tag_in_text_after_a_hyphen_is_no_row() -> None:
    assert [block.kind for block in document("Well -{% data x %}\n").blocks] == ["paragraph"]


HIGHLIGHT = "{% highlight ruby %}\n# Ship\nship.moor\n\n> log\n{% endhighlight %}"


def test_highlighted_lines_are_code() -> None:
    text = f"Do this:\n\n{HIGHLIGHT}\n\n# Then\n"
    found = document(text)
    assert [block.kind for block in found.blocks] == ["paragraph", "code", "heading"]
    code = found.blocks[1]
    assert text[slice(*code.content)] == "# Ship\nship.moor\n\n> log\n"
    assert text[slice(*code.span)].strip() == HIGHLIGHT
    assert code.info == "{% highlight ruby %}"
    assert "Ship" not in found.prose
    assert [tag.name for tag in found.tags] == ["highlight", "endhighlight"]


def test_highlighted_lines_in_a_list() -> None:
    item = HIGHLIGHT.replace("\n", "\n  ")
    found = document(f"- Do this:\n\n  {item}\n- Then wait.\n")
    assert [block.kind for block in found.blocks] == ["paragraph", "code", "paragraph"]


def test_fences_within_highlighted_lines_are_code() -> None:
    found = document("{% highlight md %}\n```sh\n~~~\n{% endhighlight %}\n\nText.\n")
    assert [block.kind for block in found.blocks] == ["code", "paragraph"]
