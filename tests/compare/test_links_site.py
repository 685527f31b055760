"""Following links and images to files."""

from doclint.check.engine import align_pair
from doclint.check.pair import AlignedPair
from doclint.compare.links import link_changes
from doclint.compare.links_site import is_former_address, leads_to_file, missing_files, page_at
from doclint.config.settings import Settings
from doclint.testing import MemorySite

FILES = {
    "content/guide/moor.md": "---\nredirect_from:\n  - '/old/moor/'\n---\n# Moor\n",
    "translations/pt/content/guide/moor.md": "# Atracar\n",
    "content/guide/index.md": "# Guide\n",
    "assets/map.png": "",
    "README.md": "# Quayside\n",
}


def pair_of(source: str, translation: str) -> AlignedPair:
    site = MemorySite("content/guide/a.md", "translations/pt/content/guide/a.md", FILES)
    return align_pair(source, translation, "pt", Settings(), site)


def missing(source: str, translation: str) -> list[tuple[str, bool]]:
    pair = pair_of(source, translation)
    return [(entry.mark.destination, entry.in_source) for entry in missing_files(pair)]


def unchanged(text: str) -> list[tuple[str, bool]]:
    return missing(text, text)


def test_pages_are_found_in_either_tree() -> None:
    pair = pair_of("x\n", "x\n")
    for path in ("moor.md", "./moor", "/guide/moor", "/guide/moor.html", "../guide/moor.md"):
        page = page_at(pair, path, in_source=False)
        assert page is not None
        assert page.path == "translations/pt/content/guide/moor.md"
        page = page_at(pair, path, in_source=True)
        assert page is not None
        assert page.path == "content/guide/moor.md"
    index = page_at(pair, "/guide", in_source=True)
    assert index is not None
    assert index.path == "content/guide/index.md"
    assert page_at(pair, "/nowhere", in_source=True) is None


def test_links_to_files() -> None:
    assert not unchanged("[x](moor.md) [x](index.md) [x](/guide/moor.md) [x](/README.md)\n")
    assert unchanged("[x](Moor.md)\n") == [("Moor.md", True)]
    assert missing("[x](moor.md)\n", "[x](moor.pt.md)\n") == [("moor.pt.md", False)]


def test_what_cannot_be_told_is_not_said() -> None:
    for target in (
        "../../../../../x.md",
        "/nowhere/x.md",
        "/guide/moored",
        "https://a.example/x.md",
        "{{ x }}/y.md",
        "#x.md",
    ):
        assert not unchanged(f"[x]({target})\n")


def test_images() -> None:
    assert not unchanged("![x](/assets/map.png) ![x](/static/map.png) ![x]({{ x }}.png)\n")
    assert unchanged("![x](/assets/Map.png)\n") == [("/assets/Map.png", True)]
    assert missing("![x](/assets/map.png)\n", "![x](/assets/map-pt.png)\n") == [
        ("/assets/map-pt.png", False)
    ]


def test_without_a_site_nothing_is_missing() -> None:
    text = "[x](nowhere.md)\n"
    assert not missing_files(align_pair(text, text, "pt", Settings()))


def test_another_image_of_the_project() -> None:
    pair = pair_of("![x](/assets/old.png)\n", "![x](/assets/map.png)\n")
    (entry,) = link_changes(pair).pairs
    assert leads_to_file(pair, entry.translation)
    assert not leads_to_file(pair, entry.source)


def test_former_addresses() -> None:
    pair = pair_of("[x](/guide/moor) [y](/guide)\n", "[x](/old/moor) [y](/old/guide)\n")
    former = [
        is_former_address(pair, entry.source, entry.translation)
        for entry in link_changes(pair).pairs
    ]
    assert former == [True, False]
