import yaml
from hypothesis import given
from hypothesis import strategies as st

from doclint.config.settings import FrontMatterKeys, Settings
from doclint.memory.place import edit_at
from doclint.parse.document import Document
from doclint.parse.markdown import parse

SETTINGS = Settings(front_matter=FrontMatterKeys(human=frozenset({"title"})))
TEXT = st.text(st.sampled_from("aé ':\"\\#-[]{}&*!|>%@`,?\n0"), min_size=1, max_size=12)


def with_title(value: str) -> Document:
    return parse(f"---\nid: 7\ntitle: {value}\nlast: [a, b]\n---\nText.\n", "en", SETTINGS)


@given(TEXT, st.sampled_from(["Light it", "'Light it'", '"Light it"', "|-\n  Light it"]))
def test_yaml_reads_what_was_written_and_nothing_else_changes(text: str, value: str) -> None:
    document = with_title(value)
    at = document.text.index("Light it")
    block = next(block for block in document.blocks if block.kind == "field")
    assert block.content == (at, at + len("Light it"))
    edit = edit_at(document, block.content, text)
    if edit is None:
        return
    new = document.text[: edit.span.start] + edit.text + document.text[edit.span.end :]
    head = yaml.safe_load(new.split("---\n")[1])
    assert head["title"].split() == text.split()
    assert (head["id"], head["last"]) == (7, ["a", "b"])


def test_a_part_of_a_value_puts_all_of_it_in_quotes_where_it_must() -> None:
    document = with_title("Light it. Wait")
    start = document.text.index("Wait")
    block = next(block for block in document.blocks if block.kind == "field")
    edit = edit_at(document, block.content._replace(start=start), "Espere: já")
    assert edit
    assert edit.span == block.content
    assert edit.text == "'Light it. Espere: já'"
