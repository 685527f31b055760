"""Inline code that was another one in the source."""

import pytest

from doclint.check.engine import align_pair
from doclint.compare.code_spans import bare_codes, emptied_codes, lone_ticks, span_changes
from doclint.config.settings import Settings


def changed(source: str, translation: str, language: str = "de") -> list[tuple[str, str]]:
    pair = align_pair(source, translation, language, Settings())
    return [
        (source[slice(*change.source.content)], translation[slice(*change.translation.content)])
        for change in span_changes(pair)
    ]


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Use `moor` and `sail`.", "Nimm `sail` und `moor`."),
        ("Use `moor`.", "Nimm `moor`, nur `moor`."),
        ("Use `moor`.", "Nimm moor."),
        ("Use moor.", "Nimm `moor`."),
        ("Use the **Quay** and `moor`.", "Nimm den `Quay` und moor."),
        ("Use `moor <ship>`.", "Nimm `moor <Schiff>`."),
        ("Use `YOUR-NAME`.", "Nimm `IHR-NAME`."),
        ("Type `# A great ship`.", "Schreib `# Ein großes Schiff`."),
        ("Type `This is a ship`.", "Schreib `Das ist ein Schiff`."),
        ("Use `moor`.", "Nimm `moor (anlegen)`."),
        ('Use `"moor"`.', "Nimm `moor`."),
        ("Use `moor:`.", "Nimm `moor`."),
        ("Nimm `港の灯り`.", "Use `lights of the harbor`."),
        ("See `the quay <a/b.html>`_.", "Siehe `den Kai <a/b.html>`_."),
        ("See `the quay\n<a/b.html>`__.", "Siehe `den Kai <a/\nb.html>`__."),
        ("See `the quay <a/en/b>`_.", "Siehe `den Kai <a/de/b>`_."),
        ("See :ref:`the quay <quay-1>`.", "Siehe :ref:`den Kai <quay-1>`."),
        ("Use `moor  it`.", "Nimm `moor\nit`."),
        ("Use `Berth<Ship,\nCrew>`.", "Nimm `Berth<Ship,Crew>`."),
        ("Use `moor`.", "Nimm `moor()`."),
        ("Use `ship.moor()`.", "Nimm `ship.moor`."),
        ("Use `.moor()`.", "Nimm `moor`."),
        ("Use `quay.moor`.", "Nimm `harbor_list` und `x.y`."),
        ("Its `+` opens it.", "Sein `Harbor#+` öffnet ihn."),
        ('Say `"a $bow of a #{ship}"`.', 'Sag `"ein $bow von einem #{ship}"`.'),
        ("`f(ship)` or `g(ship)`.", "`f(schiff)` oder `g(schiff)`."),
        ("`a = a + ship` or `a = a * ship`.", "`a = a + schiff` oder `a = a * schiff`."),
        ("`f([ship, bow, stern])`.", "`f([schiff, bug, heck])`."),
    ],
)
def test_harmless(source: str, translation: str) -> None:
    assert changed(source, translation) == []


@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        ("Use `moor-ship`.", "Nimm `moor-schiff`.", [("moor-ship", "moor-schiff")]),
        (
            "See `the quay <https://a.example/b>`_.",
            "Siehe `den Kai <https://a. example/c>`_.",
            [("the quay <https://a.example/b>", "den Kai <https://a. example/c>")],
        ),
        (
            "See `the quay <a/b.html>`_.",
            "Siehe `den Kai <a/b.html> `_.",
            [("the quay <a/b.html>", "den Kai <a/b.html> ")],
        ),
        (  # no link
            "Use `moor it <a/b.html>`.",
            "Nimm `moor ihn <a/b.html>`.",
            [("moor it <a/b.html>", "moor ihn <a/b.html>")],
        ),
        ("Use `moor` now.", "Nimm jetzt `anlegen`.", [("moor", "anlegen")]),
        ("Use `moor()` now.", "Nimm jetzt `moore()`.", [("moor()", "moore()")]),
        ("Edit `.harborrc`.", "Ändere `harborrc`.", [(".harborrc", "harborrc")]),
        ("`true` or `name`.", "`name` oder `wahr`.", [("true", "wahr")]),
        ("Use `if: moor()`.", "Nimm `if:moor()`.", [("if: moor()", "if:moor()")]),
        ("Use `moor <ship-1>`.", "Nimm `moor <ship-2>`.", [("moor <ship-1>", "moor <ship-2>")]),
        ("Use `QUAY_NAME`.", "Nimm `QUAY_NAMEE`.", [("QUAY_NAME", "QUAY_NAMEE")]),
        (
            "Use `moor ship --all`.",
            "Nimm `moor ship —all`.",
            [("moor ship --all", "moor ship —all")],
        ),
        ("Use `a.open(ship)`.", "Nimm `a.open(boot)`.", [("a.open(ship)", "a.open(boot)")]),
        (
            "`moor ship` or `sail ship`.",
            "`moor schiff` oder `sail schiff`.",
            [("moor ship", "moor schiff"), ("sail ship", "sail schiff")],
        ),
        (
            "`{ship: 1}` or `{ship: 2}`.",
            "`{schiff: 1}` oder `{schiff: 2}`.",
            [("{ship: 1}", "{schiff: 1}"), ("{ship: 2}", "{schiff: 2}")],
        ),
        (
            "`--hue=all` or `-h --hue=all`.",
            "`--hue=alle` oder `-h --hue=alle`.",
            [("--hue=all", "--hue=alle"), ("-h --hue=all", "-h --hue=alle")],
        ),
        (  # that the names were translated on purpose does not make `true` one of them
            "`harbor.moor(ship, true)` or `harbor.sail(ship, true)`.",
            "`harbor.moor(schiff, wahr)` oder `harbor.sail(schiff, wahr)`.",
            [
                ("harbor.moor(ship, true)", "harbor.moor(schiff, wahr)"),
                ("harbor.sail(ship, true)", "harbor.sail(schiff, wahr)"),
            ],
        ),
        (
            "`ls -a | sort` or `cat -n | sort`.",
            "`ls -a | sortiere` oder `cat -n | sortiere`.",
            [("ls -a | sort", "ls -a | sortiere"), ("cat -n | sort", "cat -n | sortiere")],
        ),
        ("Put `&&` between them.", "Setz `und` dazwischen.", [("&&", "und")]),
        ("Use <code>moor</code>.", "Nimm <code>anlegen</code>.", [("moor", "anlegen")]),
        (
            "Use `moor ship` or `sail`.",
            "Nimm `moor ship</code> oder `sail`.",
            [("moor ship", "moor ship</code> oder ")],
        ),
    ],
)
def test_damage(source: str, translation: str, expected: list[tuple[str, str]]) -> None:
    assert changed(source, translation) == expected


def test_names_that_the_examples_translate_may_be_translated_in_the_text() -> None:
    source = "Call `Ship.log` with `quay`.\n\n```ruby\nShip.log quay\nShip.moor quay\n```\n"
    there = source.replace("Ship", "Schiff").replace("quay", "kai").replace("Call", "Ruf auf:")
    assert changed(source, there) == []


def test_what_is_more_like_the_code_of_the_item_beside_it_belongs_there() -> None:
    source = "- `Quay.read(ship)` reads a ship\n- `Quay.read_all(ship)` reads all\n"
    there = "- `Quay.read_all(schiff)` liest alle\n- `Quay.read(schiff)` liest ein Schiff\n"
    assert changed(source, there) == []
    assert changed("- `Quay.read(ship)` reads a ship\n", "- `Quay.lies(ship)` liest\n") == [
        ("Quay.read(ship)", "Quay.lies(ship)")
    ]


def test_long_spans_do_not_take_long() -> None:
    source = " ".join(f"`quay{number}`" for number in range(10))
    translation = " ".join("`" + f"kai {number} " * 2000 + "`" for number in range(10))
    assert len(changed(source, translation)) <= 10


def bare(source: str, translation: str) -> list[tuple[str, str]]:
    pair = align_pair(source, translation, "de", Settings())
    return [
        (source[slice(*code.source.span)], translation[slice(*code.translation)])
        for code in bare_codes(pair)
    ]


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Use `moor`.", "Nimm moor."),
        ("Use `moor` or `sail`.", "Nimm `moor` oder „sail“."),
        ("Write `<br>` or <br> here.", "Schreib hier <br>."),
        ("Use ` here: `moor`.", "Nimm hier ` und moor."),
        ("The tag `<ship>`.", "Der Tag `<ship>` mit <em>Schiff</em>."),
    ],
)
def test_code_that_became_text_is_harmless(source: str, translation: str) -> None:
    assert bare(source, translation) == []


@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        ("Use `moor`.", "Nimm `moor.", [("`moor`", "`moor")]),
        ("Use `moor`.", "Nimm moor`.", [("`moor`", "moor`")]),
        ("Use `moor`.", r"Nimm \`moor.", [("`moor`", "`moor")]),
        ("- Use `a-b`\n- Use `c`", "- Nimm `a-b`\n- Nimm `c", [("`c`", "`c")]),
        ("The tag `<ship>`.", "Der Tag <ship>.", [("`<ship>`", "<ship>")]),
    ],
)
def test_code_that_lost_its_backticks(
    source: str, translation: str, expected: list[tuple[str, str]]
) -> None:
    assert bare(source, translation) == expected


@pytest.mark.parametrize(
    ("source", "translation", "places"),
    [
        ("Use Quayside now.", "Nimm jetzt `Quayside.", [11]),
        ("Use `moor` now.", "Nimm jetzt `moor` und Quayside`.", [30]),
        ("Use Quayside", "Nimm Quayside`", [13]),  # the last character of the file
        ("Use `moor` now.\n", "Nimm `moor` jetzt.\n", []),
        ("Use Quayside now.", "Nimm jetzt Quayside`", [19]),
        ("Use ` as a quote.", "Nimm ` als Zeichen.", []),
        ("Use the pier.", "Nimm den Pier, gib`s zu.", []),
        ("Use `moor --at 3` now.", "Nimm jetzt `moor --at 3.", []),  # its code lost one
        ("Use `moor`.\n\n    ls `pwd\n", "Nimm `moor`.\n\n    ls `pwd\n", []),
    ],
)
def test_backticks_that_delimit_nothing(source: str, translation: str, places: list[int]) -> None:
    pair = align_pair(source, translation, "de", Settings())
    assert [span.start for span in lone_ticks(pair)] == places


@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        ("Wait `0` or `5` days.", "Espere `` ou `5` dias.", [("0", "``")]),
        ("Wait `0` or `\\` days.", "Espere `` ou\n- `` dias.", []),
        ("Wait 0 days.", "Espere `` dias.", []),
        ("Wait `0` days.", "Espere `0` dias, ``.", []),
        ("Wait `` days, or `1`.", "Espere `` dias, ou `1`.", []),
        ("- Wait `0`.\n- Rest `0`.", "- Espere ``.\n- Descanse ``.", [("0", "``"), ("0", "``")]),
        ("Wait ``a`b`` days.", "Espere `` dias.", [("a`b", "``")]),
        ("Wait `5` days.", "Espere ``5` dias.", []),
        ("Wait `5` days.", "Espere `5`` dias.", []),
        ("Two backticks (`` `` ``), `0` times.", "Dois acentos (``), `0` vezes.", []),
        ("```\nwait\n```\n\nIt is `0`.", "```\n``\n```\n\nÉ zero.", []),
    ],
)
def test_code_of_which_nothing_is_left(
    source: str, translation: str, expected: list[tuple[str, str]]
) -> None:
    pair = align_pair(source, translation, "pt-BR", Settings())
    found = [
        (source[slice(*bare.source.content)], translation[slice(*bare.translation)])
        for bare in emptied_codes(pair)
    ]
    assert found == expected
