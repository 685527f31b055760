import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.errors import InputError
from doclint.pair.template import Match, Template


@pytest.mark.parametrize(
    ("template", "path", "match"),
    [
        ("content/{path}", "content/a/b.md", Match("", "a/b.md")),
        ("content/{path}", "data/a.md", None),
        ("t/{lang}/content/{path}", "t/pt-BR/content/a.md", Match("pt-BR", "a.md")),
        ("t/{lang}/content/{path}", "t/a/b/content/a.md", None),
        ("{lang}/{path}", "es/a/b.md", Match("es", "a/b.md")),
        ("docs/{path}.{lang}.md", "docs/a.b/c.pt.md", Match("pt", "a.b/c")),
        ("./docs/{path}", "docs/a.md", Match("", "a.md")),
        ("d.cs/{path}", "docs/a.md", None),
    ],
)
def test_match(template: str, path: str, match: Match | None) -> None:
    assert Template(template).match(path) == match


@pytest.mark.parametrize(
    ("template", "problem"),
    [
        ("docs", "needs one {path}"),
        ("{path}/{path}", "needs one {path}"),
        ("{lang}/{lang}/{path}", "at most one {lang}"),
        ("{locale}/{path}", "`{locale}` is neither"),
        ("/etc/{path}", "inside the project"),
        ("../{path}", "inside the project"),
    ],
)
def test_what_is_no_template(template: str, problem: str) -> None:
    with pytest.raises(InputError) as error:
        Template(template)
    assert problem in str(error.value)
    assert template in str(error.value)


PATHS = st.lists(st.text("ab.", min_size=1, max_size=4), min_size=1, max_size=3).map("/".join)


@given(PATHS, st.sampled_from(["pt-BR", "ja", "zh_tw"]))
def test_what_is_filled_in_is_read_back(path: str, language: str) -> None:
    for text in ("t/{lang}/content/{path}", "{lang}/{path}", "docs/{path}.{lang}.md"):
        template = Template(text)
        assert template.match(template.fill(path, language)) == Match(language, path)


def test_languages_in_folder_names() -> None:
    template = Template("i18n/docs-{lang}/{path}")
    assert list(template.languages_in(["docs-pt", "src", "docs-ja"])) == ["pt", "ja"]
    assert template.folder == "i18n"
