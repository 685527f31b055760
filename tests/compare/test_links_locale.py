"""Links that name a language and should not, or the other way round."""

from doclint.check.engine import align_pair
from doclint.compare.links_locale import misplaced_languages
from doclint.config.settings import Settings
from doclint.testing import MemorySite

PLAIN = Settings()
PREFIXED = Settings(locales={"en": ("/en/",), "pt-BR": ("/pt/", "/br/")})
AT_ROOT = Settings(locales={"en": ("/",), "pt": ("/pt/",)})


def article(*targets: str) -> str:
    return "".join(f"- See [x]({target}) there.\n" for target in targets)


def misplaced(
    source: str, translation: str, settings: Settings = PLAIN, files: dict[str, str] | None = None
) -> list[tuple[str, str]]:
    site = MemorySite("en/a.md", "pt/a.md", files) if files is not None else None
    pair = align_pair(source, translation, "pt-BR", settings, site)
    return [(entry.what, entry.expected) for entry in misplaced_languages(pair)]


def test_one_among_many() -> None:
    source = article("/a", "/b", "/c")
    assert misplaced(source, article("/a", "/pt/b", "/c")) == [("surplus", "/b")]
    absolute = article("/a", "https://harbor.example/pt/b", "/c")
    assert misplaced(source, absolute) == [("surplus", "/b")]


def test_all_of_them() -> None:
    assert not misplaced(article("/a", "/b"), article("/pt/a", "/pt/b"))
    hosts = article("https://h.example/pt/a", "https://h.example/pt/b")
    assert not misplaced(article("/a", "/b"), hosts)


def test_a_single_link_says_nothing_unless_it_became_absolute() -> None:
    assert not misplaced(article("/a"), article("/pt/a"))
    assert misplaced(article("/a"), article("https://h.example/pt/a")) == [("surplus", "/a")]
    assert not misplaced(article("/a"), article("https://h.example/a"))


def test_a_file_beside_the_article_may_be_named_with_its_language() -> None:
    source, translation = article("a.md", "b.md", "c.md"), article("a.md", "b.pt.md", "c.md")
    assert misplaced(source, translation, files={"pt/b.pt.md": "B"}) == []
    assert misplaced(source, translation, files={"pt/b.md": "B"}) == [("surplus", "b.md")]


def test_links_to_other_sites_are_free() -> None:
    source = article("/a", "/b", "https://c.example/d")
    assert not misplaced(source, article("/a", "/b", "https://c.example/pt/d"))
    assert not misplaced(source, article("/a", "/b", "https://c.example/fr/d"))


def test_a_third_language() -> None:
    assert misplaced(article("/a"), article("/fr/a")) == [("other", "")]
    assert misplaced(article("/en/a"), article("/es/a"), PREFIXED) == [("other", "")]


def test_the_settings_decide() -> None:
    assert misplaced(article("/en/a"), article("/en/a"), PREFIXED) == [("source", "/pt/a")]
    assert not misplaced(article("/en/a"), article("/br/a"), PREFIXED)
    assert not misplaced(article("/a", "/b", "/c"), article("/pt/a", "/b", "/c"), PREFIXED)
    assert misplaced(article("/a"), article("/a"), AT_ROOT) == [("missing", "/pt/a")]
    assert not misplaced(article("/a.png", "b"), article("/a.png", "b"), AT_ROOT)


def test_a_page_that_is_not_translated_is_linked_in_the_source_language() -> None:
    source, text = article("/en/b"), article("/en/b")
    assert not misplaced(source, text, PREFIXED, {"en/b.md": "# B\n"})
    both = {"en/b.md": "# B\n", "pt/b/index.md": "# B\n"}
    assert misplaced(source, text, PREFIXED, both) == [("source", "/pt/b")]
    posts = {"en/news/_posts/2020-01-02-b.md": "", "pt/news/_posts/2020-01-02-b.md": ""}
    dated = article("/en/news/2020/01/02/b/")
    assert misplaced(dated, dated, PREFIXED, posts) == [("source", "/pt/news/2020/01/02/b/")]
    del posts["pt/news/_posts/2020-01-02-b.md"]
    assert not misplaced(dated, dated, PREFIXED, posts)


def test_without_settings_the_files_and_the_other_links_must_agree() -> None:
    source, text = article("/en/a", "/en/b", "/en/c"), article("/pt/a", "/pt/b", "/en/c")
    assert not misplaced(source, text)
    files = {"en/c.md": "", "pt/c.md": ""}
    assert misplaced(source, text, files=files) == [("source", "/pt/c")]
